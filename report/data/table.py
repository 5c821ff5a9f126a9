"""Rows of a data table, each value with its unit and origin.  Knows nothing of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from report.data.finding import Finder
from report.data.opened import touch
from report.language.text import Text
from report.language.traced import DataText, traced
from report.language.values import COUNT, LISTED, Computation, Origin, Scalar, Value, origins_of
from report.language.vocabulary import languages

if TYPE_CHECKING:
    import pandas

# What each type of the schema is in a data frame.  Decimals are plain floats, as everything that computes and draws
# takes them; the others have a type of their own for empty cells, so that a gap makes no float of a whole number.
_FRAME_TYPES = {
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "string": "string",
    "date": "datetime64[s]",
    "yearmonth": "period[M]",
}
# The whole numbers of a data frame; past them pandas wraps around in silence or raises, as the other cells have it.
_WHOLE = range(-(2**63), 2**63)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the schema: its type, and the unit and decimals its numbers are printed with."""

    name: str
    type: str
    unit: str = "count"
    decimals: int = 0


class Record(Mapping[str, Scalar]):
    """One row: a mapping from column to typed cell, which can also speak as values."""

    __slots__ = ("_cells", "_table")

    def __init__(self, table: DataTable, cells: tuple[Scalar, ...]) -> None:
        self._table, self._cells = table, cells

    def __getitem__(self, column: str) -> Scalar:
        touch(self._table.name)
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
    def table(self) -> DataTable:
        """The table that it is a row of."""
        return self._table

    @property
    def origin(self) -> Origin:
        """Where the row was read: the place its ``locator`` names, or its ``item`` and ``page``, else the table's."""
        table, cells = self._table, self.cells
        place = table.places.get(str(cells.get("locator"))) or table.origin
        touch(table.name)
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
        touch(self._table.name)
        return Text(**{code: self._read(str(cells[column])) for code, column in there.items()})


class DataTable:
    """A table of the package, in the order of its file.

    It is made from its `rows` by line, the cells of each in the order of `fields`.  `places` are the places in the
    sources by the name that a column ``locator`` gives them.
    """

    def __init__(
        self,
        name: str,
        fields: dict[str, Field],
        rows: Mapping[int, tuple[Scalar, ...]],
        origin: Origin,
        *,
        primary_key: tuple[str, ...] = (),
        places: Mapping[str, Origin] | None = None,
    ) -> None:
        self.name, self.fields, self.origin = name, fields, origin
        self.primary_key, self.places = primary_key, {} if places is None else places
        self.places_of = {column: at for at, column in enumerate(fields)}
        self._cells = rows
        self._finder = Finder[Record](lambda names: zip(self.rows, self.columns(*names), strict=True))

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The lines of the rows in their file."""
        return tuple(self._cells)

    @cached_property
    def rows(self) -> tuple[Record, ...]:
        """The rows, made when they are asked for: most builds ask for few tables."""
        return tuple([Record(self, cells) for cells in self._cells.values()])

    def __iter__(self) -> Iterator[Record]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self._cells)

    def where(self, **cells: Scalar) -> tuple[Record, ...]:
        """The rows whose columns equal `cells`, in order.  Raises KeyError for a column that there is not."""
        return self._finder.where(tuple(cells), tuple(cells.values()))

    def columns(self, *names: str) -> Iterator[tuple[Scalar, ...]]:
        """The cells of the columns `names` of each row, without a word to anyone that they were read.

        Raises KeyError for a column that there is not.
        """
        places = [self.places_of[name] for name in names]
        return (tuple([cells[at] for at in places]) for cells in self._cells.values())

    def one(self, **cells: Scalar) -> Record:
        """The only row whose columns equal `cells`.  Raises LookupError when there are none or several."""
        found = self.where(**cells)
        if len(found) != 1:
            raise LookupError(f"{self.name}: {len(found)} rows with {cells}, wanted one")
        return found[0]

    def with_key(self, key: str) -> Record:
        """The row with the primary key `key`, as :attr:`Record.key` has it.  Raises LookupError when there is none."""
        if key not in self._by_key:
            raise LookupError(f"{self.name}: no row with the key {key!r}")
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, Record]:
        return {row.key: row for row in reversed(self.rows)}  # of two with one key, which is an error, the first

    def count(self, **cells: Scalar) -> Value:
        """How many rows have columns equal to `cells`; it can be counted again."""
        touch(self.name)
        how = Computation(COUNT, given=(("table", self.name), ("where", tuple(sorted(cells.items())))))
        return Value(number=Decimal(len(self.where(**cells))), origins=(self.origin,), computation=how)

    def counted(self, rows: Iterable[Record], *among: Value) -> Value:
        """How many `rows` of this table there are, where an analysis chose them by a rule of its own.

        Their keys are recorded.  `among` are values that the choice rests on, such as the number of all: where there
        are some, their origins stand for that of the table.

        Raises ValueError for a row of another table or one that is there twice.
        """
        touch(self.name)
        chosen = tuple(rows)
        keys = tuple(row.key for row in chosen)
        if any(row.table is not self for row in chosen) or len(set(keys)) != len(keys):
            raise ValueError(f"{self.name}: a row to be counted is of another table, or is there twice")
        how = Computation(LISTED, among, (("table", self.name), ("keys", keys)))
        return Value(number=Decimal(len(keys)), origins=origins_of(among) or (self.origin,), computation=how)

    def frame(self, *, by_key: bool = False, **cells: Scalar) -> pandas.DataFrame:
        """The rows whose columns equal `cells` as a data frame; with `by_key` their primary key is its index.

        The types are those of the schema: Int64, float64, boolean, string, datetime64[s], and period[M] for a month.
        An empty cell is ``NA``, ``NaN`` among decimal numbers and ``NaT`` among dates.  A decimal number of up to
        fifteen digits comes back from its float as it was (``Decimal(str(…))``).  ``attrs["origins"]`` are the places
        that the rows were read from, as :meth:`report.results.exhibits.Table.from_frame` wants them.

        Raises ValueError for `by_key` when the table has no primary key, and for a whole number past 64 bits.
        """
        import pandas

        touch(self.name)
        rows = self.where(**cells)
        frame = pandas.DataFrame({f.name: self._series(f, rows) for f in self.fields.values()})
        frame.attrs["origins"] = tuple(sorted({row.origin for row in rows}))
        if by_key and not self.primary_key:
            raise ValueError(f"{self.name} has no primary key to be the index: give its schema a primaryKey")
        return frame.set_index(list(self.primary_key)) if by_key else frame

    def _series(self, field: Field, rows: tuple[Record, ...]) -> pandas.Series:
        import pandas

        cells = (row.cells[field.name] for row in rows)
        found = [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]
        if any(isinstance(cell, int) and cell not in _WHOLE for cell in found):
            raise ValueError(
                f"{self.name}: {field.name} holds a number past 64 bits, which no data frame does: "
                "give it the type number or string in the schema"
            )
        return pandas.Series(found, dtype=_FRAME_TYPES[field.type])
