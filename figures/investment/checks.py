"""Reconciliations of the two investment cases: boxes 5.2 and 5.3 with themselves and with the models.

Knows nothing of values.  A check that something cannot be derived speaks when it suddenly can.
"""

from __future__ import annotations

from fractions import Fraction

from figures.investment.cases import in_year
from figures.investment.prep.model import agreeing, parameter, programme
from figures.investment.silkeborg.model import (
    PRINTED,
    ROUNDING,
    ROUNDING_OF_SUMS,
    accumulated,
    amount,
    silkeborg,
    unlabelled,
    ways,
    years,
)
from report.author import check

# Each printed total and the parts it is made of, as pairs of column and cell.
TOTALS = {
    "task_sum": [("kind", "task")],
    "replaced_sum": [("kind", "replaced")],
    "extra_total": [("kind", "training"), ("line", "task_sum"), ("kind", "follow_on")],
    "reduced_total": [("kind", "in_service"), ("line", "replaced_sum"), ("kind", "saving")],
    "net": [("line", "extra_total"), ("line", "reduced_total")],
}


@check("box 5.2 adds up within rounding")
def box_adds_up() -> str | None:
    """Every printed sum and net of every printed year, against its printed parts."""
    wrong = [
        f"{line} {year}"
        for line, parts in TOTALS.items()
        for year in PRINTED
        if abs(amount(year, line=line) - sum(amount(year, **{column: cell}) for column, cell in parts))
        > ROUNDING_OF_SUMS
    ]
    return f"box 5.2 does not add up for {', '.join(wrong)}" if wrong else None


@check("box 5.2 accumulates its net year by year")
def box_accumulates() -> str | None:
    """The years printed one after the other; the box leaves the first accumulated net out."""
    total, wrong = amount(PRINTED[0], line="net"), []
    for year in PRINTED[1:-2]:
        total += amount(year, line="net")
        if abs(amount(year, line="accumulated") - total) > ROUNDING:
            wrong.append(str(year))
    return f"box 5.2 does not accumulate its net in {', '.join(wrong)}" if wrong else None


@check("the model of box 5.2 reproduces its net in every printed year")
def model_reproduces_net() -> str | None:
    """Cost less saving of the model against the printed net, within rounding."""
    course = years(silkeborg())
    wrong = [
        str(year)
        for year in PRINTED
        if abs(in_year(course, year).net - Fraction(amount(year, line="net"))) > ROUNDING_OF_SUMS
    ]
    return f"the model of box 5.2 has another net in {', '.join(wrong)}" if wrong else None


@check("box 5.2 follows by interpolation until 2028")
def interpolation_agrees() -> str | None:
    """The accumulated net of the model against the printed one, within rounding."""
    course = years(silkeborg())
    wrong = [
        str(year)
        for year in PRINTED[1:-1]
        if abs(in_year(course, year).cumulated - Fraction(amount(year, line="accumulated"))) > ROUNDING
    ]
    return f"box 5.2 accumulates another net than interpolation gives in {', '.join(wrong)}" if wrong else None


@check("box 5.2 does not show that the case has paid for itself in 2036")
def payback_does_not_follow() -> str | None:
    """No profile of the saving on employment leads to a number that the box prints for the accumulated net."""
    printed = (Fraction(amount(PRINTED[-1], line="accumulated")), Fraction(unlabelled().amount))
    found = [accumulated(each) for each in ways(silkeborg()).values()]
    if any(number <= 0 or abs(number - stated) <= ROUNDING for number in found for stated in printed):
        return "a profile of the saving on employment now leads to what box 5.2 prints for 2036; the text denies it"
    return None


@check("box 5.3 does not show how its break-even number arises")
def break_even_does_not_follow() -> str | None:
    """No reading gives the printed number; its heading and its parameters agree on the year of break-even."""
    if parameter("break_even") != parameter("break_even_target"):
        return "box 5.3 states two years of break-even"
    found = agreeing(programme())
    return f"box 5.3 now agrees with the reading {', '.join(found)}; the text denies it" if found else None
