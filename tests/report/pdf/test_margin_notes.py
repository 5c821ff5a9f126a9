"""What stands apart on paper: margin notes beside their text on every page, key figures, and the brief."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from report.pdf.engine.inspection import classes_of, text_of, walk
from report.pdf.engine.margin_lint import inside_margin_notes
from report.pdf.layout import renderer
from report.style.theme import Theme
from tests.report.pdf.documents import FIGURE, GOOD_TABLE, WORDS, chapter, document, made, space

MM = 96 / 25.4
NOTE = '<aside class="margin" role="note"><p>{}</p></aside>'
SHORT, LONG = NOTE.format("13 af 18"), NOTE.format("Noten er så lang, at den fylder flere linjer i margenen. " * 3)
TEXT = f"<p>{WORDS * 3}</p>"
HEADING = '<h2><span class="section-number">1.1 </span>Titel</h2><p>Tekst.</p>'
ITEM = "<li><strong>1.234 kr.</strong> er, hvad et træ koster i kommunerne</li>"


def pages(body: str, style: str = "") -> list[Any]:
    """The boxes of the pages of a chapter."""
    return [page._page_box for page in renderer(Theme())(document(chapter(body), style)).pages]


def _is_paragraph(box: Any) -> bool:
    return box.element_tag == "p" and isinstance(box, boxes.BlockBox)


def notes(page: Any) -> list[Any]:
    return [box for box in walk(page) if "margin" in classes_of(box)]


def codes(body: str, style: str = "") -> list[str]:
    return [problem.code for problem in made(document(chapter(body), style)).problems]


def test_a_margin_note_stands_left_of_the_text_where_its_paragraph_begins() -> None:
    (page,) = pages(f"{TEXT}{SHORT}{TEXT}{TEXT}")
    (note,) = notes(page)
    beside = inside_margin_notes(walk(page))
    first, second, _ = (box for box in walk(page) if _is_paragraph(box) and id(box) not in beside)
    assert 10 * MM < note.border_box_x() < note.border_box_x() + note.border_width() < second.content_box_x() - 3 * MM
    assert abs(note.border_box_y() - second.border_box_y()) < 2 * MM
    # The text does not know of it.
    assert first.width == second.width
    assert second.border_box_y() - first.border_box_y() - first.border_height() == pytest.approx(2.6 * MM, abs=0.1)


@pytest.mark.parametrize("above", range(150, 240, 3))
def test_a_margin_note_is_whole_and_with_its_text_wherever_the_page_ends(above: int) -> None:
    assert codes(f"{space(above)}<h2>Titel</h2>{TEXT}{LONG}<p>{WORDS * 2}</p>{FIGURE}") == []
    assert codes(f"{TEXT}{space(above - 40)}<h2>Titel</h2>{LONG}<p>{WORDS}</p>{FIGURE}") == []


@pytest.mark.parametrize("wide", [FIGURE, GOOD_TABLE, HEADING])
def test_what_is_wider_than_the_text_begins_below_a_margin_note(wide: str) -> None:
    body = f"{TEXT}{LONG}<p>Kort.</p>{wide}"
    assert codes(body) == []
    assert codes(body, ".chapter > * { clear: none !important }") == ["L30"]


def test_a_second_note_begins_below_the_first() -> None:
    (page,) = pages(f"{TEXT}{LONG}<p>Kort.</p>{SHORT}{TEXT}{TEXT}")
    first, second = notes(page)
    assert second.border_box_y() >= first.border_box_y() + first.border_height()


BAD = {
    "a note over a heading": f"{TEXT}{LONG}<p>Kort.</p><h2 class='wide'>Titel</h2><p>Tekst.</p>",
    "a note longer than a page": f"{TEXT}{NOTE.format(WORDS * 40)}{TEXT}",
    "notes that leave their paragraphs": "".join(f"{LONG}<p>Kort.</p>" for _ in range(6)) + TEXT,
    "a note without its paragraph": f"{TEXT}{SHORT}",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_with_a_margin_note_is_found(name: str) -> None:
    style = ".chapter > .wide { margin-left: 0; clear: none }"
    assert "L30" in codes(BAD[name], style)


def test_a_heading_at_the_foot_is_found_beside_a_note() -> None:
    style = ".chapter h2 { break-after: auto; margin: 0; clear: none !important }"
    body = f"{space(206)}{LONG}<p>Kort.</p>{space(10)}<h2>Titel</h2><p>{WORDS}</p>"
    assert "L03" in codes(body, style)


@pytest.mark.parametrize(("items", "sheets"), [(4, 1), (10, 1), (20, 2)])
def test_key_figures_have_pages_of_their_own_with_their_heading(items: int, sheets: int) -> None:
    laid_out = pages(f"{TEXT}<h2>Nøgletal</h2><ul class='key-figures'>{ITEM * items}</ul>")
    assert len(laid_out) == 1 + sheets
    assert "Nøgletal" not in text_of(laid_out[0]) and "Nøgletal" in text_of(laid_out[1])
    values = [box for box in walk(laid_out[1]) if box.element_tag == "li"]
    assert len({box.position_x for box in values}) == 2
    assert sum(text_of(page).count("1.234") for page in laid_out) == items
    numbered = f"{HEADING.partition('<p>')[0]}<ul class='key-figures'>{ITEM * items}</ul>"
    assert codes(f"{TEXT}{numbered}") == []
