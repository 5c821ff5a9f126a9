"""A row of a data table, each value with its unit and origin.  Knows nothing of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from report.language.text import Text
from report.language.traced import DataText, traced
from report.language.values import Origin, Scalar, Value
from report.language.vocabulary import languages


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the schema: its type, and the unit and decimals its numbers are printed with."""

    name: str
    type: str
    unit: str = "count"
    decimals: int = 0


class Owner(Protocol):
    """The table that a record is a row of, as :class:`report.data.table.DataTable` is one."""

    name: str
    fields: dict[str, Field]
    origin: Origin
    primary_key: tuple[str, ...]
    places: Mapping[str, Origin]
    places_of: dict[str, int]

    def note_use(self) -> None:
        """It is read, which is recorded."""

    @property
    def whole(self) -> Owner:
        """The table of the package: itself, unless it holds some rows of that."""


class Record(Mapping[str, Scalar]):
    """One row: a mapping from column to typed cell, which can also speak as values."""

    __slots__ = ("_cells", "_table")

    def __init__(self, table: Owner, cells: tuple[Scalar, ...]) -> None:
        self._table, self._cells = table, cells

    def __getitem__(self, column: str) -> Scalar:
        self._table.note_use()
        cell = self._cells[self._table.places_of[column]]
        return self._read(cell) if isinstance(cell, str) else cell

    def _read(self, text: str) -> DataText:
        return DataText(traced(text), self._table.name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.fields)

    def __len__(self) -> int:
        return len(self._cells)

    def __repr__(self) -> str:
        return f"Record({self._table.name}, {self.cells})"

    @property
    def cells(self) -> dict[str, Scalar]:
        """The typed cells by column, without a word to anyone that they were read."""
        return dict(zip(self._table.fields, self._cells, strict=True))

    @property
    def table(self) -> Owner:
        """The table that it is a row of."""
        return self._table.whole

    @property
    def origin(self) -> Origin:
        """Where the row was read: the place its ``locator`` names, or its ``item`` and ``page``, else the table's."""
        table, cells = self._table, self.cells
        place = table.places.get(str(cells.get("locator"))) or table.origin
        table.note_use()
        return Origin(
            place.source,
            str(cells.get("item") or place.item),
            str(cells.get("page") or place.page),
            table.name,
            self.key,
        )

    @property
    def key(self) -> str:
        """The row's primary key as text, its parts joined by ``|``."""
        return "|".join(str(self._cells[self._table.places_of[c]]) for c in self._table.primary_key)

    def value(self, column: str) -> Value:
        """The number in `column`, with the column's unit and decimals.

        A row may override them with columns ``unit``, ``decimals``, ``precision`` and ``upper``.
        """
        field, cells = self._table.fields[column], self.cells
        return Value(
            number=self.number(column),
            upper=self.optional("upper") if "upper" in cells else None,
            unit=str(cells.get("unit") or field.unit),
            decimals=field.decimals if cells.get("decimals") is None else self.whole("decimals"),
            precision=str(cells.get("precision") or "exact"),
            origins=(self.origin,),
            column=column,
        )

    def number(self, column: str) -> Decimal:
        """The number in `column`.  Raises TypeError for a cell that is empty or no number."""
        number = self.optional(column)
        if number is None:
            raise TypeError(f"{self._table.name}: no number in {column} of {self.cells}")
        return number

    def optional(self, column: str) -> Decimal | None:
        """The number in `column`, None for an empty cell.  Raises TypeError for a cell that is no number."""
        cell = self[column]
        if cell is None:
            return None
        if isinstance(cell, bool) or not isinstance(cell, int | Decimal):
            raise TypeError(f"{self._table.name}: {column} is {cell!r} and no number")
        return Decimal(cell)

    def whole(self, column: str) -> int:
        """The whole number in `column`.  Raises TypeError for a cell that is empty or anything else."""
        cell = self[column]
        if isinstance(cell, bool) or not isinstance(cell, int):
            raise TypeError(f"{self._table.name}: {column} is {cell!r} and no whole number")
        return cell

    def string(self, column: str) -> str:
        """The text in `column`; an empty cell is an empty text.  Raises TypeError for a cell that is no text."""
        cell = self[column]
        if cell is not None and not isinstance(cell, str):
            raise TypeError(f"{self._table.name}: {column} is {cell!r} and no text")
        return cell or ""

    def flag(self, column: str) -> bool:
        """Whether `column` is true.  Raises TypeError for a cell that is empty or neither true nor false."""
        cell = self[column]
        if not isinstance(cell, bool):
            raise TypeError(f"{self._table.name}: {column} is {cell!r} and neither true nor false")
        return cell

    def day(self, column: str) -> date:
        """The date in `column`.  Raises TypeError for a cell that is empty or no date."""
        cell = self[column]
        if not isinstance(cell, date):
            raise TypeError(f"{self._table.name}: {column} is {cell!r} and no date")
        return cell

    def month(self, column: str) -> Value:
        """The month in `column` (``2016-03``) as a value.  Raises ValueError for a cell that holds no month."""
        year, month = self.string(column).split("-")
        return Value(date=date(int(year), int(month), 1), month_only=True, origins=(self.origin,), column=column)

    def text(self, prefix: str = "") -> Text:
        """The wording in the columns ``<prefix><code>`` of the languages in hand.

        Raises KeyError when there is none of them; printing it in a language without a column raises one too.
        """
        columns, cells = {code: f"{prefix}{code}" for code in languages()}, self.cells
        there = {code: column for code, column in columns.items() if column in cells}
        if not there:
            raise KeyError(f"{self._table.name} has none of the columns {', '.join(columns.values())}")
        self._table.note_use()
        return Text(**{code: self._read(str(cells[column])) for code, column in there.items()})
