"""A publication in Danish alone, and one beside it in other languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.report.language.projects import BOOKS, Project

pytestmark = pytest.mark.slow


def test_a_book_in_one_language_has_no_door_to_another(built_one: Project) -> None:
    text = built_one.read("_site/da/heden/lyng.html")
    assert 'class="language"' not in text and "other-language" not in text
    assert re.findall(r'hreflang="(..)"', text) == ["da"]
    assert "»ja«" in text and "afsnit" in text


def test_a_book_in_one_language_is_printed(built_one: Project) -> None:
    assert (built_one.root / "_site/da/heden.pdf").read_bytes().startswith(b"%PDF")


def test_the_front_page_is_in_the_one_language(built_one: Project) -> None:
    assert re.findall(r'<div class="group" lang="(..)"', built_one.read("_site/index.html")) == ["da"]


def test_a_book_in_one_language_has_nothing_to_approve(one: Project) -> None:
    one.edit("chapters/moor/01-heather.da.qmd", "Nogle år længere.", "Nogle år kortere.")
    assert one.run("check").exit == 0
    assert one.run("pairs", "accept").exit == 0
    assert not (one.root / "chapters/moor/pairs.json").exists()


def test_two_publications_of_one_project_have_different_languages(three: Project, tmp_path: Path) -> None:
    moor = (BOOKS / "one/_quarto.yml").read_text(encoding="utf-8").partition("publications:\n")[2]
    three.edit("_quarto.yml", "publications:\n", f"publications:\n{moor}\n")
    three.write(
        "chapters/moor/01-heather.da.qmd", (BOOKS / "one/chapters/moor/01-heather.da.qmd").read_text(encoding="utf-8")
    )
    every, swedish = tmp_path / "every", tmp_path / "swedish"
    assert three.run("--format", "html", "--output", str(every)).exit == 0
    assert (every / "da/heden/lyng.html").is_file() and (every / "sv/faglar/rakning.html").is_file()
    assert three.run("--language", "sv", "--format", "html", "--output", str(swedish)).exit == 0
    assert not (swedish / "da").exists() and (swedish / "sv/faglar/rakning.html").is_file()
    wrong = three.run("--publication", "moor", "--language", "sv")
    assert wrong.exit == 2 and "no edition in the language 'sv'; known: da" in wrong.printed
