"""Tables and charts of the investment case of Silkeborg.  Amounts are in DKK thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from figures.investment.cases import SWING, sensitivity, widened
from figures.investment.chart_course import Courses, course_chart
from figures.investment.chart_tornado import Tornado, tornado_chart
from figures.investment.silkeborg.form import ASSUMPTIONS, HORIZON
from figures.investment.silkeborg.model import PRINTED, accumulated, scenarios, silkeborg, years
from figures.investment.silkeborg.values import computed, silkeborg_values
from report.author import Column, Figure, Record, Row, Table, Text, data

NAMES = {
    "low": Text(da="lavt", en="low"),
    "central": Text(da="centralt", en="central"),
    "high": Text(da="højt", en="high"),
}
_ONSETS = {
    "low": Text(da="Fuld besparelse fra 2036, intet før", en="Full saving from 2036, nothing before"),
    "central": Text(da="Jævnt voksende fra 2030, fuld i 2036", en="Growing evenly from 2030, full in 2036"),
    "high": Text(da="Fuld besparelse fra 2030", en="Full saving from 2030"),
}
# What the box prints more than once for the same services, told apart.
_GROUPS = {
    "task": Text(da="nye opgaver", en="new tasks"),
    "replaced": Text(da="opgaver der erstattes", en="tasks replaced"),
    "saving": Text(da="besparelse", en="saving"),
}
_MARKED = range(2020, HORIZON + 1, 5)
_LAST = (PRINTED[-1], Text(da=f"{PRINTED[-1]}: boksens sidste år", en=f"{PRINTED[-1]}: last year of the box"))
_MEASURED = Text(
    da="Akkumuleret netto, t.kr. (over nul: endnu ikke tjent hjem). Søjler: netto i årets løb, centralt scenarie",
    en="Cumulative net, DKK thousand (above zero: not yet repaid). Bars: net of the year, central scenario",
)
_SWINGS = Text(da="Akkumuleret netto, t.kr.", en="Cumulative net, DKK thousand")


def silkeborg_box() -> Table:
    """Box 5.2 as printed, line by line and year by year; an empty cell is one the box leaves out."""
    table = data("silkeborg_case")
    columns = (
        Column(Text(da="T.kr.", en="DKK thousand"), numeric=False),
        *(Column(Text.same(str(y))) for y in PRINTED),
    )
    lines = dict.fromkeys(row["line"] for row in table)
    return Table(columns, tuple(_line(table.where(line=line)) for line in lines))


def silkeborg_course() -> Figure:
    """Net and cumulated net under the three scenarios of the saving on employment."""
    found = {name: years(replace(case, horizon=HORIZON)) for name, case in scenarios(silkeborg()).items()}
    return course_chart(Courses(found, NAMES, _MEASURED, Text(da="År", en="Year"), computed, _MARKED, special=_LAST))


def silkeborg_scenarios() -> Table:
    """What is assumed in each scenario, and what it leads to."""
    values = silkeborg_values()
    columns = (
        Column(Text(da="Scenarie", en="Scenario"), numeric=False),
        Column(Text(da="Besparelse på beskæftigelse", en="Saving on employment"), numeric=False),
        Column(Text(da="Udestår i 2036, t.kr.", en="Outstanding in 2036, DKK thousand")),
        Column(Text(da="Tjent hjem i", en="Repaid in")),
    )
    return Table(
        columns,
        tuple(
            Row(
                (
                    _capital(NAMES[name]),
                    _ONSETS[name],
                    values[f"scenario.{name}.accumulated"],
                    values[f"scenario.{name}.payback"],
                )
            )
            for name in NAMES
        ),
    )


def silkeborg_tornado() -> Figure:
    """Each assumption a tenth lower and a tenth higher, the others as in the central scenario."""
    case = silkeborg()
    return tornado_chart(
        Tornado(
            sensitivity(widened(case, SWING), accumulated),
            ASSUMPTIONS,
            accumulated(case),
            _SWINGS,
            Text(da="Forudsætning", en="Assumption"),
            computed,
            SWING,
        )
    )


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


def _capital(wording: Text) -> Text:
    return wording.map(str.capitalize)
