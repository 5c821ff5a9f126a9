"""The break-even model of Gladsaxe as a model that a reader may change.  Amounts are in DKK.

Knows nothing of how it is shown; the model itself is :mod:`figures.investment.prep.model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from figures.investment.cases import GIVEN, SERIES, Range, as_decimal, assume
from figures.investment.discounting import discounting, rate_assumptions, recommended, within
from figures.investment.prep.model import Programme, flows, parameter, programme
from report.author import Assumption, Balance, Choice, Limit, Model, Settled, Text, Threshold, courses, data

READING = Choice(
    "reading",
    Text(da="Besparelsen pr. sag opnås", en="The saving per case comes"),
    (
        ("yearly", Text(da="fuldt ud i hvert år, virkningen varer", en="in full in each year of the effect")),
        ("declining", Text(da="fuldt ud det første år, siden mindre", en="in full in the first year, then less")),
        ("once-undelayed", Text(da="én gang, i kursusåret", en="once, in the year of the course")),
        ("once-delayed", Text(da="én gang, året efter kurset", en="once, in the year after the course")),
        ("spread", Text(da="i lige store dele over virkningens år", en="in equal parts over the years of the effect")),
    ),
    "once-delayed",
)
YEAR = Text(da="år {row}", en="year {row}")
LABELS = {
    "annual_cost": Text(da="Udgift til kurser pr. år", en="Cost of courses a year"),
    "implementation": Text(da="Udgift til implementering, det første år", en="Cost of implementation, first year"),
    "saving": Text(da="Besparelse pr. sag", en="Saving per case"),
    "cases": Text(da="Undgåede sager pr. år", en="Cases avoided a year"),
}
_BREAK_EVEN = (
    Text(
        da="For at udgiften er dækket ved udgangen af år {row}, skal mindst {amount} sager undgås om året.",
        en="For the cost to be covered by the end of year {row}, at least {amount} cases a year must be avoided.",
    ),
    Text(
        da="Intet antal sager dækker udgiften ved udgangen af år {row}.",
        en="No number of cases covers the cost by the end of year {row}.",
    ),
)
_TOO_MANY = Text(
    da="Det er flere end de {most} forældrepar om året, boksen regner med: Hvert par skulle undgå mere end ét forløb.",
    en="That is more than the {most} couples a year that the box counts on: each couple would have to avoid more than "
    "one programme of treatment.",
)
_CHOSEN_TOO_MANY = Text(
    da="Det valgte antal sager, {amount}, er større end de {most} forældrepar om året, boksen regner med.",
    en="The chosen number of cases, {amount}, is larger than the {most} couples a year that the box counts on.",
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
_PAID = Settled(
    "cumulated",
    Text(
        da="Udgiften er tjent hjem fra udgangen af år {row}, når beløbene ikke diskonteres.",
        en="The cost is recovered from the end of year {row} on if amounts are not discounted.",
    ),
    Text(
        da="Udgiften er ikke tjent hjem i år {row}, hvor den sidste virkning er ophørt. Da er der brugt "
        "{amount} mere, end der er sparet.",
        en="The cost is not recovered by year {row}, when the last effect has ended and {amount} more has been spent "
        "than saved.",
    ),
    Text(
        da="Der er aldrig brugt mere, end der er sparet: Der er intet at tjene hjem.",
        en="No more has ever been spent than saved: there is nothing to recover.",
    ),
)
_PRESENT = (
    Text(
        da="Alle beløb til og med år {row} giver et underskud på {amount} i nettonutidsværdi ved begyndelsen af "
        "det første år.",
        en="The net present value at the start of the first year of all amounts up to and including year {row} is a "
        "loss of {amount}.",
    ),
    Text(
        da="Alle beløb til og med år {row} giver et overskud på {amount} i nettonutidsværdi ved begyndelsen af "
        "det første år.",
        en="The net present value at the start of the first year of all amounts up to and including year {row} is a "
        "gain of {amount}.",
    ),
)


def prep_model() -> Model:
    """The parameters as printed, with the printed number of cases, and the rate at which they are discounted."""
    case = programme()
    amounts, target, couples = _assumptions(case), case.target - 1, parameter("target_couples")
    rows = [year for year, *_ in flows(case)]
    rates = within(recommended(), len(rows))
    return Model(
        (*amounts, *rate_assumptions(rates)),
        (READING,),
        Text(da="År efter start", en="Year from the start"),
        tuple(map(str, rows)),
        SERIES,
        "dkk",
        0,
        courses((READING,), amounts, GIVEN, partial(compute, case)),
        discounting(rates),
        (
            Threshold("cases", "cumulated", target, *_BREAK_EVEN, couples, _TOO_MANY),
            Limit("cases", couples, _CHOSEN_TOO_MANY),
            Balance("cumulated", target, *_BALANCE),
            _PAID,
            Balance("present", len(rows) - 1, *_PRESENT),
        ),
        (*data("gladsaxe_prep").count().origins, *data("discount_rates").count().origins),
        called=YEAR,
    )


def compute(case: Programme, amounts: Mapping[str, Fraction], options: Mapping[str, str]) -> dict[str, list[Fraction]]:
    """Costs and savings of `case` with other amounts, under one reading of the box."""
    assumed = replace(assume(case, **{name: amounts[name] for name in LABELS}), reading=options["reading"])
    years = flows(assumed)
    return {"cost": [cost for _, cost, _ in years], "saving": [saving for *_, saving in years]}


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
