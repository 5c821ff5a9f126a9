"""A printed table as a node of pandoc's document, which writes it as a table of a word processor."""

from __future__ import annotations

from collections.abc import Sequence
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
    return _table(columns, head, [(_NO_ATTRIBUTES, _HEADS, (), body)])


def text_table_node(aligns: Sequence[str], head: list[list[Any]], rows: list[list[list[Any]]]) -> dict[str, Any]:
    """A table whose cells are inlines, each column set as `aligns` says; the first column heads each row."""
    columns = [({"t": align}, {"t": "ColWidthDefault"}) for align in aligns]
    made = [(_NO_ATTRIBUTES, [_holding(cell) for cell in row]) for row in (head, *rows)]
    return _table(columns, made[:1], [(_NO_ATTRIBUTES, _HEADS, (), made[1:])])


def _table(columns: Sequence[object], head: Sequence[object], bodies: Sequence[object]) -> dict[str, Any]:
    parts = (_NO_ATTRIBUTES, (None, ()), columns, (_NO_ATTRIBUTES, head), bodies, (_NO_ATTRIBUTES, ()))
    return {"t": "Table", "c": parts}


def _row(cells: list[str], *, strong: bool) -> tuple[object, list[object]]:
    return (_NO_ATTRIBUTES, [_cell(text, strong=strong) for text in cells])


def _cell(text: str, *, strong: bool) -> object:
    words: list[Any] = [string(text)] if text else []
    inside = [{"t": "Strong", "c": words}] if strong and words else words
    return _holding(inside)


def _holding(inlines: list[Any]) -> object:
    return (_NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": inlines}])
