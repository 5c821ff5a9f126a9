"""The break-even model of Gladsaxe for PREP courses, box 5.3 of the catalogue, under several readings.

Amounts are in DKK and years are counted from the start, the first being 1.  Each year of the programme couples
attend; some avoid family treatment, and these are the cases.  In which years the saving of a case falls is not
printed and has to be read into the box (:data:`READINGS`).  No reading gives the number of cases that the box prints
for break-even.  Knows nothing of how results are named or shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from figures.investment.cases import UNDISCOUNTED, Range, Rates, Year, course, in_year, solved
from report.author import data


@dataclass(frozen=True, slots=True)
class Programme:
    """What is assumed: DKK a year, DKK once, DKK per case, cases a year; then whole years.

    The source gives no ranges, so that every amount is a point.  `delay` is the number of years before a case
    takes effect, `effect` the number of years it lasts, `target` the year of break-even, `reading` a name of
    :data:`figures.investment.prep.model.READINGS`.
    """

    annual_cost: Range
    implementation: Range
    saving: Range
    cases: Range
    duration: int
    delay: int
    effect: int
    target: int
    reading: str = "once-delayed"


def programme() -> Programme:
    """The parameters as printed, with the printed number of cases; a dash for implementation is no expenditure."""
    return Programme(
        annual_cost=Range.point(parameter("annual_cost")),
        saving=Range.point(parameter("administration_1")),
        implementation=Range.point(Decimal(0)),
        cases=Range.point(parameter("annual_number_1_break_even")),
        duration=whole("duration"),
        delay=whole("effect_delay"),
        effect=whole("effect_duration"),
        target=whole("break_even_target"),
    )


def parameter(name: str) -> Decimal:
    """The number printed for a parameter.  Raises LookupError when there is none."""
    number = data("gladsaxe_prep").one(parameter=name).optional("number")
    if number is None:
        raise LookupError(f"no number is printed for {name}")
    return number


def whole(name: str) -> int:
    """The whole number of years printed for a parameter.  Raises ValueError when it is not whole."""
    number = parameter(name)
    if number % 1:
        raise ValueError(f"{name} is not a whole number of years: {number}")
    return int(number)


def readings(case: Programme) -> dict[str, Programme]:
    """`case` under every reading, by name."""
    return {name: replace(case, reading=name) for name in READINGS}


def scenarios(case: Programme) -> dict[str, Programme]:
    """`case` under the readings with the least and the largest saving by the end of the target year.

    Between them, the reading that it has: the printed saving once, when the printed delay is over, unless said.
    """
    ordered = sorted(readings(case).values(), key=units)
    return {"low": ordered[0], "central": case, "high": ordered[-1]}


def flows(case: Programme) -> list[tuple[int, Fraction, Fraction]]:
    """Every year until the effect of the last case has ended, with its cost and its saving in DKK."""
    profile = READINGS[case.reading](case.delay, case.effect)
    saved = Fraction(case.saving.central) * Fraction(case.cases.central)
    last = max(case.duration + case.delay + case.effect - 1, case.target)
    return [(year, _cost(case, year), saved * _share(profile, case.duration, year)) for year in range(1, last + 1)]


def parts(case: Programme, years: Iterable[int]) -> list[Fraction]:
    """How many whole savings one case a year brings in each of `years`."""
    profile = READINGS[case.reading](case.delay, case.effect)
    return [_share(profile, case.duration, year) for year in years]


def years(case: Programme, rates: Rates = UNDISCOUNTED) -> tuple[Year, ...]:
    """Cost, saving, net and what is cumulated in DKK, until the effect of the last case has ended."""
    return course(flows(case), rates)


def units(case: Programme) -> Fraction:
    """How many whole savings one case a year has brought by the end of the target year."""
    return sum(parts(case, range(1, case.target + 1)), Fraction(0))


def balance(case: Programme) -> Fraction:
    """The cumulated net at the end of the target year, in DKK."""
    return in_year(years(case), case.target).cumulated


def break_even(case: Programme) -> Fraction:
    """The cases a year at which the cumulated net is zero at the end of the target year.

    Raises ValueError when no saving falls before that.
    """
    return solved(case, "cases", balance)


def agreeing(case: Programme) -> tuple[str, ...]:
    """The readings under which break-even, with two decimals, is the assumed number of cases."""
    return tuple(
        name
        for name, each in readings(case).items()
        if abs(break_even(each) - Fraction(case.cases.central)) <= Fraction(1, 200)
    )


def _cost(case: Programme, year: int) -> Fraction:
    running = Fraction(case.annual_cost.central) if year <= case.duration else Fraction(0)
    return running + (Fraction(case.implementation.central) if year == 1 else 0)


def _share(profile: Profile, duration: int, year: int) -> Fraction:
    """The whole savings of `year` per case a year: one part from each group of cases that has begun."""
    ages = (year - start for start in range(1, duration + 1))
    return sum((profile[age] for age in ages if 0 <= age < len(profile)), Fraction(0))


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
