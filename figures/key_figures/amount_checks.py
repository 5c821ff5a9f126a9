"""Reconciliations of amounts: what the sources state and let us recompute must agree.

Each check returns None or a sentence.  Knows nothing of chapters or of single municipalities.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from figures.key_figures import expenditure_values
from figures.key_figures.placement_values import FIRST, LAST, rate
from figures.stated import statement
from figures.study.values import group
from report.author import Value, check, data


@check("the shares of vulnerable children average to the stated mean")
def vulnerable_average() -> str | None:
    """Annex table 2.1: the unweighted mean of ten municipalities, five on each side of the national average."""
    table = data("vulnerable_children")
    shares = [row["share"] for row in table.where(kind="municipality")]
    stated = table.one(area="advised").value("share")
    if not agrees(sum(shares) / len(shares), stated):
        return f"the shares average to {sum(shares) / len(shares)}, stated is {stated.number}"
    sizes = {group("below").number, group("above").number, statement("vulnerable.group-size").number}
    return None if len(sizes) == 1 else "the two groups of municipalities are not of the stated size"


@check("changes per 1,000 are the differences of their end points")
def changes_agree() -> str | None:
    """Institutional placements fell, and network placements rose, by as much as stated."""
    first, last = rate("institution", "advised", FIRST), rate("institution", "advised", LAST)
    if not agrees(last.number - first.number, statement("institution.advised.stated-change")):
        return "the stated fall in institutional placements is not the difference of its end points"
    network = rate("network", "advised", FIRST).number + statement("network.advised.change").number
    if not agrees(network, rate("network", "advised", LAST)):
        return "the stated rise in network placements does not lead to the stated level"
    return None


@check("persons are rates times inhabitants")
def persons_agree() -> str | None:
    """The stated numbers of children, from stated rates and the 9,048 inhabitants aged 0–17."""
    thousands = statement("children.advised").number / 1000
    rates = {
        "institution.advised.persons-change": statement("institution.advised.stated-change").number,
        "institution.advised.persons-2019": rate("institution", "advised", LAST).number,
        "foster.advised.persons-change": statement("foster.advised.change").number,
        "network.advised.persons-change": statement("network.advised.change").number,
    }
    rates["placements.advised.persons-stated"] = (
        rates["foster.advised.persons-change"] + rates["network.advised.persons-change"]
    )
    wrong = [name for name, number in rates.items() if not agrees(number * thousands, statement(name))]
    if not agrees(thousands * 1000, statement("children.advised.rounded")):
        wrong.append("children.advised.rounded")
    return f"the rates do not give the stated persons: {', '.join(wrong)}" if wrong else None


@check("the adjusted national average follows from the estimate")
def adjusted_agrees() -> str | None:
    """About 20 percent too high: 2.7 becomes about 2.2."""
    excess = statement("institution.national.overestimate").number / 100
    lower = rate("institution", "national", LAST).number * (1 - excess)
    if agrees(lower, rate("institution", "national_adjusted", LAST)):
        return None
    return f"the national average less the estimate is {lower}"


@check("expenditure changes and ratios are as stated")
def expenditure_agrees() -> str | None:
    """Pages 82–83: the increases in DKK, the increases of the ratio, and the gap of 14–16 points."""
    wrong = []
    for series in expenditure_values.SERIES:
        pairs = {
            f"{series}.steps-2-3": expenditure_values.amounts(series, "2-3")["change"],
            f"{series}.ratio": expenditure_values.ratio_change(series),
        }
        wrong += [
            name
            for name, found in pairs.items()
            if not agrees(found.number, statement(f"expenditure.{name}.stated-change"))
        ]
        if not agrees(expenditure_values.amounts(series, "4-6")["mean"].number, statement("expenditure.stated-level")):
            wrong.append(f"{series}.steps-4-6")
    found, stated = expenditure_values.gap_range(), statement("expenditure.stated-gap")
    if (_rounded(found.number, 0), _rounded(found.upper, 0)) != (stated.number, stated.upper):
        wrong.append("gap")
    return f"the expenditure differs from the statements on {', '.join(wrong)}" if wrong else None


def agrees(computed: Decimal, stated: Value) -> bool:
    """Whether `computed` may be worded as `stated`.

    Exact numbers agree when rounded alike; "about" allows a tenth of the number on either side,
    "just under" and "just over" a tenth on theirs.
    """
    if stated.precision == "exact":
        return _rounded(computed, stated.decimals) == stated.number
    below, above = {"about": (1, 1), "just_under": (1, 0), "just_over": (0, 1)}[stated.precision]
    tenth = abs(stated.number) / 10
    return stated.number - below * tenth <= computed <= stated.number + above * tenth


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
