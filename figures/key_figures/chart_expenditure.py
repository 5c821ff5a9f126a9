"""What is spent on the lower steps of the ladder, measured against what placements cost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from figures.key_figures.expenditure_values import YEARS, gap, ratio
from figures.wording import SERIES
from report.author import Column, Figure, Language, Row, Table, Text, Value

if TYPE_CHECKING:
    from report.author import Canvas

Ratios = dict[str, dict[int, Value]]

_LOOKS = {"national": ("s", "secondary"), "advised": ("o", "primary")}
_UNIT = Text(da="Procent", en="Per cent")
_ALT = Text(
    da="Sat i forhold til udgifterne til anbringelser var udgifterne til forebyggende indsatser og hjemmebaserede "
    "foranstaltninger i den gennemsnitlige rådgivningskommune {advised}. På landsplan var de {national}. Afstanden "
    "mellem de to linjer var {first} i {start} og {last} i {end}.",
    en="Relative to expenditure on placements, expenditure on preventive and home-based measures in the average "
    "advised municipality was {advised}. Nationally it was {national}. The two lines were {first} apart in {start} "
    "and {last} in {end}.",
)
_IN_YEAR = Text(da="{share} i {year}", en="{share} in {year}")


def expenditure_ratio() -> Figure:
    """Expenditure on steps 2-3 in percent of that on steps 4-6, by year (annex figure 2.4, from annex table 2.6)."""
    ratios = {series: {year: ratio(series, year) for year in YEARS} for series in _LOOKS}
    return Figure(draw=partial(_draw, ratios), alt=partial(_alt, ratios), table=_table(ratios), height=68)


def _draw(ratios: Ratios, canvas: Canvas) -> None:
    canvas.entitle(
        Text(
            da="Linjediagram: udgifter på de lavere trin i forhold til anbringelser",
            en="Line chart: expenditure on lower steps relative to placements",
        )
    )
    canvas.axis_title(_UNIT)
    ticks = canvas.ticks(v.amount for line in ratios.values() for v in line.values())
    canvas.plot_area(left=10, right=66, top=9, bottom=7, x=(YEARS[0] - 0.35, YEARS[-1] + 0.1), y=(0, float(ticks[-1])))
    canvas.number_axis(ticks, unit="percent")
    for year in YEARS:
        canvas.label(year, 0, str(year), dy=-4.5, align="center", role="muted", small=True)
    for series, line in ratios.items():
        _draw_line(series, line, canvas)


def _draw_line(series: str, line: dict[int, Value], canvas: Canvas) -> None:
    shape, role = _LOOKS[series]
    canvas.line(line, [float(v.amount) for v in line.values()], role=role, width=2)
    for year, value in line.items():
        canvas.marker(year, float(value.amount), shape, role=role)
    for year in YEARS[:-1]:
        canvas.label(year, float(line[year].amount), canvas.value(line[year]), dy=4, align="center", strong=True)
    height = float(line[YEARS[-1]].amount)
    end = canvas.label(YEARS[-1], height, canvas.value(line[YEARS[-1]]), dx=2.5, strong=True)
    canvas.label(YEARS[-1], height, canvas.say(SERIES[series]), dx=4.5 + canvas.width_of(end))


def _alt(ratios: Ratios, language: Language) -> str:
    shares = {
        series: language.listing([language.text(_IN_YEAR, share=v, year=str(year)) for year, v in line.items()])
        for series, line in ratios.items()
    }
    start, *_, end = YEARS
    return language.text(_ALT, **shares, first=gap(start), start=str(start), last=gap(end), end=str(end))


def _table(ratios: Ratios) -> Table:
    columns = (
        Column(Text(da="År", en="Year"), numeric=False),
        *(Column(SERIES[series], units=True) for series in ratios),
    )
    rows = [Row((Text.same(str(year)), *(line[year] for line in ratios.values()))) for year in YEARS]
    return Table(columns, tuple(rows))
