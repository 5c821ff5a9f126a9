"""A printed table as a node of pandoc's document, which writes it as a table of a word processor."""

from __future__ import annotations

from typing import Any

from report.markdown.tree import string
from report.printed.grid import Grid

_NO_ATTRIBUTES = ("", (), ())
_HEADS = 1  # columns of each row that are its heading


def table_node(grid: Grid) -> dict[str, Any]:
    """The table, its numbers set right; the first row is its head, and the first column heads each row."""
    columns = [({"t": "AlignRight" if c.numeric else "AlignLeft"}, {"t": "ColWidthDefault"}) for c in grid.columns]
    head = [_row([column.heading for column in grid.columns], strong=False)]
    body = [_row(list(row.cells), strong=row.total) for row in grid.rows]
    return {
        "t": "Table",
        "c": (
            _NO_ATTRIBUTES,
            (None, ()),
            columns,
            (_NO_ATTRIBUTES, head),
            [(_NO_ATTRIBUTES, _HEADS, (), body)],
            (_NO_ATTRIBUTES, ()),
        ),
    }


def _row(cells: list[str], *, strong: bool) -> tuple[object, list[object]]:
    return (_NO_ATTRIBUTES, [_cell(text, strong=strong) for text in cells])


def _cell(text: str, *, strong: bool) -> object:
    words: list[Any] = [string(text)] if text else []
    inside = [{"t": "Strong", "c": words}] if strong and words else words
    return (_NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": inside}])
