"""A table as one language prints it: a grid of plain text that each writer sets in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from report.language.printing import Language
from report.language.text import Text
from report.results.exhibits import Cell, Column, Table


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its printed heading, and whether its cells are numbers (set right, in columns)."""

    heading: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: as many printed cells as there are columns, the first its heading; `total` sets it off from the others."""

    cells: tuple[str, ...]
    total: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A printed table: no markup, no spanning cells."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


def printed_grid(table: Table, language: Language) -> Grid:
    """`table` in `language`.  Raises what printing a value raises."""
    return Grid(
        tuple(GridColumn(language.text(column.label), column.numeric) for column in table.columns),
        tuple(
            GridRow(
                tuple(
                    printed_cell(cell, language, column) for cell, column in zip(row.cells, table.columns, strict=True)
                ),
                row.total,
            )
            for row in table.rows
        ),
    )


def printed_cell(cell: Cell, language: Language, column: Column) -> str:
    """A cell's text as its column wants it; an empty cell prints nothing."""
    if cell is None:
        return ""
    if isinstance(cell, Text):
        return language.text(cell)
    return language.value(cell, unit=column.units, sign=column.signs)
