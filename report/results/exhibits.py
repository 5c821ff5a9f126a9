"""What a cell can return: a table or a figure, without language.

Cells compute once; :mod:`report.language.printing` prints the result in each language afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.language.text import Text
from report.language.values import Value

if TYPE_CHECKING:
    from report.drawing.canvas import Canvas
    from report.language.printing import Language

Cell = Value | Text | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and whether its cells are numbers (set right, in columns).

    `units` says whether each cell prints its unit; leave it false when the heading names the unit.
    `signs` prints a plus before positive numbers, for columns of changes.
    """

    label: Text
    numeric: bool = True
    units: bool = False
    signs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: as many cells as there are columns; ``None`` is an empty cell.

    The first cell is the row's heading.  `total` sets the row off as a sum or an average.
    """

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A regular grid: no spanning cells, so that every reader, also a spoken one, can follow it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                raise ValueError(f"row {number} has {len(row.cells)} cells, the table {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing that is made when it is told the language.

    `draw` receives a :class:`report.drawing.canvas.Canvas`; `alt` writes the text alternative from
    the same values; `table` holds the numbers behind the figure, printed beneath it on the page.
    `height` is in millimetres; the width is that of the text column.
    """

    draw: Callable[[Canvas], None]
    alt: Callable[[Language], str]
    table: Table
    height: float = 80.0


Result = Table | Figure
