"""Values about the investment case of Silkeborg: what box 5.2 prints, and what the model makes of it.

Amounts are in DKK thousand.  Knows nothing of how the model works.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import ceil

from figures.investment.cases import (
    SWING,
    as_decimal,
    in_year,
    payback,
    ranges,
    safe_threshold,
    sensitivity,
    solved,
    widened,
)
from figures.investment.discounting import recommended
from figures.investment.silkeborg.areas import areas
from figures.investment.silkeborg.model import (
    FROZEN,
    HIGH,
    LOW,
    PRINTED,
    STARTS,
    Silkeborg,
    accumulated,
    amount,
    silkeborg,
    unlabelled,
    ways,
    years,
)
from report.author import Text, Value, data, safely, values

# Far enough for every way of saving to have paid for the case that ever does.
FAR = 2200
_THOUSAND = 1000
# The first year after the training, in which the new tasks are there in full.
TRAINED = 2019


@values("silkeborg")
def silkeborg_values() -> dict[str, Value]:
    """Printed amounts by line and year, and the results of the model by name."""
    case = silkeborg()
    return {
        **printed(),
        **between(case),
        **by_way(case),
        **never(case),
        **by_area(case),
        **squeeze(),
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


def by_way(case: Silkeborg) -> dict[str, Value]:
    """For each way of saving on employment, what is accumulated in the last year of the box, and when it is recovered.

    ``peak`` is the most that is ever outstanding, at the end of the year ``peak-year``.
    ``low`` and ``high`` are the ways that save least and most by then.
    """
    found: dict[str, Value] = {}
    for name, each in ways(case).items():
        course = years(replace(each, horizon=FAR), recommended())
        end, repaid, discounted = in_year(course, PRINTED[-1]), payback(course), payback(course, "present")
        results = {"accumulated": computed(end.cumulated), "present": present(end.present)}
        worst = max(course, key=lambda year: year.cumulated)
        results |= {"peak": computed(worst.cumulated), "peak-year": calendar_year(worst.year)}
        if repaid is not None:
            results |= {"payback": calendar_year(repaid), "payback-years": computed(repaid - PRINTED[0], unit="years")}
        if discounted is not None:
            results["discounted-payback"] = calendar_year(discounted)
        same = [short for short, long in (("low", LOW), ("high", HIGH)) if long == name]
        found |= {f"way.{shown}.{what}": value for shown in (name, *same) for what, value in results.items()}
    return found


def never(case: Silkeborg) -> dict[str, Value]:
    """What is missing for ever, discounted, where the last year of the box goes on unchanged.

    ``never.rate`` is so low a rate after the last year of the recommended ones that a lower one would be needed for the
    case to be recovered, in whatever way the saving comes; in percent.
    """
    found: dict[str, Value] = {}
    needed = []
    last = max(row.whole("last_year") for row in data("discount_rates"))
    later = Fraction(recommended()[-1][1]) / 100
    for name in FROZEN:
        *_, before, then = years(replace(ways(case)[name], horizon=PRINTED[0] + last - 1), recommended())
        # The same net every year from then on is worth, at that time, itself divided by the rate.
        yearly = then.present - before.present
        found[f"way.{name}.for-ever"] = present(then.present + yearly / later)
        needed.append(-100 * yearly / then.present)
    rate = safely(max(needed), 1, least=True)
    return {**found, "never.rate": computed(rate, unit="percent", decimals=1)}


def by_area(case: Silkeborg) -> dict[str, Value]:
    """What each service spends more and less over all years of the box, with the low saving, in DKK million."""
    return {
        f"area.{area.name.replace('_', '-')}.{what}": millions(getattr(area, what))
        for area in areas(case)
        for what in ("cost", "saving", "net")
    }


def squeeze() -> dict[str, Value]:
    """What services have to find within their appropriations each year after the training, in DKK million."""
    years_ = {"first": TRAINED, "last": PRINTED[-2]}
    return {f"squeeze.{name}": millions(amount(year, line="net")) for name, year in years_.items()}


def employment(case: Silkeborg) -> dict[str, Value]:
    """The saving on employment, a year from its start, that would lead to each number printed for the last year."""
    full = ways(case)[f"whole-{STARTS[0]}"]
    targets = {
        "needed": Fraction(0),
        "needed-for-unlabelled": Fraction(unlabelled().amount),
        "needed-for-accumulated": box("accumulated"),
    }
    found = {name: solved(full, "employment", partial(_beyond, goal)) for name, goal in targets.items()}
    whole, count = Fraction(case.employment.central), PRINTED[-1] - STARTS[0] + 1
    return {
        **{f"employment.{name}": computed(amount) for name, amount in found.items()},
        "employment.needed": computed(safely(found["needed"], 0, least=True)),
        "employment.step": computed(whole / count),
        "employment.high-total": millions(whole * (PRINTED[-1] - min(STARTS) + 1)),
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
    """The accumulated net of the last year with the low saving, one assumption at a time lower and higher."""
    found = {"swing.share": computed(100 * SWING, unit="percent")}
    for swing in sensitivity(widened(case, SWING), accumulated):
        name = swing.name.replace("_", "-")
        found |= {f"swing.{name}.low": computed(swing.low), f"swing.{name}.high": computed(swing.high)}
    return found


def thresholds(case: Silkeborg) -> dict[str, Value]:
    """Percent of its assumed amount at which one assumption alone pays for the case in the last year of the box.

    With the low saving, to the safe side; where no amount from zero up would, there is no value.
    """
    found = {}
    for name, assumed in ranges(case).items():
        share = safe_threshold(case, name, accumulated, 1, Fraction(assumed.central) / 100)
        if share is not None and share >= 0:
            found[f"threshold.{name.replace('_', '-')}"] = computed(share, unit="percent", decimals=1)
    return found


def box(line: str) -> Fraction:
    """The amount of `line` in the last year of the box."""
    return Fraction(data("silkeborg_case").one(line=line, year=PRINTED[-1]).number("dkk_thousand"))


def computed(number: Fraction | Decimal | int, *others: Value, **changes: object) -> Value:
    """A result that rests on the whole box, and on `others`; in DKK thousand unless said."""
    whole = data("silkeborg_case").count()
    return whole.derive(as_decimal(Fraction(number)), *others, **{"unit": "dkk_thousand", **changes})


def millions(number: Fraction | Decimal) -> Value:
    """An amount in DKK thousand, printed in millions."""
    return computed(Fraction(number) / _THOUSAND, unit="dkk_million", decimals=1)


def present(number: Fraction) -> Value:
    """An amount at the start of the first year, which rests on the recommended rates too."""
    return computed(number, data("discount_rates").count())


def calendar_year(year: int) -> Value:
    """A year that rests on the whole box; a wording, because years have no thousands separator."""
    return replace(computed(0), number=None, text=Text.same(str(year)), unit="count", decimals=0)
