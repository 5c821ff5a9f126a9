"""What a typographer would mend on laid-out pages that are not spoilt: advice, which stops no build.

Short last pages, words divided over pages, one-word last lines, references to the page they stand on, tails of boxes,
columns wrapped beside slack, and hyphens above each other.  Everything is told of one part at a time, so that a part
laid out by itself is told the same as in the whole edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from report.pdf.engine.inspection import classes_of, text_of
from report.pdf.engine.sheets import Found, Pages, Sheet, Written
from report.pdf.findings import Finding

LEAST_FILLED = 0.25  # of the height of a page, on the last of a chapter
MOST_ONE_WORD, FEW = (
    0.1,
    3,
)  # the share of a chapter's paragraphs that may end in a line of one word, and how many at least
LEAST_OF_A_BOX = 4  # lines of a box on each page, its title among them
MOST_HYPHENS = 2  # lines in a row that may end in a hyphen
SLACK = 1.0  # CSS pixels that a column has to be too wide before anything is said of it
CHAPTER, BOX, PAGE = "chapter", "box", "page-number"
LISTS = {"back", "numbers"}  # behind the chapters
PARAGRAPHS = {"p", "li", "dd"}
_OF_PAPER = ("caption", "chapter-name", "box-title", "exhibit-note", "exhibit-source")
HYPHEN = "-"


def advice(pages: Pages) -> list[Finding]:
    """The advice on `pages`, which may be those of a part of an edition."""
    sheets, written = pages.sheets, pages.written
    found: list[Found] = [
        *_short_last_pages(sheets, written),
        *_divided_words(sheets),
        *_one_word_lines(sheets, written),
        *_references_to_own_page(sheets, written),
        *_tails_of_boxes(sheets),
    ]
    for sheet in sheets:
        found += [*_wrapped_columns(sheet), *_hyphens_in_a_row(sheet)]
    return list(written.settled(found))


def _is_chapter(part: Any) -> bool:
    """Whether a part holds text of the authors: not the contents, and neither lists nor tables behind the chapters."""
    kinds = (part.get("class") or "").split() if part is not None else []
    return CHAPTER in kinds and not LISTS & set(kinds)


def _short_last_pages(sheets: list[Sheet], written: Written) -> Iterator[Found]:
    """The last page of a chapter of several pages that is hardly filled."""
    lowest: dict[int, list[tuple[int, float, Any]]] = {}
    for sheet in sheets:
        top = sheet.box.content_box_y()
        for box in sheet.flow:
            part = written.part(box.element)
            if _is_chapter(part) and _shows(box):
                filled = (box.position_y + box.margin_height() - top) / sheet.box.height
                lowest.setdefault(id(part), []).append((sheet.number, filled, box.element))
    for printed in lowest.values():
        first, last = printed[0][0], printed[-1][0]
        filled = max(share for number, share, _ in printed if number == last)
        if first < last and filled < LEAST_FILLED:
            element = next(element for number, _, element in printed if number == last)
            what = f"the last page of the chapter is filled to {filled:.0%}"
            yield Found("L13", last, element, what, "shorten the chapter by these lines, or let a figure stand later")


def _shows(box: Any) -> bool:
    return isinstance(box, boxes.ReplacedBox) or (isinstance(box, boxes.TextBox) and bool(box.text.strip()))


def _divided_words(sheets: list[Sheet]) -> Iterator[Found]:
    """Words that begin on one page and end on the next."""
    for sheet, following in pairwise(sheets):
        rest = {id(block.element): lines[0] for block, lines in following.blocks}
        for block, lines in sheet.blocks:
            if lines[-1].resume_at is None or id(block.element) not in rest:
                continue
            beginning = _last_word(lines[-1])
            if not beginning.endswith(HYPHEN):
                continue
            ending = text_of(rest[id(block.element)]).split(maxsplit=1)[0]
            if f"{beginning} {ending}" not in " ".join("".join(block.element.itertext()).split()):
                what = f"'{beginning}|{ending}' is divided by the page break"
                yield Found("L14", sheet.number, block.element, what, "reword the paragraph by a few words")


def _last_word(line: Any) -> str:
    return (text_of(line).split() or [""])[-1]


def _one_word_lines(sheets: list[Sheet], written: Written) -> Iterator[Found]:
    """A chapter in which more paragraphs than a stated share end in a line of a single word."""
    paragraphs: dict[int, dict[int, tuple[int, list[Any]]]] = {}
    for sheet in sheets:
        for block, lines in sheet.blocks:
            if block.element_tag in PARAGRAPHS and not classes_of(block) & set(_OF_PAPER):
                part = written.part(block.element)
                if _is_chapter(part):
                    seen = paragraphs.setdefault(id(part), {}).get(id(block.element), (0, []))[1]
                    paragraphs[id(part)][id(block.element)] = (sheet.number, [*seen, *lines])
    for chapter in paragraphs.values():
        long = [(page, lines) for page, lines in chapter.values() if len(lines) > 1]
        lone = [(page, lines[-1]) for page, lines in long if len(text_of(lines[-1]).split()) == 1]
        if len(lone) >= FEW and len(lone) > MOST_ONE_WORD * len(long):
            page, line = lone[0]
            ends = " ".join(text_of(line).strip() for _, line in lone)
            what = f"{len(lone)} of {len(long)} paragraphs of the chapter end in a line of one word: {ends}"
            yield Found("L15", page, line.element, what, "reword some of these paragraphs")


def _references_to_own_page(sheets: list[Sheet], written: Written) -> Iterator[Found]:
    """References in the text that name the page that they stand on."""
    first: dict[str, int] = {}
    for sheet in sheets:
        for name in sheet.anchors:
            first.setdefault(name, sheet.number)
    for sheet in sheets:
        for box in (b for b in (*sheet.flow, *sheet.notes) if isinstance(b, boxes.TextBox) and PAGE in classes_of(b)):
            target = box.element.get("data-page-of", "")
            if first.get(target) == sheet.number and _is_chapter(written.part(box.element)):
                what = f"the reference to {target} names the page that it stands on"
                yield Found("L16", sheet.number, box.element, what, "say above or below, or leave the reference out")


def _tails_of_boxes(sheets: list[Sheet]) -> Iterator[Found]:
    """Boxes that go on over a page break, and of which few lines stand on one of the pages."""
    pieces: dict[int, list[tuple[int, Any]]] = {}
    for sheet in sheets:
        for box in (b for b in sheet.flow if isinstance(b, boxes.BlockBox) and BOX in classes_of(b)):
            pieces.setdefault(id(box.element), []).append((sheet.number, box))
    for parts in (parts for parts in pieces.values() if len(parts) > 1):
        for page, box in parts:
            count = _lines_in(box)
            if count < LEAST_OF_A_BOX:
                what = f"{count} lines of the box {text_of(parts[0][1]).strip()[:40]!r} stand alone"
                yield Found("L17", page, box.element, what, "move the box by a paragraph, or change its length")


def _lines_in(box: Any) -> int:
    if isinstance(box, boxes.LineBox):
        return 1
    return sum(_lines_in(child) for child in getattr(box, "children", ()))


def _wrapped_columns(sheet: Sheet) -> Iterator[Found]:
    """Tables with a column whose cells would need fewer lines if other columns gave up what they do not need.

    Where the style fixes the columns, as in tables of several parts, they are not meant to follow their cells.
    """
    tables = (box for box in sheet.flow if isinstance(box, boxes.TableBox))
    for table in (table for table in tables if table.style["table_layout"] != "fixed"):
        if wrapped := _wrapped_beside_slack(table):
            cells = ", ".join(repr(" ".join(map(text_of, _lines_of(cell)))[:40]) for cell in wrapped)
            what = f"wrapped beside columns with room to spare: {cells}"
            yield Found("L18", sheet.number, table.element, what, "shorten what makes the other columns wide")


def _wrapped_beside_slack(table: Any) -> list[Any]:
    """Of each column that is too narrow, while others are wider than any of their cells, the cell that needs most."""
    columns: dict[int, list[Any]] = {}
    for head, cell in _cells(table):
        if cell.colspan == 1:
            columns.setdefault(cell.grid_x, []).append((head, cell))
    free = {at: min(cell.width - _widest(cell) for _, cell in cells) for at, cells in columns.items()}
    found = []
    for at, cells in columns.items():
        # What its own lines leave free, since they end where a word does, is of no use to a column.
        slack = sum(room for other, room in free.items() if other != at and room > SLACK)
        wrapped = [cell for head, cell in cells if not head and _lines_in(cell) > 1]
        needs = [(_in_one_line(cell) - cell.width, cell) for cell in wrapped]
        need, cell = max(needs, key=lambda pair: pair[0], default=(0.0, table))
        found += [cell] if 0 < need <= slack - SLACK else []
    return found


def _cells(table: Any) -> Iterator[tuple[bool, Any]]:
    """Every cell of a table, and whether it stands in the head, where lines are broken to keep columns narrow."""
    groups = [group for group in table.children if isinstance(group, boxes.TableRowGroupBox)]
    return ((group.is_header, cell) for group in groups for row in group.children for cell in row.children)


def _lines_of(cell: Any) -> Iterator[Any]:
    if isinstance(cell, boxes.LineBox):
        yield cell
    else:
        for child in getattr(cell, "children", ()):
            yield from _lines_of(child)


def _widest(cell: Any) -> float:
    return max((line.width for line in _lines_of(cell)), default=0.0)


def _in_one_line(cell: Any) -> float:
    """Roughly how wide the text of a cell is without its breaks, which take a space each."""
    lines = list(_lines_of(cell))
    return float(sum(line.width for line in lines) + (len(lines) - 1) * cell.style["font_size"] / 4)


def _hyphens_in_a_row(sheet: Sheet) -> Iterator[Found]:
    """Blocks with more lines in a row that end in a hyphen than a reader follows."""
    for block, lines in sheet.blocks:
        for hyphened, run in groupby(lines, lambda line: _last_word(line).endswith(HYPHEN)):
            ends = [_last_word(line) for line in run]
            if hyphened and len(ends) > MOST_HYPHENS:
                what = f"{len(ends)} lines in a row end in a hyphen: {' '.join(ends)}"
                yield Found("L19", sheet.number, block.element, what, "reword the paragraph by a few words")
