"""A table as one language prints it: a grid of plain text that each writer sets in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.results.exhibits import Cell, Column, Reference, Table


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its printed heading, and whether its cells are numbers (set right, in columns)."""

    heading: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: as many printed cells as there are columns, the first its heading; `total` sets it off from the others.

    `links` are the labels that cells lead to, by their columns; `groups` the numbers of the groups the row belongs to.
    `number` is that of the row in its table, from 1, and `values` are the columns, from 0, whose cells print a value.
    """

    cells: tuple[str, ...]
    total: bool
    links: tuple[tuple[int, str], ...] = ()
    groups: tuple[int, ...] = ()
    number: int = 0
    values: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GridFacet:
    """What rows can be grouped by: its name, and (number, name) of each group.  A number is that of one group only."""

    name: str
    groups: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A printed table: no markup, no spanning cells.  One with `facets` is written in parts, by the first of them."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    facets: tuple[GridFacet, ...] = ()

    def parts(self) -> list[tuple[int, str, Grid]]:
        """The rows of each group of the first facet, under its number and name."""
        return [
            (number, name, Grid(self.columns, tuple(row for row in self.rows if number in row.groups)))
            for number, name in (self.facets[0].groups if self.facets else ())
        ]


def printed_grid(table: Table, language: Language, named: Callable[[str], str] = str) -> Grid:
    """`table` in `language`; `named` says what is printed for a label.  Raises what printing a value raises."""
    columns = tuple(GridColumn(language.text(column.label), column.numeric) for column in table.columns)
    numbers, numbered = count(1), list[dict[str, int]]()
    for facet in table.facets:
        numbered.append({key: next(numbers) for key in facet.groups})
    facets = tuple(
        GridFacet(
            language.text(facet.label), tuple((of[key], language.text(name)) for key, name in facet.groups.items())
        )
        for facet, of in zip(table.facets, numbered, strict=True)
    )
    rows = tuple(
        GridRow(
            tuple(printed_cell(cell, language, at, named) for cell, at in zip(row.cells, table.columns, strict=True)),
            row.total,
            tuple((at, cell.label) for at, cell in enumerate(row.cells) if isinstance(cell, Reference)),
            _groups(row.groups, numbered),
            number,
            tuple(at for at, cell in enumerate(row.cells) if isinstance(cell, Value)),
        )
        for number, row in enumerate(table.rows, 1)
    )
    return Grid(columns, rows, facets)


def cell_name(label: str, row: int, column: int) -> str:
    """The name of the value in a cell of the exhibit called `label`; rows and columns are counted from 1."""
    return f"{label}.{row}.{column}"


def printed_cell(cell: Cell, language: Language, column: Column, named: Callable[[str], str] = str) -> str:
    """A cell's text as its column wants it; an empty cell prints nothing."""
    if cell is None:
        return ""
    if isinstance(cell, Reference):
        return named(cell.label)
    if isinstance(cell, Text):
        return language.text(cell)
    return language.value(cell, unit=column.units, sign=column.signs)


def _groups(groups: tuple[tuple[str, ...], ...], numbered: Sequence[Mapping[str, int]]) -> tuple[int, ...]:
    return tuple(of[key] for keys, of in zip(groups, numbered, strict=True) for key in keys)
