"""Values about how many municipalities have rising, stable and falling numbers.

Knows nothing of levels.  No value here speaks of the municipality that the source leaves out of
its anonymous table, and none may be added that does.
"""

from __future__ import annotations

from fractions import Fraction

from figures.stated import stated, statement
from figures.wording import DIRECTIONS, MEASURES, filled, within
from report.author import Text, Value, data, difference, product, rounded, scaled, total, values

PER_THOUSAND = Fraction(1, 1000)
THOUSANDS = Text(
    da="0-17-årige i den gennemsnitlige rådgivningskommune, i tusinder",
    en="Inhabitants aged 0–17 in the average advised municipality, in thousands",
)
_SHARES = Text(da="Udgifter til trin 2-3 i forhold til trin 4-6", en="Expenditure on steps 2–3 relative to steps 4–6")
_ALL = Text(da="Kommuner med kendt udvikling i {measure}", en="Municipalities with a known trend in {measure}")
_HALF = Text(
    da="Halvdelen af kommunerne med kendt udvikling i {measure}",
    en="Half of the municipalities with a known trend in {measure}",
)
_GROUPS = Text(
    da="Kommuner i begge grupper, hvor udviklingen i {measure} er {direction}",
    en="Municipalities in both groups; trend in {measure}: {direction}",
)
_OF_TABLE = Text(da="Kommuner i bilagstabel 2.5", en="Municipalities in annex table 2.5")
_FALLING = Text(
    da="Kommuner, hvor institutionsanbringelser falder", en="Municipalities where institutional placements fall"
)
_RISING = Text(
    da="Kommuner, hvor institutionsanbringelser stiger", en="Municipalities where institutional placements rise"
)
_POINTS = Text(da="Halvår med nøgletal", en="Half-years with key figures")
_AGAINST = Text(
    da="Kommuner, hvor institutionsanbringelser og anbringelser i plejefamilier går hver sin vej",
    en="Municipalities where institutional placements and placements in foster families go opposite ways",
)
_LOWER = Text(
    da="Kommuner, hvor både hjemmebaserede foranstaltninger og forebyggende indsatser stiger",
    en="Municipalities where both home-based and preventive measures rise",
)
_DOWN = Text(
    da="Kommuner, hvor institutionsanbringelser falder, mens hjemmebaserede foranstaltninger og forebyggende indsatser "
    "stiger",
    en="Municipalities where institutional placements fall while home-based and preventive measures rise",
)
_MISSING = Text(
    da="Kommuner, der mangler i tallene for marts 2016", en="Municipalities missing from the figures for March 2016"
)
_PERSONS = Text(
    da="Børn i den gennemsnitlige rådgivningskommune, som den største stabile ændring svarer til",
    en="Children that the largest stable change amounts to in the average advised municipality",
)
OWN_TABLES = {"home_based": "annex-table-2.2", "preventive": "annex-table-2.3"}


@values("home-based")
def home_based() -> dict[str, Value]:
    """Home-based measures, in all and by share of vulnerable children, and the numbers of footnote 23."""
    return {**stated("home-based"), **municipalities("home_based"), **groups("home_based")}


@values("preventive")
def preventive() -> dict[str, Value]:
    """Preventive measures under section 11(3), in all and by share of vulnerable children."""
    return {**municipalities("preventive"), **groups("preventive")}


@values("relative-expenditure")
def relative_expenditure() -> dict[str, Value]:
    """Expenditure on steps 2–3 relative to steps 4–6, in all and by share of vulnerable children."""
    found = {direction: group_total("relative_expenditure", direction) for direction in ("rising", "stable")}
    together = total(found.values(), name=filled(_ALL, measure=within(_SHARES)))
    return {
        **stated("relative-expenditure"),
        **groups("relative_expenditure"),
        **{f"municipalities.{name}": value for name, value in {**found, "total": together}.items()},
    }


@values("trajectories")
def trajectories() -> dict[str, Value]:
    """How many municipalities of annex table 2.5 move which way, and how often two or three movements go together."""
    table, found = data("trajectories"), stated("trajectories")
    apart = (found["institution-falling.foster-rising"], found["institution-rising.foster-falling"])
    lower = {"home_based": "rising", "preventive": "rising"}
    return {
        **found,
        "municipalities": table.count(measure="institution").called(_OF_TABLE),
        "institution-falling": table.count(measure="institution", direction="falling").called(_FALLING),
        "institution-rising": table.count(measure="institution", direction="rising").called(_RISING),
        "institution-against-foster": total(apart).called(_AGAINST),
        "lower-steps-rising": combining(lower).called(_LOWER),
        "down-the-ladder": combining({"institution": "falling", **lower}).called(_DOWN),
    }


def combining(moves: dict[str, str]) -> Value:
    """How many municipalities of annex table 2.5 have every direction of `moves`, by measure."""
    table = data("trajectories")
    found = [
        {row.whole("municipality"): row for row in table.where(measure=measure, direction=direction)}
        for measure, direction in moves.items()
    ]
    return table.counted(row for number, row in found[0].items() if all(number in rows for rows in found))


@values("coverage")
def coverage() -> dict[str, Value]:
    """How many municipalities the average of each half-year rests on, and how many half-years there are."""
    table = data("coverage")
    found = {row.string("period"): row.value("municipalities") for row in table}
    first, *_, last = found.values()
    return {
        **stated("coverage"),
        **found,
        "points": table.count().called(_POINTS),
        "missing-2016": difference(last, first).called(_MISSING),
    }


@values("registration")
def registration() -> dict[str, Value]:
    """How many municipalities recorded data for how long."""
    return {**stated("registration"), **{row.string("id"): row.value("municipalities") for row in data("registration")}}


@values("stable")
def stable() -> dict[str, Value]:
    """The largest changes that still count as stable, also as whole children in the average municipality."""
    found, inhabitants = stated("stable"), statement("children.advised")
    thousands = scaled(inhabitants, PER_THOUSAND, decimals=3, name=THOUSANDS)
    persons = product(found["limit"], thousands, unit="count", name=_PERSONS)
    return {**found, "limit-persons": rounded(persons, decimals=0, precision="about").called(_PERSONS)}


def municipalities(measure: str) -> dict[str, Value]:
    """Counts by direction, their total and half of it, from the measure's own table where it has one."""
    item = OWN_TABLES.get(measure, "annex-table-2.4")
    found = {
        row.string("direction"): row.value("municipalities") for row in data("trends").where(item=item, measure=measure)
    }
    what = within(MEASURES[measure])
    found["total"] = total([*found.values()], name=filled(_ALL, measure=what))
    # A majority lies above it.
    found["half"] = scaled(found["total"], Fraction(1, 2), decimals=1, name=filled(_HALF, measure=what))
    return {f"municipalities.{name}": value for name, value in found.items()}


def groups(measure: str) -> dict[str, Value]:
    """Counts by share of vulnerable children and direction, as far as the source states them."""
    return {
        f"{row.string('group')}.{row.string('direction')}": row.value("municipalities")
        for row in data("group_trends").where(measure=measure)
    }


def group_total(measure: str, direction: str) -> Value:
    """The two groups of `measure` together."""
    rows = data("group_trends").where(measure=measure, direction=direction)
    way = Text(da="stabil", en="stable") if direction == "stable" else within(DIRECTIONS[direction])
    name = filled(_GROUPS, measure=within(_SHARES), direction=way)
    return total((row.value("municipalities") for row in rows), name=name)
