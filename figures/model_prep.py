"""The break-even model of Gladsaxe as a model that a reader may change.  Amounts are in DKK.

Knows nothing of how it is shown; the model itself is :mod:`figures.break_even`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from figures.break_even import Programme, programme, years
from figures.investment import assume
from report.author import Assumption, Balance, Choice, First, Model, Series, Text, Threshold, courses, data

READING = Choice("reading", Text("Besparelsen pr. sag falder", "The saving per case comes"), (
    ("yearly", Text("fuldt ud i hvert år, virkningen varer", "in full in each year of the effect")),
    ("declining", Text("fuldt ud det første år, siden mindre", "in full in the first year, then less")),
    ("once-undelayed", Text("én gang, i kursusåret", "once, in the year of the course")),
    ("once-delayed", Text("én gang, året efter kurset", "once, in the year after the course")),
    ("spread", Text("i lige store dele over virkningens år", "in equal parts over the years of the effect")),
), "once-undelayed")
SERIES = (
    Series("cost", Text("Udgift", "Cost")),
    Series("saving", Text("Besparelse", "Saving")),
    Series("net", Text("Netto", "Net"), "bar"),
    Series("cumulated", Text("Akkumuleret netto", "Cumulative net"), "line"),
)
_NAMES = ("annual_cost", "implementation", "saving", "cases")


def prep_model() -> Model:
    """The parameters as printed, with the printed number of cases."""
    case = programme()
    assumptions = (
        _assumption("annual_cost", Text("Udgift til kurser pr. år", "Cost of courses a year"), case, "dkk", 0),
        Assumption("implementation", Text("Udgift til implementering, det første år", "Cost of implementation, first year"),
                   Decimal(0), Decimal(0), Decimal(500_000), "dkk"),
        _assumption("saving", Text("Besparelse pr. sag", "Saving per case"), case, "dkk", 0),
        _assumption("cases", Text("Undgåede sager pr. år", "Cases avoided a year"), case, "count", 2))
    rows = tuple(str(year.year) for year in years(case))
    target = case.target - 1
    return Model(assumptions, (READING,), Text("År efter start", "Year from the start"), rows, SERIES, "dkk", 0,
                 courses((READING,), assumptions, SERIES, partial(compute, case)), _outcomes(target),
                 data("gladsaxe_prep").count().origins)


def compute(case: Programme, amounts: Mapping[str, Fraction], options: Mapping[str, str]) -> dict[str, list[Fraction]]:
    """The course of `case` with other amounts, under one reading of the box."""
    assumed = replace(assume(case, **{name: amounts[name] for name in _NAMES}), reading=options["reading"])
    return {s.name: [getattr(year, s.name) for year in years(assumed)] for s in SERIES}


def _assumption(name: str, label: Text, case: Programme, unit: str, decimals: int) -> Assumption:
    start = Decimal(getattr(case, name).central)
    return Assumption(name, label, start, Decimal(0), 5 * start, unit, decimals)


def _outcomes(target: int) -> tuple[First | Balance | Threshold, ...]:
    return (
        Threshold("cases", "cumulated", target,
                  Text("For at gå lige op ved udgangen af år {row} skal {amount} sager undgås om året.",
                       "To break even by the end of year {row}, {amount} cases a year must be avoided."),
                  Text("Intet antal sager får regnestykket til at gå op ved udgangen af år {row}.",
                       "No number of cases breaks even by the end of year {row}.")),
        Balance("cumulated", target,
                Text("Med det valgte antal sager er der ved udgangen af år {row} brugt {amount} mere, end der er sparet.",
                     "With the chosen number of cases, {amount} more has been spent than saved by the end of year {row}."),
                Text("Med det valgte antal sager er der ved udgangen af år {row} sparet {amount} mere, end der er brugt.",
                     "With the chosen number of cases, {amount} more has been saved than spent by the end of year {row}.")),
        First("cumulated",
              Text("Udgiften er første gang tjent hjem ved udgangen af år {row}.",
                   "The expenditure is first repaid by the end of year {row}."),
              Text("Udgiften er ikke tjent hjem i år {row}, hvor den sidste virkning er ophørt. Da er der brugt {amount} mere, "
                   "end der er sparet.",
                   "The expenditure is not repaid by year {row}, when the last effect has ended and {amount} more has been spent "
                   "than saved.")),
    )
