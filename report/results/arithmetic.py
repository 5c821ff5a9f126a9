"""What can be done to numbers: each operation by name, exactly.  A value is computed and re-computed by these alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, prod

from report.language.values import LOWER, UPPER, Setting

PERCENT = 100
# Places of what is rounded to a side that can be relied on: a value is kept with 28 digits, and its last are no fact.
_SURE = 18
# The two ends of a range, which are the same for a single number.
Ends = tuple[Fraction, Fraction]
Settings = Mapping[str, Setting]


def _whole(setting: Setting) -> int:
    if isinstance(setting, bool) or not isinstance(setting, int):
        raise ValueError(f"{setting!r} is no whole number")
    return setting


def _share(numbers: Sequence[Fraction], _: Settings) -> Fraction:
    part, whole = numbers
    return PERCENT * part / whole


def _growth(numbers: Sequence[Fraction], _: Settings) -> Fraction:
    last, first = numbers
    return PERCENT * (last - first) / first


def _quotient(numbers: Sequence[Fraction], _: Settings) -> Fraction:
    over, under = numbers
    return over / under


def _reduced(numbers: Sequence[Fraction], _: Settings) -> Fraction:
    level, percent = numbers
    return level * (PERCENT - percent) / PERCENT


def _scaled(numbers: Sequence[Fraction], given: Settings) -> Fraction:
    (number,) = numbers
    return number * Fraction(str(given["factor"]))


def _nought(numbers: Sequence[Fraction], _: Settings) -> Fraction:
    at_nought, at_one = numbers
    return at_nought / (at_nought - at_one)


def _equal(numbers: Sequence[Fraction], _: Settings) -> Fraction:
    first, *others = numbers
    return Fraction(others.count(first))


def _rounded(numbers: Sequence[Fraction], given: Settings) -> Fraction:
    """To the nearest, halves away from nought; or where `given` says a direction, up or down."""
    (number,) = numbers
    unit, to = Fraction(1, 10 ** _whole(given["places"])), given.get("to", "")
    scaled = round(number / unit, _SURE)
    if to == "up":
        steps = ceil(scaled)
    elif to == "down":
        steps = floor(scaled)
    else:
        steps = floor(abs(scaled) + Fraction(1, 2)) * (1 if scaled >= 0 else -1)
    return steps * unit


# What is made of numbers, in the order of the operands, and of settings: the sum; the first less all others; the
# product; the quotient of two; the first in percent of the second; how many percent the first lies above the second;
# the mean; the first times ``factor``; the first less as many percent of it as the second says; the first to
# ``places``, rounded ``to`` a side or to the nearest; the least and the greatest; where the straight line through the
# first at nought and the second at one is nought; how many of all others are the same as the first.
NUMBERS: dict[str, Callable[[Sequence[Fraction], Settings], Fraction]] = {
    "sum": lambda numbers, _: sum(numbers, Fraction(0)),
    "difference": lambda numbers, _: numbers[0] - sum(numbers[1:], Fraction(0)),
    "product": lambda numbers, _: prod(numbers, start=Fraction(1)),
    "quotient": _quotient,
    "share": _share,
    "growth": _growth,
    "mean": lambda numbers, _: sum(numbers, Fraction(0)) / len(numbers),
    "scaled": _scaled,
    "reduced": _reduced,
    "rounded": _rounded,
    "least": lambda numbers, _: min(numbers),
    "greatest": lambda numbers, _: max(numbers),
    "nought": _nought,
    "equal": _equal,
}
# What is made of ranges: their ends, and the range from the least to the greatest of all.
RANGES: dict[str, Callable[[Sequence[Ends]], Ends]] = {
    LOWER: lambda ranges: (ranges[0][0], ranges[0][0]),
    UPPER: lambda ranges: (ranges[0][1], ranges[0][1]),
    "span": lambda ranges: (min(low for low, _ in ranges), max(high for _, high in ranges)),
}


def evaluated(does: str, operands: Sequence[Ends], given: Settings) -> Ends:
    """What the operation `does` makes of `operands`, with the settings `given`.

    Raises ValueError for an operation that is unknown, for a range where it takes a number, and for operands or
    settings that it cannot take; ZeroDivisionError for a division by zero.
    """
    if does in RANGES:
        return RANGES[does](operands)
    if does not in NUMBERS:
        raise ValueError(f"the operation {does!r} is unknown")
    if any(low != high for low, high in operands):
        raise ValueError(f"{does} takes numbers, not a range: take one of its ends")
    number = NUMBERS[does]([low for low, _ in operands], given)
    return number, number


def as_decimal(number: Fraction) -> Decimal:
    """`number` with 28 digits, far beyond what is printed."""
    return Decimal(number.numerator) / number.denominator
