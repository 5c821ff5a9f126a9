"""A chapter without a number, such as a summary, stands in its place and is called by its title."""

from __future__ import annotations

import re

import pytest

from report.build.progress import progress
from report.build.recipe import Build, Selection
from report.diagnostics import Diagnostics
from tests.book import Book

FOLDER = "chapters/trees"
LISTED = "      - file: 00-summary\n        unnumbered: true\n        slug: {da: sammenfatning, en: summary}\n"
SUMMARY = {
    "da": "# Sammenfatning {#sec-summary}\n\nByen vokser.\n\n## Kort sagt {#sec-short}\n\nDer er flere træer.\n\n"
    "::: {#tip-short .callout-tip}\n## Husk\n\nTræer tager tid.\n:::\n",
    "en": "# Summary {#sec-summary}\n\nThe town is growing.\n\n## In brief {#sec-short}\n\nThere are more trees.\n\n"
    "::: {#tip-short .callout-tip}\n## Remember\n\nTrees take time.\n:::\n",
}


@pytest.fixture
def summarised(book: Book) -> Book:
    """The tiny book with a summary before its first chapter, to which the first chapter refers."""
    book.edit("_quarto.yml", "    chapters:\n", f"    chapters:\n{LISTED}")
    for language, text in SUMMARY.items():
        book.write(f"{FOLDER}/00-summary.{language}.qmd", text)
        book.append(f"{FOLDER}/01-growth.{language}.qmd", "(@sec-summary; @sec-short; @tip-short; @sec-change)")
    outcome = book.run("pairs", "accept")
    assert outcome.exit == 0, outcome.printed
    return book


def page(book: Book, name: str) -> str:
    """A page of the site."""
    return _plain(book.read(f"_site/{name}.html"))


def _plain(markup: str) -> str:
    """`markup` with plain spaces, and none between elements."""
    return " ".join(markup.split()).replace("> <", "><")


@pytest.fixture
def site(summarised: Book) -> Book:
    outcome = summarised.build()
    assert outcome.exit == 0, outcome.printed
    return summarised


def test_its_page_has_its_title_and_no_number(site: Book) -> None:
    text = page(site, "da/byens-traeer/sammenfatning")
    assert '<h1 id="sec-summary" class="chapter-title">Sammenfatning</h1>' in text
    assert '<p class="chapter-name">' not in text and "section-number" not in text
    assert '<h2 id="sec-short">Kort sagt</h2>' in text


def test_references_print_the_title_of_the_chapter_and_of_its_sections(site: Book) -> None:
    for name, titles in (
        ("da/byens-traeer/vaekst", ("Sammenfatning", "Kort sagt", "Husk", "afsnit 1.1")),
        ("en/trees-of-the-town/growth", ("Summary", "In brief", "Remember", "Section 1.1")),
    ):
        text = page(site, name)
        assert all(f'">{title}</a>' in text for title in titles)


def test_contents_and_neighbours_list_it_in_its_place_by_its_title(site: Book) -> None:
    text = page(site, "da/byens-traeer/index")
    assert text.index('<a href="sammenfatning.html"><span>Sammenfatning</span></a>') < text.index("Kapitel 1")
    assert '<a href="sammenfatning.html#sec-short"><span>Kort sagt</span></a>' in text
    growth = page(site, "da/byens-traeer/vaekst")
    assert 'href="sammenfatning.html"><span class="direction">Forrige</span> Sammenfatning</a>' in growth
    assert '<p class="chapter-name">Kapitel 1</p>' in growth


def test_on_paper_it_has_no_number_in_heading_contents_and_running_head(summarised: Book) -> None:
    summarised.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    found = Diagnostics()
    books = Build(summarised.root, found, progress(), 1).books(Selection(languages=("en",)))
    assert list(found) == []
    text = _plain(books["en/trees-of-the-town.pdf"].filled({}))
    opening = r'<section class="chapter"[^>]*><h1 id="sec-summary" class="chapter-title" data-running="Summary">'
    assert re.search(opening, text)
    assert '<li class="entry-chapter"><a href="#sec-summary">Summary <span class="page-number"' in text
    assert '<li class="unnumbered"><a href="#sec-short">In brief <span class="page-number"' in text
    assert text.index('id="sec-summary"') < text.index('id="sec-growth"')
