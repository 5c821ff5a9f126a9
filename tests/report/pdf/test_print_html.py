"""A printed edition before its page numbers are known: places, lists of places, pictures and a guess."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from report.build.progress import PlainProgress
from report.build.recipe import Build
from report.diagnostics import Diagnostics
from report.html.pieces import joined
from report.pdf.addresses import fetcher, picture_address
from report.pdf.print_html import PrintHtml, page_link, page_list, page_number
from report.project.selection import Selection
from report.style.theme import Theme
from tests.book import Book

pytestmark = pytest.mark.slow

FOLDER = "chapters/trees"
BODY = f"See p. {joined(page_number('a'))} and{page_list(['a'], ['b', 'c'])}."


def printed(book: Book) -> dict[str, PrintHtml]:
    """Each edition of the book for paper."""
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    found = Diagnostics()
    books = Build(book.root, found, PlainProgress(), 1).books(Selection())
    assert list(found) == []
    return books


def rename_picture(book: Book, name: str) -> None:
    """The picture of the tiny book under another name, in both languages."""
    (book.root / FOLDER / "tree.png").rename(book.root / FOLDER / name)
    for language in ("da", "en"):
        book.edit(f"{FOLDER}/02-streets.{language}.qmd", "(tree.png)", f"({name})")


def test_numbers_are_written_in_their_places_and_nowhere_else() -> None:
    html = PrintHtml("0 00 " + joined([*page_number("a"), " ", *page_link("b")]))
    assert html.filled({"a": 7}) == (
        '0 00 <span class="page-number" data-page-of="a">7</span> '
        '<a href="#b" class="page-number" data-page-of="b">0</a>'
    )
    assert html.targets() == {"a", "b"}


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ({"a": 1, "b": 2, "c": 3}, ["a", "a", "b", "c"]),
        ({"a": 3, "b": 2, "c": 1}, ["a", "c", "b", "a"]),
        ({"a": 2, "b": 2, "c": 2}, ["a", "a"]),
    ],
)
def test_a_list_shows_each_page_once_in_order_and_says_whose_pages_it_shows(pages, shown) -> None:
    html = PrintHtml(BODY)
    assert html.printed(pages) == shown
    assert html.targets() == {"a", "b", "c"}
    filled = html.filled(pages)
    assert [filled.count(f'data-page-of="{target}"') for target in "abc"] == [shown.count(target) for target in "abc"]


def test_own_sections_of_an_entry_are_set_off() -> None:
    filled = PrintHtml(BODY).filled({"a": 1, "b": 2, "c": 3})
    assert filled.count("<strong>") == 1
    assert '<strong><a href="#a"' in filled


@pytest.mark.parametrize("name", ["a&b.png", "bøg.png", "100%.png", "a+b.png"])
def test_a_picture_of_any_name_is_printed_and_part_of_what_a_pdf_is_made_from(book: Book, name: str) -> None:
    rename_picture(book, name)
    assert {html.pictures for html in printed(book).values()} == {(f"{FOLDER}/{name}",)}
    outcome = book.build("--format", "pdf", "--language", "da")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    with pypdfium2.PdfDocument(book.root / ".preview/da/byens-traeer.pdf") as pdf:
        assert sum(len(list(page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))) for page in pdf) == 1


def test_a_changed_picture_whose_name_is_escaped_in_html_makes_a_new_pdf(book: Book) -> None:
    rename_picture(book, "a&b.png")
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    assert book.build("--format", "pdf", "--language", "da").exit == 0
    first = (book.root / ".preview/da/byens-traeer.pdf").read_bytes()
    picture = book.root / FOLDER / "a&b.png"
    picture.write_bytes(OTHER_PICTURE)
    assert book.build("--format", "pdf", "--language", "da").exit == 0
    assert (book.root / ".preview/da/byens-traeer.pdf").read_bytes() != first


OTHER_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def test_only_the_project_is_served(tmp_path: Path) -> None:
    (tmp_path / "bøg & eg.svg").write_text("<svg/>", encoding="utf-8")
    assert fetcher(Theme(str(tmp_path))).fetch(picture_address("bøg & eg.svg")).read() == b"<svg/>"
    with pytest.raises(ValueError, match="asks nothing"):
        fetcher(Theme(str(tmp_path))).fetch("https://example.org/x.png")


def test_the_guess_of_the_tiny_book_is_a_page_off_at_most_and_costs_no_second_layout(book: Book) -> None:
    from report.pdf.layout import PdfJob, make_pdf

    for path, html in printed(book).items():
        result = make_pdf(PdfJob(html, path, Theme(str(book.root))))
        assert result.layouts == 1
        inside = {label: page for label, page in result.page_map if label.startswith(("sec-", "fig-", "tbl-"))}
        assert inside
        assert {label: page for label, page in inside.items() if abs(html.guess[label] - page) > 1} == {}
