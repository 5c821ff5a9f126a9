"""The break-even model of Gladsaxe as a model that a reader may change.  Amounts are in DKK.

Knows nothing of how it is shown; the model itself is :mod:`figures.investment.prep.model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from figures.investment.cases import assume
from figures.investment.prep.model import Programme, programme, years
from report.author import Assumption, Balance, Choice, First, Model, Series, Text, Threshold, courses, data

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
SERIES = (
    Series("cost", Text(da="Udgift", en="Cost")),
    Series("saving", Text(da="Besparelse", en="Saving")),
    Series("net", Text(da="Netto", en="Net"), "bar"),
    Series("cumulated", Text(da="Akkumuleret netto", en="Cumulative net"), "line"),
)
_NAMES = ("annual_cost", "implementation", "saving", "cases")


def prep_model() -> Model:
    """The parameters as printed, with the printed number of cases."""
    case = programme()
    assumptions = (
        _assumption("annual_cost", Text(da="Udgift til kurser pr. år", en="Cost of courses a year"), case, "dkk", 0),
        Assumption(
            "implementation",
            Text(da="Udgift til implementering, det første år", en="Cost of implementation, first year"),
            Decimal(0),
            Decimal(0),
            Decimal(500_000),
            "dkk",
        ),
        _assumption("saving", Text(da="Besparelse pr. sag", en="Saving per case"), case, "dkk", 0),
        _assumption("cases", Text(da="Undgåede sager pr. år", en="Cases avoided a year"), case, "count", 2),
    )
    rows = tuple(str(year.year) for year in years(case))
    target = case.target - 1
    return Model(
        assumptions,
        (READING,),
        Text(da="År efter start", en="Year from the start"),
        rows,
        SERIES,
        "dkk",
        0,
        courses((READING,), assumptions, SERIES, partial(compute, case)),
        _outcomes(target),
        data("gladsaxe_prep").count().origins,
    )


def compute(case: Programme, amounts: Mapping[str, Fraction], options: Mapping[str, str]) -> dict[str, list[Fraction]]:
    """The course of `case` with other amounts, under one reading of the box."""
    assumed = replace(assume(case, **{name: amounts[name] for name in _NAMES}), reading=options["reading"])
    return {s.name: [getattr(year, s.name) for year in years(assumed)] for s in SERIES}


def _assumption(name: str, label: Text, case: Programme, unit: str, decimals: int) -> Assumption:
    start = Decimal(getattr(case, name).central)
    return Assumption(name, label, start, Decimal(0), 5 * start, unit, decimals)


def _outcomes(target: int) -> tuple[First | Balance | Threshold, ...]:
    return (
        Threshold(
            "cases",
            "cumulated",
            target,
            Text(
                da="For at gå lige op ved udgangen af år {row} skal {amount} sager undgås om året.",
                en="To break even by the end of year {row}, {amount} cases a year must be avoided.",
            ),
            Text(
                da="Intet antal sager får regnestykket til at gå op ved udgangen af år {row}.",
                en="No number of cases breaks even by the end of year {row}.",
            ),
        ),
        Balance(
            "cumulated",
            target,
            Text(
                da="Med det valgte antal sager er der ved udgangen af år {row} brugt {amount} mere, end der er sparet.",
                en="With the chosen number of cases, {amount} more has been spent than saved by the end of year {row}.",
            ),
            Text(
                da="Med det valgte antal sager er der ved udgangen af år {row} sparet {amount} mere, end der er brugt.",
                en="With the chosen number of cases, {amount} more has been saved than spent by the end of year {row}.",
            ),
        ),
        First(
            "cumulated",
            Text(
                da="Udgiften er første gang tjent hjem ved udgangen af år {row}.",
                en="The expenditure is first repaid by the end of year {row}.",
            ),
            Text(
                da="Udgiften er ikke tjent hjem i år {row}, hvor den sidste virkning er ophørt. Da er der brugt {amount} mere, "
                "end der er sparet.",
                en="The expenditure is not repaid by year {row}, when the last effect has ended and {amount} more has been spent "
                "than saved.",
            ),
        ),
    )
