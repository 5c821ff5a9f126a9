"""A model whose assumptions a reader may change: inputs, a course over rows, and sentences about it.

The model itself stays in the analysis.  What leaves it are polynomials in the assumptions, one set for each
choice, so that a browser computes what Python computes and nothing is written twice.
Knows nothing of HTML, of years or of money.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import product

from report.language.printing import Language
from report.language.text import Text
from report.language.traced import traced
from report.language.values import Origin, Value
from report.results.exhibits import Column, Row, Table
from report.results.polynomials import Polynomial, multilinear

Amounts = Mapping[str, Fraction]
Options = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number a reader may change, between `low` and `high`; `start` is what the source or the author assumes.

    It is entered and printed with at most `decimals`, and read in `unit`, one of
    :func:`report.language.units.unit_names`.
    """

    name: str
    label: Text
    start: Decimal
    low: Decimal
    high: Decimal
    unit: str = "count"
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several `options`, name and wording; the model starts with the option `start`."""

    name: str
    label: Text
    options: tuple[tuple[str, Text], ...]
    start: str


@dataclass(frozen=True, slots=True)
class Series:
    """A column of the course; `drawn` as a ``bar`` or a ``line`` in the chart, or not at all."""

    name: str
    label: Text
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class First:
    """A sentence on the first row at whose end a series is not above zero.

    `found` has the fields ``{row}``, `never` the fields ``{row}`` (the last) and ``{amount}`` (what is left there).
    """

    series: str
    found: Text
    never: Text


@dataclass(frozen=True, slots=True)
class Balance:
    """A sentence on a series in one row: `above` zero or not, with ``{amount}`` without sign and ``{row}``."""

    series: str
    row: int
    above: Text
    below: Text


@dataclass(frozen=True, slots=True)
class Threshold:
    """A sentence on the ``{amount}`` of `assumption` at which a series is zero in one row.

    `none` is for a series that does not depend on it, or reaches zero only below nought.
    """

    assumption: str
    series: str
    row: int
    found: Text
    none: Text


Outcome = First | Balance | Threshold
Course = Mapping[str, Sequence[Polynomial]]


@dataclass(frozen=True, slots=True)
class Model:
    """What a cell returns: the inputs, the rows' names, and the course for each combination of options."""

    assumptions: tuple[Assumption, ...]
    choices: tuple[Choice, ...]
    heading: Text
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    decimals: int
    courses: Mapping[tuple[str, ...], Course]
    outcomes: tuple[Outcome, ...]
    origins: tuple[Origin, ...]

    def starting(self) -> Amounts:
        """The amounts the model starts with."""
        return {a.name: Fraction(a.start) for a in self.assumptions}

    def starting_options(self) -> Options:
        """The options the model starts with."""
        return {c.name: c.start for c in self.choices}

    def course(self, amounts: Amounts, options: Options) -> dict[str, tuple[Fraction, ...]]:
        """Each series over the rows, exactly."""
        chosen = self.courses[tuple(options[c.name] for c in self.choices)]
        return {name: tuple(p.at(amounts) for p in polynomials) for name, polynomials in chosen.items()}

    def value(self, number: Fraction) -> Value:
        """A number of the course as it is printed."""
        return Value(
            number=_decimal(number), unit=self.unit, decimals=self.decimals, origins=self.origins, computed=True
        )

    def table(self) -> Table:
        """The course the model starts with."""
        course = self.course(self.starting(), self.starting_options())
        columns = (Column(self.heading, numeric=False), *(Column(s.label) for s in self.series))
        return Table(
            columns,
            tuple(
                Row((Text.same(row), *(self.value(course[s.name][at]) for s in self.series)))
                for at, row in enumerate(self.rows)
            ),
        )

    def sentences(self, amounts: Amounts, options: Options, language: Language) -> list[str]:
        """What the course says, in words."""
        return [self._sentence(outcome, amounts, options, language) for outcome in self.outcomes]

    def _sentence(self, outcome: Outcome, amounts: Amounts, options: Options, language: Language) -> str:
        if isinstance(outcome, Threshold):
            return self._threshold(outcome, amounts, options, language)
        numbers = self.course(amounts, options)[outcome.series]
        if isinstance(outcome, Balance):
            wording = outcome.above if numbers[outcome.row] > 0 else outcome.below
            return language.text(
                wording, amount=self.value(abs(numbers[outcome.row])), row=traced(self.rows[outcome.row])
            )
        at = next((at for at, number in enumerate(numbers) if number <= 0), None)
        if at is None:
            return language.text(outcome.never, amount=self.value(numbers[-1]), row=traced(self.rows[-1]))
        return language.text(outcome.found, row=traced(self.rows[at]))

    def _threshold(self, outcome: Threshold, amounts: Amounts, options: Options, language: Language) -> str:
        at_zero, at_one = (
            self.course({**amounts, outcome.assumption: Fraction(x)}, options)[outcome.series][outcome.row]
            for x in (0, 1)
        )
        threshold = at_zero / (at_zero - at_one) if at_zero != at_one else None
        if threshold is None or threshold < 0:
            return language.text(outcome.none, row=traced(self.rows[outcome.row]))
        given = next(a for a in self.assumptions if a.name == outcome.assumption)
        value = Value(number=_decimal(threshold), unit=given.unit, decimals=given.decimals, computed=True)
        return language.text(outcome.found, amount=value, row=traced(self.rows[outcome.row]))


def courses(
    choices: Sequence[Choice],
    assumptions: Sequence[Assumption],
    series: Sequence[Series],
    compute: Callable[[Amounts, Options], Mapping[str, Sequence[Fraction]]],
) -> dict[tuple[str, ...], Course]:
    """The course under every combination of options, from the analysis's own function `compute`.

    Raises ValueError when a result is not linear in each assumption.
    """
    by_options: dict[tuple[str, ...], Course] = {}
    for combination in product(*([key for key, _ in c.options] for c in choices)):
        options = {c.name: key for c, key in zip(choices, combination, strict=True)}
        by_options[combination] = _course(assumptions, series, partial(_under, compute, options))
    return by_options


def _under(
    compute: Callable[[Amounts, Options], Mapping[str, Sequence[Fraction]]], options: Options, amounts: Amounts
) -> Mapping[str, Sequence[Fraction]]:
    return compute(amounts, options)


def _course(
    assumptions: Sequence[Assumption],
    series: Sequence[Series],
    compute: Callable[[Amounts], Mapping[str, Sequence[Fraction]]],
) -> Course:
    def flat(amounts: Amounts) -> list[Fraction]:
        computed = compute(amounts)
        return [Fraction(number) for s in series for number in computed[s.name]]

    polynomials = multilinear(flat, [a.name for a in assumptions])
    rows = len(polynomials) // len(series)
    return {s.name: polynomials[at * rows : (at + 1) * rows] for at, s in enumerate(series)}


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / number.denominator
