"""Placements at both ends of the period: the average advised municipality beside the whole country.

The source draws seven half-years but prints the numbers of the first and the last only; nothing
between them is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from figures.key_figures.placement_values import FIRST, LAST, foster_advised, month
from figures.lettering import NARROW, paragraph
from figures.wording import COUNTED, SERIES, within
from report.author import Column, Figure, Language, Row, Table, Text, Value, data, difference

if TYPE_CHECKING:
    from report.author import Canvas

_X = {FIRST: 0.0, LAST: 1.0}
# Ends that the source states as a change only.
_COMPUTED = {("foster", "advised"): foster_advised}
# Shape, colour and fill of the symbol: lines differ without colour, and only what is stated is filled.
_LOOKS = {
    "advised": ("o", "primary", "full"),
    "national": ("s", "secondary", "full"),
    "national_adjusted": ("s", "secondary", "none"),
}
# Millimetres on a narrow sheet: from a symbol's edge to its name, and the drawing below the names.
_BESIDE, _PLOT = 4.5, 62.0
_UNIT = Text(
    da="{counted} pr. 1.000 0-17-årige. Stiplet: kun endepunkterne er oplyst",
    en="{counted} per 1,000 aged 0–17. Dashed: only the end points are stated",
)
_MARKED = Text(da="{rate} (beregnet)", en="{rate} (calculated)")
_BASIS = Text(da="beregnet ud fra ændringen {change}", en="calculated from the change of {change}")
_SENTENCES = {
    "advised": Text(
        da="I den gennemsnitlige rådgivningskommune var der {start} {counted} pr. 1.000 0-17-årige i {first} og {end} "
        "i {last}.",
        en="The average advised municipality had {start} {counted} per 1,000 aged 0–17 in {first} and {end} in {last}.",
    ),
    "national": Text(
        da="Landsgennemsnittet var {start} i {first} og {end} i {last}.",
        en="The national average was {start} in {first} and {end} in {last}.",
    ),
    "national_adjusted": Text(
        da="Et forsigtigt bud på landsgennemsnittet, opgjort som for rådgivningskommunerne, er {end} i {last}.",
        en="A cautious estimate of the national average, counted in the same way as for the advised municipalities, is "
        "{end} in {last}.",
    ),
}
_UNCHANGED = Text(
    da="Landsgennemsnittet var {end} både i {first} og i {last}.",
    en="The national average was {end} in both {first} and {last}.",
)


@dataclass(frozen=True, slots=True)
class Point:
    """The rate in one month; `computed` when the source states the change instead of the rate."""

    period: str
    rate: Value
    computed: bool = False


Lines = dict[str, tuple[Point, ...]]


def placements(measure: str) -> Figure:
    """The end points that annex figures 2.1 to 2.3 state for `measure`: institution, foster or network."""
    lines = {series: found for series in SERIES if (found := _points(measure, series))}
    return Figure(
        draw=partial(_draw, measure, lines),
        alt=partial(_alt, measure, lines),
        table=_table(measure, lines),
        height=80,
        narrow_height=NARROW,
    )


def _points(measure: str, series: str) -> tuple[Point, ...]:
    rows = data("placements").where(measure=measure, series=series)
    stated = tuple(Point(r.string("period"), r.value("rate")) for r in rows if r.string("period") in _X)
    if (measure, series) in _COMPUTED:
        return (*stated, Point(LAST, _COMPUTED[measure, series](), computed=True))
    return stated


def _draw(measure: str, lines: Lines, canvas: Canvas) -> None:
    counted = COUNTED[measure]
    canvas.entitle(Text(da="Linjediagram: {counted}", en="Line chart: {counted}"), counted=canvas.say(within(counted)))
    top = canvas.ticks(p.rate.amount for line in lines.values() for p in line)[-1]
    across, up = (-0.15, 1), (0, float(top))
    if canvas.narrow:
        above = _draw_legend(canvas.say(_UNIT, counted=canvas.say(counted)), lines, canvas)
        canvas.resize(above + _PLOT)
        canvas.plot_area(left=10, right=20, top=above + 4, bottom=7, x=across, y=up)
    else:
        canvas.axis_title(_UNIT, counted=canvas.say(counted))
        canvas.plot_area(left=10, right=76, top=9, bottom=7, x=across, y=up)
    canvas.number_axis([Decimal(0), top / 2, top])
    for period, x in _X.items():
        canvas.label(x, 0, canvas.value(month(period)), dy=-4.5, align="center", role="muted", small=True)
    for series, line in lines.items():
        _draw_line(series, line, canvas)
    _draw_names(lines, canvas)


def _draw_legend(unit: str, lines: Lines, canvas: Canvas) -> float:
    """Print what is counted and the names of the lines above a narrow drawing; millimetres that they take."""
    width = canvas.width_mm
    canvas.plot_area(x=(0, width), y=(canvas.height_mm, 0))
    y = paragraph(canvas, 0, 2.5, unit, width, role="muted")
    for series, line in lines.items():
        shape, role, fill = _LOOKS[series]
        canvas.marker(0, y, shape, role=role, fill=fill, size=6, dx=1.5)
        y = paragraph(canvas, _BESIDE, y, canvas.say(SERIES[series]), width - _BESIDE)
        if line[-1].computed:
            y = paragraph(canvas, _BESIDE, y, _basis(line, canvas), width - _BESIDE, role="muted")
    return y


def _basis(line: tuple[Point, ...], canvas: Canvas) -> str:
    """From what the last rate was computed."""
    return canvas.say(_BASIS, change=canvas.value(difference(line[-1].rate, line[0].rate), sign=True))


def _draw_line(series: str, line: tuple[Point, ...], canvas: Canvas) -> None:
    shape, role, fill = _LOOKS[series]
    canvas.line([_X[p.period] for p in line], [float(p.rate.amount) for p in line], role=role, width=1.3, dashed=True)
    for point in line:
        canvas.marker(
            _X[point.period], float(point.rate.amount), shape, role=role, fill="none" if point.computed else fill
        )
    if line[0].period == FIRST:
        canvas.label(0, float(line[0].rate.amount), canvas.value(line[0].rate), dy=4, align="center", strong=True)


def _draw_names(lines: Lines, canvas: Canvas) -> None:
    ends = {series: line[-1] for series, line in lines.items() if line[-1].period == LAST}
    rates = [canvas.label(1, float(p.rate.amount), canvas.value(p.rate), dx=2.5, strong=True) for p in ends.values()]
    if canvas.narrow:
        return
    beside = 4.5 + max(canvas.width_of(label) for label in rates)
    for series, point in ends.items():
        height = float(point.rate.amount)
        canvas.label(1, height, canvas.say(SERIES[series]), dx=beside)
        if point.computed:
            canvas.label(1, height, _basis(lines[series], canvas), dx=beside, dy=-4, role="muted", small=True)


def _printed(point: Point, language: Language) -> str:
    return language.text(_MARKED, rate=point.rate) if point.computed else language.value(point.rate)


def _alt(measure: str, lines: Lines, language: Language) -> str:
    counted = language.text(within(COUNTED[measure]))
    return " ".join(
        language.text(
            _sentence(series, line),
            counted=counted,
            first=month(FIRST),
            last=month(LAST),
            start=_printed(line[0], language),
            end=_printed(line[-1], language),
        )
        for series, line in lines.items()
    )


def _sentence(series: str, line: tuple[Point, ...]) -> Text:
    unchanged = series == "national" and line[0].rate.amount == line[-1].rate.amount
    return _UNCHANGED if unchanged else _SENTENCES[series]


def _table(measure: str, lines: Lines) -> Table:
    columns = [Column(_heading(series, line)) for series, line in lines.items()]
    rates = [{p.period: p.rate for p in line} for line in lines.values()]
    rows = [Row((month(period, measure=measure), *(rate.get(period) for rate in rates))) for period in _X]
    return Table((Column(Text(da="Måned", en="Month"), numeric=False), *columns), tuple(rows))


def _heading(series: str, line: tuple[Point, ...]) -> Text:
    name = SERIES[series]
    if not line[-1].computed:
        return name
    return Text.combine("{} ({})", name, Text(da="sidste tal beregnet", en="last figure calculated"))
