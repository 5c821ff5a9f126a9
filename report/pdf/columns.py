"""How wide the columns of a printed table are: as wide as what they hold, and no wider than the page.

Widths are counted in letters, which is near enough: the PDF engine never makes a column narrower than its longest word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from report.printed.grid import Grid

LETTER, PADDING = 1.55, 4.0  # millimetres of a letter, and before every column but the first
_LINE, _SPACE = 4.15, 2.6  # the height of a line, and the space of a row around its lines
_HEADING_LINES = 3  # that a heading may take before it widens its column; fewer where there is room
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
    longest = [max([low, *map(len, cells)]) for low, cells in zip(least, columns, strict=True)]
    headings = [len(column.heading) for column in grid.columns]
    letters = _on_few_lines(longest, headings, _letters(room, len(columns)))
    if not letters:
        weights = [sqrt(1 + sum(map(len, cells)) / max(1, len(cells))) for cells in columns]
        wanted = list(map(max, longest, (ceil(heading / _HEADING_LINES) for heading in headings)))
        letters = _shared(least, wanted, weights, _letters(room, len(columns)))
    taken = [LETTER * n + PADDING * (at > 0) for at, n in enumerate(letters)]
    width = min(sum(taken), room)
    shares = tuple(round(100 * one / sum(taken)) for one in taken)
    return Columns(ceil(width), shares, _height(grid, letters))


def _least(heading: str, cells: Sequence[str], numeric: bool) -> int:
    """The letters of the longest word; a number is never divided."""
    words = [word for text in (heading, *(() if numeric else cells)) for word in _JOINT.split(text)]
    return max(map(len, [*words, *(cells if numeric else ())]), default=1)


def _letters(room: float, columns: int) -> float:
    """How many letters so many columns have on a line."""
    return (room - PADDING * (columns - 1)) / LETTER


def _on_few_lines(longest: Sequence[int], headings: Sequence[int], room: float) -> list[float]:
    """Letters for the `longest` cells, and for headings on lines as few as there is room for; none if there is none."""
    for lines in range(1, _HEADING_LINES + 1):
        wanted = [max(cell, ceil(heading / lines)) for cell, heading in zip(longest, headings, strict=True)]
        if sum(wanted) <= room:
            return [float(number) for number in wanted]
    return []


def _shared(least: Sequence[int], wanted: Sequence[int], weights: Sequence[float], room: float) -> list[float]:
    """What the `least` leave of `room`, by weight: who wants less than its part leaves the rest to the others."""
    if sum(least) >= room:
        return [low * room / sum(least) for low in least]
    found, left = [float(low) for low in least], room - sum(least)
    hungry = [at for at, low in enumerate(least) if wanted[at] > low]
    while hungry:
        parts = {at: left * weights[at] / sum(weights[other] for other in hungry) for at in hungry}
        sated = [at for at in hungry if wanted[at] - found[at] <= parts[at]]
        for at in sated or hungry:
            given = min(parts[at], wanted[at] - found[at])
            found[at], left = found[at] + given, left - given
        hungry = [at for at in hungry if at not in sated] if sated else []
    return found


def _height(grid: Grid, letters: Sequence[float]) -> float:
    """Roughly how many millimetres the rows take, the head included."""
    rows = [[column.heading for column in grid.columns], *(row.cells for row in grid.rows)]
    lines = [max(ceil(len(cell) / each) for cell, each in zip(row, letters, strict=True)) for row in rows]
    return sum(max(1, found) * _LINE + _SPACE for found in lines)
