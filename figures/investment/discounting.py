"""The rate of discount that the models start with, and how a reader changes it.

It is the real rate that the Danish Ministry of Finance recommends for socio-economic analyses.  The last rate read in
its note goes on, because what the note says of later years could not be read.  Knows nothing of any one case.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from figures.investment.cases import Rates, operations, rate_name
from report.author import Assumption, Language, Operation, Text, Value, data, in_each, values

_HIGHEST = Decimal(15)
_FIRST = Text(da="Diskonteringsrente til og med år {last}", en="Discount rate up to year {last}")
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
        Assumption(rate_name(after), label, Decimal(str(rate)), Decimal(0), _HIGHEST, "percent", 2)
        for (after, rate), label in zip(rates, _labels(len(rates)), strict=True)
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


def _labels(count: int) -> list[Text]:
    """What the first `count` rates are called; a single one needs no years."""
    if count == 1:
        return [_ONLY]
    first, *others = data("discount_rates")
    label = partial(Language.text, wording=_FIRST, last=first.value("last_year"))
    later = [partial(Language.text, wording=_LATER, first=row.value("first_year")) for row in others[: count - 1]]
    return [in_each(label), *map(in_each, later)]
