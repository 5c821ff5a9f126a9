"""Sentences that a model says about its course: what each of them asks, and its wordings.  It computes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from report.language.text import Text


@dataclass(frozen=True, slots=True)
class Settled:
    """A sentence on the first row from whose end a series stays at or below zero, as far as the rows go.

    `found` has the field ``{row}``, `never` the fields ``{row}`` (the last) and ``{amount}`` (what is left there), and
    `nothing`, for a series that is never above zero, none.
    """

    series: str
    found: Text
    never: Text
    nothing: Text


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

    The amount is rounded to the side on which the series is not above zero.  `none` is for a series that does not
    depend on it, or reaches zero only below nought.  Where the amount is above `most`, `beyond` follows, with the field
    ``{most}``.
    """

    assumption: str
    series: str
    row: int
    found: Text
    none: Text
    most: Decimal | None = None
    beyond: Text = Text.same("")


@dataclass(frozen=True, slots=True)
class Limit:
    """A sentence, `beyond`, that is said only where `assumption` is above `most`; both are its fields, as amounts."""

    assumption: str
    most: Decimal
    beyond: Text


Outcome = Settled | Balance | Threshold | Limit
