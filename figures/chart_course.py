"""The course of an investment under several assumptions: what is outstanding at the end of each year.

Knows investments as years; neither municipalities nor where amounts come from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial

from figures.investment import Year, payback
from report.author import Column, Figure, Language, Row, Table, Text, Value

_HEIGHT, _LINE = 78, 4.6  # millimetres: the drawing, and a line of lettering
_LOOKS = {"low": ("s", "secondary"), "central": ("o", "primary"), "high": ("^", "accent")}
_REPAID = Text("{scenario}: tjent hjem ved udgangen af {year}.", "{scenario}: repaid by the end of {year}.")
_NOT_REPAID = Text("{scenario}: ikke tjent hjem i {year}, hvor {amount} udestår.",
                   "{scenario}: not repaid by {year}, when {amount} is outstanding.")
_TITLE = Text("Linjediagram: akkumuleret netto år for år i tre scenarier",
              "Line chart: cumulated net year by year in three scenarios")
_NET = Text("Netto", "Net")
_CUMULATED = Text("Akkumuleret", "Cumulated")


@dataclass(frozen=True, slots=True)
class Courses:
    """The years of a case by scenario, in the order of the chart, with their names and how an amount is printed.

    `marked` are the years named on the axis.  `bars` says whether the net of the central scenario is drawn, which is
    of use only where it is not far smaller than what is outstanding.
    """

    years: Mapping[str, tuple[Year, ...]]
    names: Mapping[str, Text]
    measured: Text
    heading: Text
    amount: Callable[[Fraction], Value]
    marked: Sequence[int]
    bars: bool = True


def course_chart(courses: Courses) -> Figure:
    """Cumulated net by scenario; beneath it the net of the central one."""
    return Figure(draw=partial(_draw, courses), alt=partial(_alt, courses), table=_table(courses), height=_HEIGHT)


def _draw(courses: Courses, canvas) -> None:
    canvas.entitle(_TITLE)
    canvas.axis_title(courses.measured)
    years = next(iter(courses.years.values()))
    numbers = [float(n) for course in courses.years.values() for y in course for n in (y.cumulated, y.net)]
    ticks = ticks_over(min(numbers), max(numbers))
    canvas.plot_area(left=16, right=34, top=9, bottom=7, x=(years[0].year - 0.8, years[-1].year + 0.2),
                     y=(float(ticks[0]), float(ticks[-1])))
    canvas.number_axis(ticks)
    for year in courses.marked:
        canvas.label(year, float(ticks[0]), str(year), dy=-4.5, align="center", role="muted", small=True)
    for year in courses.years["central"] if courses.bars else ():
        canvas.line((year.year, year.year), (0, float(year.net)), role="secondary", width=4)
    gap = float(ticks[-1] - ticks[0]) * _LINE / (_HEIGHT - 16)
    heights = apart({name: float(course[-1].cumulated) for name, course in courses.years.items()}, gap)
    for name, course in courses.years.items():
        shape, role = _LOOKS[name]
        canvas.line([y.year for y in course], [float(y.cumulated) for y in course], role=role, width=2)
        canvas.marker(course[-1].year, float(course[-1].cumulated), shape, role=role)
        canvas.label(course[-1].year, heights[name], canvas.say(courses.names[name]), dx=2.5)


def apart(heights: Mapping[str, float], gap: float) -> dict[str, float]:
    """`heights` moved up as little as keeps each at least `gap` above the one below it; of equals the first on top."""
    found: dict[str, float] = {}
    lowest = float("-inf")
    for name in sorted(reversed(heights), key=lambda name: heights[name]):
        found[name] = lowest = max(heights[name], lowest)
        lowest += gap
    return found


def ticks_over(lowest: float, highest: float) -> list[Decimal]:
    """Round numbers, zero among them, from at most `lowest` to at least `highest`, at most eight of them."""
    span = Decimal(str(max(highest, 0) - min(lowest, 0)))
    power = Decimal(10) ** (span / 6).adjusted()
    step = next(power * times for times in (1, 2, 5, 10) if span / (power * times) <= 6)
    first = int(Decimal(str(min(lowest, 0))) // step) - (1 if min(lowest, 0) % float(step) else 0)
    count = 0
    while step * (first + count) < Decimal(str(max(highest, 0))):
        count += 1
    return [step * (first + at) for at in range(count + 1)]


def _alt(courses: Courses, language: Language) -> str:
    return " ".join(_sentence(name, course, courses, language) for name, course in courses.years.items())


def _sentence(name: str, course: tuple[Year, ...], courses: Courses, language: Language) -> str:
    scenario, repaid = language.text(courses.names[name]), payback(course)
    scenario = scenario[:1].upper() + scenario[1:]
    if repaid is not None:
        return language.text(_REPAID, scenario=scenario, year=str(repaid))
    return language.text(_NOT_REPAID, scenario=scenario, year=str(course[-1].year),
                         amount=courses.amount(course[-1].cumulated))


def _table(courses: Courses) -> Table:
    columns = (Column(courses.heading, numeric=False), Column(_named(_NET, courses.names["central"])),
               *(Column(_named(_CUMULATED, courses.names[name])) for name in courses.years))
    rows = []
    for at, central in enumerate(courses.years["central"]):
        cumulated = (courses.amount(course[at].cumulated) for course in courses.years.values())
        rows.append(Row((Text.same(str(central.year)), courses.amount(central.net), *cumulated)))
    return Table(columns, tuple(rows))


def _named(what: Text, scenario: Text) -> Text:
    return Text(f"{what.da}, {scenario.da}", f"{what.en}, {scenario.en}")
