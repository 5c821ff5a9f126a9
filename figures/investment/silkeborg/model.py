"""The investment case of Silkeborg, box 5.2 of the catalogue, as a model of the years from 2017.

Amounts are in DKK thousand; the box prints neither unit nor price level.  It prints seven years: those between
are interpolated, those after the last repeat it.  Between 2028 and 2036 only the saving on employment changes, and
the box shows it in 2036 alone, so that its profile, then and afterwards, is an assumption of ours (:class:`Onset`).

The model reproduces the printed net, and until 2028 the printed accumulated net, within rounding.  It cannot
reproduce what the box prints for the accumulated net of 2036, nor that the case is repaid then.  Knows nothing of
how results are named or shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from figures.investment.cases import UNDISCOUNTED, Range, Rates, Year, course, in_year
from report.author import Value, data

PRINTED = (2017, 2018, 2019, 2020, 2021, 2028, 2036)
_LAST = PRINTED[-1]
COSTS = ("training", "task", "follow_on")
SAVINGS = ("in_service", "replaced", "saving")
EMPLOYMENT = "saving_employment"
# How far a printed total lies from its printed parts, and the accumulated net from the net of its years: amounts that
# are rounded each on their own explain that much.
ROUNDING_OF_SUMS = 1
ROUNDING = 2


@dataclass(frozen=True, slots=True)
class Onset:
    """The saving on employment begins in the year `first`, rises evenly and is whole from the year `full`.

    Where it `grows`, it goes on rising by the same amount a year.  Raises ValueError when it is whole before it begins.
    """

    first: int
    full: int
    grows: bool = False

    def __post_init__(self) -> None:
        if self.full < self.first:
            raise ValueError(f"whole in {self.full}, before it begins in {self.first}")

    def share(self, year: int) -> Fraction:
        """The share of the whole saving in `year`: 0 before it begins, 1 when it is whole, more if it grows."""
        begun = max(Fraction(year - self.first + 1, self.full - self.first + 1), Fraction(0))
        return begun if self.grows else min(begun, Fraction(1))


# Thirteen years after the start (section 5.2.1) is 2030, or 2029 when 2017 counts as the first of them.
STARTS = (2030, 2029)
# How the saving on employment may come by the words of the source, from the least to the most saved by 2036.
EVENLY = {f"even-{first}": Onset(first, PRINTED[-1]) for first in STARTS}
AT_ONCE = {f"whole-{first}": Onset(first, first) for first in STARTS}
GROWING = {f"growing-{first}": Onset(first, PRINTED[-1], grows=True) for first in STARTS}
# Those in which the last printed year goes on unchanged, and all.
FROZEN = {**EVENLY, **AT_ONCE}
WAYS = {**FROZEN, **GROWING}
LOW, HIGH = "even-2030", "whole-2029"


@dataclass(frozen=True, slots=True)
class Silkeborg:
    """What is assumed.  The source gives no ranges, so that every amount is a point.

    Six assumptions are shares of what is printed for the kind of their name, 1 for as printed; `employment` is the
    whole saving on employment in DKK thousand a year.  `printed` holds, by kind, the amounts of the years
    :data:`PRINTED`, expenditure positive.  What the printed totals have beyond their parts belongs to the tasks, new
    and replaced, so that years are those printed and not those of rounded parts.
    """

    training: Range
    task: Range
    follow_on: Range
    in_service: Range
    replaced: Range
    saving: Range
    employment: Range
    onset: Onset
    printed: Mapping[str, tuple[Decimal, ...]]
    horizon: int = PRINTED[-1]


def silkeborg() -> Silkeborg:
    """The case as printed, with the low saving: on employment it begins in 2030 and rises evenly until 2036."""
    one = Range.point(Decimal(1))
    employment = Range.point(-amount(PRINTED[-1], line=EMPLOYMENT))
    return Silkeborg(
        training=one,
        task=one,
        follow_on=one,
        in_service=one,
        replaced=one,
        saving=one,
        employment=employment,
        onset=WAYS[LOW],
        printed=_printed(),
    )


def amount(year: int, **cells: str) -> Decimal:
    """The sum of the printed amounts of `year` in rows with `cells`; nothing where none is printed."""
    rows = data("silkeborg_case").where(year=year, **cells)
    return sum((row.number("dkk_thousand") for row in rows), Decimal(0))


def unlabelled() -> Value:
    """The number without label or unit below the accumulated net of the last year; we take it as DKK thousand."""
    return data("facts_vive2021").one(id="silkeborg.unlabelled").value("number")


def flows(case: Silkeborg) -> list[tuple[int, Fraction, Fraction]]:
    """Every year from 2017 to the horizon, with its cost and its saving in DKK thousand."""
    # What the box prints for its last year goes on.
    box = {year: (_scaled(case, COSTS, year), _scaled(case, SAVINGS, year)) for year in range(PRINTED[0], _LAST + 1)}
    employment, years = Fraction(case.employment.central), range(PRINTED[0], case.horizon + 1)
    found = ((year, *box[min(year, _LAST)], case.onset.share(year)) for year in years)
    return [(year, cost, employment * share - saved) for year, cost, saved, share in found]


def years(case: Silkeborg, rates: Rates = UNDISCOUNTED) -> tuple[Year, ...]:
    """Cost, saving, net and what is cumulated of every year from 2017 to the horizon, in DKK thousand."""
    return course(flows(case), rates)


def ways(case: Silkeborg) -> dict[str, Silkeborg]:
    """`case` with each way in which the saving on employment may come, by the names of :data:`WAYS`."""
    return {name: replace(case, onset=onset) for name, onset in WAYS.items()}


def accumulated(case: Silkeborg) -> Fraction:
    """The cumulated net at the end of the last printed year, in DKK thousand."""
    return in_year(years(case), PRINTED[-1]).cumulated


@cache
def interpolated(amounts: tuple[Decimal, ...], year: int) -> Fraction:
    """The amount on the straight line between the printed years around `year`; after the last, as in the last."""
    if year >= PRINTED[-1]:
        return Fraction(amounts[-1])
    at = bisect_right(PRINTED, year) - 1
    start, end = map(Fraction, amounts[at : at + 2])
    return start + (end - start) * Fraction(year - PRINTED[at], PRINTED[at + 1] - PRINTED[at])


def _printed() -> Mapping[str, tuple[Decimal, ...]]:
    parts = {kind: [amount(year, kind=kind) for year in PRINTED] for kind in (*COSTS, *SAVINGS)}
    for kinds, total, rest in ((COSTS, "extra_total", "task"), (SAVINGS, "reduced_total", "replaced")):
        for at, year in enumerate(PRINTED):
            parts[rest][at] += amount(year, line=total) - sum(amount(year, kind=kind) for kind in kinds)
    parts["saving"] = [
        saved - amount(year, line=EMPLOYMENT) for saved, year in zip(parts["saving"], PRINTED, strict=True)
    ]
    return MappingProxyType({name: tuple(amounts) for name, amounts in parts.items()})


def _scaled(case: Silkeborg, kinds: Sequence[str], year: int) -> Fraction:
    return sum(
        (Fraction(getattr(case, kind).central) * interpolated(case.printed[kind], year) for kind in kinds), Fraction(0)
    )
