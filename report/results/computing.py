"""How an analysis computes a value of others, so that what was done stands in the value and can be done again.

Each function returns a value whose origins are those of its operands together.  How it is printed is that of the
first operand, and exact, unless said: ``unit``, ``decimals``, ``precision`` and ``name`` are those of
:class:`report.language.values.Value`.

    growing = difference(last, first, unit="points")
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TypedDict, Unpack

from report.language.text import Text
from report.language.units import EXACT
from report.language.values import LOWER, UPPER, Computation, Setting, Value, origins_of
from report.results.arithmetic import Ends, as_decimal, evaluated

ASSUMED = "assumed"


class Printed(TypedDict, total=False):
    """How a computed value is printed, and what it is called."""

    unit: str
    decimals: int
    precision: str
    name: Text


def total(values: Iterable[Value], **printed: Unpack[Printed]) -> Value:
    """The sum of `values`, of which there is at least one."""
    return _made("sum", tuple(values), **printed)


def difference(first: Value, *others: Value, **printed: Unpack[Printed]) -> Value:
    """`first` less all `others`; of two percentages it is in points, if you say so."""
    return _made("difference", (first, *others), **printed)


def product(*values: Value, **printed: Unpack[Printed]) -> Value:
    """All `values` multiplied."""
    return _made("product", values, **printed)


def quotient(over: Value, under: Value, **printed: Unpack[Printed]) -> Value:
    """`over` divided by `under`.  Raises ZeroDivisionError."""
    return _made("quotient", (over, under), **printed)


def share(part: Value, whole: Value, **printed: Unpack[Printed]) -> Value:
    """`part` in percent of `whole`, without decimals unless said.  Raises ZeroDivisionError."""
    return _made("share", (part, whole), **_in_percent(printed))


def growth(last: Value, first: Value, **printed: Unpack[Printed]) -> Value:
    """How many percent `last` lies above `first`, without decimals unless said.  Raises ZeroDivisionError."""
    return _made("growth", (last, first), **_in_percent(printed))


def mean(values: Iterable[Value], **printed: Unpack[Printed]) -> Value:
    """The mean of `values`, of which there is at least one, all of one weight."""
    return _made("mean", tuple(values), **printed)


def scaled(value: Value, factor: Fraction | int, **printed: Unpack[Printed]) -> Value:
    """`value` times `factor`, as in ``scaled(rate, Fraction(1, 1000))`` for what is given per 1,000."""
    return _made("scaled", (value,), (("factor", str(Fraction(factor))),), **printed)


def reduced(level: Value, percent: Value, **printed: Unpack[Printed]) -> Value:
    """`level` less as many percent of it as `percent` says."""
    return _made("reduced", (level, percent), **printed)


def rounded(value: Value, places: int = 0, *, to: str = "", **printed: Unpack[Printed]) -> Value:
    """`value` to as many decimal `places`, to the nearest, or where `to` says ``up`` or ``down``, to that side."""
    given: tuple[tuple[str, Setting], ...] = (("places", places), *((("to", to),) if to else ()))
    return _made("rounded", (value,), given, **printed)


def least(values: Iterable[Value], **printed: Unpack[Printed]) -> Value:
    """The least of `values`."""
    return _made("least", tuple(values), **printed)


def greatest(values: Iterable[Value], **printed: Unpack[Printed]) -> Value:
    """The greatest of `values`."""
    return _made("greatest", tuple(values), **printed)


def span(values: Iterable[Value], **printed: Unpack[Printed]) -> Value:
    """The range from the least to the greatest of `values`."""
    return _made("span", tuple(values), **printed)


def lower_end(value: Value, **printed: Unpack[Printed]) -> Value:
    """The lower end of the range `value`, as precise as the range."""
    return _made(LOWER, (value,), **_as_precise(value, printed))


def upper_end(value: Value, **printed: Unpack[Printed]) -> Value:
    """The upper end of the range `value`, as precise as the range."""
    return _made(UPPER, (value,), **_as_precise(value, printed))


def nought(at_nought: Value, at_one: Value, **printed: Unpack[Printed]) -> Value:
    """Which amount of an assumption makes a result nought that is `at_nought` without it and `at_one` with one of it.

    The result has to be a straight line in the assumption.  Raises ZeroDivisionError where it does not depend on it.
    """
    return _made("nought", (at_nought, at_one), **printed)


def equal(first: Value, others: Iterable[Value], **printed: Unpack[Printed]) -> Value:
    """How many of `others` are the same number as `first`."""
    how: Printed = {"unit": "count", "decimals": 0, **printed}
    return _made("equal", (first, *others), **how)


def assumed(number: Decimal | int, what: Text, **printed: Unpack[Printed]) -> Value:
    """A number that this analysis sets itself, and `what` it is; it rests on no source."""
    how: Printed = {"name": what, **printed}
    return Value(number=Decimal(number), computation=Computation(ASSUMED, given=(("number", Decimal(number)),)), **how)


def _made(
    does: str, of: tuple[Value, ...], given: tuple[tuple[str, Setting], ...] = (), **printed: Unpack[Printed]
) -> Value:
    if not of:
        raise ValueError(f"{does} of no values")
    low, high = evaluated(does, [ends(value) for value in of], dict(given))
    how: Printed = {"unit": of[0].unit, "decimals": of[0].decimals, "precision": EXACT, **printed}
    return Value(
        number=as_decimal(low),
        upper=None if low == high else as_decimal(high),
        origins=origins_of(of),
        computation=Computation(does, of, given),
        **how,
    )


def ends(value: Value) -> Ends:
    """The ends of `value`, which are the same for a single number.  Raises TypeError for a value without a number."""
    return Fraction(value.amount), Fraction(value.amount if value.upper is None else value.upper)


def _in_percent(printed: Printed) -> Printed:
    return {"unit": "percent", "decimals": 0, **printed}


def _as_precise(value: Value, printed: Printed) -> Printed:
    return {"precision": value.precision, **printed}
