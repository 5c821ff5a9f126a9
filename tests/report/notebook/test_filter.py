"""The filter for Quarto's own program, run by pandoc: references, brackets, leads of notes, stops."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pypandoc
import pytest

from report.author import __file__ as author_file
from tests.book import Book

FILTER = str(Path(author_file).parent / "notebook/quarto.lua")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A book that has been checked, whose labels Quarto may know."""
    book = Book.new(tmp_path_factory.mktemp("told") / "book")
    book.run("check")
    return book


def printed(book: Book, text: str, language: str = "en") -> str:
    source = book.root / f"chapters/trees/01-growth.{language}.qmd"
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "html", "--wrap=none", "--lua-filter", FILTER]
    folder = source.parent / f"try-{language}"
    folder.mkdir(exist_ok=True)
    draft = folder / "chapters/trees" / source.name
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text(text, encoding="utf-8")
    environment = {**os.environ, "QUARTO_PROJECT_DIR": str(book.root)}
    done = subprocess.run([*command, str(draft)], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip().replace("\N{NO-BREAK SPACE}", "~")


def test_the_file_of_labels_says_names_numbers_and_files(told):
    content = json.loads(told.read(".cache/quarto.json"))
    label = content["labels"]["trees.en"]["fig-growth"]
    assert label == {"name": "Figure\N{NO-BREAK SPACE}1.1", "number": "1.1", "file": "01-growth.en.qmd"}
    assert content["chapters"]["chapters/trees/02-streets.da.qmd"] == "trees.da"


@pytest.mark.parametrize(
    ("text", "language", "html"),
    [
        ("See @fig-growth.", "en", '<p>See <a href="#fig-growth">Figure~1.1</a>.</p>'),
        ("Se @fig-growth. @Fig-growth", "da", '<p>Se <a href="#fig-growth">figur~1.1</a>.'),
        ("@fig-growth viser", "da", '<p><a href="#fig-growth">Figur~1.1</a> viser</p>'),
        ("more [see @tbl-streets]", "en", '<p>more (see <a href="02-streets.en.qmd#tbl-streets">Table~2.1</a>)</p>'),
        ("in [Fig. @fig-growth]", "en", '<p>in Fig.~<a href="#fig-growth">1.1</a></p>'),
        ("in [-@fig-growth]", "en", '<p>in <a href="#fig-growth">1.1</a></p>'),
        ("see @sec-streets", "en", '<p>see <a href="02-streets.en.qmd#sec-streets">Chapter~2</a></p>'),
        ("[trees](#tbl-streets)", "en", '<p><a href="02-streets.en.qmd#tbl-streets">trees</a></p>'),
        ("[trees](#fig-growth)", "en", '<p><a href="#fig-growth">trees</a></p>'),
        ("5 kr.. Nu ...", "da", "<p>5 kr. Nu …</p>"),
        ("as [@grove2020, p. 4]", "en", '<p>as <span class="citation" data-cites="grove2020">[@grove2020, p. 4]'),
        ("::: {.note}\nCounted.\n:::", "en", '<div class="note">\n<p><em>Note:</em> Counted.</p>\n</div>'),
    ],
)
def test_what_is_printed(told, text, language, html):
    assert printed(told, text, language).startswith(html)


def test_before_a_build_quarto_is_left_to_do_it(tmp_path):
    assert 'data-cites="fig-growth"' in printed(Book.new(tmp_path / "book"), "See @fig-growth.")
