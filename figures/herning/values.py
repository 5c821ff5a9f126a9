"""Values of Herning's Sweden Programme, as the slides of the midterm evaluation state them (KORA 2015).

What the scan has lost has no value.  Knows nothing of what the slides claim.
"""

from __future__ import annotations

from fractions import Fraction

from figures.herning.verdicts import VERDICTS, number_of
from figures.wording import filled, within
from report.author import Text, Value, data, difference, growth, scaled, values

MILLION = 1_000_000
_PLACED = Text(da="Anbringelser i alt i {month}", en="All placements in {month}")
_SPENT = {
    "placements": Text(
        da="Ændring i udgiften til anbringelser i {series}", en="Change in spending on placements: {series}"
    ),
    "prevention": Text(
        da="Ændring i udgiften til særligt dyr forebyggelse i {series}",
        en="Change in spending on particularly expensive prevention: {series}",
    ),
}
_ESTIMATED = Text(
    da="Yderligere besparelse i 2013, som kommunen anslår, i mio. kr.",
    en="A further saving in 2013, estimated by the municipality, in DKK million",
)
_SAVED = Text(
    da="Lavere udgift til anbringelser i 2014 og kommunens skønnede besparelse for 2013 til sammen",
    en="Lower spending on placements in 2014 and the municipality’s estimated saving for 2013, together",
)
_CHANGE = Text(
    da="Ændring i antallet af sager fra {first} til {last}: {step}",
    en="Change in the number of cases from {first} to {last}: {step}",
)
_CHANGE_SHARE = Text(
    da="Ændring i procent i antallet af sager fra {first} til {last}: {step}",
    en="Percentage change in the number of cases from {first} to {last}: {step}",
)


@values("herning")
def herning() -> dict[str, Value]:
    """Every legible number of the slides, by table.

    ``share.<step>.<series>.<quantity>``, ``cases.<step>.<period>``, ``economy.<id>``, ``moves.<id>``,
    ``quality.<measure>.<series>.<quantity>``, ``follow-up.<row>.<rule>.<first or then>``, and single numbers
    under their own names; underscores become hyphens.
    """
    found = {row.string("id"): row.value("number") for row in data("facts_kora2015")}
    found |= _stated("share", "herning_shares", ("step", "series", "quantity"), "number")
    found |= _stated("cases", "herning_cases", ("step", "period"), "cases")
    found |= _stated("economy", "herning_economy", ("id",), "number")
    found |= _stated("moves", "herning_moves", ("id",), "cases")
    found |= _stated("quality", "herning_quality", ("measure", "series", "quantity"), "number")
    found |= _stated("follow-up", "herning_follow_up", ("row", "rule", "follow_up"), "number")
    found |= _placed() | _changes()
    for row in data("herning_districts"):
        for what, said in _SPENT.items():
            name = f"economy.{what}.change.{row.string('series')}"
            if name in found:
                found[name] = found[name].called(filled(said, series=row.text("label_")))
    found["economy.placements.saving-together"] = _together()
    return {name.replace("_", "-"): value for name, value in found.items()}


def _stated(prefix: str, table: str, key: tuple[str, ...], column: str) -> dict[str, Value]:
    return {
        ".".join([prefix, *(str(row[part]) for part in key)]): row.value(column)
        for row in data(table)
        if row[column] is not None
    }


def _placed() -> dict[str, Value]:
    """Cases of placement by month: all cases less those under clarification and those with prevention."""
    table = data("herning_cases")
    found = {}
    for month in dict.fromkeys(row.string("period") for row in table):
        total, *others = (
            table.one(period=month, step=step).value("cases") for step in ("total", "clarification", "prevention")
        )
        found[f"cases.placements.{month}"] = difference(total, *others, name=filled(_PLACED, month=_month(month)))
    return found


def _month(period: str) -> Value:
    return data("herning_cases").where(period=period)[0].month("period")


def _together() -> Value:
    """The lower spending of 2014 and the saving that the municipality estimates for 2013, in the unit of the goal."""
    spent = data("herning_economy").one(id="placements.change.sweden").value("number")
    estimated = data("herning_economy").one(id="placements.saving-2013").value("number")
    millions = scaled(estimated, Fraction(1, MILLION), unit=spent.unit, decimals=spent.decimals, name=_ESTIMATED)
    return difference(millions, spent, precision="about", name=_SAVED)


def _changes() -> dict[str, Value]:
    """How the legible cases changed from the first to the last count, in cases and in percent."""
    found = {}
    for step in dict.fromkeys(row["step"] for row in data("herning_cases")):
        rows = [row for row in data("herning_cases").where(step=step) if row["cases"] is not None]
        if len(rows) > 1:
            first, last = rows[0].value("cases"), rows[-1].value("cases")
            ends = {"first": rows[0].month("period"), "last": rows[-1].month("period")}
            of: dict[str, Text | Value] = {**ends, "step": within(data("herning_steps").one(step=step).text("label_"))}
            found[f"cases.{step}.change"] = difference(last, first, name=filled(_CHANGE, **of))
            found[f"cases.{step}.change-share"] = growth(last, first, name=filled(_CHANGE_SHARE, **of))
    return found


@values("herning-claims")
def claims() -> dict[str, Value]:
    """How many claims the slides make, and how many of them have each verdict."""
    return {
        "count": data("herning_claims").count(),
        **{verdict.replace("_", "-"): number_of(verdict) for verdict in VERDICTS},
    }
