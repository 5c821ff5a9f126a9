"""Rows of a table found by what stands in their columns.  Knows no files, and of a row nothing but its cells.

An analysis looks for rows by the same columns again and again: from the second time on they are found by their cells,
without another look at every row.  What is asked once, as of a table of a million rows, takes no memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Generic, TypeVar

from report.language.values import Scalar

Row = TypeVar("Row")
Cells = tuple[Scalar, ...]


class Finder(Generic[Row]):
    """Finds rows; `rows` gives each with its cells in the columns of these names, in the order of the table.

    The cells may not change.
    """

    def __init__(self, rows: Callable[[tuple[str, ...]], Iterable[tuple[Row, Cells]]]) -> None:
        self._rows = rows
        self._asked: dict[tuple[str, ...], dict[Cells, tuple[Row, ...]]] = {}

    def where(self, names: tuple[str, ...], wanted: Cells) -> tuple[Row, ...]:
        """The rows whose cells in the columns `names` equal those `wanted`, in order.  Raises what `rows` raises."""
        if names in self._asked:
            with suppress(TypeError):  # what has no hash may still equal a cell
                return self._by_cells(names).get(wanted, ())
        found = tuple(row for row, cells in self._rows(names) if cells == wanted)
        self._asked.setdefault(names, {})
        return found

    def _by_cells(self, names: tuple[str, ...]) -> dict[Cells, tuple[Row, ...]]:
        if not self._asked[names]:
            found: dict[Cells, list[Row]] = {}
            for row, cells in self._rows(names):
                found.setdefault(cells, []).append(row)
            self._asked[names] = {cells: tuple(rows) for cells, rows in found.items()}
        return self._asked[names]
