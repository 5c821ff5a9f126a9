"""What is wrong with laid-out pages, found in the boxes of the PDF engine.

Overflow, cut rows, stranded headings and captions, lone lines, notes that have left their page, tables without their
head, and exhibits far from the text.  Knows boxes only: neither chapters nor what the style sheet intends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from report.diagnostics import Diagnostic
from report.pdf.engine.inspection import classes_of, text_of, walk
from report.pdf.findings import Finding, Sightings, distant_exhibits, reported

TOLERANCE = 1.0  # CSS pixels; rounding in tables and drawings stays well below it
LEADING = {"h1", "h2", "h3", "h4", "caption"}
LEADING_CLASSES = {"caption", "box-title", "chapter-name"}
NOTE, EXHIBIT, REFERENCE = "footnote", "exhibit", "xref"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number, its box, the boxes of the running text and those of the notes at its foot."""

    number: int
    box: Any
    flow: list[Any]
    notes: list[Any]


def lint(document: Any, file: str) -> list[Diagnostic]:
    """Every finding on the pages of a WeasyPrint document; `file` is named in each."""
    return reported([*findings(document), *distant_exhibits(sightings(document))], file)


def findings(document: Any) -> list[Finding]:
    """Every finding that can be made in a part of an edition alone, which begins on a page of its own."""
    sheets = [_sheet(number, page._page_box) for number, page in enumerate(document.pages, 1)]
    found: list[Finding] = []
    for sheet in sheets:
        found += [*_off_the_page(sheet), *_out_of_the_box(sheet), *_stranded(sheet)]
    flows = [(sheet.number, sheet.flow) for sheet in sheets]
    return [*found, *_cut_rows(sheets), *_lone_lines(sheets), *_lost_notes(sheets), *_headless_tables(flows)]


def _sheet(number: int, page_box: Any) -> Sheet:
    """The page taken apart; what stands in its margins, such as running heads, is left out."""
    notes = [b for b in page_box.children if isinstance(b, boxes.FootnoteAreaBox)]
    return Sheet(number, page_box, list(walk(page_box.children[0])), [b for area in notes for b in walk(area)])


def _off_the_page(sheet: Sheet) -> Iterator[Finding]:
    """Text, tables and drawings that leave the page's content area, or reach down into its notes."""
    page = sheet.box
    left, top = page.content_box_x(), page.content_box_y()
    right, bottom = left + page.width, top + page.height
    foot = min((b.position_y for b in sheet.notes if isinstance(b, boxes.FootnoteAreaBox)), default=bottom)
    for inner, low in [(b, foot) for b in sheet.flow] + [(b, bottom) for b in sheet.notes]:
        if not _is_printed(inner):
            continue
        x, y = inner.position_x, inner.position_y
        beside = x < left - TOLERANCE or x + inner.margin_width() > right + TOLERANCE
        below = y < top - TOLERANCE or y + inner.margin_height() > low + TOLERANCE
        if beside or below:
            edge = "over the edge" if beside else "over the foot or head"
            yield "L01", sheet.number, f"{_shown(inner)} runs {edge} of the page", "shorten it or make it smaller"


def _is_printed(box: Any) -> bool:
    """Whether the box shows something of its own; lines, blocks and spaces do not."""
    if isinstance(box, boxes.TextBox):
        return bool(box.text.strip())
    return isinstance(box, (boxes.ReplacedBox, boxes.TableBox))


def _out_of_the_box(sheet: Sheet) -> Iterator[Finding]:
    """Text that leaves the box its line was made for: a cell, a column of the contents, a framed box."""
    for box in (*sheet.flow, *sheet.notes):
        if not isinstance(box, boxes.BlockContainerBox):
            continue
        left, right = box.border_box_x(), box.border_box_x() + box.border_width()
        for text in _own_text(box):
            if text.position_x < left - TOLERANCE or text.position_x + text.width > right + TOLERANCE:
                where = "its cell" if isinstance(box, boxes.TableCellBox) else f"its {box.element_tag}"
                what = f"{_shown(text)} runs over the edge of {where}"
                yield "L01", sheet.number, what, "shorten it or widen the column"


def _own_text(container: Any) -> Iterator[Any]:
    """The printed text in the container's own lines, without that of boxes which stand in them."""
    rest = [c for line in container.children if isinstance(line, boxes.LineBox) for c in line.children]
    while rest:
        box = rest.pop()
        if isinstance(box, boxes.TextBox) and box.text.strip():
            yield box
        elif isinstance(box, boxes.InlineBox):
            rest.extend(box.children)


def _stranded(sheet: Sheet) -> Iterator[Finding]:
    """A heading or caption that nothing follows on its page."""
    printed = [(b.position_y, leads, b) for b, leads in _leading(sheet.box.children[0], False) if _is_line(b)]
    if printed:
        _, leads, last = max(printed, key=lambda p: p[0])
        if leads:
            what = f"{text_of(last)[:40]!r} stands alone at the foot of the page"
            yield "L03", sheet.number, what, "keep it with what follows"


def _is_line(box: Any) -> bool:
    return isinstance(box, boxes.ReplacedBox) or (isinstance(box, boxes.LineBox) and bool(text_of(box).strip()))


def _leading(box: Any, leads: bool) -> Iterator[tuple[Any, bool]]:
    """Every box, and whether it is or stands in something that leads on to what follows."""
    leads = leads or box.element_tag in LEADING or bool(classes_of(box) & LEADING_CLASSES)
    yield box, leads
    for child in getattr(box, "children", ()):
        yield from _leading(child, leads)


def _cut_rows(sheets: list[Sheet]) -> Iterator[Finding]:
    """Table rows that begin on one page and end on the next; repeated heads are none."""
    before: set[int] = set()
    for sheet in sheets:
        rows = {
            id(row.element): row
            for group in sheet.flow
            if isinstance(group, boxes.TableRowGroupBox) and not (group.is_header or group.is_footer)
            for row in group.children
            if row.element is not None
        }
        for row in (row for key, row in rows.items() if key in before):
            yield "L02", sheet.number, f"the row {text_of(row)[:40]!r} is cut by the page break", "shorten the row"
        before = set(rows)


def _lone_lines(sheets: list[Sheet]) -> Iterator[Finding]:
    """One line of a paragraph, list item or note alone before or after a page break."""
    continued: set[int] = set()
    for sheet in sheets:
        unfinished = set()
        for block in (*sheet.flow, *sheet.notes):
            lines = [c for c in getattr(block, "children", ()) if isinstance(c, boxes.LineBox)]
            if not lines or block.element is None or isinstance(block, (boxes.TableCellBox, boxes.InlineBlockBox)):
                continue
            goes_on, comes_from = lines[-1].resume_at is not None, id(block.element) in continued
            continued.discard(id(block.element))
            if len(lines) == 1 and (goes_on or comes_from):
                yield "L04", sheet.number, f"one line of {text_of(block)[:40]!r} stands alone", "reword the paragraph"
            unfinished |= {id(block.element)} if goes_on else set()
        continued = unfinished


def _lost_notes(sheets: list[Sheet]) -> Iterator[Finding]:
    """Notes that do not begin on the page of their call."""
    begun = {id(b.element): sheet.number for sheet in reversed(sheets) for b in sheet.notes if NOTE in classes_of(b)}
    for sheet in sheets:
        calls = [b for b in sheet.flow if isinstance(b, boxes.TextBox) and b.element_tag.endswith("::footnote-call")]
        for call in (c for c in calls if begun.get(id(c.element)) != sheet.number):
            number = call.element.get("data-number", "")
            yield "L07", sheet.number, f"note {number} stands on another page", "shorten the note or the paragraph"


def _shown(box: Any) -> str:
    return repr(box.text[:40]) if isinstance(box, boxes.TextBox) else f"a {box.element_tag.rpartition('}')[2]}"


def _headless_tables(pages: Iterable[tuple[int, list[Any]]]) -> Iterator[Finding]:
    """Tables that go on over a page break without repeating their head; `pages` are numbers and boxes."""
    before: set[int] = set()
    for number, flow in pages:
        tables = {id(box.element): box for box in flow if isinstance(box, boxes.TableBox)}
        for table in (t for key, t in tables.items() if key in before and not _has_head(t)):
            what = f"the table that goes on with {text_of(table)[:40]!r} does not repeat its head"
            yield "L08", number, what, "shorten the head, so that it fits with at least one row"
        before = set(tables)


def _has_head(table: Any) -> bool:
    groups = [child for child in table.children if isinstance(child, boxes.TableRowGroupBox)]
    return any(group.is_header for group in groups)


def sightings(document: Any) -> Sightings:
    """Where exhibits and references to them stand on the pages of a document."""
    places: dict[str, int] = {}
    calls: dict[str, frozenset[int]] = {}
    for number, page in enumerate(document.pages, 1):
        for box in (b for b in walk(page._page_box.children[0]) if b.element is not None):
            if EXHIBIT in classes_of(box) and (label := box.element.get("id")):
                places.setdefault(label, number)
            elif REFERENCE in classes_of(box) and (target := box.element.get("href", "").removeprefix("#")):
                calls[target] = calls.get(target, frozenset()) | {number}
    return Sightings(places, calls)
