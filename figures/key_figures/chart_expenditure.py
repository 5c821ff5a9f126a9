"""What is spent on the lower steps of the ladder, measured against what placements cost."""

from __future__ import annotations

from functools import partial

from figures.key_figures.expenditure_values import YEARS, gap, ratio
from figures.wording import SERIES
from report.author import Figure, Language, Text, Value

Ratios = dict[str, dict[int, Value]]

_SHOWN = ("advised", "national")
_MEASURED = Text(da="Procent af udgifterne til anbringelser", en="Per cent of expenditure on placements")
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
    ratios = {series: {year: ratio(series, year) for year in YEARS} for series in _SHOWN}
    return Figure.lines(
        Text(
            da="Linjediagram: udgifter på de lavere trin i forhold til anbringelser",
            en="Line chart: expenditure on lower steps relative to placements",
        ),
        [(year, [line[year] for line in ratios.values()]) for year in YEARS],
        of=Text(da="År", en="Year"),
        measured=_MEASURED,
        series=[SERIES[series] for series in ratios],
        shown="all",
        units=True,
        alt=partial(_alt, ratios),
    )


def _alt(ratios: Ratios, language: Language) -> str:
    shares = {
        series: language.listing([language.text(_IN_YEAR, share=v, year=str(year)) for year, v in line.items()])
        for series, line in ratios.items()
    }
    start, *_, end = YEARS
    return language.text(_ALT, **shares, first=gap(start), start=str(start), last=gap(end), end=str(end))
