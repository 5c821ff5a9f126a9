"""A preview says where its pages are, and on which page of the PDF the text has changed."""

from __future__ import annotations

import re

import pytest

from tests.book import Book

GROWTH = "chapters/trees/01-growth.en.qmd"


def addresses(book: Book, *arguments: str) -> list[str]:
    """The paths that a preview prints, below its folder, with what is said of each."""
    outcome = book.build(*arguments)
    assert outcome.exit == 0, outcome.printed
    return re.findall(r"^  \S*/\.preview/(.*)$", outcome.printed, re.MULTILINE)


def test_a_chapter_has_a_page_in_each_language(book: Book) -> None:
    both = ["da/byens-traeer/vaekst.html", "en/trees-of-the-town/growth.html"]
    assert addresses(book, "--chapter", "01-growth") == both
    assert addresses(book, "--chapter", "01-growth", "--language", "en") == both[1:]
    assert all((book.root / ".preview" / path).is_file() for path in both)
    assert addresses(book, "--language", "da") == ["da/byens-traeer/index.html"]


def test_a_landing_text_stands_on_the_first_page(book: Book) -> None:
    book.edit("_quarto.yml", "    formats: [html]\n", "    formats: [html]\n    landing: landing\n")
    for code in ("da", "en"):
        book.write(f"chapters/trees/landing.{code}.qmd", "# Trees {#sec-landing}\n\nTrees.\n")
    assert addresses(book, "--chapter", "landing", "--language", "da") == ["da/byens-traeer/index.html"]


@pytest.mark.slow
def test_the_page_of_the_pdf_is_that_of_the_section_that_has_changed(book: Book) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [pdf]")
    arguments = ("--chapter", "01-growth", "--language", "en")
    (first,) = addresses(book, *arguments)
    book.append(GROWTH, "Trees grow. " * 600 + "\n\n## Later {#sec-later}\n\nMore.")
    book.append(GROWTH.replace(".en.", ".da."), "Træer.\n\n## Senere {#sec-later}\n\nMere.")
    addresses(book, *arguments)
    book.edit(GROWTH, "\nMore.\n", "\nMuch more.\n")
    (later,) = addresses(book, *arguments)
    pages = [int(re.fullmatch(r"en/trees-of-the-town\.pdf, page (\d+)", line)[1]) for line in (first, later)]
    assert pages[0] < pages[1]
    assert addresses(book, *arguments) == [first]
