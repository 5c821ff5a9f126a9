"""An investment case of a reader's own: a cost and a range of savings for each year, in DKK.

Expenditure is positive and nothing is discounted, as in :mod:`figures.investment.cases`.  Knows nothing of the file
that the amounts come from, nor of how results are worded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from figures.investment.cases import LEVELS, SWING, Range, Swing, Year, course, sensitivity, threshold, widened

_AS_ENTERED = Range.point(1)


@dataclass(frozen=True, slots=True)
class Entered:
    """A year as entered: DKK spent, DKK saved, and a note."""

    year: int
    cost: Decimal
    saving: Range
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnCase:
    """Years in order, at least one; `cost` and `saving` multiply all costs and all savings, 1 for as entered.

    `level`, one of :data:`figures.investment.cases.LEVELS`, is the end of the savings' range that counts.
    """

    entered: tuple[Entered, ...]
    cost: Range = _AS_ENTERED
    saving: Range = _AS_ENTERED
    level: str = "central"


def years(case: OwnCase) -> tuple[Year, ...]:
    """Cost, saving, net and cumulated net of every year, in DKK."""
    return course(
        (
            e.year,
            Fraction(case.cost.central) * Fraction(e.cost),
            Fraction(case.saving.central) * Fraction(getattr(e.saving, case.level)),
        )
        for e in case.entered
    )


def levels(case: OwnCase) -> dict[str, OwnCase]:
    """`case` at each end of its savings; at the centre only when no saving has a range."""
    ranged = any(e.saving.low < e.saving.high for e in case.entered)
    return {level: replace(case, level=level) for level in (LEVELS if ranged else ("central",))}


def balance(case: OwnCase) -> Fraction:
    """The cumulated net at the end of the last year, in DKK: above zero, it is missing."""
    return years(case)[-1].cumulated


def break_even(case: OwnCase, name: str) -> Fraction | None:
    """What ``saving`` or ``cost``, every year, must be multiplied by for the balance to be zero; None if it cannot."""
    return threshold(case, name, balance)


def swings(case: OwnCase) -> tuple[Swing, ...]:
    """The balance when all costs, and when all savings, are :data:`figures.investment.cases.SWING` lower and higher."""
    return sensitivity(widened(case, SWING), balance)
