"""The rate of discount that the models start with, and how a reader changes it.

It is the real rate that the Danish Ministry of Finance recommends for socio-economic analyses.  The last rate read in
its note goes on, because what the note says of later years could not be read.  Knows nothing of any one case.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from figures.investment.cases import Rates, operations, rate_name
from report.author import Assumption, Operation, Text, Value, data, values

_HIGHEST = Decimal(15)
_FIRST = Text(da="Diskonteringsrente, år 1-{last}", en="Discount rate, years 1–{last}")
_LATER = Text(da="Diskonteringsrente fra år {first}", en="Discount rate from year {first}")
_ONLY = Text(da="Diskonteringsrente", en="Discount rate")


def recommended() -> Rates:
    """The recommended rates in percent a year, each with the number of years after which it applies."""
    rows = data("discount_rates")
    return tuple((max(row.whole("first_year") - 1, 0), row.number("percent")) for row in rows)


def within(rates: Rates, years: int) -> Rates:
    """Those of `rates` that apply to some of the first `years` years."""
    return tuple((after, rate) for after, rate in rates if after < years)


def rate_assumptions(rates: Rates) -> tuple[Assumption, ...]:
    """A field for each of `rates`, which a model starts with."""
    return tuple(
        Assumption(rate_name(after), _label(place, rates), Decimal(str(rate)), Decimal(0), _HIGHEST, "percent", 2)
        for place, (after, rate) in enumerate(rates)
    )


def discounting(rates: Rates) -> tuple[Operation, ...]:
    """The operations of a model with a field for each of `rates`."""
    return operations([after for after, _ in rates])


@values("discount")
def discount_values() -> dict[str, Value]:
    """The recommended rates, ``first`` and ``later``, and the years between which each applies."""
    first, later = data("discount_rates")
    return {
        "first": first.value("percent"),
        "first-last-year": first.value("last_year"),
        "later": later.value("percent"),
        "later-first-year": later.value("first_year"),
        "later-last-year": later.value("last_year"),
    }


def _label(place: int, rates: Sequence[tuple[int, object]]) -> Text:
    if len(rates) == 1:
        return _ONLY
    if place == 0:
        return _FIRST.map(lambda wording: wording.format(last=rates[1][0]))
    return _LATER.map(lambda wording: wording.format(first=rates[place][0] + 1))
