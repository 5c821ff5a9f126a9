"""Lines end where a reader can follow: no word is divided by a page break, and never three lines in a row."""

from __future__ import annotations

from itertools import groupby

import weasyprint
from weasyprint.formatting_structure import boxes

from report.pdf.addresses import fetcher
from report.pdf.engine.inspection import text_of, walk
from report.style.theme import Theme
from tests.report.pdf.documents import HERE, chapter, document, laid_out, space

LONG = (
    "Rådgivningskommunernes institutionsanbringelser, myndighedsområdets sagsbehandlingsgrundlag og "
    "udførerområdets indsatsbeskrivelser sammenholdes hverandetårligt. "
)


def alone(html: str) -> weasyprint.Document:
    """As the engine lays it out without help."""
    return weasyprint.HTML(string=html, base_url="report:/", url_fetcher=fetcher(Theme(str(HERE)))).render()


def paragraphs(made: weasyprint.Document) -> list[list[list[str]]]:
    """The lines of each paragraph on each page."""
    return [
        [
            [text_of(line).strip() for line in box.children]
            for box in walk(page._page_box)
            if isinstance(box, boxes.BlockBox) and box.element_tag == "p"
        ]
        for page in made.pages
    ]


def words(pages: list[list[list[str]]]) -> str:
    return "".join(line.rstrip("-") for page in pages for lines in page for line in lines).replace(" ", "")


def divided_by_pages(pages: list[list[list[str]]]) -> int:
    """How many pages end with a part of a word, and could end with a line before it that two lines are left of."""
    ends = [page[-1] for page in pages[:-1] if page]
    return sum(lines[-1].endswith("-") and not all(line.endswith("-") for line in lines[1:]) for lines in ends)


def longest_row(pages: list[list[list[str]]]) -> int:
    rows = (groupby(lines, lambda line: line.endswith("-")) for page in pages for lines in page)
    return max(len(list(run)) for row in rows for hyphened, run in row if hyphened)


def test_a_page_ends_with_a_whole_word() -> None:
    before = 0
    for gap in range(140, 240, 8):
        html = document(chapter(f"{space(gap)}<p>{LONG * 5}</p><p>{LONG * 2}</p>"))
        without, pages = paragraphs(alone(html)), paragraphs(laid_out(html))
        before += divided_by_pages(without)
        assert divided_by_pages(pages) == 0, gap
        assert words(pages) == words(without)
        assert all(len(lines) != 1 for page in pages for lines in page), "orphans and widows hold"
    assert before, "the engine no longer divides words so: the half of report.pdf.engine.line_ends can go"


def test_no_third_line_in_a_row_ends_in_a_hyphen() -> None:
    before = 0
    for width in range(150, 300, 25):
        html = document(chapter(f'<p style="width: {width}px">{LONG * 3}</p>'))
        without, pages = paragraphs(alone(html)), paragraphs(laid_out(html))
        before = max(before, longest_row(without))
        assert longest_row(pages) <= 2, width
        assert words(pages) == words(without)
    assert before > 2, "the engine no longer does so: the half of report.pdf.engine.line_ends can go"


def test_a_note_goes_to_the_next_page_with_its_line() -> None:
    for gap in range(150, 240, 9):
        note = '<span class="footnote">Noten.</span>'
        html = document(chapter(f"{space(gap)}<p>{LONG * 2}sammenligningsgrundlaget{note} {LONG * 2}</p>"))
        for page in laid_out(html).pages:
            text = text_of(page._page_box).replace("-", "").replace(" ", "")
            assert ("grundlaget" in text) == ("Noten." in text), gap
