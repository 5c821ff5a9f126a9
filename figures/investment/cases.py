"""Investment cases: what is assumed, what it costs and saves in each year, and when it has paid for itself.

Amounts are entered as decimals and computed as fractions, so that no result depends on rounding.  Expenditure
is positive: the net of a year is cost less saving, and a case has paid for itself from the year from which its
cumulated net stays at or below zero.  What is done to costs and savings is declared (:func:`operations`), so that a
reader's browser does the same.  Knows nothing of any one case, of its unit, or of where amounts come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from report.author import Operation, Series, Text, computed, settled

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Amount = Decimal | Fraction | int
Case = TypeVar("Case", bound="DataclassInstance")
LEVELS = ("low", "central", "high")
# How much lower and higher an amount is made in turn where its source gives no range.
SWING = Decimal("0.1")
# What a reader sees of a year, by its field of :class:`Year`.
SERIES = (
    Series("cost", Text(da="Udgift", en="Cost")),
    Series("saving", Text(da="Besparelse", en="Saving")),
    Series("net", Text(da="Netto", en="Net"), "bar"),
    Series("cumulated", Text(da="Akkumuleret netto", en="Cumulative net"), "line"),
    Series("present", Text(da="Akkumuleret nutidsværdi", en="Cumulative present value"), "dashed"),
)
# What an analysis computes of a year by itself; the rest follows.
GIVEN = ("cost", "saving")
# Rates of discount in percent a year, each with the number of years after which it applies.
Rates = tuple[tuple[int, Amount], ...]
UNDISCOUNTED: Rates = ((0, 0),)


@dataclass(frozen=True, slots=True)
class Range:
    """An assumed amount, from `low` over `central` to `high`.  Raises ValueError when they are out of order."""

    low: Amount
    central: Amount
    high: Amount

    def __post_init__(self) -> None:
        if not self.low <= self.central <= self.high:
            raise ValueError(f"not in order: {self.low}, {self.central}, {self.high}")

    @classmethod
    def point(cls, amount: Amount) -> Range:
        """An amount that is assumed without a range."""
        return cls(amount, amount, amount)

    def widened(self, share: Amount) -> Range:
        """The central amount, and ends that lie `share` of it (from 0 to 1) on either side."""
        centre = Fraction(self.central)
        reach = abs(centre) * Fraction(share)
        return Range(centre - reach, self.central, centre + reach)


@dataclass(frozen=True, slots=True)
class Year:
    """One year: `cost` less `saving` is `net`; `cumulated` is the net of all years so far.

    `present` is the same with each net discounted to the start of the first year, as if it fell at the end of its own.
    """

    year: int
    cost: Fraction
    saving: Fraction
    net: Fraction
    cumulated: Fraction
    present: Fraction


@dataclass(frozen=True, slots=True)
class Swing:
    """What an outcome is at the low and at the high end of one assumption, all others at their centre."""

    name: str
    low: Fraction
    high: Fraction

    @property
    def width(self) -> Fraction:
        """How far the two outcomes lie apart."""
        return abs(self.high - self.low)


def operations(after: Sequence[int]) -> tuple[Operation, ...]:
    """What follows from cost and saving, with a rate of discount for each number of years `after` which one applies.

    The rates are the assumptions :func:`rate_name`.
    """
    rates = (f"assumed.{rate_name(start)}" for start in after)
    return (
        Operation("net", "difference", GIVEN),
        Operation("cumulated", "accumulated", ("net",)),
        Operation("discounted", "discounted", ("net", *rates), tuple(after)),
        Operation("present", "accumulated", ("discounted",)),
    )


def rate_name(after: int) -> str:
    """The name of the assumption that is the rate of discount from `after` years on."""
    return f"rate_{after}"


def course(flows: Iterable[tuple[int, Amount, Amount]], rates: Rates = UNDISCOUNTED) -> tuple[Year, ...]:
    """The years of a case from `flows` of year, cost and saving, at least one and in order, discounted at `rates`."""
    numbers, costs, savings = zip(*flows, strict=True)
    given = {"cost": [*map(Fraction, costs)], "saving": [*map(Fraction, savings)]}
    given |= {f"assumed.{rate_name(after)}": [Fraction(rate)] for after, rate in rates}
    found = computed(operations([after for after, _ in rates]), given)
    courses = (found[series.name] for series in SERIES)
    return tuple(Year(year, *amounts) for year, *amounts in zip(numbers, *courses, strict=True))


def in_year(years: tuple[Year, ...], year: int) -> Year:
    """The record of `year`.  Raises LookupError when it lies outside the horizon."""
    for found in years:
        if found.year == year:
            return found
    raise LookupError(f"the year {year} is outside the horizon")


def payback(years: tuple[Year, ...], what: str = "cumulated") -> int | None:
    """The first year from whose end `what`, ``cumulated`` or ``present``, stays at or below zero to the last.

    None when the last year is above zero.
    """
    row = settled([getattr(year, what) for year in years])
    return None if row is None else years[row].year


def ranges(case: DataclassInstance) -> dict[str, Range]:
    """The assumptions of `case` that are ranges, by name, in the order of its record."""
    cells = {field.name: getattr(case, field.name) for field in fields(case)}
    return {name: cell for name, cell in cells.items() if isinstance(cell, Range)}


def assume(case: Case, **amounts: Amount) -> Case:
    """`case` with other amounts, each without a range."""
    return replace(case, **{name: Range.point(amount) for name, amount in amounts.items()})


def at_level(case: Case, level: str) -> Case:
    """`case` with every assumption at the same end of its range; `level` is one of :data:`LEVELS`."""
    return assume(case, **{name: getattr(found, level) for name, found in ranges(case).items()})


def widened(case: Case, share: Amount) -> Case:
    """`case` with every range replaced by one that reaches `share` of its centre to either side."""
    return replace(case, **{name: found.widened(share) for name, found in ranges(case).items()})


def threshold(case: Case, name: str, outcome: Callable[[Case], Fraction]) -> Fraction | None:
    """The exact amount of the assumption `name` at which `outcome` is zero, by closed form.

    None when the assumption has no influence.  Raises ValueError when the outcome is not a straight line in it.
    """
    at_zero, at_one = (outcome(assume(case, **{name: amount})) for amount in (0, 1))
    if at_zero == at_one:
        return None
    found = Fraction(at_zero) / (at_zero - at_one)
    if outcome(assume(case, **{name: found})) != 0:
        raise ValueError(f"the outcome is not a straight line in {name}")
    return found


def solved(case: Case, name: str, outcome: Callable[[Case], Fraction]) -> Fraction:
    """The same as :func:`threshold` where there has to be one.  Raises ValueError when there is none."""
    found = threshold(case, name, outcome)
    if found is None:
        raise ValueError(f"no number of {name} reaches break-even")
    return found


def sensitivity(case: Case, outcome: Callable[[Case], Fraction]) -> tuple[Swing, ...]:
    """One swing for each assumption, the widest first and equal ones by name."""
    centre = at_level(case, "central")
    swings = [
        Swing(name, *(outcome(assume(centre, **{name: end})) for end in (found.low, found.high)))
        for name, found in ranges(case).items()
    ]
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.name)))


def as_decimal(number: Amount) -> Decimal:
    """A decimal with the digits it was entered with, a fraction with 28, far beyond what is printed."""
    return Decimal(number.numerator) / number.denominator if isinstance(number, Fraction) else Decimal(number)
