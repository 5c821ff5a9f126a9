"""Reconciliations of the key figures: what the sources state twice, or let us recompute, must agree.

Each check returns None or a sentence.  Checks on the anonymous table may say that something does not agree, never
which row or by how much.
"""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

from figures.key_figures import expenditure_values
from figures.key_figures.placement_values import FIRST, FORMS, LAST, rate
from figures.key_figures.trend_values import group_total
from figures.stated import statement
from figures.study.values import group
from report.author import Value, check, data


@check("the shares of vulnerable children average to the stated mean")
def vulnerable_average() -> str | None:
    """Annex table 2.1: the unweighted mean of ten municipalities, five on each side of the national average."""
    table = data("vulnerable_children")
    shares = [row.number("share") for row in table.where(kind="municipality")]
    stated = table.one(area="advised").value("share")
    mean = sum(shares, Decimal(0)) / len(shares)
    if not agrees(mean, stated):
        return f"the shares average to {mean}, stated is {stated.amount}"
    sizes = {group("below").amount, group("above").amount, statement("vulnerable.group-size").amount}
    return None if len(sizes) == 1 else "the two groups of municipalities are not of the stated size"


@check("changes per 1,000 are the differences of their end points")
def changes_agree() -> str | None:
    """Institutional placements fell, and network placements rose, by as much as stated."""
    first, last = rate("institution", "advised", FIRST), rate("institution", "advised", LAST)
    if not agrees(last.amount - first.amount, statement("institution.advised.stated-change")):
        return "the stated fall in institutional placements is not the difference of its end points"
    network = rate("network", "advised", FIRST).amount + statement("network.advised.change").amount
    if not agrees(network, rate("network", "advised", LAST)):
        return "the stated rise in network placements does not lead to the stated level"
    return None


@check("persons are rates times inhabitants")
def persons_agree() -> str | None:
    """The stated numbers of children, from stated rates and the 9,048 inhabitants aged 0–17."""
    thousands = statement("children.advised").amount / 1000
    rates = {
        "institution.advised.persons-change": statement("institution.advised.stated-change").amount,
        "institution.advised.persons-2019": rate("institution", "advised", LAST).amount,
        "foster.advised.persons-change": statement("foster.advised.change").amount,
        "network.advised.persons-change": statement("network.advised.change").amount,
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
    excess = statement("institution.national.overestimate").amount / 100
    lower = rate("institution", "national", LAST).amount * (1 - excess)
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
            if not agrees(found.amount, statement(f"expenditure.{name}.stated-change"))
        ]
        if not agrees(expenditure_values.amounts(series, "4-6")["mean"].amount, statement("expenditure.stated-level")):
            wrong.append(f"{series}.steps-4-6")
    gaps, stated = [_rounded(gap.amount, 0) for gap in expenditure_values.gaps()], statement("expenditure.stated-gap")
    if (gaps[0], gaps[-1]) != (stated.amount, stated.upper):
        wrong.append("gap")
    return f"the expenditure differs from the statements on {', '.join(wrong)}" if wrong else None


@check("rising, stable and falling add up to the municipalities")
def trends_add_up() -> str | None:
    """Annex tables 2.2–2.4: ten municipalities for placements, nine for the two lower steps."""
    sums: Counter[tuple[str, str]] = Counter()
    for row in data("trends"):
        sums[row.string("item"), row.string("measure")] += row.whole("municipalities")
    nine = len({row.whole("municipality") for row in data("trajectories")})
    ten = len(data("municipalities").where(key_figures=True))
    wrong = [
        f"{measure} in {item}"
        for (item, measure), total in sums.items()
        if total != (ten if measure in FORMS else nine)
    ]
    return f"the directions do not add up for {', '.join(wrong)}" if wrong else None


@check("annex tables 2.2 and 2.3 agree with annex table 2.4")
def tables_repeat() -> str | None:
    """Annex table 2.4 repeats the counts of the two tables before it."""
    trends = data("trends")
    wrong = [
        f"{row.string('measure')} {row.string('direction')}"
        for row in trends
        if row.string("item") != "annex-table-2.4"
        and row.whole("municipalities")
        != trends.one(item="annex-table-2.4", measure=row.string("measure"), direction=row.string("direction")).whole(
            "municipalities"
        )
    ]
    return f"annex table 2.4 repeats other counts for {', '.join(wrong)}" if wrong else None


@check("annex table 2.5 is compatible with annex table 2.4")
def trajectories_agree() -> str | None:
    """Each count of annex table 2.4 is at least that of annex table 2.5, and equal where both cover nine."""
    arrows = Counter((row.string("measure"), row.string("direction")) for row in data("trajectories"))
    # The message stays this short on purpose: the difference would describe the municipality left out.
    for row in data("trends").where(item="annex-table-2.4"):
        missing = row.whole("municipalities") - arrows[row.string("measure"), row.string("direction")]
        if missing not in ((0, 1) if row.string("measure") in FORMS else (0,)):
            return "annex tables 2.4 and 2.5 do not agree"
    return None


@check("institutional and foster placements move as stated")
def moves() -> str | None:
    """Page 81: five municipalities with falling and two with rising institutional placements."""
    table = data("trajectories")

    def both(institution: str, foster: str) -> int:
        return sum(
            table.one(municipality=row.whole("municipality"), measure="foster").string("direction") == foster
            for row in table.where(measure="institution", direction=institution)
        )

    agreed = (
        both("falling", "rising") == statement("trajectories.institution-falling.foster-rising").amount
        and both("rising", "falling") == statement("trajectories.institution-rising.foster-falling").amount
    )
    return None if agreed else "annex table 2.5 does not agree with the text beneath it"


@check("the two groups of municipalities add up")
def groups_add_up() -> str | None:
    """Rising municipalities of both groups, against annex tables 2.2 and 2.3 and page 83."""
    trends, wrong = data("trends"), []
    for measure in ("home_based", "preventive"):
        whole = trends.one(item="annex-table-2.4", measure=measure, direction="rising").number("municipalities")
        if group_total(measure, "rising").amount != whole:
            wrong.append(measure)
    for direction in ("rising", "stable"):
        whole = statement(f"relative-expenditure.stated-{direction}").amount
        if group_total("relative_expenditure", direction).amount != whole:
            wrong.append(f"relative expenditure, {direction}")
    return f"the groups do not add up for {', '.join(wrong)}" if wrong else None


@check("the periods of registration cover every municipality")
def registration_adds_up() -> str | None:
    """Footnote 25: ten municipalities, three of them over the whole period."""
    table = data("registration")
    if sum(row.whole("municipalities") for row in table) != len(data("municipalities").where(key_figures=True)):
        return "the periods of registration do not add up to the municipalities"
    consistent = statement("registration.consistent").amount
    return (
        None if table.one(id="two-years").whole("municipalities") == consistent else "footnote 25 differs from the text"
    )


def agrees(computed: Decimal, stated: Value) -> bool:
    """Whether `computed` may be worded as `stated`.

    Exact numbers agree when rounded alike; "about" allows a tenth of the number on either side,
    "just under" and "just over" a tenth on theirs.
    """
    if stated.precision == "exact":
        return _rounded(computed, stated.decimals) == stated.amount
    below, above = {"about": (1, 1), "just_under": (1, 0), "just_over": (0, 1)}[stated.precision]
    tenth = abs(stated.amount) / 10
    return stated.amount - below * tenth <= computed <= stated.amount + above * tenth


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
