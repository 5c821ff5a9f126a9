"""A value: one number, date, wording or list of names, with its unit, precision and origin.

Values know nothing of languages; :mod:`report.language.printing` prints them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from report.language.text import Text
from report.language.units import EXACT, PRECISIONS, is_unit, unit_names

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
class Value:
    """One fact or result that can be printed in any language.

    Exactly one of `number`, `date`, `text` and `items` is set.  `upper` makes the number a
    range from `number` to `upper`.  `unit` is one of :func:`report.language.units.unit_names`: ``rate`` is a number
    per 1,000 persons and prints bare, as does ``count``; ``points`` are percentage points.
    `decimals` is how many are printed; the number itself is kept whole.
    `precision` is ``exact`` or one of :data:`report.language.units.PRECISIONS`, which are printed ("ca.", "about").
    `date` is the first day of a month when `month_only` is true.  `computed` tells a result of our
    own from a fact that a source prints.
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
    computed: bool = False

    def __post_init__(self) -> None:
        kinds = (self.number is not None, self.date is not None, self.text is not None, bool(self.items))
        if sum(kinds) != 1:
            raise ValueError("a value has exactly one of number, date, text and items")
        _check_number(self.number, self.upper, self.decimals)
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

    def derive(self, number: Decimal | int, *others: Value, **changes: object) -> Value:
        """A result computed from this value and `others`: their origins together, exact unless said."""
        origins = tuple(sorted({o for v in (self, *others) for o in v.origins}))
        fresh: dict[str, Any] = {"number": Decimal(number), "upper": None, "precision": "exact", "origins": origins}
        return replace(self, **{**fresh, "computed": True, **changes})
