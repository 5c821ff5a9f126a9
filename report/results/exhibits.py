"""What a cell can return: a table or a figure, without language.

Cells compute once; :mod:`report.language.printing` prints the result in each language afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from report.diagnostics import nearest
from report.language.text import Text
from report.language.values import Origin, Value
from report.results.frames import FrameColumn, FrameReader, origins_of

if TYPE_CHECKING:
    import pandas

    from report.language.printing import Language
    from report.results.canvas import Canvas
    from report.results.charts import Alternative, Chart, Given

_HEIGHT = 80.0  # millimetres
MOST_GROUPS = 40  # of all facets of a table together: the style sheet has a rule for each


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell that leads to the place of the publication called `label`: it prints its number, or else its title."""

    label: str


Cell = Value | Text | Reference | None
_Name = TypeVar("_Name", bound=Hashable)


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
class Facet:
    """What the rows of a table can be grouped by: its name, and the wording of each group by its key, in order."""

    label: Text
    groups: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: as many cells as there are columns; ``None`` is an empty cell.

    The first cell is the row's heading.  `total` sets the row off as a sum or an average.  `groups` are the keys of the
    groups that the row belongs to, a tuple of them for each facet of the table.
    """

    cells: tuple[Cell, ...]
    total: bool = False
    groups: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A regular grid: no spanning cells, so that every reader, also a spoken one, can follow it.

    A table with `facets` is printed in parts, one for each group of the first facet, under its name; on the screen a
    reader can choose a group of any facet, and then sees its rows alone.  `origins` are the places that wordings of it
    were read from, where that is not where the tables of their rows come from.  Raises ValueError for rows that do not
    fit the columns or the facets, and for a group without a row.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...] = ()
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                raise ValueError(f"row {number} has {len(row.cells)} cells, the table {len(self.columns)} columns")
            if len(row.groups) != len(self.facets):
                raise ValueError(f"row {number} has groups of {len(row.groups)} facets, the table {len(self.facets)}")
        for at, facet in enumerate(self.facets):
            _check_facet(facet, [row.groups[at] for row in self.rows], parts=at == 0)
        if sum(len(facet.groups) for facet in self.facets) > MOST_GROUPS:
            raise ValueError(f"the facets have more than {MOST_GROUPS} groups together")

    @classmethod
    def from_frame(
        cls,
        frame: pandas.DataFrame,
        columns: Mapping[_Name, FrameColumn],
        *,
        origins: Iterable[Origin] = (),
        computed: bool = True,
    ) -> Table:
        """The rows of `frame` in its order, with `columns` of it, by name, in theirs; the first heads the rows.

        Every cell that is not empty is a value whose origins are `origins`, by default those that ``data(…).frame()``
        gave the frame.  It is a result of our own (`computed`) unless you say that the frame holds the data untouched.
        Numbers, text, dates and months (``period[M]``) are printed; ``NaN``, ``NA`` and ``None`` are empty cells.

        Raises ValueError, naming the column and the cure, for a column that is missing or there twice, and for
        infinities and whatever else cannot be printed; and when nothing says where the frame comes from.
        """
        reader = FrameReader(frame, tuple(origins) or origins_of(frame), computed)
        found = {name: reader.cells(name, column) for name, column in columns.items()}
        headings = [
            Column(column.label, numeric=_are_numbers(found[name]), units=column.units, signs=column.signs)
            for name, column in columns.items()
        ]
        return cls(tuple(headings), tuple(map(Row, zip(*found.values(), strict=True))))


def _check_facet(facet: Facet, groups: Sequence[tuple[str, ...]], *, parts: bool) -> None:
    """Raises ValueError for `groups` of rows that are not those of `facet`, or not one each where it `parts` them."""
    for number, keys in enumerate(groups, 1):
        for key in keys:
            if key not in facet.groups:
                raise ValueError(f"row {number} is in the group {key!r}: {nearest(key, facet.groups) or 'name it'}")
        if not keys or (parts and len(keys) > 1):
            wanted = "one group" if parts else "a group"
            raise ValueError(f"row {number} is in {len(keys)} groups of a facet: it has to be in {wanted}")
    if empty := facet.groups.keys() - {key for keys in groups for key in keys}:
        raise ValueError(f"no row is in the group {min(empty)!r}")


def _are_numbers(cells: Iterable[Cell]) -> bool:
    return all(cell is None or (isinstance(cell, Value) and cell.number is not None) for cell in cells)


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing that is made when it is told the language.

    :meth:`bars`, :meth:`lines` and :meth:`dots` make the common charts.  For others, `draw` receives a
    :class:`report.results.canvas.Canvas`; `alt` writes the text alternative from
    the same values; `table` holds the numbers behind the figure, printed beneath it on the page.
    `height` is in millimetres; the width is that of the text column.  With a `narrow_height` the figure is drawn a
    second time, that high, for narrow screens, and `draw` finds a sheet that is `narrow`.  Without, the one drawing is
    scrolled there.
    """

    draw: Callable[[Canvas], None] | Chart
    alt: Callable[[Language], str]
    table: Table
    height: float = _HEIGHT
    narrow_height: float | None = None

    @classmethod
    def bars(
        cls,
        title: Text,
        rows: Sequence[Given],
        *,
        of: Text,
        measured: Text,
        series: Sequence[Text] = (),
        roles: Sequence[str] = (),
        stacked: bool = False,
        whole: Value | None = None,
        units: bool = False,
        signs: bool = False,
        alt: Alternative | None = None,
    ) -> Figure:
        """Horizontal bars, drawn at both widths, with their text alternative and the table behind them.

        `title` is the short name of the drawing, `measured` what its numbers are and `of` what the rows are.  A row is
        its label and a value, or a value for each of the `series`, in their order, None where there is none; a wording
        alone is a heading of the rows below it.  The bars of a row stand one below the other or, `stacked`, one behind
        the other; `whole` is drawn behind each.  `roles` are colours of the series, `units` prints the unit of each
        number, `signs` a plus before those above zero.  `alt` says better what the text alternative otherwise lists.

        Raises ValueError for rows without a number, for those that do not fit the series and for more series than can
        be told apart.
        """
        from report.results.charts import ROLES, BarChart, rows_of

        names, colours = tuple(series), tuple(roles) or ROLES
        return cls._charted(
            BarChart(title, measured, of, rows_of(rows), names, colours, units, signs, stacked, whole), alt
        )

    @classmethod
    def lines(
        cls,
        title: Text,
        rows: Sequence[Given],
        *,
        of: Text,
        measured: Text,
        series: Sequence[Text] = (),
        roles: Sequence[str] = (),
        shown: str = "last",
        dashed: Sequence[Text] = (),
        units: bool = False,
        signs: bool = False,
        alt: Alternative | None = None,
    ) -> Figure:
        """A line for each of the `series` over `rows`, which are years (int), months or days (Value) or names (Text).

        `shown` are the values that are printed beside the lines: the ``last``, those at both ``ends`` or ``all``.
        `dashed` are those of the series of which it is not known what lies between the values; where a value is None,
        the line has a gap.  All else is as :meth:`bars` says.
        """
        from report.results.charts import ROLES, LineChart, rows_of

        names, colours = tuple(series), tuple(roles) or ROLES
        return cls._charted(
            LineChart(title, measured, of, rows_of(rows), names, colours, units, signs, shown, tuple(dashed)), alt
        )

    @classmethod
    def dots(
        cls,
        title: Text,
        rows: Sequence[Given],
        *,
        of: Text,
        measured: Text,
        series: Sequence[Text] = (),
        roles: Sequence[str] = (),
        zero: bool = False,
        units: bool = False,
        signs: bool = False,
        alt: Alternative | None = None,
    ) -> Figure:
        """A dot for each value of a row, joined by a line from the lowest to the highest; a range is such a line.

        With `zero` the scale begins there, otherwise at the lowest value.  All else is as :meth:`bars` says.
        """
        from report.results.charts import ROLES, DotChart, rows_of

        names, colours = tuple(series), tuple(roles) or ROLES
        return cls._charted(DotChart(title, measured, of, rows_of(rows), names, colours, units, signs, zero), alt)

    @classmethod
    def _charted(cls, chart: Chart, alt: Alternative | None) -> Figure:
        """The figure of `chart`, which knows its heights when it is drawn."""
        return cls(chart, alt or chart.alternative, _rows_of(chart), narrow_height=_HEIGHT)


def _rows_of(chart: Chart) -> Table:
    """The rows of `chart` as they are; a heading has no numbers."""
    names = chart.series or (chart.measured,)
    columns = (Column(chart.of, numeric=False), *(Column(n, units=chart.units, signs=chart.signs) for n in names))
    return Table(columns, tuple(Row((row.label, *(row.values or (None,) * len(names)))) for row in chart.rows))


Result = Table | Figure
