"""What is computed of a reader's own case: operations on its courses, by name, in the order in which they are made.

Costs are above zero and savings are taken from them, so that what is above zero is spent and not yet saved.  The script
of the site and the workbook compute the same from the same declaration.
"""

from __future__ import annotations

from decimal import Decimal

from figures.investment.cases import LEVELS, SWING
from report.author import Operation

SAVINGS = {level: f"saving_{level}" for level in LEVELS}

_YEARS = (
    Operation("cost", "total", ("cost.*",)),
    *(Operation(f"saving.{level}", "total", (f"{column}.*",)) for level, column in SAVINGS.items()),
    Operation("net.*", "difference", ("cost", "saving.*")),
    Operation("cumulated.*", "accumulated", ("net.*",)),
    Operation("later", "least", ("rate", "recommended")),
)
_OUTCOMES = (
    Operation("settled.*", "settled", ("cumulated.*",)),
    Operation("balance.*", "last", ("cumulated.*",)),
    Operation("present.*", "sum", ("discounted.*",)),
    Operation("worth.*", "difference", ("nought", "present.*")),
    Operation("spent", "sum", ("cost",)),
    Operation("gained", "sum", ("saving.central",)),
)
# What all savings, or all costs, have to be multiplied by for the balance to be zero, and how much that is to change.
_NEEDED = (
    Operation("needed.saving", "quotient", ("spent", "gained")),
    Operation("change.saving", "quotient", ("balance.central", "gained")),
    Operation("needed.cost", "quotient", ("gained", "spent")),
    Operation("short", "difference", ("nought", "balance.central")),
    Operation("change.cost", "quotient", ("short", "spent")),
)
_AREAS = (
    Operation("spent.*", "sum", ("cost.*",)),
    Operation("gained.*", "sum", (f"{SAVINGS['central']}.*",)),
    Operation("least.*", "sum", (f"{SAVINGS['low']}.*",)),
    Operation("most.*", "sum", (f"{SAVINGS['high']}.*",)),
)
# The balance when one assumption changes at a time: all costs, all savings, and then those of each area.
_SWINGS = (
    Operation("tenth.cost", "scaled", ("spent", "share")),
    Operation("tenth.saving", "scaled", ("gained", "share")),
    Operation("fewer.cost", "difference", ("balance.central", "tenth.cost")),
    Operation("more.cost", "total", ("balance.central", "tenth.cost")),
    Operation("fewer.saving", "total", ("balance.central", "tenth.saving")),
    Operation("more.saving", "difference", ("balance.central", "tenth.saving")),
    Operation("tenth_cost.*", "scaled", ("spent.*", "share")),
    Operation("tenth_saving.*", "scaled", ("gained.*", "share")),
    Operation("fewer_cost.*", "difference", ("balance.central", "tenth_cost.*")),
    Operation("more_cost.*", "total", ("balance.central", "tenth_cost.*")),
    Operation("fewer_saving.*", "total", ("balance.central", "tenth_saving.*")),
    Operation("more_saving.*", "difference", ("balance.central", "tenth_saving.*")),
    Operation("below.*", "difference", ("gained.*", "least.*")),
    Operation("above.*", "difference", ("most.*", "gained.*")),
    Operation("low.*", "total", ("balance.central", "below.*")),
    Operation("high.*", "difference", ("balance.central", "above.*")),
)


def own_operations(after: int) -> tuple[Operation, ...]:
    """All operations; the rate that is entered applies for `after` years, then the recommended one if that is lower."""
    discounted = Operation("discounted.*", "discounted", ("net.*", "rate", "later"), (0, after))
    return (*_YEARS, discounted, *_OUTCOMES, *_NEEDED, *_AREAS, *_SWINGS)


def own_numbers(recommended: Decimal) -> dict[str, Decimal]:
    """The numbers that the operations need and nobody enters; `recommended` is the later rate, in percent."""
    return {"recommended": recommended, "share": SWING, "nought": Decimal(0)}
