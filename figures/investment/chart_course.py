"""The course of an investment under several assumptions: what is outstanding at the end of each year.

Knows investments as years; neither municipalities nor where amounts come from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from figures.investment.cases import Year, payback
from figures.lettering import LEADING, NARROW, SMALL_LEADING, measured, paragraph, wrapped
from report.author import Column, Figure, Language, Row, Table, Text, Value

if TYPE_CHECKING:
    from report.author import Canvas

# Symbol and colour of the low, the central and the high estimate in charts: lines differ without colour.
SYMBOLS = {"low": "s", "central": "o", "high": "^", "growing": "o"}
COLOURS = {"low": "secondary", "central": "primary", "high": "accent", "growing": "primary"}
# Millimetres: the drawing, and what it leaves around the lines.
_HEIGHT, _TOP, _FOOT, _LEFT = 71.0, 9.0, 11.5, 16.0
_NARROW_RIGHT, _LONGER, _MOST_YEARS = 4.0, 3.0, 5  # on a narrow sheet, where names stand above
_SYMBOL, _NAME = 2.6, 5.2  # on a narrow sheet, from its edge
# From the end of a line: where its leader begins and ends, its symbol, its name, and what is free to the right of that.
_LEADER, _BESIDE, _NAMED, _FREE = (0.8, 6.5), 8.2, 10.2, 1.5
_LINE = 4.8  # millimetres: a line of names
_APART = 3.0  # millimetres between lines from which a symbol on one of them is clear
_REPAID = Text(da="{scenario}: tjent hjem ved udgangen af {year}.", en="{scenario}: recovered by the end of {year}.")
_NOT_REPAID = Text(
    da="{scenario}: ikke tjent hjem i {year}, hvor {amount} udestår.",
    en="{scenario}: not recovered by {year}, when {amount} is outstanding.",
)
_DETAILED = Text(da="{scenario} ({detail})", en="{scenario} ({detail})")
_TITLE = Text(
    da="Linjediagram: akkumuleret netto år for år under forskellige antagelser",
    en="Line chart: cumulative net year by year on different assumptions",
)
_NET = Text(da="Netto", en="Net")
_CUMULATED = Text(da="Akkumuleret", en="Cumulative")
_YEAR = Text.same("{year}")


@dataclass(frozen=True, slots=True)
class Courses:
    """The years of a case by scenario, in the order of the chart, with their names and how an amount is printed.

    `cell` is the value of a scenario's ``net`` or ``cumulated`` at a place among its years.
    `marked` are the years named on the axis; `special` is one that a line marks, with what to call it, and `named` is
    how a sentence calls a year.  `details` say beneath a name what it stands for; names and details have `room` beside
    the lines, in millimetres.  `main` is the scenario whose net
    stands in the table; `bars` says whether it is drawn, which is of use only where it is not far smaller than what is
    outstanding.
    """

    years: Mapping[str, tuple[Year, ...]]
    names: Mapping[str, Text]
    measured: Text
    heading: Text
    amount: Callable[[Fraction], Value]
    cell: Callable[[str, str, int], Value]
    marked: Sequence[int]
    bars: bool = True
    main: str = "central"
    details: Mapping[str, Text] = field(default_factory=dict)
    special: tuple[int, Text] | None = None
    named: Text = _YEAR
    room: float = 32.0


def course_chart(courses: Courses) -> Figure:
    """Cumulated net by scenario; beneath it the net of the central one."""
    return Figure(partial(_draw, courses), partial(_alt, courses), _table(courses), _HEIGHT, narrow_height=NARROW)


def _draw(courses: Courses, canvas: Canvas) -> None:
    canvas.entitle(_TITLE)
    top, right = _TOP, courses.room
    if canvas.narrow:
        top, right = _draw_legend(courses, canvas) + 5, _NARROW_RIGHT
        canvas.resize(top + _HEIGHT - _TOP)
    else:
        canvas.axis_title(courses.measured)
    foot, head = _draw_axes(courses, top, right, canvas)
    for year in courses.years[courses.main] if courses.bars else ():
        canvas.line((year.year, year.year), (0, float(year.net)), role=COLOURS[courses.main], width=4)
    scale = (head - foot) / (_HEIGHT - _TOP - _FOOT)
    for name in courses.years:
        _draw_course(name, courses, _APART * scale, canvas)
    if not canvas.narrow:
        _draw_names(courses, canvas)


def _draw_axes(courses: Courses, top: float, right: float, canvas: Canvas) -> tuple[float, float]:
    """Draw amounts and years into what `top` and `right` leave; the lowest and the highest amount."""
    numbers = [float(n) for course in courses.years.values() for y in course for n in (y.cumulated, y.net)]
    ticks = canvas.ticks(numbers, most=6)
    foot, head = float(ticks[0]), float(ticks[-1])
    canvas.plot_area(
        left=_LEFT + (_LONGER if canvas.narrow else 0),
        right=right,
        top=top,
        bottom=_FOOT,
        x=_across(courses),
        y=(foot, head),
    )
    canvas.number_axis(ticks)
    _draw_years(courses, foot, head, canvas)
    return foot, head


def _across(courses: Courses) -> tuple[float, float]:
    """What the years run over, with room for a bar before the first."""
    years = next(iter(courses.years.values()))
    return years[0].year - 0.8, years[-1].year + 0.2


def _draw_legend(courses: Courses, canvas: Canvas) -> float:
    """Print what is measured and the names of the lines above a narrow drawing; millimetres that they take."""
    measured(canvas)
    width = canvas.width_mm - _NAME
    y = paragraph(canvas, 0, 2.5, canvas.say(courses.measured), canvas.width_mm, role="muted") + 0.5
    for name in courses.years:
        canvas.marker(0, y, SYMBOLS[name], role=COLOURS[name], dx=_SYMBOL - 1)
        y = paragraph(canvas, _NAME, y, canvas.say(courses.names[name]), width)
        if name in courses.details:
            y = paragraph(canvas, _NAME, y, canvas.say(courses.details[name]), width, role="muted")
    return y


def _draw_years(courses: Courses, foot: float, top: float, canvas: Canvas) -> None:
    every = 1 + (canvas.narrow and len(courses.marked) > _MOST_YEARS)
    for year in courses.marked[(len(courses.marked) - 1) % every :: every]:
        canvas.label(year, foot, str(year), dy=-4, align="center", role="muted", small=True)
    first, last = courses.marked[0], courses.marked[-1]
    canvas.label(
        (first + last) / 2, foot, canvas.say(courses.heading), dy=-8.5, align="center", role="muted", small=True
    )
    if courses.special:
        year, wording = courses.special
        canvas.line((year, year), (foot, top), role="muted", width=0.8, dashed=True)
        printed = canvas.say(wording)
        if canvas.narrow:
            canvas.label(year, top, printed, dy=2.6, align="center", role="muted", small=True)
        else:
            canvas.label(year, top, printed, dx=1.5, dy=-2.2, role="muted", small=True)


def _draw_course(name: str, courses: Courses, clear: float, canvas: Canvas) -> None:
    """Draw a line, its symbol at named years in which no other line is nearer than `clear`.

    The last year has its symbol beside the name.
    """
    shape, role = SYMBOLS[name], COLOURS[name]
    canvas.line(
        [y.year for y in courses.years[name]], [float(y.cumulated) for y in courses.years[name]], role=role, width=2
    )
    others = [course for other, course in courses.years.items() if other != name]
    for at, year in enumerate(courses.years[name][:-1]):
        alone = all(abs(float(year.cumulated - other[at].cumulated)) >= clear for other in others)
        if year.year in courses.marked and alone:
            canvas.marker(year.year, float(year.cumulated), shape, role=role, size=5.5)


def _draw_names(courses: Courses, canvas: Canvas) -> None:
    """Print the names beside the ends of the lines, each with its symbol and a thin line that leads there."""
    first, last = _across(courses)
    step = (last - first) / (canvas.width_mm - _LEFT - courses.room)
    width = courses.room - _NAMED - _FREE
    details = {name: wrapped(canvas, canvas.say(said), width, small=True) for name, said in courses.details.items()}
    block = _LINE + SMALL_LEADING * max(map(len, details.values()), default=0)
    ends = {name: float(course[-1].cumulated) for name, course in courses.years.items()}
    for name, height in canvas.spread(ends, block).items():
        year = courses.years[name][-1].year
        leader = [year + step * millimetres for millimetres in _LEADER]
        canvas.line(leader, (ends[name], height), role="muted", width=0.6)
        canvas.marker(year, height, SYMBOLS[name], role=COLOURS[name], dx=_BESIDE)
        canvas.label(year, height, canvas.say(courses.names[name]), dx=_NAMED)
        for line, printed in enumerate(details.get(name, ())):
            below = -LEADING - SMALL_LEADING * line
            canvas.label(year, height, printed, dx=_NAMED, dy=below, role="muted", small=True)


def _alt(courses: Courses, language: Language) -> str:
    return " ".join(_sentence(name, course, courses, language) for name, course in courses.years.items())


def _sentence(name: str, course: tuple[Year, ...], courses: Courses, language: Language) -> str:
    scenario, repaid = language.text(courses.names[name]), payback(course)
    scenario = scenario[:1].upper() + scenario[1:]
    if name in courses.details:
        scenario = language.text(_DETAILED, scenario=scenario, detail=language.text(courses.details[name]))
    if repaid is not None:
        return language.text(_REPAID, scenario=scenario, year=language.text(courses.named, year=_year(repaid)))
    last = language.text(courses.named, year=_year(course[-1].year))
    return language.text(_NOT_REPAID, scenario=scenario, year=last, amount=courses.amount(course[-1].cumulated))


def _table(courses: Courses) -> Table:
    columns = (
        Column(courses.heading, numeric=False),
        Column(_named(_NET, courses.names[courses.main])),
        *(Column(_named(_CUMULATED, courses.names[name])) for name in courses.years),
    )
    rows = []
    for at, main in enumerate(courses.years[courses.main]):
        cumulated = (courses.cell(name, "cumulated", at) for name in courses.years)
        rows.append(Row((Text.same(str(main.year)), courses.cell(courses.main, "net", at), *cumulated)))
    return Table(columns, tuple(rows))


def _year(year: int) -> Value:
    """A year as it is written, without a sign between thousands."""
    return Value(text=Text.same(str(year)))


def _named(what: Text, scenario: Text) -> Text:
    return Text.combine("{}, {}", what, scenario)
