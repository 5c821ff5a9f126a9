"""Values about the investment case of Silkeborg: what box 5.2 prints, and what the model makes of it.

Amounts are in DKK thousand.  Knows nothing of how the model works.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import ceil

from figures.investment.cases import LEVELS, SWING, as_decimal, payback, ranges, sensitivity, solved, threshold, widened
from figures.investment.silkeborg.model import (
    EARLIER,
    PRINTED,
    SCENARIOS,
    Silkeborg,
    accumulated,
    scenarios,
    silkeborg,
    unlabelled,
    years,
)
from report.author import Text, Value, data, values

# Far enough for every scenario to be repaid.
FAR = 2200


@values("silkeborg")
def silkeborg_values() -> dict[str, Value]:
    """Printed amounts by line and year, and the results of the model by name."""
    case = silkeborg()
    return {
        **printed(),
        **between(case),
        **by_scenario(case),
        **employment(case),
        **from_printed(),
        **swings(case),
        **thresholds(case),
    }


def printed() -> dict[str, Value]:
    """Every amount of the box, ``<line>.<year>``."""
    return {
        f"{row.string('line').replace('_', '-')}.{row['year']}": row.value("dkk_thousand")
        for row in data("silkeborg_case")
    }


def between(case: Silkeborg) -> dict[str, Value]:
    """Net and accumulated net of the model in every year that does not depend on the saving on employment."""
    found = {}
    for year in years(case):
        if year.year <= PRINTED[-2]:
            found[f"model.net.{year.year}"] = computed(year.net)
            found[f"model.accumulated.{year.year}"] = computed(year.cumulated)
    return found


def by_scenario(case: Silkeborg) -> dict[str, Value]:
    """What is accumulated in the last year of the box, and when the case is repaid if that year goes on."""
    earlier = {f"earlier.{level}": replace(case, onset=onset) for level, onset in EARLIER.items()}
    found = {}
    for name, each in {**{f"scenario.{n}": c for n, c in scenarios(case).items()}, **earlier}.items():
        repaid = payback(years(replace(each, horizon=FAR)))
        found[f"{name}.accumulated"] = computed(accumulated(each))
        if repaid is not None:
            found[f"{name}.payback"] = calendar_year(repaid)
            found[f"{name}.payback-years"] = computed(repaid - PRINTED[0], unit="years")
    return found


def employment(case: Silkeborg) -> dict[str, Value]:
    """The saving on employment, a year from its start, that would lead to each number printed for the last year."""
    full = scenarios(case)["high"]
    targets = {
        "needed": Fraction(0),
        "needed-for-unlabelled": Fraction(unlabelled().amount),
        "needed-for-accumulated": box("accumulated"),
    }
    found = {name: solved(full, "employment", partial(_beyond, goal)) for name, goal in targets.items()}
    whole, count = Fraction(case.employment.central), PRINTED[-1] - SCENARIOS["high"].first + 1
    return {
        **{f"employment.{name}": computed(amount) for name, amount in found.items()},
        "employment.needed-for-unlabelled": computed(found["needed-for-unlabelled"], unlabelled()),
        "employment.needed-total": computed(found["needed"] * count),
        "employment.needed-times": computed(found["needed"] / whole, unit="times", decimals=1),
        "employment.needed-years": computed(found["needed"] * count / whole, unit="years", decimals=1),
        "employment.years": computed(count, unit="years"),
    }


def _beyond(goal: Fraction, case: Silkeborg) -> Fraction:
    """How far the accumulated net of `case` lies above `goal`."""
    return accumulated(case) - goal


def from_printed() -> dict[str, Value]:
    """When the printed accumulated net is repaid if the printed net of the last year goes on."""
    wait = box("accumulated") / -box("net")
    return {
        "from-printed.years": computed(wait, unit="years", decimals=1),
        "from-printed.payback": calendar_year(PRINTED[-1] + ceil(wait)),
    }


def swings(case: Silkeborg) -> dict[str, Value]:
    """The accumulated net of the last year in the central scenario, one assumption at a time lower and higher."""
    found = {"swing.share": computed(100 * SWING, unit="percent")}
    for swing in sensitivity(widened(case, SWING), accumulated):
        name = swing.name.replace("_", "-")
        found |= {f"swing.{name}.low": computed(swing.low), f"swing.{name}.high": computed(swing.high)}
    return found


def thresholds(case: Silkeborg) -> dict[str, Value]:
    """Percent of its assumed amount at which one assumption alone repays the case in the last year of the box.

    By scenario and assumption; where no amount from zero up would, there is no value.
    """
    found = {}
    for level in LEVELS:
        each = scenarios(case)[level]
        for name, assumed in ranges(each).items():
            needed = threshold(each, name, accumulated)
            if needed is not None and needed >= 0:
                share = 100 * needed / Fraction(assumed.central)
                found[f"threshold.{level}.{name.replace('_', '-')}"] = computed(share, unit="percent")
    return found


def box(line: str) -> Fraction:
    """The amount of `line` in the last year of the box."""
    return Fraction(data("silkeborg_case").one(line=line, year=PRINTED[-1]).number("dkk_thousand"))


def computed(number: Fraction | Decimal | int, *others: Value, **changes: object) -> Value:
    """A result that rests on the whole box, and on `others`; in DKK thousand unless said."""
    whole = data("silkeborg_case").count()
    return whole.derive(as_decimal(Fraction(number)), *others, **{"unit": "dkk_thousand", **changes})


def calendar_year(year: int) -> Value:
    """A year that rests on the whole box; a wording, because years have no thousands separator."""
    return Value(text=Text.same(str(year)), origins=computed(0).origins, computed=True)
