"""Values about the break-even model of Gladsaxe: what box 5.3 prints, and break-even under each reading of it.

Amounts are in DKK.  Knows nothing of how the model works.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from figures.investment.cases import as_decimal, payback, solved
from figures.investment.prep.model import (
    READINGS,
    Programme,
    agreeing,
    balance,
    break_even,
    programme,
    readings,
    scenarios,
    units,
    units_needed,
    years,
)
from report.author import Value, data, safely, values


@values("prep")
def prep() -> dict[str, Value]:
    """Printed parameters by name, results by reading, and what the printed number of cases would need."""
    case = programme()
    found = {f"{name}.{part}": value for name, each in readings(case).items() for part, value in results(each).items()}
    for level, each in scenarios(case).items():
        found[f"scenario.{level}.break-even"] = cases(break_even(each))
    found |= gaps(case)
    return {**printed(), **found, **needed(case)}


def printed() -> dict[str, Value]:
    """Every parameter of the box with a number, by its name."""
    return {
        row.string("parameter").replace("_", "-"): box(row.string("parameter"))
        for row in data("gladsaxe_prep")
        if row["number"] is not None
    }


def results(case: Programme) -> dict[str, Value]:
    """One reading: break-even, and what the printed number of cases leads to."""
    number = break_even(case)
    found = {
        "units": computed(units(case), unit="count", decimals=1),
        "break-even": cases(number),
        "break-even-share": share(number),
        "balance": computed(balance(case)),
        "saving-needed": computed(solved(case, "saving", balance)),
    }
    repaid = payback(years(case))
    return found if repaid is None else {**found, "payback": computed(repaid, unit="years")}


def gaps(case: Programme) -> dict[str, Value]:
    """How far break-even lies from the printed number of cases in the reading of `case`, and at least in all others."""
    far = {name: abs(break_even(each) - Fraction(case.cases.central)) for name, each in readings(case).items()}
    own = far.pop(case.reading)
    return {
        f"{name}.gap": computed(gap, unit="count", decimals=2)
        for name, gap in {case.reading: own, "others": min(far.values())}.items()
    }


def needed(case: Programme) -> dict[str, Value]:
    """What the target year has cost by then, and which saving would lead to the printed number of cases."""
    return {
        "cost": computed(sum(year.cost for year in years(case) if year.year <= case.target)),
        "units-needed": computed(units_needed(case), unit="count", decimals=2),
        "share": share(Fraction(case.cases.central)),
        "readings": computed(len(READINGS), unit="count"),
        "readings-agreeing": computed(len(agreeing(case)), unit="count"),
    }


def cases(number: Fraction) -> Value:
    """The least number of cases a year that is enough, with the decimals of the box."""
    return computed(safely(number, 2, least=True), unit="count", decimals=2)


def share(number: Fraction) -> Value:
    """Cases in percent of the couples that attend in a year."""
    return computed(100 * number / Fraction(box("target_couples").amount), unit="percent")


def box(name: str) -> Value:
    """The parameter `name` as printed, whole numbers without the decimals that the box gives them."""
    value = data("gladsaxe_prep").one(parameter=name).value("number")
    return value if value.amount % 1 else replace(value, decimals=0)


def computed(number: Fraction | Decimal | int, **changes: object) -> Value:
    """A result that rests on the whole box; in DKK unless said."""
    return data("gladsaxe_prep").count().derive(as_decimal(Fraction(number)), **{"unit": "dkk", **changes})
