"""Reconciliations of the Herning slide deck: cases, placements and shares, and what the scan has lost.

Each check states a discrepancy as it is now, and speaks when the data no longer show it.  Cases are those of
figure 1, shares those of the text.  Knows nothing of chapters.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from figures.stated import unsaid
from report.author import check, data

LEGIBLE = ("foster", "network", "prevention")
HALVED = -50  # percent


@check("what the scan lost of Herning's cases is stated by difference")
def lost_columns() -> str | None:
    """Figure 1: cases with a measure less the legible steps are what the two lost columns hold."""
    left = {month: number - sum(_cases(step)[month] for step in LEGIBLE) for month, number in _with_measure().items()}
    negative = [month for month, number in left.items() if number < 0]
    if negative:
        return f"the remainder is negative in {', '.join(negative)}"
    return unsaid("herning-lost-columns", *left.values())


@check("cases with a measure in Herning fall and rise again")
def cases_with_measure() -> str | None:
    """Figure 1: all cases less those under clarification, against the stable number of slide 15."""
    found = list(_with_measure().values())
    if not found[0] > min(found) < found[-1]:
        return f"cases with a measure are {', '.join(map(str, found))}"
    return unsaid("herning-cases-stable", *found)


@check("cases under clarification in Herning peak before the last count")
def clarification_peaks() -> str | None:
    """Figure 1: a rise over the period and a fall at its end; slide 15 has only the rise."""
    found = list(_cases("clarification").values())
    first, peak, last = found[0], max(found), found[-1]
    if not first < last < peak:
        return f"cases under clarification are {', '.join(map(str, found))}"
    return unsaid("herning-clarification", *found, _change(first, last), _change(peak, last))


@check("placements in Herning fall by more in cases than in child-years")
def placements_in_cases() -> str | None:
    """Figure 1 against slide 16: cases above prevention, and the stated change in percent."""
    found = list(_placements().values())
    fall, stated = _change(found[0], found[-1]), _share("placements", "sweden", "number_change")
    if not fall < stated < 0:
        return f"placements change by {float(fall):.0f}% in cases and by {stated}% in child-years"
    return unsaid("herning-cases-or-child-years", found[0], found[-1], fall)


@check("the share in institutions in Herning almost halves and the number halves")
def share_and_number() -> str | None:
    """Slides 16, 17 and 22: the share falls by less than half, the number of fewer placed by more."""
    share = _change(_share("institution", "sweden", "share_start"), _share("institution", "sweden", "share_end"))
    fewer = _share("placements", "sweden", "number_change")
    number = (100 + share) * (100 + fewer) / 100 - 100
    if not number < HALVED < share:
        return f"the share changes by {float(share):.0f}%, the number by {float(number):.0f}%"
    return unsaid("herning-almost-halved", share, number)


@check("network care in Herning rises by percentage points, not by percent")
def network_in_points() -> str | None:
    """Slides 18, 22 and 24: the rise in cases is within one point of the stated one."""
    first, *_, last = [100 * Fraction(cases, _placements()[month]) for month, cases in _cases("network").items()]
    stated = _share("network", "sweden", "share_change")
    if abs(last - first - stated) > 1 or abs(_change(first, last) - stated) <= 1:
        return f"network care rises by {float(last - first):.1f} points, stated are {stated}"
    return unsaid("herning-percent-or-points", first, last, last - first, decimals=1)


@check("the goal for institutions in Herning is met from the start, that for families is not")
def target_at_start() -> str | None:
    """Slides 3 and 17: the share in institutions at the start is the goal; families and network lie below theirs."""
    share = _share("institution", "sweden", "share_start")
    month, placed = next(iter(_placements().items()))
    families = 100 * Fraction(_cases("foster")[month] + _cases("network")[month], placed)
    if share != _goal("institution-share") or families >= _goal("family-share"):
        return f"{share}% are in institutions and {float(families):.0f}% with families and network at the start"
    return unsaid("herning-target-at-start", share, families)


@check("home-based placements in Herning fit slide 19 only with network care as foster care")
def home_based_residual() -> str | None:
    """Shares add up to nothing: what is left rises most in the Sweden districts, unless network care comes on top."""
    within = [_left_over(series, "institution", "foster") for series in ("sweden", "others")]
    on_top = [_left_over(series, "institution", "foster", "network") for series in ("sweden", "others")]
    if not within[0] > within[1] > 0 or on_top[0] > on_top[1]:
        return "the home-based share no longer tells whether network care is part of foster care"
    return unsaid("herning-home-based-share", *within, *on_top)


def _cases(step: str) -> Mapping[str, int]:
    """The cases of `step` by month, in order of time."""
    return {
        row.string("period"): row.whole("cases")
        for row in sorted(data("herning_cases").where(step=step), key=lambda row: row.string("period"))
    }


def _with_measure() -> Mapping[str, int]:
    """All cases less those under clarification, by month."""
    return {month: number - _cases("clarification")[month] for month, number in _cases("total").items()}


def _placements() -> Mapping[str, int]:
    """Cases with a measure less those with prevention, by month."""
    return {month: number - _cases("prevention")[month] for month, number in _with_measure().items()}


def _share(step: str, series: str, quantity: str) -> Fraction:
    """The stated share or change; nothing where a change is stated as stable without a number."""
    row = data("herning_shares").one(step=step, series=series, quantity=quantity)
    return Fraction(0) if row["direction"] == "stable" else Fraction(row.number("number"))


def _left_over(series: str, *steps: str) -> Fraction:
    """What the changes of `steps` leave for home-based placements, in percentage points."""
    return -sum((_points(step, series) for step in steps), Fraction(0))


def _points(step: str, series: str) -> Fraction:
    """The change of a share, stated as such or as the share at either end."""
    if data("herning_shares").where(step=step, series=series, quantity="share_change"):
        return _share(step, series, "share_change")
    return _share(step, series, "share_end") - _share(step, series, "share_start")


def _goal(name: str) -> Fraction:
    return Fraction(data("facts_kora2015").one(id=f"goal.{name}").number("number"))


def _change(first: Fraction | int, last: Fraction | int) -> Fraction:
    """From `first` to `last` in percent."""
    return 100 * Fraction(last - first) / first
