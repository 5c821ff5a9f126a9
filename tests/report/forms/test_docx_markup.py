"""What a page prints of mark-up beyond the everyday is also in a file for a word processor, and in Markdown."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.book import Book, no_analysis
from tests.report.quarto.book_of_examples import CELL, FOLDER, with_chapters
from tests.report.quarto.examples import WORKS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHAPTER = "03-marks"
MORE = 'She called it "elm".\n: A [word]{.typed reason="it is one"} called "ash"^[Note of ash.]\n'


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The words of the file of a chapter in which every example that works stands, its paragraphs in lines."""
    book = Book.new(tmp_path_factory.mktemp("docx") / "book")
    text = "\n\n".join([*(example.text for example in WORKS.values()), MORE])
    with_chapters(book, {CHAPTER: f"{CELL}\n# Marks {{#sec-marks}}\n\n{text}\n"})
    for language in ("da", "en"):
        book.write(f"{FOLDER}/_part.{language}.qmd", "Included olive.\n")
    file = book.root / "marks.docx"
    with no_analysis():
        outcome = book.run("review", "--chapter", CHAPTER, "--language", "en", "--output", str(file))
    assert outcome.exit == 0, outcome.printed
    return plain(file)


def plain(file: Path) -> str:
    """The words of its text and its footnotes; what is set in bold is not told apart."""
    with zipfile.ZipFile(file) as archive:
        parts = [archive.read(f"word/{name}.xml") for name in ("document", "footnotes")]
    found = [paragraph for part in parts for paragraph in ET.fromstring(part).iter(f"{W}p")]
    return "\n".join("".join(node.text or "" for node in p.iter() if node.tag in (f"{W}t", f"{M}t")) for p in found)


@pytest.mark.parametrize("name", WORKS)
def test_every_word_of_an_example_is_in_the_file(name: str, written: str) -> None:
    words = {word.strip(".,:") for word in WORKS[name].screen.split()}
    assert [word for word in sorted(words) if word not in written] == []


def test_what_only_paper_prints_is_not(written: str) -> None:
    assert "Screen myrtle." in written and "Screen cypress." in written
    assert "Paper myrtle." not in written and "Paper cypress." not in written


def test_tasks_say_whether_they_are_done(written: str) -> None:
    assert "☐ plant acer" in written and "☒ water acer" in written


def test_a_definition_is_run_text(written: str) -> None:
    assert "called ‘ash’" in written or "called “ash”" in written
    assert "Note of ash." in written


def test_formulas_are_formulas(written: str) -> None:
    assert "A formula p2 in text." in written
    assert "The share z=75 of all." in written
    assert "(3.1)" in written
