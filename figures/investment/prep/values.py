"""Values about the break-even model of Gladsaxe: what box 5.3 prints, and break-even under each reading of it.

Amounts are in DKK.  Knows nothing of how the model works.
"""

from __future__ import annotations

from dataclasses import replace

from figures.investment.prep.form import READING
from figures.investment.prep.model import Programme, programme, readings, scenarios
from figures.investment.prep.runs import moved_run, reading_run, row
from figures.wording import filled
from report.author import (
    Text,
    Value,
    assumed,
    data,
    difference,
    equal,
    least,
    product,
    quotient,
    rounded,
    total,
    values,
)
from report.author import share as in_percent

_NEEDED = Text(
    da="Undgåede sager om året, der skal til for at nå break-even inden for boksens frist",
    en="Cases to be avoided each year for the cost to be recovered within the box’s time limit",
)
_COST = Text(da="Udgiften til kurserne i alt", en="The total cost of the courses")
_SAVED = Text(
    da="Besparelsen for én sag om året inden for boksens frist",
    en="The saving for one case a year within the box’s time limit",
)

_LAST = Text(da="Året, hvor udgiften bliver tjent hjem", en="The year in which the cost is recovered")
_PAID = Text(da="År, til udgiften er tjent hjem", en="Years until the cost is recovered")

_UNITS = Text(
    da="Antal gange, den trykte besparelse er opnået inden for boksens frist for én sag om året",
    en="How many times the printed saving has been made within the box’s time limit for one case a year",
)
_UNDER = Text(da="{what}, hvis besparelsen opnås {reading}", en="{what} if the saving comes {reading}")
_SHARE = Text(
    da="Sager om året i procent af de forældrepar, der deltager om året",
    en="Cases a year as a percentage of the couples who attend in a year",
)
_BALANCE = Text(
    da="Det, der udestår ved boksens frist med det trykte antal sager",
    en="What is outstanding at the box’s time limit with the printed number of cases",
)
_SAVING = Text(
    da="Besparelse pr. sag, der skulle til med det trykte antal sager",
    en="Saving per case that would be needed with the printed number of cases",
)
_TIMES = Text(
    da="Antal gange, den trykte besparelse skulle opnås pr. årlig sag for at give det trykte antal",
    en="How many times the printed saving would have to be made per annual case to give the printed number",
)
_GAP = Text(
    da="Afstand fra det beregnede antal sager til det trykte",
    en="Difference between the calculated and the printed number of cases",
)
_OTHERS = Text(
    da="Mindste afstand fra det beregnede antal sager til det trykte i de øvrige læsninger",
    en="The smallest difference between the calculated and the printed number of cases in the other readings",
)
_AGREEING = Text(da="Læsninger, der giver det trykte antal sager", en="Readings that give the printed number of cases")
_ALL_SAVED = Text(
    da="Besparelsen med det trykte antal sager inden for boksens frist",
    en="The saving with the printed number of cases within the box’s time limit",
)
_ONCE_SAVED = Text(
    da="Besparelsen, når den opnås én gang for hver sag i det trykte antal",
    en="The saving if it is made once for each of the printed number of cases",
)


@values("prep")
def prep() -> dict[str, Value]:
    """Printed parameters by name, results by reading, and what the printed number of cases would need."""
    case = programme()
    found: dict[str, Value] = {}
    for name, each in readings(case).items():
        found |= {f"{name}.{part}": read_so(value, name) for part, value in results(each).items()}
    for level, each in scenarios(case).items():
        found[f"scenario.{level}.break-even"] = read_so(cases(break_even(each)), each.reading)
    found = {name: resting(value) for name, value in (found | gaps(case) | needed(case)).items()}
    return {**printed(), **found, "readings": read_in_ways(case)}


def printed() -> dict[str, Value]:
    """Every parameter of the box with a number, by its name."""
    return {
        row.string("parameter").replace("_", "-"): box(row.string("parameter"))
        for row in data("gladsaxe_prep")
        if row["number"] is not None
    }


def results(case: Programme) -> dict[str, Value]:
    """One reading: break-even, and what the printed number of cases leads to."""
    run, number = reading_run(case), break_even(case)
    times, printed_cases = units(case), box("annual_number_1_break_even")
    found = {
        "units": times,
        "break-even": cases(number),
        "break-even-share": of_couples(number),
        "balance": difference(
            cost(), product(box("administration_1"), times, printed_cases, name=_ALL_SAVED), decimals=0, name=_BALANCE
        ),
        "saving-needed": quotient(cost(), product(printed_cases, times), unit="dkk", decimals=0, name=_SAVING),
    }
    if not run.courses()["settled"]:
        return found
    # The years before it, and the one by whose end it is recovered.
    return {
        **found,
        "payback": total((run.value("settled", unit="years"), assumed(1, _LAST, unit="years"))).called(_PAID),
    }


def read_so(value: Value, reading: str) -> Value:
    """A result under one of the readings, which its name says."""
    what = value.name or _UNITS
    return value.called(filled(_UNDER, what=what, reading=dict(READING.options)[reading]))


def units(case: Programme) -> Value:
    """How many whole savings one case a year has brought by the end of the target year."""
    return reading_run(case).value("units", row(case.target), decimals=1)


def cost() -> Value:
    """What the courses cost in all their years."""
    return product(box("annual_cost"), box("duration")).called(_COST)


def break_even(case: Programme) -> Value:
    """The cases a year at which the cumulated net is zero at the end of the target year."""
    saved = product(box("administration_1"), units(case)).called(_SAVED)
    return quotient(cost(), saved, unit="count", decimals=3).called(_NEEDED)


def moved_break_even(case: Programme, name: str) -> tuple[Value, Value]:
    """The cases a year that are enough with the assumption `name` lower, and with it higher."""
    low, high = (
        cases(
            quotient(
                run.value("spent", row(case.target), unit="dkk"),
                run.value("earned", row(case.target), unit="dkk"),
                unit="count",
                decimals=3,
                name=_NEEDED,
            )
        )
        for run in (moved_run(case, name, end) for end in ("low", "high"))
    )
    return low, high


def gaps(case: Programme) -> dict[str, Value]:
    """How far break-even lies from the printed number of cases in the reading of `case`, and at least in all others."""
    far = {name: apart(break_even(each), box("annual_number_1_break_even")) for name, each in readings(case).items()}
    own = far.pop(case.reading)
    return {f"{case.reading}.gap": own, "others.gap": least(far.values(), name=_OTHERS)}


def apart(one: Value, other: Value) -> Value:
    """How far two numbers of cases lie apart."""
    most, fewest = (one, other) if one.amount >= other.amount else (other, one)
    return difference(most, fewest, decimals=2, name=_GAP)


def needed(case: Programme) -> dict[str, Value]:
    """What the target year has cost by then, and which saving would lead to the printed number of cases."""
    printed_cases = box("annual_number_1_break_even")
    agreeing = (rounded(break_even(each), 2, decimals=2) for each in readings(case).values())
    return {
        "cost": cost(),
        "units-needed": quotient(
            cost(),
            product(box("administration_1"), printed_cases, name=_ONCE_SAVED),
            unit="count",
            decimals=2,
            name=_TIMES,
        ),
        "share": of_couples(printed_cases),
        "readings-agreeing": equal(printed_cases, agreeing, name=_AGREEING),
    }


def read_in_ways(case: Programme) -> Value:
    """The number of readings, which is ours."""
    return assumed(
        len(readings(case)), Text(da="Måder, vi har læst boksen på", en="Ways in which we have read the box")
    )


def cases(number: Value) -> Value:
    """The least number of cases a year that is enough, with the decimals of the box."""
    return rounded(number, 2, to="up", unit="count", decimals=2).called(_NEEDED)


def of_couples(number: Value) -> Value:
    """Cases in percent of the couples that attend in a year."""
    return in_percent(number, box("target_couples"), name=_SHARE)


def box(name: str) -> Value:
    """The parameter `name` as printed, whole numbers without the decimals that the box gives them."""
    value = data("gladsaxe_prep").one(parameter=name).value("number")
    return value if value.amount % 1 else replace(value, decimals=0)


def resting(value: Value) -> Value:
    """A result of several rows of the box, which rests on the box as a whole."""
    return replace(value, origins=data("gladsaxe_prep").count().origins)
