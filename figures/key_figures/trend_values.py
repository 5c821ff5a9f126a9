"""Values about how many municipalities have rising, stable and falling numbers.

Knows nothing of levels.  No value here speaks of the municipality that the source leaves out of
its anonymous table, and none may be added that does.
"""

from __future__ import annotations

from fractions import Fraction

from figures.stated import stated, statement
from report.author import Value, data, difference, product, rounded, scaled, total, values

PER_THOUSAND = Fraction(1, 1000)
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
    return {
        **stated("relative-expenditure"),
        **groups("relative_expenditure"),
        **{f"municipalities.{name}": value for name, value in {**found, "total": total(found.values())}.items()},
    }


@values("trajectories")
def trajectories() -> dict[str, Value]:
    """How many municipalities of annex table 2.5 move which way, and how often two or three movements go together."""
    table, found = data("trajectories"), stated("trajectories")
    apart = (found["institution-falling.foster-rising"], found["institution-rising.foster-falling"])
    lower = {"home_based": "rising", "preventive": "rising"}
    return {
        **found,
        "municipalities": table.count(measure="institution"),
        "institution-falling": table.count(measure="institution", direction="falling"),
        "institution-rising": table.count(measure="institution", direction="rising"),
        "institution-against-foster": total(apart),
        "lower-steps-rising": combining(lower),
        "down-the-ladder": combining({"institution": "falling", **lower}),
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
        "points": table.count(),
        "missing-2016": difference(last, first),
    }


@values("registration")
def registration() -> dict[str, Value]:
    """How many municipalities recorded data for how long."""
    return {**stated("registration"), **{row.string("id"): row.value("municipalities") for row in data("registration")}}


@values("stable")
def stable() -> dict[str, Value]:
    """The largest changes that still count as stable, also as whole children in the average municipality."""
    found, inhabitants = stated("stable"), statement("children.advised")
    persons = product(found["limit"], scaled(inhabitants, PER_THOUSAND, decimals=3), unit="count")
    return {**found, "limit-persons": rounded(persons, decimals=0, precision="about")}


def municipalities(measure: str) -> dict[str, Value]:
    """Counts by direction, their total and half of it, from the measure's own table where it has one."""
    item = OWN_TABLES.get(measure, "annex-table-2.4")
    found = {
        row.string("direction"): row.value("municipalities") for row in data("trends").where(item=item, measure=measure)
    }
    found["total"] = total([*found.values()])
    found["half"] = scaled(found["total"], Fraction(1, 2), decimals=1)  # a majority lies above it
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
    return total(row.value("municipalities") for row in rows)
