"""The investment case of Silkeborg as a model that a reader may change.  Amounts are in DKK thousand.

Knows nothing of how it is shown; the case itself is :mod:`figures.silkeborg_case`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from figures.investment import assume
from figures.silkeborg_case import PRINTED, SCENARIOS, Silkeborg, silkeborg, years
from report.author import Assumption, Balance, Choice, First, Model, Series, Text, courses, data

# As far as the chart goes beyond the box; its last year goes on.
HORIZON = 2050
_WHOLE = 100
SHARES = {
    "training": Text("Uddannelse", "Training"),
    "task": Text("Nye løbende opgaver", "New recurrent tasks"),
    "follow_on": Text("Hjælp til de børn, der bliver fundet", "Help for the children who are found"),
    "in_service": Text("Efteruddannelsesmidler", "In-service training funds"),
    "replaced": Text("Opgaver, der falder bort", "Tasks that fall away"),
    "saving": Text("Besparelser på børne- og ungeområdet", "Savings in services for children"),
}
ASSUMPTIONS = {**SHARES, "employment": Text("Besparelse på beskæftigelse pr. år", "Saving on employment a year")}
_ONSET = Choice("onset", Text("Besparelsen på beskæftigelse begynder", "The saving on employment begins"), (
    ("low", Text("på én gang i 2036", "all at once in 2036")),
    ("central", Text("i 2030 og er fuld i 2036", "in 2030 and is full in 2036")),
    ("high", Text("på én gang i 2030", "all at once in 2030")),
), "central")
SERIES = (
    Series("cost", Text("Udgift", "Cost")),
    Series("saving", Text("Besparelse", "Saving")),
    Series("net", Text("Netto", "Net"), "bar"),
    Series("cumulated", Text("Akkumuleret netto", "Cumulative net"), "line"),
)
_OUTCOMES = (
    First("cumulated",
          Text("Med disse forudsætninger er investeringen tjent hjem ved udgangen af {row}.",
               "On these assumptions the investment is repaid by the end of {row}."),
          Text("Med disse forudsætninger er investeringen ikke tjent hjem i {row}. Da er der brugt {amount} mere, end der er sparet.",
               "On these assumptions the investment is not repaid by {row}, when {amount} more has been spent than saved.")),
    Balance("cumulated", PRINTED[-1] - PRINTED[0],
            Text("Ved udgangen af {row}, som er boksens sidste år, er der brugt {amount} mere, end der er sparet.",
                 "By the end of {row}, the last year of the box, {amount} more has been spent than saved."),
            Text("Ved udgangen af {row}, som er boksens sidste år, er der sparet {amount} mere, end der er brugt.",
                 "By the end of {row}, the last year of the box, {amount} more has been saved than spent.")),
)


def silkeborg_model() -> Model:
    """The case as printed, to be changed by shares of the printed amounts and by what is saved on employment."""
    case = silkeborg()
    employment = Decimal(case.employment.central)
    assumptions = (
        *(Assumption(name, label, Decimal(_WHOLE), Decimal(0), Decimal(3 * _WHOLE), "percent")
          for name, label in SHARES.items()),
        Assumption("employment", ASSUMPTIONS["employment"], employment, Decimal(0), 5 * employment, "dkk_thousand"))
    return Model(assumptions, (_ONSET,), Text("År", "Year"), tuple(map(str, range(PRINTED[0], HORIZON + 1))), SERIES,
                 "dkk_thousand", 0, courses((_ONSET,), assumptions, SERIES, partial(compute, case)), _OUTCOMES,
                 data("silkeborg_case").count().origins)


def compute(case: Silkeborg, amounts: Mapping[str, Fraction], options: Mapping[str, str]) -> dict[str, list[Fraction]]:
    """The course of `case` with shares in percent, employment in DKK thousand and an onset of the scenarios."""
    shares = {name: amounts[name] / _WHOLE for name in SHARES}
    assumed = assume(case, **shares, employment=amounts["employment"])
    found = years(replace(assumed, onset=SCENARIOS[options["onset"]], horizon=HORIZON))
    return {s.name: [getattr(year, s.name) for year in found] for s in SERIES}
