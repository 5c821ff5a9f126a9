"""Lists of definitions, lines of verse, tables of text, and what a list says of each task."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from report.markdown.attributes import TABLE
from report.markdown.nodes import Block, DefinitionList, Inline, LineBlock, PandocTable, TextTable
from report.markdown.reading import Reading
from report.markdown.refusals import line_of
from report.markdown.tree import first_line, is_line_marker, plain, span

_DONE = {"☐": "false", "☒": "true"}  # what pandoc makes of [ ] and [x] at the beginning of an item
TASK = "task"
_RULE = re.compile(r"[\s>]*(?=[^-]*-)[|:][\s|:-]*")  # below the head of a table whose rows are lines


def definitions(block: DefinitionList, reading: Reading) -> list[Block]:
    """A list of terms, each with what it means."""
    made: list[tuple[list[Inline], list[list[Block]]]] = []
    for term, given in block["c"]:
        reading.line = first_line(term) or reading.line
        made.append((reading.footnotes(term), [reading.blocks(definition, nested=True) for definition in given]))
    return [{"t": "DefinitionList", "c": made}]


def lines(block: LineBlock, reading: Reading) -> list[Block]:
    """Lines that stand as they are written, as a paragraph with breaks between them."""
    inlines: list[Inline] = []
    for at, line in enumerate(block["c"]):
        inlines += [{"t": "LineBreak"}] if at else []
        inlines += line
    reading.line = first_line(inlines) or line_of(block, reading.source, reading.line)
    return [{"t": "Para", "c": reading.footnotes(inlines)}]


def text_table(block: PandocTable, reading: Reading) -> list[Block]:
    """A table whose cells are text, below one row of headings."""
    attr, (_, said), columns, (_, heads), bodies, (_, foot) = block["c"]
    reading.line = _first_line([*heads, *(row for body in bodies for row in body[3])]) or line_of(
        block, reading.source, reading.line
    )
    rows = [row for body in bodies for row in [*body[2], *body[3]]] + foot
    caption = said[0]["c"] if said else []
    if len(heads) != 1 or not any(plain(cell) for cell in _cells(heads[0]) or ()):
        reading.error("T37", "a table of text without a row of headings", "say above each column what it shows")
        return []
    cells = [_cells(row) for row in [*heads, *rows]]
    if any(row is None for row in cells) or len(said) > 1:
        hint = "let each cell be one line of text; a list or a cell over several columns belongs into the text"
        reading.error("T37", "a table of text whose cells are more than text", hint)
        return []
    if told := _losing(block, cells, reading):
        reading.error("T37", *told)
        return []
    head, *body = [[reading.footnotes(cell) for cell in row or ()] for row in cells]
    return [_with_caption(_bare([column[0]["t"] for column in columns], head, body), attr, caption, reading)]


def _losing(block: PandocTable, rows: Sequence[list[list[Inline]] | None], reading: Reading) -> tuple[str, str] | None:
    """What is wrong with the first of `rows` with more cells than there are columns, which pandoc drops; its cure.

    The reading then stands in that row.
    """
    lines = [next(filter(None, map(first_line, row or ())), 0) for row in rows]
    if all(lines):
        return None
    lost, known = lines.index(0), next((at for at, line in enumerate(lines) if line), 0)  # its marker was dropped too
    line = lines[known] or _line_of_head(rows[0] or (), reading)
    if not line:  # a grid, whose lines have no markers
        return None
    places = [0, *range(2, len(rows) + 1)]  # the rule stands below the head
    reading.line = line + places[lost] - places[known]
    hint = r"give the rule below the head a part for each column; a bar that is meant as it is has a \ before it"
    return f"a row of a table with more cells than its {len(block['c'][2])} columns, which would be lost", hint


def _line_of_head(head: Sequence[list[Inline]], reading: Reading) -> int:
    """The line of the `head` of a table of which no row has a marker; 0 where no rule of dashes and bars is below it.

    The reading stands before it.
    """
    lines, words = reading.source.lines, [word for cell in head for word in plain(cell).split()[:1]]
    for at in range(reading.source.at(max(reading.line, 1)), len(lines) - 1):
        if _RULE.fullmatch(lines[at + 1]) and all(word in lines[at] for word in words):
            return reading.source.number(at)
    return 0


def _bare(aligns: list[str], head: list[list[Inline]], rows: list[list[list[Inline]]]) -> TextTable:
    """A table without label and caption."""
    return {"t": "TextTable", "label": "", "caption": [], "aligns": aligns, "head": head, "rows": rows, "line": 0}


def _with_caption(table: TextTable, attr: Any, caption: list[Inline], reading: Reading) -> TextTable:
    """The table with what stands below it: its label and its caption, or neither."""
    name, line = attr[0], reading.line
    reading.line = first_line(caption) or line
    reading.refusals.braces(attr, TABLE, reading.line)
    if bool(name) != bool(caption):
        what = f"the table {name} has no caption" if name else "a table with a caption has no label"
        reading.error("T12" if name else "T04", what, "write below it: : What it shows {#tbl-…}")
    if name and not name.startswith("tbl-"):
        reading.error("T04", f"the label {name!r} of a table must begin with tbl-", "rename the label")
    elif name:
        reading.label(name, "table", caption)
    return {**table, "label": name, "caption": reading.footnotes(caption), "line": line}


def _cells(row: Any) -> list[list[Inline]] | None:
    """The text of each cell of a row of pandoc's, with the row's line; None where one holds more."""
    found: list[list[Inline]] = []
    for _, _, row_span, column_span, blocks in row[1]:
        if row_span != 1 or column_span != 1 or len(blocks) > 1 or any(b["t"] not in ("Plain", "Para") for b in blocks):
            return None
        found.append(blocks[0]["c"] if blocks else [])
    marker = next((node for cell in reversed(found) for node in cell if is_line_marker(node)), None)  # of the last one
    return [cell if not (cell and marker) or first_line(cell) else [*cell, marker] for cell in found]


def _first_line(rows: Sequence[Any]) -> int:
    cells = (cell for row in rows for cell in _cells(row) or ())
    return next((line for cell in cells if (line := first_line(cell))), 0)


def tasks(items: list[list[Block]]) -> list[list[Block]]:
    """The items of a list, of which some say at their beginning whether something is done."""
    for item in items:
        first = item[0] if item else None
        if first and (first["t"] == "Plain" or first["t"] == "Para") and first["c"]:
            box = first["c"][0]
            if box["t"] == "Str" and box["c"][:1] in _DONE and box["c"][1:2] in ("", " "):
                rest: list[Inline] = [{"t": "Str", "c": box["c"][1:]}] if box["c"][1:] else []
                first["c"] = [span([], TASK, done=_DONE[box["c"][0]]), *rest, *first["c"][1:]]
    return items
