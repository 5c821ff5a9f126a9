"""What is wrong with laid-out pages, found in the boxes of the PDF engine.

Overflow, cut rows, stranded headings and captions, lone lines, notes that have left their page, tables without their
head, and exhibits far from the text.  Knows boxes only: neither chapters nor what the style sheet intends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from report.pdf.engine.inspection import classes_of, text_of
from report.pdf.engine.margin_lint import inside_margin_notes, is_margin_note, margin_findings
from report.pdf.engine.sheets import Found, Pages, Sheet
from report.pdf.findings import Finding, Sightings, SourceLine

TOLERANCE = 1.0  # CSS pixels; rounding in tables and drawings stays well below it
LEADING = {"h1", "h2", "h3", "h4", "caption"}
LEADING_CLASSES = {"caption", "box-title", "chapter-name"}
NOTE, EXHIBIT, REFERENCE = "footnote", "exhibit", "xref"
CUT_CLASSES = {"exhibit-note", "exhibit-source", NOTE}  # what a page break may not divide


def findings(pages: Pages) -> list[Finding]:
    """Every finding that can be made on the `pages` of a part of an edition alone, which begins a page of its own."""
    sheets = pages.sheets
    found: list[Found] = []
    for sheet in sheets:
        found += [*_off_the_page(sheet), *_out_of_the_box(sheet), *_stranded(sheet)]
    flows = [(sheet.number, sheet.flow) for sheet in sheets]
    found += [
        *_cut_rows(sheets),
        *_lone_lines(sheets),
        *_lost_notes(sheets),
        *_headless_tables(flows),
        *_cut_notes(sheets),
        *margin_findings(sheets),
    ]
    return list(pages.written.settled(found))


def unprinted(pages: Pages, characters: Iterable[str]) -> list[Finding]:
    """Each place on `pages` that prints one of `characters`, which the typefaces of the theme lack.

    What is printed in no box, as in a picture, is told of the document alone.
    """
    found, hint = [], "write it in another way"
    wanted = list(characters)
    for sheet in pages.sheets if wanted else ():
        for box in (b for b in (*sheet.flow, *sheet.notes) if isinstance(b, boxes.TextBox)):
            found += [Found("L06", sheet.number, box.element, _lacking(c), hint) for c in wanted if c in box.text]
    seen = {finding.what for finding in found}
    elsewhere = [Finding("L06", 1, _lacking(c), hint) for c in wanted if _lacking(c) not in seen]
    return [*pages.written.settled(found), *elsewhere]


def _lacking(text: str) -> str:
    return f"the typefaces cannot print {text!r}"


def _off_the_page(sheet: Sheet) -> Iterator[Found]:
    """Text, tables and drawings that leave the page's content area, or reach down into its notes.

    What stands in the margin is meant to be outside of it.
    """
    apart = inside_margin_notes(sheet.flow)
    page = sheet.box
    left, top = page.content_box_x(), page.content_box_y()
    right, bottom = left + page.width, top + page.height
    foot = min((b.position_y for b in sheet.notes if isinstance(b, boxes.FootnoteAreaBox)), default=bottom)
    for inner, low in [(b, foot) for b in sheet.flow] + [(b, bottom) for b in sheet.notes]:
        if id(inner) in apart or not _is_printed(inner):
            continue
        x, y = inner.position_x, inner.position_y
        beside = x < left - TOLERANCE or x + inner.margin_width() > right + TOLERANCE
        below = y < top - TOLERANCE or y + inner.margin_height() > low + TOLERANCE
        if beside or below:
            edge = "over the edge" if beside else "over the foot or head"
            what = f"{_shown(inner)} runs {edge} of the page"
            yield Found("L01", sheet.number, inner.element, what, "shorten it or make it smaller")


def _is_printed(box: Any) -> bool:
    """Whether the box shows something of its own; lines, blocks and spaces do not."""
    if isinstance(box, boxes.TextBox):
        return bool(box.text.strip())
    return isinstance(box, (boxes.ReplacedBox, boxes.TableBox))


def _out_of_the_box(sheet: Sheet) -> Iterator[Found]:
    """Text that leaves the box its line was made for: a cell, a column of the contents, a framed box."""
    for box in (*sheet.flow, *sheet.notes):
        if not isinstance(box, boxes.BlockContainerBox):
            continue
        left, right = box.border_box_x(), box.border_box_x() + box.border_width()
        for text in _own_text(box):
            if text.position_x < left - TOLERANCE or text.position_x + text.width > right + TOLERANCE:
                where = "its cell" if isinstance(box, boxes.TableCellBox) else f"its {box.element_tag}"
                what = f"{_shown(text)} runs over the edge of {where}"
                yield Found("L01", sheet.number, text.element, what, "shorten it or widen the column")


def _own_text(container: Any) -> Iterator[Any]:
    """The printed text in the container's own lines, without that of boxes which stand in them."""
    rest = [c for line in container.children if isinstance(line, boxes.LineBox) for c in line.children]
    while rest:
        box = rest.pop()
        if isinstance(box, boxes.TextBox) and box.text.strip():
            yield box
        elif isinstance(box, boxes.InlineBox):
            rest.extend(box.children)


def _stranded(sheet: Sheet) -> Iterator[Found]:
    """A heading or caption that nothing follows on its page."""
    printed = [(b.position_y, leads, b) for b, leads in _leading(sheet.box.children[0], False) if _is_line(b)]
    if printed:
        _, leads, last = max(printed, key=lambda p: p[0])
        if leads:
            what = f"{text_of(last)[:40]!r} stands alone at the foot of the page"
            yield Found("L03", sheet.number, last.element, what, "keep it with what follows")


def _is_line(box: Any) -> bool:
    return isinstance(box, boxes.ReplacedBox) or (isinstance(box, boxes.LineBox) and bool(text_of(box).strip()))


def _leading(box: Any, leads: bool) -> Iterator[tuple[Any, bool]]:
    """Every box but those in the margin, and whether it is or stands in something that leads on to what follows."""
    if is_margin_note(box):
        return
    leads = leads or box.element_tag in LEADING or bool(classes_of(box) & LEADING_CLASSES)
    yield box, leads
    for child in getattr(box, "children", ()):
        yield from _leading(child, leads)


def _cut_rows(sheets: list[Sheet]) -> Iterator[Found]:
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
            what = f"the row {text_of(row)[:40]!r} is cut by the page break"
            yield Found("L02", sheet.number, row.element, what, "shorten the row")
        before = set(rows)


def _lone_lines(sheets: list[Sheet]) -> Iterator[Found]:
    """One line of a paragraph, list item or note alone before or after a page break."""
    continued: set[int] = set()
    for sheet in sheets:
        unfinished = set()
        for block, lines in sheet.blocks:
            goes_on, comes_from = lines[-1].resume_at is not None, id(block.element) in continued
            continued.discard(id(block.element))
            if len(lines) == 1 and (goes_on or comes_from):
                what = f"one line of {text_of(block)[:40]!r} stands alone"
                yield Found("L04", sheet.number, block.element, what, "reword the paragraph")
            unfinished |= {id(block.element)} if goes_on else set()
        continued = unfinished


def _lost_notes(sheets: list[Sheet]) -> Iterator[Found]:
    """Notes that do not begin on the page of their call."""
    begun = {id(b.element): sheet.number for sheet in reversed(sheets) for b in sheet.notes if NOTE in classes_of(b)}
    for sheet in sheets:
        calls = [b for b in sheet.flow if isinstance(b, boxes.TextBox) and b.element_tag.endswith("::footnote-call")]
        for call in (c for c in calls if begun.get(id(c.element)) != sheet.number):
            number = call.element.get("data-number", "")
            what = f"note {number} stands on another page"
            yield Found("L07", sheet.number, call.element, what, "shorten the note or the paragraph")


def _shown(box: Any) -> str:
    return repr(box.text[:40]) if isinstance(box, boxes.TextBox) else f"a {box.element_tag.rpartition('}')[2]}"


def _headless_tables(pages: Iterable[tuple[int, list[Any]]]) -> Iterator[Found]:
    """Tables that go on over a page break without repeating their head; `pages` are numbers and boxes."""
    before: set[int] = set()
    for number, flow in pages:
        tables = {id(box.element): box for box in flow if isinstance(box, boxes.TableBox)}
        for table in (t for key, t in tables.items() if key in before and not _has_head(t)):
            what = f"the table that goes on with {text_of(table)[:40]!r} does not repeat its head"
            yield Found("L08", number, table.element, what, "shorten the head, so that it fits with at least one row")
        before = set(tables)


def _has_head(table: Any) -> bool:
    groups = [child for child in table.children if isinstance(child, boxes.TableRowGroupBox)]
    return any(group.is_header for group in groups)


def sightings(pages: Pages) -> Sightings:
    """Where exhibits and references to them stand on `pages`."""
    places: dict[str, tuple[int, SourceLine]] = {}
    calls: dict[str, frozenset[int]] = {}
    for sheet in pages.sheets:
        for box in (b for b in sheet.flow if b.element is not None):
            if EXHIBIT in classes_of(box) and (label := box.element.get("id")):
                places.setdefault(label, (sheet.number, pages.written.line_of(box.element)))
            elif REFERENCE in classes_of(box) and (target := box.element.get("href", "").removeprefix("#")):
                calls[target] = calls.get(target, frozenset()) | {sheet.number}
    return Sightings(places, calls)


def _cut_notes(sheets: list[Sheet]) -> Iterator[Found]:
    """Notes at the foot of a page, or under a figure or table, that go on over a page break."""
    before: set[int] = set()
    for sheet in sheets:
        notes = {id(b.element): b for b in (*sheet.flow, *sheet.notes) if _is_note(b)}
        for note in (note for key, note in notes.items() if key in before):
            what = f"the note that goes on with {text_of(note)[:40]!r} is cut by the page break"
            yield Found("L12", sheet.number, note.element, what, "shorten it, or say in the text what it tells")
        before = set(notes)


def _is_note(box: Any) -> bool:
    return isinstance(box, boxes.BlockBox) and bool(classes_of(box) & CUT_CLASSES)
