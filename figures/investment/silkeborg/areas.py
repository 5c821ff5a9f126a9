"""Who pays and who gains in Silkeborg's case: what each service spends and saves over all years of the box.

Amounts are in DKK thousand; the years between those printed are interpolated line by line, as in the model.  Knows
nothing of how results are named or shown.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from report.author import Operation, Record, data

# What the printed totals have beyond their lines, which are rounded each on their own.
ROUNDING = "rounding"
_NET = Operation("left", "difference", ("spent", "saved"))
# What is made of the lines of a service, and of what is left when all services are taken out.
_LINES = (
    Operation("costs", "total", ("cost.*",)),
    Operation("savings", "total", ("saving.*",)),
    Operation("spent", "sum", ("costs",)),
    Operation("saved", "sum", ("savings",)),
    _NET,
)
_REST = (
    Operation("all_costs", "sum", ("cost",)),
    Operation("all_savings", "sum", ("saving",)),
    Operation("costs", "total", ("spent.*",)),
    Operation("savings", "total", ("saved.*",)),
    Operation("spent", "difference", ("all_costs", "costs")),
    Operation("saved", "difference", ("all_savings", "savings")),
    _NET,
)
_BOX = range(PRINTED[0], PRINTED[-1] + 1)
# Operations and the courses that they are done to, by name.
Courses = tuple[tuple[Operation, ...], dict[str, Sequence[Fraction]]]


def area_names() -> tuple[str, ...]:
    """The services that the box names, as in the data."""
    return tuple(dict.fromkeys(row.string("area") for row in data("silkeborg_case") if row["area"]))


def area_courses(case: Silkeborg, area: str) -> Courses:
    """The lines of a service year by year; ``spent`` is what it spends more, ``saved`` less, ``left`` the rest."""
    rows = data("silkeborg_case").where(area=area)
    costs = {f"cost.{line}": _line(case, line) for line in _lines(rows, COSTS)}
    savings = {f"saving.{line}": [-amount for amount in _line(case, line)] for line in _lines(rows, SAVINGS)}
    return _LINES, {**costs, **savings}


def remaining_courses(case: Silkeborg) -> Courses:
    """All years of the box, and what each service spends more and less; the rest has the names of a service's."""
    box = [year for year in years(case) if year.year <= PRINTED[-1]]
    found: dict[str, Sequence[Fraction]] = {
        "cost": [year.cost for year in box],
        "saving": [year.saving for year in box],
    }
    for area in area_names():
        _, lines = area_courses(case, area)
        for end, start in (("spent", "cost."), ("saved", "saving.")):
            amounts = (sum(line, Fraction(0)) for name, line in lines.items() if name.startswith(start))
            found[f"{end}.{area}"] = [sum(amounts, Fraction(0))]
    return _REST, found


def _lines(rows: Sequence[Record], kinds: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.string("line") for row in rows if row.string("kind") in kinds))


def _line(case: Silkeborg, line: str) -> list[Fraction]:
    """The amounts of a line year by year; the saving on employment comes as the case assumes."""
    if line == EMPLOYMENT:
        return [-Fraction(case.employment.central) * case.onset.share(year) for year in _BOX]
    printed = tuple(amount(year, line=line) for year in PRINTED)
    return [interpolated(printed, year) for year in _BOX]
