"""Tables and charts of the investment case of Silkeborg.  Amounts are in DKK thousand."""

from __future__ import annotations

from dataclasses import replace

from figures.chart_course import Courses, course_chart
from figures.chart_tornado import Tornado, tornado_chart
from figures.investment import sensitivity, widened
from figures.model_silkeborg import ASSUMPTIONS, HORIZON
from figures.silkeborg_case import PRINTED, accumulated, scenarios, silkeborg, years
from figures.silkeborg_values import SWING, computed, silkeborg_values
from report.author import Column, Figure, Row, Table, Text, Value, data

NAMES = {"low": Text("lavt", "low"), "central": Text("centralt", "central"), "high": Text("højt", "high")}
_ONSETS = {
    "low": Text("Fuld besparelse fra 2036, intet før", "Full saving from 2036, nothing before"),
    "central": Text("Jævnt voksende fra 2030, fuld i 2036", "Growing evenly from 2030, full in 2036"),
    "high": Text("Fuld besparelse fra 2030", "Full saving from 2030"),
}
# What the box prints more than once for the same services, told apart.
_GROUPS = {
    "task": Text("nye opgaver", "new tasks"),
    "replaced": Text("opgaver der erstattes", "tasks replaced"),
    "saving": Text("besparelse", "saving"),
}
_MARKED = range(2020, HORIZON + 1, 5)
_LAST = (PRINTED[-1], Text(f"{PRINTED[-1]}: boksens sidste år", f"{PRINTED[-1]}: last year of the box"))
_MEASURED = Text("Akkumuleret netto, t.kr. (over nul: endnu ikke tjent hjem). Søjler: netto i årets løb, centralt scenarie",
                 "Cumulative net, DKK thousand (above zero: not yet repaid). Bars: net of the year, central scenario")
_SWINGS = Text("Akkumuleret netto, t.kr.", "Cumulative net, DKK thousand")


def silkeborg_box() -> Table:
    """Box 5.2 as printed, line by line and year by year; an empty cell is one the box leaves out."""
    table = data("silkeborg_case")
    columns = (Column(Text("T.kr.", "DKK thousand"), numeric=False), *(Column(Text.same(str(y))) for y in PRINTED))
    lines = dict.fromkeys(row["line"] for row in table)
    return Table(columns, tuple(_line(table.where(line=line)) for line in lines))


def silkeborg_course() -> Figure:
    """Net and cumulated net under the three scenarios of the saving on employment."""
    found = {name: years(replace(case, horizon=HORIZON)) for name, case in scenarios(silkeborg()).items()}
    return course_chart(Courses(found, NAMES, _MEASURED, Text("År", "Year"), computed, _MARKED, special=_LAST))


def silkeborg_scenarios() -> Table:
    """What is assumed in each scenario, and what it leads to."""
    values = silkeborg_values()
    columns = (Column(Text("Scenarie", "Scenario"), numeric=False),
               Column(Text("Besparelse på beskæftigelse", "Saving on employment"), numeric=False),
               Column(Text("Udestår i 2036, t.kr.", "Outstanding in 2036, DKK thousand")),
               Column(Text("Tjent hjem i", "Repaid in")))
    return Table(columns, tuple(
        Row((_capital(NAMES[name]), _ONSETS[name], values[f"scenario.{name}.accumulated"],
             values[f"scenario.{name}.payback"])) for name in NAMES))


def silkeborg_tornado() -> Figure:
    """Each assumption a tenth lower and a tenth higher, the others as in the central scenario."""
    case = silkeborg()
    return tornado_chart(Tornado(sensitivity(widened(case, SWING), accumulated), ASSUMPTIONS, accumulated(case), _SWINGS,
                                 Text("Forudsætning", "Assumption"), computed, SWING))


def _line(rows) -> Row:
    amounts: dict[int, Value] = {row["year"]: row.value("dkk_thousand") for row in rows}
    line = str(rows[0]["line"])
    return Row((_label(rows[0]), *(amounts.get(year) for year in PRINTED)),
               total=line.endswith(("sum", "total")) or line in ("net", "accumulated"))


def _label(row) -> Text:
    label, group = row.text("label_"), _GROUPS.get(str(row["kind"]))
    return Text(f"{label.da}, {group.da}", f"{label.en}, {group.en}") if group else label


def _capital(wording: Text) -> Text:
    return Text(wording.da.capitalize(), wording.en.capitalize())
