"""The break-even model of Gladsaxe as a model that a reader may change.  Amounts are in DKK.

Knows nothing of how it is shown; the model itself is :mod:`figures.investment.prep.model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from figures.investment.cases import SERIES, Range, as_decimal, as_series, assume
from figures.investment.prep.model import Programme, programme, years
from report.author import Assumption, Balance, Choice, First, Model, Text, Threshold, courses, data

READING = Choice(
    "reading",
    Text(da="Besparelsen pr. sag falder", en="The saving per case comes"),
    (
        ("yearly", Text(da="fuldt ud i hvert år, virkningen varer", en="in full in each year of the effect")),
        ("declining", Text(da="fuldt ud det første år, siden mindre", en="in full in the first year, then less")),
        ("once-undelayed", Text(da="én gang, i kursusåret", en="once, in the year of the course")),
        ("once-delayed", Text(da="én gang, året efter kurset", en="once, in the year after the course")),
        ("spread", Text(da="i lige store dele over virkningens år", en="in equal parts over the years of the effect")),
    ),
    "once-undelayed",
)
LABELS = {
    "annual_cost": Text(da="Udgift til kurser pr. år", en="Cost of courses a year"),
    "implementation": Text(da="Udgift til implementering, det første år", en="Cost of implementation, first year"),
    "saving": Text(da="Besparelse pr. sag", en="Saving per case"),
    "cases": Text(da="Undgåede sager pr. år", en="Cases avoided a year"),
}
_BREAK_EVEN = (
    Text(
        da="For at gå lige op ved udgangen af år {row} skal {amount} sager undgås om året.",
        en="To break even by the end of year {row}, {amount} cases a year must be avoided.",
    ),
    Text(
        da="Intet antal sager får regnestykket til at gå op ved udgangen af år {row}.",
        en="No number of cases breaks even by the end of year {row}.",
    ),
)
_BALANCE = (
    Text(
        da="Med det valgte antal sager er der ved udgangen af år {row} brugt {amount} mere, end der er sparet.",
        en="With the chosen number of cases, {amount} more has been spent than saved by the end of year {row}.",
    ),
    Text(
        da="Med det valgte antal sager er der ved udgangen af år {row} sparet {amount} mere, end der er brugt.",
        en="With the chosen number of cases, {amount} more has been saved than spent by the end of year {row}.",
    ),
)
_REPAID = First(
    "cumulated",
    Text(
        da="Udgiften er første gang tjent hjem ved udgangen af år {row}.",
        en="The expenditure is first repaid by the end of year {row}.",
    ),
    Text(
        da="Udgiften er ikke tjent hjem i år {row}, hvor den sidste virkning er ophørt. Da er der brugt "
        "{amount} mere, end der er sparet.",
        en="The expenditure is not repaid by year {row}, when the last effect has ended and {amount} more has "
        "been spent than saved.",
    ),
)


def prep_model() -> Model:
    """The parameters as printed, with the printed number of cases."""
    case = programme()
    assumptions, target = _assumptions(case), case.target - 1
    return Model(
        assumptions,
        (READING,),
        Text(da="År efter start", en="Year from the start"),
        tuple(str(year.year) for year in years(case)),
        SERIES,
        "dkk",
        0,
        courses((READING,), assumptions, SERIES, partial(compute, case)),
        (Threshold("cases", "cumulated", target, *_BREAK_EVEN), Balance("cumulated", target, *_BALANCE), _REPAID),
        data("gladsaxe_prep").count().origins,
    )


def compute(case: Programme, amounts: Mapping[str, Fraction], options: Mapping[str, str]) -> dict[str, list[Fraction]]:
    """The course of `case` with other amounts, under one reading of the box."""
    assumed = replace(assume(case, **{name: amounts[name] for name in LABELS}), reading=options["reading"])
    return as_series(years(assumed))


def _assumptions(case: Programme) -> tuple[Assumption, ...]:
    return (
        _assumption("annual_cost", case.annual_cost, "dkk", 0),
        Assumption("implementation", LABELS["implementation"], Decimal(0), Decimal(0), Decimal(500_000), "dkk"),
        _assumption("saving", case.saving, "dkk", 0),
        _assumption("cases", case.cases, "count", 2),
    )


def _assumption(name: str, assumed: Range, unit: str, decimals: int) -> Assumption:
    start = as_decimal(assumed.central)
    return Assumption(name, LABELS[name], start, Decimal(0), 5 * start, unit, decimals)
