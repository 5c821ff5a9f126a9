"""What the folder ``engine`` relies on inside WeasyPrint, pydyf and Pyphen, beside what they document.

A test here that fails with a new version says that a module of the folder has to be looked at again, or that the
fault of the library which it mends is gone and it can go too.
"""

from __future__ import annotations

import inspect
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pydyf
import pyphen
import pytest
import weasyprint
from weasyprint import document as weasyprint_document
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block
from weasyprint.text.line_break import split_first_line

from report.pdf.addresses import fetcher
from report.pdf.engine.inspection import characters_outside, classes_of, text_of, walk
from report.pdf.engine.notes import steady_notes
from report.pdf.engine.replaced_numbers import replace_numbers
from report.pdf.engine.tags import tagged
from report.pdf.layout import VARIANT
from report.pdf.print_html import PrintHtml
from report.style.theme import Theme
from tests.report.pdf.documents import HERE, ROW, WORDS, book, chapter, document, laid_out, space, table

# What the rules of the lint and the other modules read of each kind of box.
PLACE = {
    "element",
    "element_tag",
    "style",
    "position_x",
    "position_y",
    "width",
    "margin_width",
    "margin_height",
    "link",
}
BORDERS = {"border_box_x", "border_width", "content_box_x"}
READ = {
    boxes.TextBox: PLACE | {"text", "justification_spacing", "pango_layout"},
    boxes.LineBox: PLACE | {"children", "resume_at"},
    boxes.InlineBox: PLACE | {"children"},
    boxes.BlockContainerBox: PLACE | BORDERS | {"children", "all_children"},
    boxes.ReplacedBox: PLACE,
    boxes.TableBox: PLACE | {"children"},
    boxes.TableCellBox: PLACE | BORDERS | {"children", "colspan", "grid_x"},
    boxes.TableRowGroupBox: {"is_header", "is_footer", "children", "element"},
    boxes.FootnoteAreaBox: {"children", "position_y"},
    boxes.PageBox: BORDERS - {"border_box_x", "border_width"} | {"content_box_y", "width", "height", "children"},
}


@pytest.fixture(scope="module")
def plain() -> weasyprint_document.Document:
    """The small book, its page numbers all wrong and its tags not mended."""
    return laid_out(PrintHtml(book()).filled({}))


@pytest.fixture(scope="module")
def unmended(plain: weasyprint_document.Document) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(plain.write_pdf(pdf_variant=VARIANT))) as pdf:
        yield pdf


def all_boxes(laid: Any) -> Iterator[Any]:
    return (box for page in laid.pages for box in walk(page._page_box))


# ---- boxes ----


def test_a_page_has_its_boxes_and_its_anchors(plain: weasyprint_document.Document) -> None:
    assert all(isinstance(page._page_box, boxes.PageBox) for page in plain.pages)
    assert {"sec-1", "sub-1"} <= {name for page in plain.pages for name in page.anchors}


@pytest.mark.parametrize("kind", READ, ids=lambda kind: kind.__name__)
def test_boxes_have_what_is_read_of_them(kind: type, plain: weasyprint_document.Document) -> None:
    found = [box for box in all_boxes(plain) if isinstance(box, kind)]
    assert found
    assert {name for box in found for name in READ[kind] if not hasattr(box, name)} == set()


def test_the_first_child_of_a_page_is_its_running_text_and_a_note_stands_beside_it(
    plain: weasyprint_document.Document,
) -> None:
    page = next(page._page_box for page in plain.pages if "Kaldet1" in text_of(page._page_box))
    assert "Kaldet1" in text_of(page.children[0])
    assert "Noten1" not in text_of(page.children[0])
    [notes] = [box for box in page.children if isinstance(box, boxes.FootnoteAreaBox)]
    assert {"footnote", "note-mark"} == {name for box in walk(notes) for name in classes_of(box)}
    calls = [box for box in walk(page) if (box.element_tag or "").endswith("::footnote-call")]
    assert [call.element.get("data-number") for call in calls if isinstance(call, boxes.TextBox)] == ["1"]


def test_a_line_before_a_page_break_knows_that_its_block_goes_on() -> None:
    lines = [
        box
        for box in all_boxes(laid_out(document(chapter(f"{space(200)}<p>{WORDS * 12}</p>"))))
        if isinstance(box, boxes.LineBox) and box.element_tag == "p"
    ]
    ends = [line for line in lines if line.resume_at is not None]
    assert len(ends) == len(lines) - 1  # each says where the next begins, and only the last of the block does not


def test_a_head_that_is_repeated_is_told_from_rows() -> None:
    pages = [list(walk(page._page_box)) for page in laid_out(document(chapter(table(*[ROW] * 90)))).pages]
    groups = [[b.is_header for b in page if isinstance(b, boxes.TableRowGroupBox)] for page in pages]
    assert len(groups) > 1
    assert all(group == [True, False] for group in groups)


# ---- page numbers ----


def test_the_line_breaker_takes_and_gives_what_replaced_numbers_want(plain: weasyprint_document.Document) -> None:
    given = inspect.signature(split_first_line).parameters
    assert list(given)[:5] == ["text", "style", "context", "max_width", "justification_spacing"]
    text = next(box for box in all_boxes(plain) if isinstance(box, boxes.TextBox) and box.text.isdigit())
    layout, _, rest, width, _, _ = split_first_line(text.text, text.style, None, None, text.justification_spacing)
    assert (type(layout), rest) == (type(text.pango_layout), None)
    assert width == pytest.approx(text.width)


def test_a_replaced_number_is_printed_where_a_laid_out_one_would_be() -> None:
    places = PrintHtml(book())
    wrong, right = (laid_out(places.filled(dict.fromkeys(places.targets(), number))) for number in (7, 4))
    assert replace_numbers(wrong, dict.fromkeys(places.targets(), 4))
    numbers = [
        [(b.text, b.position_x, b.width) for b in all_boxes(laid) if isinstance(b, boxes.TextBox) and b.text == "4"]
        for laid in (wrong, right)
    ]
    assert len(numbers[0]) > len(places.targets())
    assert numbers[0] == [pytest.approx(number) for number in numbers[1]]


def test_a_number_in_running_text_that_is_wider_is_not_replaced() -> None:
    places = PrintHtml(book())
    laid = laid_out(places.filled(dict.fromkeys(places.targets(), 7)))
    assert not replace_numbers(laid, dict.fromkeys(places.targets(), 77))


# ---- notes ----


def test_a_layout_asks_in_column_before_it_moves_notes_and_where_it_takes_their_height() -> None:
    functions = [f for _, f in inspect.getmembers(block, inspect.isfunction) if f.__module__ == block.__name__]
    assert "_linebox_layout" in {f.__name__ for f in functions if "in_column" in f.__code__.co_names}
    assert "in_column" in LayoutContext._update_footnote_area.__code__.co_names


def test_a_document_makes_its_layout_context_by_the_name_that_is_replaced() -> None:
    before = weasyprint_document.LayoutContext
    with steady_notes():
        assert issubclass(weasyprint_document.LayoutContext, before)
        context = weasyprint_document.Document._build_layout_context(
            weasyprint.HTML(string="<p>Tekst.</p>"),
            **{
                "font_config": weasyprint_document.FontConfiguration(),
                "counter_style": weasyprint_document.CounterStyle(),
                "color_profiles": {},
                "options": {**weasyprint.DEFAULT_OPTIONS},
            },
        )
        assert type(context) is weasyprint_document.LayoutContext
        assert context.in_column
    assert weasyprint_document.LayoutContext is before


# ---- tags ----


def test_alone_the_engine_gives_header_cells_no_scope(unmended: pikepdf.Pdf) -> None:
    cells = [o for o in unmended.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name("/TH")]
    assert cells
    assert not [cell for cell in cells if "/Scope" in cell.A]


def test_alone_the_engine_describes_links_by_their_addresses(unmended: pikepdf.Pdf) -> None:
    links = {str(a.Contents) for page in unmended.pages for a in page.get("/Annots", ())}
    assert "sec-1" in links
    assert "Kapitel 1" not in links


def test_alone_the_engine_makes_page_margins_no_artifacts(unmended: pikepdf.Pdf) -> None:
    assert not any(b"/Pagination" in page.Contents.read_bytes() for page in unmended.pages)


def test_alone_the_engine_begins_a_section_anew_on_each_page() -> None:
    laid = laid_out(document(chapter(f"<p>{WORDS * 60}</p>")))
    with pikepdf.open(io.BytesIO(laid.write_pdf(pdf_variant=VARIANT))) as pdf:
        sections = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Sect"]
    assert len(sections) == len(laid.pages) > 1


def test_what_makes_tags_can_be_replaced_and_gets_streams_that_know_their_boxes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = list(inspect.signature(weasyprint.pdf.add_tags).parameters)
    assert given == ["pdf", "document", "pdf_version", "page_streams"]
    streams: list[Any] = []
    add_tags = weasyprint.pdf.add_tags
    monkeypatch.setattr(
        weasyprint.pdf, "add_tags", lambda *given: (streams.extend(given[-1]), read(given[-1][0]), add_tags(*given))
    )
    seen: list[Any] = []

    def read(stream: Any) -> None:
        seen.extend((type(box), mark["mcid"]) for box, mark in stream._tags.items())
        items = stream.stream
        marks = [at for at, item in enumerate(items) if isinstance(item, pydyf.Dictionary) and "MCID" in item]
        assert all(items[at + 1] == b"BDC" and items[at - 1] in ("/Span", "/Figure") for at in marks)
        assert sum(item == b"EMC" for item in items) >= len(marks)
        assert any(isinstance(item, bytes) and item.endswith(b"] TJ") for item in items)

    laid_out(document(chapter("<p>To <em>ord</em></p>"))).write_pdf(pdf_variant=VARIANT)
    assert seen == [(boxes.TextBox, at) for at in range(len(seen))]
    assert len(seen) == 3  # the folio among them
    assert len(streams) == 1


def test_a_link_of_a_page_knows_its_box_and_its_annotation_once_it_is_written() -> None:
    laid = laid_out(document(chapter('<p><a href="https://example.org">Et <em>link</em></a></p>')))
    [(kind, target, _, box)] = laid.pages[0].links
    assert (kind, target, box.link) == ("external", "https://example.org", ("url", (kind, target)))
    assert box.link_annotation is None
    with tagged():
        laid.write_pdf(pdf_variant=VARIANT)
    assert box.link_annotation["Contents"].string == "Et link"


def test_alone_the_engine_takes_an_element_in_a_link_for_one_more() -> None:
    html = document(chapter('<p><a href="https://example.org">Et <em>link</em></a></p>'))
    alone = weasyprint.HTML(string=html, base_url="report:/", url_fetcher=fetcher(Theme(str(HERE)))).render()
    assert len(alone.pages[0].links) == 2


# ---- typefaces and words ----


def test_a_written_document_keeps_its_fonts_with_the_characters_they_printed() -> None:
    laid = laid_out(document(chapter("<p>Her er →.</p>")))
    assert characters_outside(laid, set()) == []  # not before it is written
    laid.write_pdf()
    assert {"H", "e", "r", "."} <= set(characters_outside(laid, {"Source Sans Pro"}))
    assert not {"H", "e", "r", "."} & set(characters_outside(laid, {"Source Serif Pro"}))


def test_dictionaries_are_files_by_language_whose_first_line_is_their_encoding() -> None:
    for language in ("da", "en"):
        assert isinstance(pyphen.LANGUAGES[language], Path)
        encoding, *patterns = pyphen.LANGUAGES[language].read_bytes().splitlines()
        assert "".encode(encoding.decode("ascii")) == b""
        assert len(patterns) > 1000
