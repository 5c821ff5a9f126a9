"""Common charts, declared as rows of values: what they measure, of what, and in which series.

The same rows give the drawing, the text alternative and the table behind it.  Knows no language and draws nothing:
:mod:`report.drawing.charts` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value

# A row as an analysis writes it: what it is of with its value or values, or a heading of the rows below.
Given = tuple[Text | Value | int, Value | Sequence[Value | None] | None] | Text
Alternative = Callable[[Language], str]
# In the order of the series.
ROLES = ("primary", "secondary", "accent", "muted")
SHOWN = ("last", "ends", "all")


@dataclass(frozen=True, slots=True)
class ChartRow:
    """What a row is of, and a value or a gap for each series; a heading has none."""

    of: Text | Value | int
    values: tuple[Value | None, ...] = ()

    @property
    def label(self) -> Text | Value:
        """What it is of, as a cell of a table."""
        return Text.same(str(self.of)) if isinstance(self.of, int) else self.of

    def printed(self, language: Language) -> str:
        """What it is of, in a language."""
        label = self.label
        return language.text(label) if isinstance(label, Text) else language.value(label)


@dataclass(frozen=True, slots=True)
class Chart:
    """What all charts have.

    `title` is the short name of the drawing, `measured` what its numbers are and `of` what the rows are; `series` name
    the values of a row, and are empty where it has one.  `units` says whether each number prints its unit and `signs`
    whether a positive one has a plus.
    """

    title: Text
    measured: Text
    of: Text
    rows: tuple[ChartRow, ...]
    series: tuple[Text, ...] = ()
    roles: tuple[str, ...] = ROLES
    units: bool = False
    signs: bool = False

    def __post_init__(self) -> None:
        width = max(len(self.series), 1)
        if width > len(self.roles):
            raise ValueError(f"a chart has at most {len(self.roles)} series, not {width}; show fewer, or give roles")
        if all(value is None for row in self.rows for value in row.values):
            raise ValueError("a chart needs a row with a value")
        for row in self.data:
            if len(row.values) != width:
                raise ValueError(f"a row has {len(row.values)} values; series has {width} names")
            if wrong := next((v for v in row.values if v is not None and v.number is None), None):
                raise ValueError(f"a chart draws numbers, and {wrong!r} has none")

    @property
    def data(self) -> tuple[ChartRow, ...]:
        """The rows that are no headings."""
        return tuple(row for row in self.rows if row.values)

    def printed(self, value: Value, language: Language) -> str:
        """A value as the chart prints it."""
        return language.value(value, unit=self.units, sign=self.signs)

    def alternative(self, language: Language) -> str:
        """Everything the chart shows, as one text."""
        rows = (f"{row.printed(language)}: {self._said(row, language)}" for row in self.data)
        return f"{language.text(self.measured)}. {'; '.join(rows)}."

    def _said(self, row: ChartRow, language: Language) -> str:
        numbers = ["–" if value is None else self.printed(value, language) for value in row.values]
        if not self.series:
            return numbers[0]
        names = map(language.text, self.series)
        return ", ".join(f"{name} {number}" for name, number in zip(names, numbers, strict=True))


@dataclass(frozen=True, slots=True)
class BarChart(Chart):
    """Horizontal bars: one for each value of a row, or, `stacked`, one behind the other.

    `whole` is drawn behind each bar: what all of it would be.  Values below zero have the second role where there is
    one series.
    """

    stacked: bool = False
    whole: Value | None = None

    def __post_init__(self) -> None:
        Chart.__post_init__(self)
        if self.stacked and any(v is not None and v.amount < 0 for row in self.data for v in row.values):
            raise ValueError("bars that are stacked cannot show values below zero; let them stand side by side")
        longest = max(v.amount for row in self.data for v in row.values if v is not None)
        if self.whole is not None and self.whole.amount < longest:
            raise ValueError(f"the whole is {self.whole.amount}, and a bar is {longest}")


@dataclass(frozen=True, slots=True)
class LineChart(Chart):
    """A line for each series over the rows, which are years, months or names in their order.

    `shown` says which values are printed: the ``last``, those at both ``ends`` or ``all``.  `dashed` are the series of
    which it is not known what lies between the values.
    """

    shown: str = "last"
    dashed: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        Chart.__post_init__(self)
        if self.shown not in SHOWN:
            raise ValueError(f"shown is {self.shown!r}; write one of {', '.join(SHOWN)}")


@dataclass(frozen=True, slots=True)
class DotChart(Chart):
    """A dot for each value of a row, joined by a line from the lowest to the highest; a range is such a line itself.

    With `zero` the scale begins there.
    """

    zero: bool = False


def rows_of(given: Sequence[Given]) -> tuple[ChartRow, ...]:
    """The rows that an analysis wrote."""
    made = []
    for row in given:
        if isinstance(row, Text):
            made.append(ChartRow(row))
        else:
            of, values = row
            made.append(ChartRow(of, (values,) if values is None or isinstance(values, Value) else tuple(values)))
    return tuple(made)
