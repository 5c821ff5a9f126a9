"""How wide the columns of a printed table are: as wide as what they hold, and no wider than the page.

Widths are counted in letters, which is near enough: the PDF engine never makes a column narrower than its longest word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from report.printed.grid import Grid

LETTER, PADDING = 1.55, 4.0  # millimetres of a letter, and before every column but the first
_LINE, _SPACE = 4.15, 2.6  # the height of a line, and the space of a row around its lines
_HEADING_LINES = 3  # that a heading may take before it widens its column
_MOST = 60  # letters on a line beyond which a column is no easier to read
_JOINT = re.compile(r"[ \n]|(?<=[-/\N{EN DASH}])")  # where a line may end; not at a no-break space


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of a table in millimetres, the percentages of it that its columns take, and roughly its height."""

    width: int
    shares: tuple[int, ...]
    height: float


def columns_of(grid: Grid, room: float) -> Columns:
    """The columns of `grid` where it has `room` millimetres: all on one line, or lines as few as they may be."""
    columns = [[row.cells[at] for row in grid.rows] for at in range(len(grid.columns))]
    least = [_least(column.heading, cells, column.numeric) for column, cells in zip(grid.columns, columns, strict=True)]
    wanted = [
        max(low, ceil(len(column.heading) / _HEADING_LINES), *map(len, cells or [""]))
        for low, column, cells in zip(least, grid.columns, columns, strict=True)
    ]
    letters = _fitted(least, wanted, (room - PADDING * (len(least) - 1)) / LETTER)
    taken = [LETTER * n + PADDING * (at > 0) for at, n in enumerate(letters)]
    width = min(sum(taken), room)
    shares = tuple(round(100 * one / sum(taken)) for one in taken)
    return Columns(ceil(width), shares, _height(grid, letters))


def _least(heading: str, cells: Sequence[str], numeric: bool) -> int:
    """The letters of the longest word; a number is never divided."""
    words = [word for text in (heading, *(() if numeric else cells)) for word in _JOINT.split(text)]
    return max(map(len, [*words, *(cells if numeric else ())]), default=1)


def _fitted(least: Sequence[int], wanted: Sequence[int], room: float) -> list[float]:
    """Letters for each column: those `wanted` if there is room; else the longest words, and the rest by want."""
    if sum(wanted) <= room:
        return [float(number) for number in wanted]
    short = [min(want, max(low, _MOST)) - low for low, want in zip(least, wanted, strict=True)]
    if (left := room - sum(least)) < 0:
        return [low * room / sum(least) for low in least]
    return [low + left * lack / (sum(short) or 1) for low, lack in zip(least, short, strict=True)]


def _height(grid: Grid, letters: Sequence[float]) -> float:
    """Roughly how many millimetres the rows take, the head included."""
    rows = [[column.heading for column in grid.columns], *(row.cells for row in grid.rows)]
    lines = [max(ceil(len(cell) / each) for cell, each in zip(row, letters, strict=True)) for row in rows]
    return sum(max(1, found) * _LINE + _SPACE for found in lines)
