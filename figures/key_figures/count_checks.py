"""Reconciliations of counts: municipalities that the sources count twice must agree.

Each check returns None or a sentence.  Knows nothing of chapters.  Checks on the anonymous table may
say that something does not agree, never which row or by how much.
"""

from __future__ import annotations

from collections import Counter

from figures.key_figures.placement_values import MEASURES as CARE
from figures.key_figures.trend_values import group_total
from figures.stated import statement
from figures.study.values import study
from report.author import check, data


@check("the lists of municipalities have the stated lengths")
def lists() -> str | None:
    """Box 1.1, box 1.2 and annexes 1 and 2: 18, 10 and 3 municipalities, 24 advised, two interviews in each."""
    found = study()
    wrong = [
        name
        for name in ("interviewed", "key-figures", "partners")
        if found[name].amount != found[f"stated-{name}"].amount
    ]
    if found["interviewed"].amount + found["unfinished"].amount != found["advised"].amount:
        wrong.append("advised")
    if 2 * found["interviewed"].amount != found["interviews"].amount:
        wrong.append("interviews")
    return f"the number of municipalities or interviews differs: {', '.join(wrong)}" if wrong else None


@check("rising, stable and falling add up to the municipalities")
def trends_add_up() -> str | None:
    """Annex tables 2.2–2.4: ten municipalities for placements, nine for the two lower steps."""
    sums: Counter[tuple[str, str]] = Counter()
    for row in data("trends"):
        sums[row.string("item"), row.string("measure")] += row.whole("municipalities")
    nine = len({row.whole("municipality") for row in data("trajectories")})
    ten = len(data("municipalities").where(key_figures=True))
    wrong = [
        f"{measure} in {item}" for (item, measure), total in sums.items() if total != (ten if measure in CARE else nine)
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
        if missing not in ((0, 1) if row.string("measure") in CARE else (0,)):
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
