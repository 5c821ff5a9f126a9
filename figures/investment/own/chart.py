"""The cumulated net of a reader's own case, year by year, one line for each end of the savings' range.

Whatever the amounts are, nothing may be printed over something else: labels that would meet are moved apart.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from figures.investment.cases import Year, as_decimal
from figures.investment.chart_course import COLOURS, SYMBOLS
from figures.investment.own.wording import LEVEL_NAMES, money, outcomes, plain_year
from report.author import Column, Figure, Language, Row, Table, Text, Value

if TYPE_CHECKING:
    from report.author import Canvas

Courses = dict[str, tuple[Year, ...]]

# In this chart the low and the high estimate have each other's colour.
_COLOURS = {**COLOURS, "low": COLOURS["high"], "high": COLOURS["low"]}
_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 74.0, 22.0, 52.0, 10.0, 8.0
_MOST_YEARS = 7
_APART = 4.6  # millimetres between the middles of labels
# How large amounts have to be to be printed in thousands, and in millions.
_UNITS = (
    (Decimal(2_000_000), 6, Text(da="mio. kr.", en="DKK million")),
    (Decimal(20_000), 3, Text(da="1.000 kr.", en="DKK 1,000")),
    (Decimal(0), 0, Text(da="kr.", en="DKK")),
)
_AXIS = Text(
    da="Akkumuleret netto, {unit}: over nul er der brugt mere, end der er sparet",
    en="Cumulative net, {unit}: above zero more has been spent than saved",
)


def cumulated(courses: Courses) -> Figure:
    """The chart of `courses`, the years of the case by level."""
    return Figure(draw=partial(_draw, courses), alt=partial(_alt, courses), table=table(courses), height=_HEIGHT)


def table(courses: Courses) -> Table:
    """The cumulated net at the end of every year, in DKK."""
    return yearly(courses, "cumulated")


def yearly(courses: Courses, what: str) -> Table:
    """`what` of every year, a field of :class:`figures.investment.cases.Year` in DKK, with a column for each level."""
    columns = (Column(Text(da="År", en="Year"), numeric=False), *(Column(LEVEL_NAMES[level]) for level in courses))
    rows = (
        Row((plain_year(found[0].year), *(money(getattr(year, what)) for year in found)))
        for found in zip(*courses.values(), strict=True)
    )
    return Table(columns, tuple(rows))


def _draw(courses: Courses, canvas: Canvas) -> None:
    canvas.entitle(Text(da="Linjediagram: akkumuleret netto", en="Line chart: cumulative net"))
    scaled = {level: [Decimal(0), *(as_decimal(year.cumulated) for year in years)] for level, years in courses.items()}
    reach = max(abs(amount) for line in scaled.values() for amount in line)
    power, unit = next((power, unit) for least, power, unit in _UNITS if reach >= least)
    scaled = {level: [amount.scaleb(-power) for amount in line] for level, line in scaled.items()}
    canvas.axis_title(_AXIS, unit=canvas.say(unit))
    first, last = next(iter(courses.values()))[0].year, next(iter(courses.values()))[-1].year
    ticks = canvas.ticks(amount for line in scaled.values() for amount in line)
    canvas.plot_area(
        left=_LEFT, right=_RIGHT, top=_TOP, bottom=_BOTTOM, x=(first - 1, last), y=(float(ticks[0]), float(ticks[-1]))
    )
    canvas.number_axis(ticks)
    canvas.line((first - 1, last), (0, 0), role="ink", width=0.9)
    _draw_years(first, last, float(ticks[0]), canvas)
    for level, line in scaled.items():
        canvas.line(range(first - 1, last + 1), line, role=_COLOURS[level])
        canvas.marker(last, float(line[-1]), SYMBOLS[level], role=_COLOURS[level])
    _draw_names({level: line[-1] for level, line in scaled.items()}, last, decimals(ticks), canvas)


def _draw_years(first: int, last: int, foot: float, canvas: Canvas) -> None:
    step = -(-(last - first + 1) // _MOST_YEARS)
    for year in range(last, first - 1, -step):
        canvas.label(year, foot, str(year), dy=-4.5, align="center", role="muted", small=True)


def _draw_names(ends: dict[str, Decimal], last: int, precise: int, canvas: Canvas) -> None:
    """Print name and amount beside the `ends` of the lines in the year `last`, with `precise` decimals."""
    for level, height in canvas.spread({level: float(end) for level, end in ends.items()}, _APART).items():
        amount = canvas.value(Value(number=ends[level], decimals=precise))
        canvas.label(last, height, f"{canvas.say(LEVEL_NAMES[level])}: {amount}", dx=3)


def decimals(ticks: list[Decimal]) -> int:
    """How many decimals the ends of lines are printed with: enough for a tenth of the step of `ticks`, at most two."""
    tenth = (ticks[1] - ticks[0]).normalize() / 10
    return min(2, len(f"{tenth:f}".partition(".")[2]))


def _alt(courses: Courses, language: Language) -> str:
    return " ".join(outcomes(courses, language))
