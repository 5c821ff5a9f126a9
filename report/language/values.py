"""A value: one number, date, wording or list of names, with its unit, precision and origin.

Values know nothing of languages; :mod:`report.language.printing` prints them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from report.language.text import Text
from report.language.units import EXACT, PRECISIONS, is_unit, unit_names

# A cell of the data, and what a computation is told besides its operands.
Scalar = Decimal | int | str | date | bool | None
Conditions = tuple[tuple[str, Scalar], ...]
Setting = Scalar | tuple[str, ...] | Conditions
# The computations that only look something up: what they give is no result of our own.
COUNT, LISTED, LOWER, UPPER = "count", "listed", "lower", "upper"
# The sum of a column of the data.
TOTAL = "total"
# Values in a wording, which say nothing that they do not say themselves.
WORDED = "worded"
_PLAIN = (COUNT, LOWER, UPPER, WORDED)
# The computation of which no more is known than its operands.
UNRECORDED = "unrecorded"
_DIGITS = 27  # of a number as it is printed, which decimal arithmetic rounds without a loss


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """The place a fact was read from.

    `source` is a key of the bibliography; `item` a label such as ``annex-table-2.6``;
    `page` the printed page number in the source; `resource` the table of the data package and
    `key` the primary key of the row in it, its parts joined by ``|``.
    """

    source: str
    item: str = ""
    page: str = ""
    resource: str = ""
    key: str = ""


def printable(number: object, decimals: int = 0) -> Decimal:
    """`number` as it was given, to be printed with `decimals`.

    Raises ValueError, naming it, for what is no number (NaN, infinities, truth values, a missing value of pandas) and
    for one with more digits than can be printed.
    """
    try:
        if isinstance(number, bool):
            raise TypeError
        exact = Decimal(str(number)) if not isinstance(number, Decimal) else number
    except (ArithmeticError, TypeError, ValueError) as error:
        raise ValueError(f"{number!r} is no number that can be printed") from error
    if not exact.is_finite():
        raise ValueError(f"{number} is no number that can be printed: a gap or a division by zero may have made it")
    if max(exact.adjusted(), 0) + max(decimals, 0) >= _DIGITS:
        raise ValueError(f"{number} has more digits than can be printed")
    return exact


def _check_number(number: Decimal | None, upper: Decimal | None, decimals: int) -> None:
    if number is None:
        if upper is not None:
            raise ValueError("only a number is the lower end of a range")
        return
    low = printable(number, decimals)
    if upper is not None and printable(upper, decimals) < low:
        raise ValueError(f"the range from {number} to {upper} goes backwards")


@dataclass(frozen=True, slots=True)
class Computation:
    """How a value came about: what was done, to which operands, with which settings.

    `does` is one of :data:`report.results.recomputed.OPERATIONS`, which says what it makes of the operands and of
    `given`, its settings by name.  An operand is a value with its own origins or computation, or the name of a
    registered one.
    """

    does: str
    of: tuple[Value | str, ...] = ()
    given: tuple[tuple[str, Setting], ...] = ()

    def setting(self, name: str) -> Setting:
        """The setting `name`.  Raises KeyError when there is none."""
        return dict(self.given)[name]


@dataclass(frozen=True, slots=True)
class Value:
    """One fact or result that can be printed in any language.

    Exactly one of `number`, `date`, `text` and `items` is set.  `upper` makes the number a
    range from `number` to `upper`.  `unit` is one of :func:`report.language.units.unit_names`: ``rate`` is a number
    per 1,000 persons and prints bare, as does ``count``; ``points`` are percentage points.
    `decimals` is how many are printed; the number itself is kept whole.
    `precision` is ``exact`` or one of :data:`report.language.units.PRECISIONS`, which are printed ("ca.", "about").
    `date` is the first day of a month when `month_only` is true.  A value that was
    read from the data has the `column` of its cell, in the row of its only origin; one that was computed has its
    `computation`.  `name` says in words what it is, where its author has said so.  Where it was
    read does not make two values that say the same differ.
    """

    number: Decimal | None = None
    upper: Decimal | None = None
    date: date | None = None
    month_only: bool = False
    text: Text | None = None
    items: tuple[Text, ...] = ()
    unit: str = "count"
    decimals: int = 0
    precision: str = "exact"
    origins: tuple[Origin, ...] = ()
    column: str = field(default="", compare=False)
    computation: Computation | None = None
    name: Text | None = None

    def __post_init__(self) -> None:
        kinds = (self.number is not None, self.date is not None, self.text is not None, bool(self.items))
        if sum(kinds) != 1:
            raise ValueError("a value has exactly one of number, date, text and items")
        _check_number(self.number, self.upper, self.decimals)
        for end in ("number", "upper"):  # an author may give a whole number as it is
            given = getattr(self, end)
            if given is not None and not isinstance(given, Decimal):
                object.__setattr__(self, end, printable(given, self.decimals))
        if not is_unit(self.unit):
            raise ValueError(f"unknown unit {self.unit!r}; known: {', '.join(unit_names())}")
        if self.precision != EXACT and self.precision not in PRECISIONS:
            raise ValueError(f"unknown precision {self.precision!r}; known: {', '.join((EXACT, *PRECISIONS))}")

    @property
    def amount(self) -> Decimal:
        """The number, to compute with.  Raises TypeError for a value that is a date, a wording or a list of names."""
        if self.number is None:
            raise TypeError(f"{self} holds no number")
        return self.number

    @property
    def computed(self) -> bool:
        """Whether this is a result of our own, neither read nor counted nor the end of a range that was read."""
        return self.computation is not None and self.computation.does not in _PLAIN

    @property
    def founded(self) -> bool:
        """Whether it says what it rests on: places that it was read from, or how it was computed."""
        return bool(self.origins) or self.computation is not None

    def called(self, name: Text) -> Value:
        """The same value with the `name` in words."""
        return replace(self, name=name)


def origins_of(values: Iterable[Value]) -> tuple[Origin, ...]:
    """The places that `values` rest on, each once and in order."""
    return tuple(sorted({origin for value in values for origin in value.origins}))
