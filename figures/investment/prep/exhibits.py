"""Tables and charts of the break-even model of Gladsaxe.  Amounts are in DKK."""

from __future__ import annotations

from fractions import Fraction

from figures.investment.cases import SWING, as_decimal, sensitivity, widened
from figures.investment.chart_course import Courses, course_chart
from figures.investment.chart_tornado import Tornado, tornado_chart
from figures.investment.prep.form import LABELS, READING
from figures.investment.prep.model import break_even, programme, readings, scenarios, years
from figures.investment.prep.runs import reading_run, row
from figures.investment.prep.values import box, moved_break_even, prep
from report.author import Column, Figure, Language, Row, Table, Text, Value, data, in_each, safely

_NAMES = {
    "low": Text(da="mindst besparelse", en="least saving"),
    "central": Text(da="nærmest det trykte antal", en="closest to the printed number"),
    "high": Text(da="størst besparelse", en="most saving"),
}
_MEASURED = Text(
    da="Akkumuleret netto, kr., ved udgangen af hvert år efter start (over nul: endnu ikke tjent hjem)",
    en="Cumulative net, DKK, at the end of each year from the start (above zero: not yet recovered)",
)
_BALANCE = Text(
    da="Netto efter {years} år med det trykte antal, kr.", en="Net after {years} years with the printed number, DKK"
)
_SWINGS = Text(da="Sager om året", en="Cases a year")
_ASSUMPTIONS = {**LABELS, "implementation": Text(da="Udgift til implementering", en="Cost of implementation")}


def prep_box() -> Table:
    """Box 5.3: every parameter with a number."""
    columns = (
        Column(Text(da="Parameter", en="Parameter"), numeric=False),
        Column(Text(da="Trykt tal", en="Printed number"), units=True),
    )
    return Table(
        columns,
        tuple(
            Row((row.text("label_"), box(row.string("parameter"))))
            for row in data("gladsaxe_prep")
            if row["number"] is not None
        ),
    )


def prep_course() -> Figure:
    """Cumulated net under the readings with the least and the most saving, and under the one nearest to the box."""
    cases_, wordings = scenarios(programme()), dict(READING.options)
    found = {name: years(case) for name, case in cases_.items()}
    runs = {name: reading_run(case) for name, case in cases_.items()}

    def cell(name: str, course: str, at: int) -> Value:
        return runs[name].value(course, row(found[name][at].year), unit="dkk")

    details = {name: wordings[case.reading] for name, case in cases_.items()}
    marked = [year.year for year in found["central"]]
    return course_chart(
        Courses(
            found,
            _NAMES,
            _MEASURED,
            Text(da="År efter start", en="Year from the start"),
            _printed,
            cell,
            marked,
            bars=False,
            details=details,
            named=Text(da="år {year}", en="year {year}"),
            room=52.0,
        )
    )


def prep_readings() -> Table:
    """Break-even under each reading of the box, and what the printed number of cases leads to."""
    values, wordings = prep(), dict(READING.options)
    columns = (
        Column(Text(da="Besparelsen pr. sag opnås", en="The saving per case comes"), numeric=False),
        Column(Text(da="Nødvendige sager om året", en="Cases needed a year")),
        Column(Text(da="Andel af forældreparrene", en="Share of the couples"), units=True),
        Column(in_each(_balance)),
    )
    shown = ("break-even", "break-even-share", "balance")
    return Table(
        columns,
        tuple(Row((wordings[name], *(values[f"{name}.{what}"] for what in shown))) for name in readings(programme())),
    )


def _balance(language: Language) -> str:
    return language.text(_BALANCE, years=language.words(box("break_even_target")))


def prep_tornado() -> Figure:
    """Each amount a tenth lower and a tenth higher, the others as printed."""
    case = scenarios(programme())["central"]
    swings = tuple(s for s in sensitivity(widened(case, SWING), break_even) if s.width)
    return tornado_chart(
        Tornado(
            swings,
            _ASSUMPTIONS,
            break_even(case),
            _SWINGS,
            Text(da="Forudsætning", en="Assumption"),
            _cases,
            {swing.name: moved_break_even(case, swing.name) for swing in swings},
            SWING,
        )
    )


def _cases(number: Fraction) -> Value:
    """The least number of cases a year that is enough, in a sentence or beside a bar."""
    return Value(number=safely(number, 2, least=True), decimals=2)


def _printed(amount: Fraction) -> Value:
    """An amount in a sentence or beside a bar."""
    return Value(number=as_decimal(amount), unit="dkk")
