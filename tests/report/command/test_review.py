"""Chapters as a file for a word processor: opened again with pandoc, it says what the page says."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from report.markdown.pandoc import executable
from tests.book import Book, no_analysis

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def reviewed(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, bytes]]:
    """The tiny book, and its first chapter in Danish as a file."""
    with no_analysis():
        book = built_book.copy(tmp_path_factory.mktemp("review") / "book")
        file = book.root / "growth.docx"
        outcome = book.run("review", "--chapter", "01-growth", "--language", "da", "--output", str(file))
        assert outcome.exit == 0, outcome.printed
        yield book, file.read_bytes()


def pandoc(content: bytes, source: str, target: str) -> str:
    command = [str(executable()), f"--from={source}", f"--to={target}", "--wrap=none"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


class Said(HTMLParser):
    """The paragraphs and headings of a page, notes and sources of exhibits too, without the calls of footnotes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside, self.left_out = "", 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = (None, "exhibit-note", "exhibit-source")
        if tag in ("p", "h2") and dict(attrs).get("class") in shown and "hidden" not in dict(attrs):
            self.inside = tag
            self.texts.append("")
        self.left_out += tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        self.left_out -= tag == "sup"
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside and not self.left_out:
            self.texts[-1] += data


def bare(text: str) -> str:
    """A text as words between single spaces, without points of division and calls of notes."""
    return " ".join(re.sub("(?<!\\^)\\[[0-9]+\\]|\N{SOFT HYPHEN}", "", text).split())


def test_it_says_what_the_page_says(reviewed: tuple[Book, bytes]) -> None:
    book, content = reviewed
    opened = bare(pandoc(content, "docx", "plain"))
    html = (book.root / "_site/da/byens-traeer/vaekst.html").read_text(encoding="utf-8")
    article = html[html.index("<h1") : html.index("<section")]
    said = [bare(text) for text in Said(article).texts if text.strip()]
    for text in ("Der er kommet 15 til:", "1.1 Udviklingen", "Anm.: Talt om sommeren."):
        assert text in said
    assert "i gaderne" in opened and "Vækst" in opened
    assert [text for text in said if text not in opened] == []
    assert "value(" not in opened and "@fig" not in opened


def test_figures_tables_notes_and_references_are_there(reviewed: tuple[Book, bytes]) -> None:
    _, content = reviewed
    opened = bare(pandoc(content, "docx", "markdown"))
    assert "![Figur 1.1 Træer i byen]" in opened and 'alt="Byen har 75 træer."' in opened
    assert "[^1]: Træerne er talt i to gader" in opened
    assert "[figur 1.1](#fig-growth)" in opened
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
    assert [Path(name).suffix for name in pictures] == [".png"]


def test_headings_are_styles_and_title_and_language_are_set(reviewed: tuple[Book, bytes]) -> None:
    _, content = reviewed
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        document = ET.fromstring(archive.read("word/document.xml"))
        styles, core = archive.read("word/styles.xml").decode(), ET.fromstring(archive.read("docProps/core.xml"))
    used = [style.get(f"{W}val") for style in document.iter(f"{W}pStyle")]
    assert {"Title", "Heading1", "Heading2", "ImageCaption"} <= set(used)
    assert 'w:val="da-DK"' in styles
    assert core.findtext(f"{DC}title") == "Byens træer"


def test_its_bytes_are_the_same_each_time(reviewed: tuple[Book, bytes]) -> None:
    book, content = reviewed
    again = book.root / "again.docx"
    with no_analysis():
        book.run("review", "--chapter", "01-growth", "--language", "da", "--output", str(again))
    assert again.read_bytes() == content


def test_a_whole_edition_stands_below_the_previews(reviewed: tuple[Book, bytes]) -> None:
    book, _ = reviewed
    with no_analysis():
        outcome = book.run("review", "--language", "en")
    assert outcome.exit == 0, outcome.printed
    file = book.root / ".preview/en/trees-of-the-town.docx"
    opened = pandoc(file.read_bytes(), "docx", "plain")
    assert "The streets differ widely" in opened and "Only living trees were counted." in opened
    table = pandoc(file.read_bytes(), "docx", "html")
    assert table.count("<table") == 1 and table.count("<img") == 2


def test_an_output_is_looked_at_before_anything_is_built(reviewed: tuple[Book, bytes], tmp_path: Path) -> None:
    book, _ = reviewed
    for output, said in (
        (tmp_path / "a.pdf", "does not end with .docx"),
        (tmp_path / "no/a.docx", "a folder that does not exist"),
    ):
        outcome = book.run("review", "--chapter", "01-growth", "--language", "da", "--output", str(output))
        assert outcome.exit == 2
        assert said in outcome.printed and "Reading" not in outcome.printed
    with no_analysis():
        outcome = book.run("review", "--output", str(tmp_path / "a.docx"))
    assert outcome.exit == 2
    assert "name one --language (da, en)" in outcome.printed


def test_errors_of_the_text_are_told_and_others_stop_it(book: Book, tmp_path: Path) -> None:
    def written(name: str) -> int:
        arguments = ("review", "--chapter", "02-streets", "--language", "da", "--output", str(tmp_path / name))
        return book.run(*arguments).exit

    book.edit("chapters/trees/02-streets.da.qmd", "Gaderne er vidt", "Alle 7 gader er vidt")
    assert written("typed.docx") == 1 and (tmp_path / "typed.docx").exists()
    book.append("chapters/trees/02-streets.da.qmd", 'Se `{python} value("no.such")`.')
    assert written("unknown.docx") == 1 and not (tmp_path / "unknown.docx").exists()
