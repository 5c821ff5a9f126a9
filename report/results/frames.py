"""Cells of a table from those of a data frame; imports pandas only when there is a frame, and so pandas already."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral, Rational, Real
from typing import TYPE_CHECKING

from report.diagnostics import nearest
from report.language.text import Text
from report.language.values import UNRECORDED, Computation, Origin, Value

if TYPE_CHECKING:
    import pandas

Words = Mapping[str, Text] | Mapping[int, Text] | Mapping[bool, Text]


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """How a column of a data frame is printed.

    `label` is its heading.  For numbers, `unit` is one of :func:`report.language.units.unit_names` and `decimals` how
    many are printed; `units` and `signs` are those of :class:`report.results.exhibits.Column`.  `words` says what is
    printed for each code of a column of codes, or for true and false; without it, text is a name, alike in every
    language.
    """

    label: Text
    unit: str = "count"
    decimals: int = 0
    units: bool = False
    signs: bool = False
    words: Words = field(default_factory=dict[str, Text])


@dataclass(frozen=True, slots=True)
class FrameReader:
    """Reads columns of `frame` as values that come from `origins`; `computed` as in :class:`Value`."""

    frame: pandas.DataFrame
    origins: tuple[Origin, ...]
    computed: bool

    @property
    def computation(self) -> Computation | None:
        """The record of a cell that was computed; what was done to the frame is not known."""
        return Computation(UNRECORDED) if self.computed else None

    def cells(self, name: Hashable, column: FrameColumn) -> tuple[Value | None, ...]:
        """The cells of the column `name`, printed as `column` says; None for ``None``, ``NaN``, ``NA`` and ``NaT``.

        Raises ValueError, naming the column, when the frame lacks it or has it twice, and for a cell that cannot be
        printed: an infinity, a time of day, a code without words.
        """
        series, words = self._series(name), dict[object, Text](column.words.items())
        try:
            return tuple(
                None if empty else self._value(cell, column, words)
                for cell, empty in zip(series, series.isna(), strict=True)
            )
        except (TypeError, ValueError) as error:
            raise ValueError(f"the column {name!r} of the data frame cannot be printed: {error}") from error

    def _series(self, name: Hashable) -> pandas.Series:
        places = [at for at, known in enumerate(self.frame.columns) if known == name]
        if len(places) > 1:
            raise ValueError(f"the data frame has {len(places)} columns {name!r}: rename or drop all but one")
        if not places and name in self.frame.index.names:
            raise ValueError(f"{name!r} is the index of the data frame and no column: call reset_index() first")
        if not places:
            cure = nearest(str(name), self.frame.columns) or f"it has {', '.join(map(str, self.frame.columns))}"
            raise ValueError(f"the data frame has no column {name!r}: {cure}")
        return self.frame.iloc[:, places[0]]

    def _value(self, cell: object, column: FrameColumn, words: dict[object, Text]) -> Value:
        import pandas

        if words or isinstance(cell, str | Text):
            return Value(text=_worded(cell, words), origins=self.origins, computation=self.computation)
        if isinstance(cell, pandas.Period) and cell.freqstr == "M":
            first = date(cell.year, cell.month, 1)
            return Value(date=first, month_only=True, origins=self.origins, computation=self.computation)
        if isinstance(cell, date):
            return Value(date=_day(cell), origins=self.origins, computation=self.computation)
        return Value(
            number=_number(cell),
            unit=column.unit,
            decimals=column.decimals,
            origins=self.origins,
            computation=self.computation,
        )


def origins_of(frame: pandas.DataFrame) -> tuple[Origin, ...]:
    """Where the rows of `frame` were read, as :meth:`report.data.table.DataTable.frame` has told it.

    Raises ValueError when nothing tells it.
    """
    found = tuple(frame.attrs.get("origins", ()))
    if not found:
        raise ValueError(
            "nothing says where the data frame comes from, as pivot and merge drop its attrs: "
            'pass origins=, such as the attrs["origins"] of the frame that it was made of'
        )
    return found


def _worded(cell: object, words: Mapping[object, Text]) -> Text:
    if words and cell not in words:
        raise ValueError(f"words has no wording for {cell!r}, only for {', '.join(map(repr, words))}")
    if words:
        return words[cell]
    return cell if isinstance(cell, Text) else Text.same(str(cell))


def _day(cell: date) -> date:
    if not isinstance(cell, datetime):
        return cell
    if cell.time() != time(0):
        raise ValueError(f"{cell} is a time of day and no date: use dt.normalize()")
    return cell.date()


def _number(cell: object) -> Decimal:
    if isinstance(cell, Integral) and not isinstance(cell, bool):
        return Decimal(int(cell))
    if not isinstance(cell, Decimal | Real) or isinstance(cell, Rational):
        cure = "give words for it" if isinstance(cell, Hashable) else "make one value of it"
        raise ValueError(f"{cell!r} is neither number, date, month nor text: {cure}")
    # The shortest digits that give the same float: 0.1 stays 0.1.
    number = Decimal(str(cell))
    if not number.is_finite():
        raise ValueError(f"{cell} is no number that can be printed: a division by zero may have made it")
    return number
