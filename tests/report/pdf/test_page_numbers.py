"""Right page numbers in one layout or two, whatever the layout began with."""

from __future__ import annotations

import re

import pytest

from report.pdf.back_pages import columns
from report.pdf.layout import PdfResult
from report.pdf.print_html import page_list
from tests.report.pdf.documents import CHAPTERS, book, chapter, contents, document, made, page_texts

pytestmark = pytest.mark.slow


def test_the_page_map_and_every_printed_reference_give_the_actual_page(
    plain_book: PdfResult, chapter_pages: dict[str, int]
) -> None:
    assert dict(plain_book.page_map) == chapter_pages
    assert min(chapter_pages.values()) < 10 <= max(chapter_pages.values())
    printed = [
        (f"sec-{c}", int(page))
        for text in page_texts(plain_book.content)
        for c, page in re.findall(r"Kapitel\s(\d+)\s\(s\.\s(\d+)\)", text)
    ]
    assert len(printed) == 3 * CHAPTERS
    assert [(c, page) for c, page in printed if chapter_pages[c] != page] == []
    contents = re.findall(r"Kapitel (\d+) (\d+)", page_texts(plain_book.content)[0])
    assert {f"sec-{c}": int(page) for c, page in contents} == chapter_pages


def test_the_bytes_are_the_same_from_any_start(plain_book: PdfResult, chapter_pages: dict[str, int]) -> None:
    layouts = {}
    for name, start in {
        "the right map": chapter_pages,
        "wrong numbers with as many digits": {c: 9 if p < 10 else 77 for c, p in chapter_pages.items()},
        "wrong numbers that are longer": {c: 100 + p for c, p in chapter_pages.items()},
        "a map of another book": {"sec-elsewhere": 5},
    }.items():
        result = made(book(), start)
        assert result.content == plain_book.content, name
        layouts[name] = result.layouts
    assert layouts["the right map"] == layouts["wrong numbers with as many digits"] == 1
    assert layouts["wrong numbers that are longer"] == 2


def test_numbers_in_the_contents_never_cost_a_layout() -> None:
    html = document(
        contents({"sec-a": "Titel"})
        + chapter('<h1 class="chapter-title" id="sec-a" data-running="A">Titel</h1><p>Tekst.</p>')
    )
    right, wrong = made(html, {"sec-a": 2}), made(html, {"sec-a": 888})
    assert wrong.layouts == 1
    assert wrong.content == right.content


def index(*targets: str) -> str:
    entry = f"<li>Træer,{page_list(targets[:1], targets)}</li>"
    return f'<section class="chapter back"><ul class="register-list">{entry}</ul></section>'


def test_an_index_names_each_page_once_whatever_the_layout_began_with(
    plain_book: PdfResult, chapter_pages: dict[str, int]
) -> None:
    targets = ("sec-3", "sub-3", "sec-9", "sec-10")
    html = book(index(*targets))
    starts = ({}, chapter_pages, dict(zip(targets, (5, 9, 5, 99), strict=True)), dict.fromkeys(targets, 7))
    results = [made(html, start) for start in starts]
    assert len({result.content for result in results}) == 1
    found = dict(results[0].page_map)
    wanted = ", ".join(map(str, dict.fromkeys(found[name] for name in targets)))
    assert f"Træer, {wanted}" in " ".join(page_texts(results[0].content)[-1].split())
    assert results[0].problems == ()


def test_a_linked_page_number_that_is_replaced_is_described_by_the_right_one(
    plain_book: PdfResult, chapter_pages: dict[str, int]
) -> None:
    html = book(index("sec-3"))
    right, replaced = made(html, chapter_pages), made(html, {**chapter_pages, "sec-3": chapter_pages["sec-3"] + 1})
    assert replaced.layouts == 1
    assert replaced.content == right.content


def test_an_index_stands_in_two_columns_on_every_page() -> None:
    def heights(count: int) -> list[list[int]]:
        pages, _ = columns([("Træ", ["sec-1"], [])] * count, 158.0)
        return [list(map(len, page)) for page in pages]

    assert heights(1) == [[1]] and heights(9) == [[5, 4]]
    assert heights(119) == [[23, 23], [35, 35], [2, 1]]


def test_another_group_of_an_index_begins_where_there_is_room_below_the_last() -> None:
    _, left = columns([("Træ", ["sec-1"], [])] * 9, 158.0)
    assert 158 - 6 * 6.7 < left < 158 - 5 * 6.6
