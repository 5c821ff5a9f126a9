"""A model whose assumptions a reader may change: inputs, a course over rows, and sentences about it.

The model itself stays in the analysis.  What leaves it are polynomials in the assumptions, one set for each
choice, and the operations that are done to them, so that a browser computes what Python computes and nothing is
written twice.  Knows nothing of HTML, of years or of money.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import product
from math import ceil, floor

from report.language.printing import Language
from report.language.text import Text
from report.language.traced import traced
from report.language.values import Origin, Value
from report.results.exhibits import Column, Row, Table
from report.results.operations import Course, Operation, computed, settled
from report.results.outcomes import Limit, Outcome, Settled, Threshold
from report.results.polynomials import Polynomial, multilinear
from report.results.runs import OWN, Run, taken

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


Given = Mapping[str, Sequence[Polynomial]]
# What the name of an assumption begins with where an operation takes it for a course of one row.
ASSUMED = "assumed."


@dataclass(frozen=True, slots=True)
class Model:
    """What a cell returns: the inputs, the rows' names, and the course for each combination of options.

    `courses` holds what the analysis computes, and `operations` what is made of that; an operation takes the assumption
    ``rate`` as ``assumed.rate``.  The table prints the rows at the places `shown`, or all; `called` is how a row is
    spoken of, with its name in the field ``row``.
    """

    assumptions: tuple[Assumption, ...]
    choices: tuple[Choice, ...]
    heading: Text
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    decimals: int
    courses: Mapping[tuple[str, ...], Given]
    operations: tuple[Operation, ...]
    outcomes: tuple[Outcome, ...]
    origins: tuple[Origin, ...]
    shown: tuple[int, ...] = ()
    called: Text = Text.same("{row}")

    def starting(self) -> Amounts:
        """The amounts the model starts with."""
        return {a.name: Fraction(a.start) for a in self.assumptions}

    def starting_options(self) -> Options:
        """The options the model starts with."""
        return {c.name: c.start for c in self.choices}

    def printed_rows(self) -> tuple[int, ...]:
        """The places of the rows that the table prints."""
        return self.shown or tuple(range(len(self.rows)))

    def course(self, amounts: Amounts, options: Options) -> dict[str, tuple[Fraction, ...]]:
        """Each series over the rows, and every other result of the operations, exactly."""
        return computed(self.operations, self._given(amounts, options))

    def _given(self, amounts: Amounts, options: Options) -> dict[str, list[Fraction]]:
        chosen = self.courses[tuple(options[c.name] for c in self.choices)]
        given = {name: [p.at(amounts) for p in polynomials] for name, polynomials in chosen.items()}
        return given | {ASSUMED + name: [amount] for name, amount in amounts.items()}

    def value(self, number: Fraction) -> Value:
        """A number of the course as it is printed."""
        return Value(number=_decimal(number), unit=self.unit, decimals=self.decimals, origins=self.origins)

    def whole(self) -> Table:
        """The course the model starts with, in all rows."""
        return self._table(range(len(self.rows)))

    def table(self) -> Table:
        """The course the model starts with, in the rows that are printed."""
        return self._table(self.printed_rows())

    def _table(self, places: Iterable[int]) -> Table:
        course = self.course(self.starting(), self.starting_options())
        columns = (Column(self.heading, numeric=False), *(Column(s.label) for s in self.series))
        return Table(
            columns,
            tuple(
                Row((Text.same(self.rows[at]), *(self._cell(course, s.name, at) for s in self.series))) for at in places
            ),
        )

    def _cell(self, course: Mapping[str, Course], series: str, at: int) -> Value:
        return replace(self.value(course[series][at]), computation=taken(OWN, series, at))

    def started(self) -> Run:
        """The run that the values of its table are taken of."""
        given, labels = self._given(self.starting(), self.starting_options()), {s.name: s.label for s in self.series}
        return Run.of(
            OWN,
            self.heading,
            self.operations,
            given,
            rows=self.rows,
            origins=self.origins,
            series=labels,
            called=self.called,
        )

    def sentences(self, amounts: Amounts, options: Options, language: Language) -> list[str]:
        """What the course says, in words."""
        said = (self._sentence(outcome, amounts, options, language) for outcome in self.outcomes)
        return [sentence for sentence in said if sentence]

    def _sentence(self, outcome: Outcome, amounts: Amounts, options: Options, language: Language) -> str:
        if isinstance(outcome, Threshold):
            return self._threshold(outcome, amounts, options, language)
        if isinstance(outcome, Limit):
            return self._limit(outcome, amounts, language)
        numbers = self.course(amounts, options)[outcome.series]
        if isinstance(outcome, Settled):
            return self._settled(outcome, numbers, language)
        wording = outcome.above if numbers[outcome.row] > 0 else outcome.below
        return language.text(wording, amount=self.value(abs(numbers[outcome.row])), row=traced(self.rows[outcome.row]))

    def _settled(self, outcome: Settled, numbers: Sequence[Fraction], language: Language) -> str:
        at = settled(numbers)
        if at is None:
            return language.text(outcome.never, amount=self.value(numbers[-1]), row=traced(self.rows[-1]))
        # It may settle in the first row without ever having been above zero.
        if all(number <= 0 for number in numbers):
            return language.text(outcome.nothing)
        return language.text(outcome.found, row=traced(self.rows[at]))

    def _threshold(self, outcome: Threshold, amounts: Amounts, options: Options, language: Language) -> str:
        at_zero, at_one = (
            self.course({**amounts, outcome.assumption: Fraction(x)}, options)[outcome.series][outcome.row]
            for x in (0, 1)
        )
        threshold = at_zero / (at_zero - at_one) if at_zero != at_one else None
        if threshold is None or threshold < 0:
            return language.text(outcome.none, row=traced(self.rows[outcome.row]))
        needed = safely(threshold, self._assumption(outcome.assumption).decimals, least=at_zero > at_one)
        amount = self._amount(outcome.assumption, needed)
        said = language.text(outcome.found, amount=amount, row=traced(self.rows[outcome.row]))
        if outcome.most is None or threshold <= Fraction(outcome.most):
            return said
        return f"{said} {language.text(outcome.beyond, most=self._amount(outcome.assumption, outcome.most))}"

    def _limit(self, outcome: Limit, amounts: Amounts, language: Language) -> str:
        if amounts[outcome.assumption] <= Fraction(outcome.most):
            return ""
        amount = self._amount(outcome.assumption, _decimal(amounts[outcome.assumption]))
        return language.text(outcome.beyond, amount=amount, most=self._amount(outcome.assumption, outcome.most))

    def _amount(self, name: str, number: Decimal) -> Value:
        """`number` as an amount of an assumption; a limit that is whole is printed so."""
        given = self._assumption(name)
        decimals = given.decimals if number % 1 else 0
        return Value(number=number, unit=given.unit, decimals=decimals)

    def _assumption(self, name: str) -> Assumption:
        return next(a for a in self.assumptions if a.name == name)


def safely(number: Fraction, decimals: int, *, least: bool) -> Decimal:
    """`number` with `decimals` rounded so that what is needed is not missed: up when it is the `least`, else down."""
    scaled = number * 10**decimals
    return Decimal(ceil(scaled) if least else floor(scaled)).scaleb(-decimals)


def courses(
    choices: Sequence[Choice],
    assumptions: Sequence[Assumption],
    series: Sequence[str],
    compute: Callable[[Amounts, Options], Mapping[str, Sequence[Fraction]]],
) -> dict[tuple[str, ...], Given]:
    """The `series`, by name, under every combination of options, from the analysis's own function `compute`.

    `assumptions` are those that it depends on: operations alone may read others.
    Raises ValueError when a result is not linear in each assumption.
    """
    by_options: dict[tuple[str, ...], Given] = {}
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
    series: Sequence[str],
    compute: Callable[[Amounts], Mapping[str, Sequence[Fraction]]],
) -> Given:
    def flat(amounts: Amounts) -> list[Fraction]:
        found = compute(amounts)
        return [Fraction(number) for name in series for number in found[name]]

    polynomials = multilinear(flat, [a.name for a in assumptions])
    rows = len(polynomials) // len(series)
    return {name: polynomials[at * rows : (at + 1) * rows] for at, name in enumerate(series)}


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / number.denominator
