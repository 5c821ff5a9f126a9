"""Values of Herning's Sweden Programme, as the slides of the midterm evaluation state them (KORA 2015).

What the scan has lost has no value.  Knows nothing of what the slides claim.
"""

from __future__ import annotations

from fractions import Fraction

from figures.herning.verdicts import VERDICTS, number_of
from report.author import Value, data, difference, growth, scaled, values

MILLION = 1_000_000


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
        found[f"cases.placements.{month}"] = difference(total, *others)
    return found


def _together() -> Value:
    """The lower spending of 2014 and the saving that the municipality estimates for 2013, in the unit of the goal."""
    spent = data("herning_economy").one(id="placements.change.sweden").value("number")
    estimated = data("herning_economy").one(id="placements.saving-2013").value("number")
    millions = scaled(estimated, Fraction(1, MILLION), unit=spent.unit, decimals=spent.decimals)
    return difference(millions, spent, precision="about")


def _changes() -> dict[str, Value]:
    """How the legible cases changed from the first to the last count, in cases and in percent."""
    found = {}
    for step in dict.fromkeys(row["step"] for row in data("herning_cases")):
        rows = [row for row in data("herning_cases").where(step=step) if row["cases"] is not None]
        if len(rows) > 1:
            first, last = rows[0].value("cases"), rows[-1].value("cases")
            found[f"cases.{step}.change"] = difference(last, first)
            found[f"cases.{step}.change-share"] = growth(last, first)
    return found


@values("herning-claims")
def claims() -> dict[str, Value]:
    """How many claims the slides make, and how many of them have each verdict."""
    return {
        "count": data("herning_claims").count(),
        **{verdict.replace("_", "-"): number_of(verdict) for verdict in VERDICTS},
    }
