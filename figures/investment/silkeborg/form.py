"""The investment case of Silkeborg as a model that a reader may change.  Amounts are in DKK thousand.

Knows nothing of how it is shown; the case itself is :mod:`figures.investment.silkeborg.model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from figures.investment.cases import SERIES, as_decimal, as_series, assume
from figures.investment.silkeborg.model import PRINTED, SCENARIOS, Silkeborg, silkeborg, years
from report.author import Assumption, Balance, Choice, First, Model, Text, courses, data

# As far as the chart goes beyond the box; its last year goes on.
HORIZON = 2050
_WHOLE = 100
SHARES = {
    "training": Text(da="Uddannelse", en="Training"),
    "task": Text(da="Nye løbende opgaver", en="New recurrent tasks"),
    "follow_on": Text(da="Hjælp til de børn, der bliver fundet", en="Help for the children who are found"),
    "in_service": Text(da="Efteruddannelsesmidler", en="In-service training funds"),
    "replaced": Text(da="Opgaver, der falder bort", en="Tasks that fall away"),
    "saving": Text(da="Besparelser på børne- og ungeområdet", en="Savings in services for children"),
}
ASSUMPTIONS = {**SHARES, "employment": Text(da="Besparelse på beskæftigelse pr. år", en="Saving on employment a year")}
_ONSET = Choice(
    "onset",
    Text(da="Besparelsen på beskæftigelse begynder", en="The saving on employment begins"),
    (
        ("low", Text(da="på én gang i 2036", en="all at once in 2036")),
        ("central", Text(da="i 2030 og er fuld i 2036", en="in 2030 and is full in 2036")),
        ("high", Text(da="på én gang i 2030", en="all at once in 2030")),
    ),
    "central",
)
_OUTCOMES = (
    First(
        "cumulated",
        Text(
            da="Med disse forudsætninger er investeringen tjent hjem ved udgangen af {row}.",
            en="On these assumptions the investment is repaid by the end of {row}.",
        ),
        Text(
            da="Med disse forudsætninger er investeringen ikke tjent hjem i {row}. Da er der brugt {amount} mere, end "
            "der er sparet.",
            en="On these assumptions the investment is not repaid by {row}, when {amount} more has been spent than "
            "saved.",
        ),
    ),
    Balance(
        "cumulated",
        PRINTED[-1] - PRINTED[0],
        Text(
            da="Ved udgangen af {row}, som er boksens sidste år, er der brugt {amount} mere, end der er sparet.",
            en="By the end of {row}, the last year of the box, {amount} more has been spent than saved.",
        ),
        Text(
            da="Ved udgangen af {row}, som er boksens sidste år, er der sparet {amount} mere, end der er brugt.",
            en="By the end of {row}, the last year of the box, {amount} more has been saved than spent.",
        ),
    ),
)


def silkeborg_model() -> Model:
    """The case as printed, to be changed by shares of the printed amounts and by what is saved on employment."""
    case = silkeborg()
    employment = as_decimal(case.employment.central)
    assumptions = (
        *(
            Assumption(name, label, Decimal(_WHOLE), Decimal(0), Decimal(3 * _WHOLE), "percent")
            for name, label in SHARES.items()
        ),
        Assumption("employment", ASSUMPTIONS["employment"], employment, Decimal(0), 5 * employment, "dkk_thousand"),
    )
    return Model(
        assumptions,
        (_ONSET,),
        Text(da="År", en="Year"),
        tuple(map(str, range(PRINTED[0], HORIZON + 1))),
        SERIES,
        "dkk_thousand",
        0,
        courses((_ONSET,), assumptions, SERIES, partial(compute, case)),
        _OUTCOMES,
        data("silkeborg_case").count().origins,
    )


def compute(case: Silkeborg, amounts: Mapping[str, Fraction], options: Mapping[str, str]) -> dict[str, list[Fraction]]:
    """The course of `case` with shares in percent, employment in DKK thousand and an onset of the scenarios."""
    shares = {name: amounts[name] / _WHOLE for name in SHARES}
    assumed = assume(case, **shares, employment=amounts["employment"])
    return as_series(years(replace(assumed, onset=SCENARIOS[options["onset"]], horizon=HORIZON)))
