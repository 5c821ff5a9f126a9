"""Tables and charts of the investment case of Silkeborg.  Amounts are in DKK thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from figures.investment.cases import SWING, as_decimal, ranges, sensitivity, widened
from figures.investment.chart_course import Courses, course_chart
from figures.investment.chart_tornado import Tornado, tornado_chart
from figures.investment.silkeborg.form import ASSUMPTIONS, WAY_NAMES
from figures.investment.silkeborg.model import HIGH, LOW, PRINTED, accumulated, silkeborg, ways, years
from figures.investment.silkeborg.runs import way_run
from figures.investment.silkeborg.values import amount_of, silkeborg_values, swing
from report.author import Column, Figure, Record, Row, Table, Text, Value, data

NAMES = {
    "low": Text(da="lav besparelse", en="low saving"),
    "high": Text(da="høj besparelse", en="high saving"),
    "growing": Text(da="voksende", en="growing"),
}
# The two lines are one until then, and only one of them is seen.
_DETAILS = {
    "low": Text(da=f"som voksende indtil {PRINTED[-1]}", en=f"as growing until {PRINTED[-1]}"),
}
_WAYS = {"low": LOW, "high": HIGH, "growing": "growing-2030"}
# What the box prints more than once for the same services, told apart.
_GROUPS = {
    "task": Text(da="nye opgaver", en="new tasks"),
    "replaced": Text(da="erstattede opgaver", en="tasks replaced"),
    "saving": Text(da="besparelse", en="saving"),
}
_DRAWN = 2050  # the year in which the growing saving has paid for the case, and the next that is named on the axis
_MARKED = range(2020, _DRAWN + 1, 5)
_LAST = (PRINTED[-1], Text(da=f"{PRINTED[-1]}: boksens sidste år", en=f"{PRINTED[-1]}: last year of the box"))
_MEASURED = Text(
    da="Akkumuleret netto, t.kr. (over nul: endnu ikke tjent hjem). Søjler: netto i årets løb, lav besparelse",
    en="Cumulative net, DKK thousand (above zero: not yet recovered). Bars: net of the year, low saving",
)
_BEFORE = PRINTED[0] - 1  # no year is left out before the first
_NEVER = Text(da="aldrig", en="never")
_SWINGS = Text(da="Akkumuleret netto, t.kr.", en="Cumulative net, DKK thousand")


def silkeborg_box() -> Table:
    """Box 5.2 as printed, line by line and year by year; an empty cell is one the box leaves out, dots are years."""
    table = data("silkeborg_case")
    columns = (
        Column(Text(da="T.kr.", en="DKK thousand"), numeric=False),
        *(
            Column(Text.same(f"… {year}" if year - before > 1 else str(year)))
            for before, year in pairwise((_BEFORE, *PRINTED))
        ),
    )
    lines = dict.fromkeys(row["line"] for row in table)
    return Table(columns, tuple(_line(table.where(line=line)) for line in lines))


def silkeborg_course() -> Figure:
    """Net and cumulated net with the low and the high saving on employment, and with one that goes on growing."""
    cases = ways(silkeborg())
    runs = {name: way_run(way) for name, way in _WAYS.items()}

    def cell(name: str, course: str, at: int) -> Value:
        return amount_of(runs[name], course, at)

    found = {name: years(replace(cases[way], horizon=_DRAWN)) for name, way in _WAYS.items()}
    heading = Text(da="År", en="Year")
    return course_chart(
        Courses(found, NAMES, _MEASURED, heading, _printed, cell, _MARKED, main="low", special=_LAST, details=_DETAILS)
    )


def silkeborg_ways() -> Table:
    """Each way in which the saving on employment may come, and what it leads to, undiscounted and discounted."""
    values = silkeborg_values()
    columns = (
        Column(Text(da="Besparelsen på beskæftigelse", en="The saving on employment"), numeric=False),
        Column(Text(da="Udestår i 2036", en="Outstanding in 2036")),
        Column(Text(da="Det samme i nutidsværdi", en="The same in present value")),
        Column(Text(da="Tjent hjem uden diskontering", en="Paid for itself, not discounted")),
        Column(Text(da="Tjent hjem med diskontering", en="Paid for itself, discounted")),
    )
    shown = ("accumulated", "present", "payback", "discounted-payback")
    return Table(
        columns,
        tuple(
            Row((label.map(_begun), *(values.get(f"way.{name}.{what}", _NEVER) for what in shown)))
            for name, label in WAY_NAMES.items()
        ),
    )


def silkeborg_tornado() -> Figure:
    """Each assumption a tenth lower and a tenth higher, the others as printed, with the low saving."""
    case = silkeborg()
    return tornado_chart(
        Tornado(
            sensitivity(widened(case, SWING), accumulated),
            ASSUMPTIONS,
            accumulated(case),
            _SWINGS,
            Text(da="Forudsætning", en="Assumption"),
            _printed,
            {name: swing(name) for name in ranges(case)},
            SWING,
        )
    )


def _printed(amount: Fraction) -> Value:
    """An amount in a sentence or beside a bar."""
    return Value(number=as_decimal(amount), unit="dkk_thousand")


def _line(rows: Sequence[Record]) -> Row:
    amounts = {row.whole("year"): row.value("dkk_thousand") for row in rows}
    line = rows[0].string("line")
    return Row(
        (_label(rows[0]), *(amounts.get(year) for year in PRINTED)),
        total=line.endswith(("sum", "total")) or line in ("net", "accumulated"),
    )


def _label(row: Record) -> Text:
    label, group = row.text("label_"), _GROUPS.get(row.string("kind"))
    return Text.combine("{}, {}", label, group) if group else label


def _begun(wording: str) -> str:
    return wording[:1].upper() + wording[1:]
