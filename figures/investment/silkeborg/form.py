"""The investment case of Silkeborg as a model that a reader may change.  Amounts are in DKK thousand.

Knows nothing of how it is shown; the case itself is :mod:`figures.investment.silkeborg.model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from figures.investment.cases import GIVEN, SERIES, as_decimal, assume
from figures.investment.discounting import discounting, rate_assumptions, recommended
from figures.investment.silkeborg.model import LOW, PRINTED, WAYS, Silkeborg, flows, silkeborg
from report.author import Assumption, Balance, Choice, Model, Settled, Text, courses, data

# Beyond every year that the chapter prints for the case to have paid for itself; the last year of the box goes on.
HORIZON = 2100
# The years between those that the table prints, up to the last of the box and after it.
_FIFTH, _TENTH = 5, 10
_WHOLE = 100
SHARES = {
    "training": Text(da="Uddannelse", en="Training"),
    "task": Text(da="Nye løbende opgaver", en="New recurrent tasks"),
    "follow_on": Text(da="Hjælp til de børn, der bliver fundet", en="Help for the children identified"),
    "in_service": Text(da="Efteruddannelsesmidler", en="In-service training funds"),
    "replaced": Text(da="Opgaver, der falder bort", en="Discontinued tasks"),
    "saving": Text(da="Besparelser på børne- og ungeområdet", en="Savings in services for children"),
}
ASSUMPTIONS = {**SHARES, "employment": Text(da="Besparelse på beskæftigelse pr. år", en="Saving on employment a year")}
_ONSET = Choice(
    "onset",
    Text(da="Besparelsen på beskæftigelse", en="The saving on employment"),
    (
        (
            "even-2030",
            Text(da="vokser fra 2030 til 2036, siden uændret", en="grows from 2030 to 2036, then stays level"),
        ),
        (
            "even-2029",
            Text(da="vokser fra 2029 til 2036, siden uændret", en="grows from 2029 to 2036, then stays level"),
        ),
        ("whole-2030", Text(da="er fuld fra 2030", en="is full from 2030")),
        ("whole-2029", Text(da="er fuld fra 2029", en="is full from 2029")),
        ("growing-2030", Text(da="vokser fra 2030 og bliver ved", en="grows from 2030 and goes on growing")),
        ("growing-2029", Text(da="vokser fra 2029 og bliver ved", en="grows from 2029 and goes on growing")),
    ),
    LOW,
)
WAY_NAMES = dict(_ONSET.options)
_BOX = PRINTED[-1] - PRINTED[0]
_PAID = (
    Settled(
        "cumulated",
        Text(
            da="Med disse forudsætninger er investeringen tjent hjem fra udgangen af {row}, når beløbene ikke "
            "diskonteres.",
            en="On these assumptions the investment has paid for itself from the end of {row} on if amounts are not "
            "discounted.",
        ),
        Text(
            da="Med disse forudsætninger er investeringen ikke tjent hjem i {row}, selv om beløbene ikke diskonteres. "
            "Da er der brugt {amount} mere, end der er sparet.",
            en="On these assumptions the investment has not paid for itself by {row}, even if amounts are not "
            "discounted. By then {amount} more has been spent than saved.",
        ),
        Text(
            da="Med disse forudsætninger er der aldrig brugt mere, end der er sparet: Der er intet at tjene hjem.",
            en="On these assumptions no more has ever been spent than saved: there is nothing to recover.",
        ),
    ),
    Settled(
        "present",
        Text(
            da="Diskonteret er den tjent hjem fra udgangen af {row}.",
            en="Discounted, it has paid for itself from the end of {row} on.",
        ),
        Text(
            da="Diskonteret er den ikke tjent hjem i {row}. Da mangler {amount} i nutidsværdi.",
            en="Discounted, it has not paid for itself by {row}. Then {amount} in net present value is missing.",
        ),
        Text(da="Det gælder også, når beløbene diskonteres.", en="The same holds if amounts are discounted."),
    ),
)
_BALANCES = (
    Balance(
        "cumulated",
        _BOX,
        Text(
            da="Ved udgangen af {row}, som er boksens sidste år, er der brugt {amount} mere, end der er sparet.",
            en="By the end of {row}, the last year of the box, {amount} more has been spent than saved.",
        ),
        Text(
            da="Ved udgangen af {row}, som er boksens sidste år, er der sparet {amount} mere, end der er brugt.",
            en="By the end of {row}, the last year of the box, {amount} more has been saved than spent.",
        ),
    ),
    Balance(
        "present",
        _BOX,
        Text(
            da="Alle beløb til og med {row} giver et underskud på {amount} i nettonutidsværdi ved begyndelsen af 2017.",
            en="The net present value at the start of 2017 of all amounts up to and including {row} is a loss of "
            "{amount}.",
        ),
        Text(
            da="Alle beløb til og med {row} giver et overskud på {amount} i nettonutidsværdi ved begyndelsen af 2017.",
            en="The net present value at the start of 2017 of all amounts up to and including {row} is a gain of "
            "{amount}.",
        ),
    ),
)


def silkeborg_model() -> Model:
    """The case as printed, to be changed by shares of it, by the saving on employment, and by the rate of discount."""
    case, rates = silkeborg(), recommended()
    employment = as_decimal(case.employment.central)
    amounts = (
        *(
            Assumption(name, label, Decimal(_WHOLE), Decimal(0), Decimal(5 * _WHOLE), "percent", 1)
            for name, label in SHARES.items()
        ),
        Assumption("employment", ASSUMPTIONS["employment"], employment, Decimal(0), 5 * employment, "dkk_thousand"),
    )
    rows = range(PRINTED[0], HORIZON + 1)
    return Model(
        (*amounts, *rate_assumptions(rates)),
        (_ONSET,),
        Text(da="År", en="Year"),
        tuple(map(str, rows)),
        SERIES,
        "dkk_thousand",
        0,
        courses((_ONSET,), amounts, GIVEN, partial(compute, case)),
        discounting(rates),
        (*_PAID, *_BALANCES),
        (*data("silkeborg_case").count().origins, *data("discount_rates").count().origins),
        tuple(at for at, year in enumerate(rows) if _is_printed(year)),
    )


def _is_printed(year: int) -> bool:
    """Whether the table prints `year`: both ends of the box, every fifth year between them, and every tenth after."""
    return year in (PRINTED[0], PRINTED[-1]) or year % (_FIFTH if year < PRINTED[-1] else _TENTH) == 0


def compute(case: Silkeborg, amounts: Mapping[str, Fraction], options: Mapping[str, str]) -> dict[str, list[Fraction]]:
    """Costs and savings of `case` with shares in percent, employment in DKK thousand and one of its ways to come."""
    shares = {name: amounts[name] / _WHOLE for name in SHARES}
    assumed = assume(case, **shares, employment=amounts["employment"])
    years = flows(replace(assumed, onset=WAYS[options["onset"]], horizon=HORIZON))
    return {"cost": [cost for _, cost, _ in years], "saving": [saving for *_, saving in years]}
