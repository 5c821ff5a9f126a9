"""Values about children in care: stated rates, their changes, and what they mean in persons.

Knows nothing of expenditure or of single municipalities.
"""

from __future__ import annotations

from figures.key_figures.trend_values import PER_THOUSAND, THOUSANDS, municipalities
from figures.stated import stated, statement
from figures.wording import MEASURES, SERIES, filled, within
from report.author import Text, Value, data, difference, product, reduced, scaled, total, values

FIRST, LAST = "2016-03", "2019-03"
_CHANGE = Text(
    da="{measure} pr. 1.000 0-17-årige, ændring fra marts 2016 til marts 2019: {series}",
    en="{measure} per 1,000 aged 0–17, change from March 2016 to March 2019: {series}",
)
_LEVEL = Text(
    da="{measure} pr. 1.000 0-17-årige, {month}: {series}", en="{measure} per 1,000 aged 0–17, {month}: {series}"
)
_TOGETHER = Text(
    da="Anbragte i alt pr. 1.000 0-17-årige i den gennemsnitlige rådgivningskommune, {month}",
    en="All children in care per 1,000 aged 0–17 in the average advised municipality, {month}",
)
_MORE = Text(
    da="Flere børn i plejefamilier og netværkspleje i den gennemsnitlige rådgivningskommune, beregnet",
    en="Additional children in foster families and network foster care in the average advised municipality, calculated",
)
_BOTH = Text(
    da="Ændring i antallet af anbringelser i plejefamilier og netværkspleje pr. 1.000 0-17-årige i "
    "rådgivningskommunerne",
    en="Change in placements in foster families and network foster care per 1,000 aged 0–17 in the advised "
    "municipalities",
)
_ALL_FORMS = Text(da="Anbringelsesformer i nøgletallene", en="Types of placement in the key figures")
FORMS = ("institution", "foster", "network")


@values("institution")
def institution() -> dict[str, Value]:
    """Institutional placements per 1,000 inhabitants aged 0–17."""
    return placement("institution")


@values("foster")
def foster() -> dict[str, Value]:
    """Placements in foster families; two levels of March 2019 follow from stated changes and estimates."""
    return {**placement("foster"), f"advised.{LAST}": foster_advised(), f"national-adjusted.{LAST}": foster_adjusted()}


@values("network")
def network() -> dict[str, Value]:
    """Placements in network foster families."""
    return placement("network")


@values("placements")
def placements() -> dict[str, Value]:
    """The three forms of care together, which the source does not add up."""
    totals = {period: together(period) for period in (FIRST, LAST)}
    return {
        **stated("placements"),
        "forms": data("placements").count(series="advised", period=FIRST).called(_ALL_FORMS),
        "advised.persons-more": persons_more(),
        **{f"advised.{period}": value for period, value in totals.items()},
        **{f"advised.total.{period}": value for period, value in totals.items()},
    }


@values("children")
def children() -> dict[str, Value]:
    """Inhabitants aged 0–17 in the average municipality, March 2019."""
    return stated("children")


def placement(measure: str) -> dict[str, Value]:
    """Everything stated about one form of care, and the changes between stated rates."""
    rows = data("placements").where(measure=measure)
    return {
        **stated(measure),
        **{f"{row.string('series').replace('_', '-')}.{row.string('period')}": row.value("rate") for row in rows},
        **{f"{series}.change": change(measure, series) for series in exact_series(measure)},
        **municipalities(measure),
    }


def rate(measure: str, series: str, period: str) -> Value:
    """The rate per 1,000 that the source states.  Raises LookupError when it states none."""
    return data("placements").one(measure=measure, series=series, period=period).value("rate")


def month(period: str, **cells: str) -> Value:
    """`period`, such as ``2016-03``, as a month to print, with the origin of a placement row that has `cells`.

    Raises IndexError when there is none.
    """
    return data("placements").where(period=period, **cells)[0].month("period")


def exact_series(measure: str) -> list[str]:
    """The series of `measure` whose rates in the first and the last month are both stated exactly."""
    found = data("placements").where(measure=measure, precision="exact")
    ends = {(row.string("series"), row.string("period")) for row in found}
    return sorted(series for series, period in ends if period == FIRST and (series, LAST) in ends)


def change(measure: str, series: str) -> Value:
    """The difference between the last and the first stated rate, negative for a fall."""
    first, last = rate(measure, series, FIRST), rate(measure, series, LAST)
    name = filled(_CHANGE, measure=MEASURES[measure], series=within(SERIES[series]))
    return difference(last, first, name=name)


def together(period: str) -> Value:
    """All three forms of care per 1,000 in the average advised municipality, from rounded terms."""
    found = [
        foster_advised() if (measure, period) == ("foster", LAST) else rate(measure, "advised", period)
        for measure in FORMS
    ]
    name = filled(_TOGETHER, month=month(period, measure="foster"))
    return total(found, precision="about", name=name)


def persons_more() -> Value:
    """Children more in foster and network foster families: stated changes times inhabitants aged 0–17."""
    foster, network = statement("foster.advised.change"), statement("network.advised.change")
    inhabitants = statement("children.advised")
    thousands = scaled(inhabitants, PER_THOUSAND, decimals=3, name=THOUSANDS)
    both = total([foster, network], name=_BOTH)
    return product(both, thousands, unit="count", decimals=1, precision="about", name=_MORE)


def foster_advised() -> Value:
    """The level of March 2019, which the source does not print: that of March 2016 and the stated change."""
    first, rise = rate("foster", "advised", FIRST), statement("foster.advised.change")
    # Both terms are rounded, so that the sum may be one tenth off.
    return total([first, rise], precision="about", name=_level("foster", "advised"))


def foster_adjusted() -> Value:
    """The national level of March 2019 less the source's cautious estimate of how much too high it is."""
    level, excess = rate("foster", "national", LAST), statement("foster.national.overestimate")
    return reduced(level, excess, precision="about", name=_level("foster", "national_adjusted"))


def _level(measure: str, series: str) -> Text:
    last = month(LAST, measure=measure)
    return filled(_LEVEL, measure=MEASURES[measure], month=last, series=within(SERIES[series]))
