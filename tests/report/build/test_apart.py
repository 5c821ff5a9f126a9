"""Margin notes, key figures and the brief in every form of an edition."""

from __future__ import annotations

import re
import zipfile

import pypdfium2
import pytest

from report.site.back_pages import list_page
from tests.apart import BRIEF, ITEMS, NOTES, brief, with_apart
from tests.book import Book, no_analysis
from tests.epub import judged
from tests.once import once
from tests.report.site.test_search import fragments

pytestmark = pytest.mark.slow

DA, EN = "da/byens-traeer", "en/trees-of-the-town"
FORMS = {"da": f"{DA}-overblik.pdf", "en": f"{EN}-brief.pdf"}


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book, built; to be copied, not changed."""
    return Book(once(tmp_path_factory, "apart", build))


def build(folder) -> None:
    with no_analysis():
        outcome = with_apart(Book.new(folder)).build()
    assert outcome.exit == 0, outcome.printed


def text_of(book: Book, path: str) -> list[str]:
    """The text of each page of a PDF, in one line."""
    with pypdfium2.PdfDocument((book.root / "_site" / path).read_bytes()) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def test_a_margin_note_stands_before_its_paragraph_in_every_form(apart: Book) -> None:
    note = f'<aside class="margin" role="note">\n<p>{NOTES["en"][0]}</p>\n</aside>\n<p>'
    assert note in apart.read(f"_site/{EN}/growth.html")
    assert note in apart.read(f"_site/{EN}.html")
    with zipfile.ZipFile(apart.root / f"_site/{EN}.epub") as epub:
        assert note in epub.read("EPUB/growth.xhtml").decode()
    assert any(NOTES["en"][0] in page for page in text_of(apart, f"{EN}.pdf"))
    both = apart.read(f"_site/{EN}/growth.en-da.html")
    for code in ("da", "en"):
        assert NOTES[code][0] in both


def test_epubcheck_finds_nothing(apart: Book) -> None:
    assert [problem for path in (DA, EN) for problem in judged(apart.root / f"_site/{path}.epub")] == []


def test_key_figures_are_a_list_on_pages_and_stand_alone_on_paper(apart: Book) -> None:
    page = apart.read(f"_site/{EN}/streets.html")
    assert re.search(r'<ul class="key-figures">\n<li><strong><span class="value"[^>]*>75</span></strong> ', page)
    pages = text_of(apart, f"{EN}.pdf")
    [stands] = [text for text in pages if "75 trees in the town" in text]
    assert "shade" not in stands


def test_the_brief_is_a_pdf_of_two_pages_that_says_where_the_whole_is(apart: Book) -> None:
    for code, path in FORMS.items():
        first, second = text_of(apart, path)
        assert {"da": "Byens træer: En optælling", "en": "Trees of the town: A count"}[code] in first
        assert ITEMS[code][0] in first and {"da": "bygger på", "en": "is based on"}[code] in second
        # Nothing leads to another page, and its figure has no number.
        assert not re.search(r"\((?:s\.|p\.) ?\d|(?:Figur|Figure) ?\d", first + second)


def test_the_brief_is_offered_beside_the_other_forms_and_is_no_page(apart: Book) -> None:
    said = {"da": "Overblik (PDF), 2 sider", "en": "Brief (PDF), 2 pages"}
    for code, path in FORMS.items():
        name = path.partition("/")[2]
        folder = DA if code == "da" else EN
        assert f'href="../{name}" type="application/pdf">{said[code]}' in apart.read(f"_site/{folder}/index.html")
        assert f'/../{name}" type="application/pdf">{said[code]}' in apart.read(f"_site/{code}/index.html")
        assert not (apart.root / f"_site/{folder}/brief.html").exists()
        assert "sec-brief" not in apart.read(f"_site/{folder}/{list_page('values', code)}")


def test_a_search_finds_what_stands_in_the_margin_and_in_key_figures_and_nothing_of_the_brief(apart: Book) -> None:
    found = fragments(apart)
    assert NOTES["en"][0] in found[f"{EN}/growth.html#sec-growth"]["content"]
    assert ITEMS["en"][0] in found[f"{EN}/streets.html#sec-figures"]["content"]
    assert not any("sec-brief" in url for url in found)


@pytest.mark.parametrize(("paragraphs", "pages"), [(1, "1 page"), (16, "3 pages")])
def test_a_brief_that_is_not_two_pages_is_an_error_with_its_line(
    apart: Book, tmp_path, paragraphs: int, pages: str
) -> None:
    with no_analysis():
        book = apart.copy(tmp_path / "book")
        site = book.site()
        for code in FORMS:
            book.write(f"{BRIEF}.{code}.qmd", brief(code, paragraphs))
        book.run("pairs", "accept")
        outcome = book.build()
        (problem,) = [p for p in outcome.of("L31") if p.file.endswith("da.qmd")]
        assert (problem.line, problem.severity) == (book.line(f"{BRIEF}.da.qmd", "# Træerne"), "error")
        assert problem.message == f"the brief has {pages}, not 2"
        assert outcome.exit == 1 and book.site() == site
        # Looked at by itself it is printed all the same.
        seen = book.build("--chapter", "brief", "--language", "da", "--format", "pdf")
        assert seen.exit == 0 and [p.severity for p in seen.of("L31")] == ["warning"]
        assert (book.root / f".preview/{FORMS['da']}").is_file() and not (book.root / f".preview/{DA}.pdf").exists()


def test_a_word_in_the_brief_lays_out_nothing_else(apart: Book, tmp_path) -> None:
    with no_analysis():
        book = apart.copy(tmp_path / "book")
        for code in FORMS:
            book.write(f"{BRIEF}.{code}.qmd", brief(code).replace({"da": "Mere", "en": "More"}[code], "Alt"))
        book.run("pairs", "accept")
        outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    assert f"{DA}.pdf" in outcome.printed and FORMS["da"] not in outcome.printed.partition("reused")[2]
