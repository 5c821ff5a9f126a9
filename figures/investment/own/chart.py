"""The cumulated net of a reader's own case, year by year, one line for each end of the savings' range.

Whatever the amounts are, nothing may be printed over something else: labels that would meet are moved apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from figures.investment.cases import as_decimal
from figures.investment.chart_course import COLOURS, SYMBOLS
from figures.lettering import NARROW, measured, paragraph
from report.author import Column, Course, Figure, Language, Row, Table, Text, Value, case_form

if TYPE_CHECKING:
    from report.author import Canvas

# The lines of a chart with their labels, by the names of their courses.
Courses = Mapping[str, tuple[Text, Course]]

# In this chart the low and the high estimate have each other's colour.
_COLOURS = {**COLOURS, "low": COLOURS["high"], "high": COLOURS["low"]}
_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 74.0, 22.0, 52.0, 10.0, 8.0
_MOST_YEARS = 7
# On a narrow sheet: years on the axis, millimetres for the amounts at the ends, from a symbol's edge to its name.
_FEW_YEARS, _AMOUNTS, _BESIDE = 3, 24.0, 5.0
_APART = 4.6  # millimetres between the middles of labels
# How large amounts have to be to be printed in thousands, and in millions.
_UNITS = (
    (Decimal(2_000_000), 6, Text(da="mio. kr.", en="DKK million")),
    (Decimal(20_000), 3, Text(da="1.000 kr.", en="DKK 1,000")),
    (Decimal(0), 0, Text(da="kr.", en="DKK")),
)
_END = Text(
    da="{label}: Ved udgangen af {year} er akkumuleret netto {amount}.",
    en="{label}: at the end of {year} the cumulative net is {amount}.",
)


def cumulated(chart: case_form.Chart, years: tuple[int, ...], courses: Courses) -> Figure:
    """The figure of `chart`, a line for each of `courses` over the `years` of the case."""
    return Figure(
        draw=partial(_draw, chart, years, courses),
        alt=partial(_alt, years, courses),
        table=_table(years, courses),
        height=_HEIGHT,
        narrow_height=NARROW,
    )


def _table(years: tuple[int, ...], courses: Courses) -> Table:
    columns = (Column(Text(da="År", en="Year"), numeric=False), *(Column(label) for label, _ in courses.values()))
    lines = [line for _, line in courses.values()]
    rows = (
        Row((Text.same(str(year)), *(_money(amount) for amount in amounts)))
        for year, *amounts in zip(years, *lines, strict=True)
    )
    return Table(columns, tuple(rows))


def _draw(chart: case_form.Chart, years: tuple[int, ...], courses: Courses, canvas: Canvas) -> None:
    canvas.entitle(Text(da="Linjediagram: akkumuleret netto", en="Line chart: cumulative net"))
    named = {name.rpartition(".")[2]: (label, line) for name, (label, line) in courses.items()}
    scaled, unit = _scaled({level: line for level, (_, line) in named.items()})
    title, top, right = canvas.say(chart.axis, unit=canvas.say(unit)), _TOP, _RIGHT
    if canvas.narrow:
        top, right = _draw_legend(title, {level: label for level, (label, _) in named.items()}, canvas) + 2, _AMOUNTS
        canvas.resize(_HEIGHT + top - _TOP)
    else:
        canvas.axis_title(Text.same("{title}"), title=title)
    first, last = years[0], years[-1]
    ticks = canvas.ticks(amount for line in scaled.values() for amount in line)
    canvas.plot_area(
        left=_LEFT, right=right, top=top, bottom=_BOTTOM, x=(first - 1, last), y=(float(ticks[0]), float(ticks[-1]))
    )
    canvas.number_axis(ticks)
    canvas.line((first - 1, last), (0, 0), role="ink", width=0.9)
    _draw_years(first, last, float(ticks[0]), canvas)
    for level, line in scaled.items():
        canvas.line(range(first - 1, last + 1), line, role=_COLOURS[level])
        canvas.marker(last, float(line[-1]), SYMBOLS[level], role=_COLOURS[level])
    ends = {level: (label, scaled[level][-1]) for level, (label, _) in named.items()}
    _draw_names(ends, last, decimals(ticks), canvas)


def _scaled(lines: Mapping[str, Sequence[Fraction]]) -> tuple[dict[str, list[Decimal]], Text]:
    """`lines`, each from nought on, in a unit in which their numbers are short, and the unit."""
    amounts = {level: [Decimal(0), *map(as_decimal, line)] for level, line in lines.items()}
    reach = max(abs(amount) for line in amounts.values() for amount in line)
    power, unit = next((power, unit) for least, power, unit in _UNITS if reach >= least)
    return {level: [amount.scaleb(-power) for amount in line] for level, line in amounts.items()}, unit


def _draw_legend(title: str, labels: Mapping[str, Text], canvas: Canvas) -> float:
    """Print what is measured and the names of the lines above a narrow drawing; millimetres that they take."""
    measured(canvas)
    y = paragraph(canvas, 0, 2.5, title, canvas.width_mm, role="muted")
    for level, label in labels.items():
        canvas.marker(0, y, SYMBOLS[level], role=_COLOURS[level], dx=1.5)
        y = paragraph(canvas, _BESIDE, y, canvas.say(label), canvas.width_mm - _BESIDE)
    return y


def _draw_years(first: int, last: int, foot: float, canvas: Canvas) -> None:
    step = -(-(last - first + 1) // (_FEW_YEARS if canvas.narrow else _MOST_YEARS))
    for year in range(last, first - 1, -step):
        canvas.label(year, foot, str(year), dy=-4.5, align="center", role="muted", small=True)


def _draw_names(ends: dict[str, tuple[Text, Decimal]], last: int, precise: int, canvas: Canvas) -> None:
    """Print name and amount beside the `ends` of the lines in the year `last`, with `precise` decimals."""
    for level, height in canvas.spread({level: float(end) for level, (_, end) in ends.items()}, _APART).items():
        label, end = ends[level]
        amount = canvas.value(Value(number=end, decimals=precise))
        canvas.label(last, height, amount if canvas.narrow else f"{canvas.say(label)}: {amount}", dx=3)


def decimals(ticks: list[Decimal]) -> int:
    """How many decimals the ends of lines are printed with: enough for a tenth of the step of `ticks`, at most two."""
    tenth = (ticks[1] - ticks[0]).normalize() / 10
    return min(2, len(f"{tenth:f}".partition(".")[2]))


def _alt(years: tuple[int, ...], courses: Courses, language: Language) -> str:
    return " ".join(
        language.text(_END, label=language.text(label), year=str(years[-1]), amount=_money(line[-1]))
        for label, line in courses.values()
    )


def _money(amount: Fraction) -> Value:
    return Value(number=as_decimal(amount), unit="dkk")
