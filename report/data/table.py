"""A data table, whose rows are found, counted and added up.  Knows nothing of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from report.data.finding import Finder
from report.data.opened import touch
from report.data.record import Field, Record
from report.language.values import COUNT, LISTED, TOTAL, Computation, Origin, Scalar, Value, origins_of
from report.results.arithmetic import as_decimal

if TYPE_CHECKING:
    import pandas

# The cells that all rows of a group have.
Group = tuple[Scalar, ...]
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
        self.primary_key = primary_key
        self.places: Mapping[str, Origin] = {} if places is None else places
        self.places_of = {column: at for at, column in enumerate(fields)}
        self._cells = rows
        self._finder = Finder[Record](lambda names: zip(self.rows, self.columns(*names), strict=True))

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the rows in their file."""
        return tuple(self._cells)

    @property
    def rows(self) -> tuple[Record, ...]:
        """The rows, made when they are asked for: most builds ask for few tables."""
        return self._records

    @cached_property
    def _records(self) -> tuple[Record, ...]:
        return tuple([Record(self, cells) for cells in self._cells.values()])

    @property
    def size(self) -> int:
        """How many rows there are, without a word to anyone that they were counted."""
        return len(self._cells)

    def note_use(self) -> None:
        """It is read, which is recorded with what depends on it."""
        touch(self.name)

    @property
    def whole(self) -> DataTable:
        """The table of the package whose rows these are."""
        return self

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

    def at_hand(self, *names: str) -> Iterator[tuple[Scalar, ...]]:
        """The cells of the columns `names` of those rows that are in memory."""
        return self.columns(*names)

    def digest(self, question: str) -> str:
        """The digest of the answer to a `question`; empty, as this table is read as a whole and answers none."""
        return ""

    def sources(self) -> Counter[str]:
        """How many rows were read from each source, by its key."""
        return Counter(row.origin.source for row in self.rows)

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
        self.note_use()
        return self._count(self.number_of(**cells), cells)

    def counts(self, by: str, /, *more: str, **cells: Scalar) -> dict[Group, Value]:
        """How many rows there are of each group with equal cells in the columns `by` and `more`.

        Only rows whose columns equal `cells` are in groups.

        A group is its cells in these columns; groups are in the order of their first rows.
        """
        self.note_use()
        columns, numbers = (by, *more), self.numbers_of((by, *more), **cells)
        return {group: self._count(number, cells | _as_cells(columns, group)) for group, number in numbers}

    def total(self, column: str, /, **cells: Scalar) -> Value:
        """The sum of `column` over the rows whose columns equal `cells`; it can be added up again.

        Empty cells add nothing.  Raises TypeError for cells that are no numbers.
        """
        self.note_use()
        return self._total(column, self.sum_of(column, **cells), cells)

    def totals(self, column: str, by: str, /, *more: str, **cells: Scalar) -> dict[Group, Value]:
        """The sum of `column` for each group of rows, as :meth:`counts` has them."""
        self.note_use()
        columns, sums = (by, *more), self.sums_of(column, (by, *more), **cells)
        return {group: self._total(column, number, cells | _as_cells(columns, group)) for group, number in sums}

    def number_of(self, **cells: Scalar) -> int:
        """How many rows have columns equal to `cells`."""
        return len(self.where(**cells))

    def numbers_of(self, by: tuple[str, ...], /, **cells: Scalar) -> Sequence[tuple[Group, int]]:
        """How many rows there are of each group of :meth:`counts`."""
        return [(group, len(rows)) for group, rows in self._grouped(by, cells).items()]

    def sum_of(self, column: str, /, **cells: Scalar) -> Decimal:
        """The sum of `column` over the rows whose columns equal `cells`.  Raises TypeError as :meth:`total` does."""
        return _sum(row.optional(column) for row in self.where(**cells))

    def sums_of(self, column: str, by: tuple[str, ...], /, **cells: Scalar) -> Sequence[tuple[Group, Decimal]]:
        """The sum of `column` for each group of :meth:`counts`.  Raises TypeError as :meth:`total` does."""
        groups = self._grouped(by, cells)
        return [(group, _sum(row.optional(column) for row in rows)) for group, rows in groups.items()]

    def _grouped(self, by: tuple[str, ...], cells: dict[str, Scalar]) -> dict[Group, list[Record]]:
        groups: dict[Group, list[Record]] = {}
        for row in self.where(**cells):
            groups.setdefault(tuple(row.cells[column] for column in by), []).append(row)
        return groups

    def _count(self, number: int, cells: dict[str, Scalar]) -> Value:
        how = Computation(COUNT, given=(("table", self.name), ("where", tuple(sorted(cells.items())))))
        return Value(number=Decimal(number), origins=(self.origin,), computation=how)

    def _total(self, column: str, number: Decimal, cells: dict[str, Scalar]) -> Value:
        field, where = self.fields[column], tuple(sorted(cells.items()))
        how = Computation(TOTAL, given=(("table", self.name), ("column", column), ("where", where)))
        return Value(number=number, unit=field.unit, decimals=field.decimals, origins=(self.origin,), computation=how)

    def counted(self, rows: Iterable[Record], *among: Value) -> Value:
        """How many `rows` of this table there are, where an analysis chose them by a rule of its own.

        Their keys are recorded.  `among` are values that the choice rests on, such as the number of all: where there
        are some, their origins stand for that of the table.

        Raises ValueError for a row of another table or one that is there twice.
        """
        self.note_use()
        chosen = tuple(rows)
        keys = tuple(row.key for row in chosen)
        if any(row.table is not self.whole for row in chosen) or len(set(keys)) != len(keys):
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

        self.note_use()
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


def _as_cells(columns: tuple[str, ...], group: Group) -> dict[str, Scalar]:
    return dict(zip(columns, group, strict=True))


def _sum(numbers: Iterable[Decimal | None]) -> Decimal:
    """The exact sum, whatever the context of decimal arithmetic is; what is None adds nothing."""
    exact = sum((Fraction(number) for number in numbers if number is not None), Fraction())
    return as_decimal(exact)
