"""How the saving per case in box 5.3 can be read: in which years after the course it falls.

The box prints one amount, a delay and a duration of the effect.  The text mentions relapse, whose profile is not
shown.  Each reading is an assumption of ours.  Knows nothing of amounts or of the number of cases.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

# The share of the printed saving in the year of the course, in the year after it, and so on.
Profile = tuple[Fraction, ...]


def yearly(delay: int, effect: int) -> Profile:
    """The whole saving in every year of the effect."""
    return _after(delay, [1] * effect)


def declining(delay: int, effect: int) -> Profile:
    """The whole saving in the first year of the effect, then less by the same amount each year."""
    return _after(delay, [Fraction(effect - year, effect) for year in range(effect)])


def once_undelayed(delay: int, effect: int) -> Profile:
    """The whole saving once, in the year of the course."""
    return _after(0, [1])


def once_delayed(delay: int, effect: int) -> Profile:
    """The whole saving once, in the first year of the effect."""
    return _after(delay, [1])


def spread(delay: int, effect: int) -> Profile:
    """The saving in equal parts over the years of the effect."""
    return _after(delay, [Fraction(1, effect)] * effect)


def _after(delay: int, shares: list[Fraction | int]) -> Profile:
    return (Fraction(0),) * delay + tuple(map(Fraction, shares))


READINGS: dict[str, Callable[[int, int], Profile]] = {
    "yearly": yearly,
    "declining": declining,
    "once-undelayed": once_undelayed,
    "once-delayed": once_delayed,
    "spread": spread,
}
