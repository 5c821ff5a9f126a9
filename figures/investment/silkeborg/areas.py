"""Who pays and who gains in Silkeborg's case: what each service spends and saves over all years of the box.

Amounts are in DKK thousand; the years between those printed are interpolated line by line, as in the model.  Knows
nothing of how results are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from figures.investment.silkeborg.model import (
    COSTS,
    EMPLOYMENT,
    PRINTED,
    SAVINGS,
    Silkeborg,
    amount,
    interpolated,
    years,
)
from report.author import Record, data

# What the printed totals have beyond their lines, which are rounded each on their own.
ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Area:
    """A service by its name in the data: what it spends more and what it spends less, both without sign."""

    name: str
    cost: Fraction
    saving: Fraction

    @property
    def net(self) -> Fraction:
        """What it spends more than it saves."""
        return self.cost - self.saving


def areas(case: Silkeborg) -> tuple[Area, ...]:
    """Every service from the one that pays most to the one that gains most, then what is rounding.

    Together they are what is accumulated in `case` at the end of the last year of the box.
    """
    lines = data("silkeborg_case")
    names = dict.fromkeys(row.string("area") for row in lines if row["area"])
    found = [
        Area(name, _total(case, lines.where(area=name), COSTS), -_total(case, lines.where(area=name), SAVINGS))
        for name in names
    ]
    found.sort(key=lambda area: -area.net)
    box = [year for year in years(case) if year.year <= PRINTED[-1]]
    cost = sum(year.cost for year in box) - sum(area.cost for area in found)
    saving = sum(year.saving for year in box) - sum(area.saving for area in found)
    return (*found, Area(ROUNDING, Fraction(cost), Fraction(saving)))


def _total(case: Silkeborg, rows: Sequence[Record], kinds: Sequence[str]) -> Fraction:
    lines = dict.fromkeys(row.string("line") for row in rows if row.string("kind") in kinds)
    return sum((_line(case, line) for line in lines), Fraction(0))


def _line(case: Silkeborg, line: str) -> Fraction:
    """The amounts of a line in all years; the saving on employment comes as the case assumes."""
    every = range(PRINTED[0], PRINTED[-1] + 1)
    if line == EMPLOYMENT:
        return -Fraction(case.employment.central) * sum((case.onset.share(year) for year in every), Fraction(0))
    printed = tuple(amount(year, line=line) for year in PRINTED)
    return sum((interpolated(printed, year) for year in every), Fraction(0))
