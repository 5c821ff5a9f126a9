"""The tables of the annex on key figures, as regular grids.  Knows nothing of how they are printed."""

from __future__ import annotations

from functools import partial

from figures.key_figures.expenditure_values import SERIES as EXPENDITURE_SERIES
from figures.key_figures.expenditure_values import STEPS as EXPENDITURE_STEPS
from figures.key_figures.expenditure_values import YEARS, amounts
from figures.key_figures.trend_values import municipalities
from figures.wording import ARROWS, DIRECTIONS, MEASURES, SERIES, STEPS, within
from report.author import Column, FrameColumn, Row, Table, Text, data

TOTAL = Text(da="I alt", en="Total")
# The measures as headings of narrow columns.
_SHORT = {
    "institution": Text(da="Institution", en="Institution"),
    "foster": Text(da="Plejefamilie", en="Foster family"),
    "network": Text(da="Netværkspleje", en="Network foster care"),
    "home_based": Text(da="Hjemmebaseret", en="Home-based"),
    "preventive": Text(
        da="§\N{NO-BREAK SPACE}11, stk.\N{NO-BREAK SPACE}3",
        en="Section\N{NO-BREAK SPACE}11(3)",
    ),
}


def vulnerable_children() -> Table:
    """Shares of vulnerable children by municipality, and the two averages (annex table 2.1)."""
    rows = [
        Row(
            (SERIES.get(row.string("area")) or Text.same(row.string("area")), row.value("share")),
            total=row.string("kind") == "average",
        )
        for row in data("vulnerable_children")
    ]
    return Table(
        (
            Column(Text(da="Kommune", en="Municipality"), numeric=False),
            Column(Text(da="Andel sårbare børn", en="Share of vulnerable children"), units=True),
        ),
        tuple(rows),
    )


def trend_table(measure: str) -> Table:
    """How many municipalities have rising, stable and falling numbers of `measure` (annex tables 2.2 and 2.3).

    `measure` is a key of :data:`figures.wording.MEASURES`, with ``-`` or ``_`` between words.
    """
    counts = municipalities(measure.replace("-", "_"))
    rows = [Row((label, counts[f"municipalities.{direction}"])) for direction, label in DIRECTIONS.items()]
    return Table(
        (
            Column(Text(da="Udvikling i antallet", en="Trend in the number"), numeric=False),
            Column(Text(da="Kommuner", en="Municipalities")),
        ),
        (*rows, Row((TOTAL, counts["municipalities.total"]), total=True)),
    )


def overview() -> Table:
    """Municipalities by direction on every step of the intervention ladder (annex table 2.4)."""
    columns = (Column(Text(da="Indsats", en="Type of support"), numeric=False), *map(Column, DIRECTIONS.values()))
    counted = partial(data("trends").one, item="annex-table-2.4")
    return Table(
        columns,
        tuple(
            Row(
                (
                    label,
                    *(counted(measure=measure, direction=way).value("municipalities") for way in DIRECTIONS),
                )
            )
            for measure, label in MEASURES.items()
        ),
    )


def trajectories() -> Table:
    """The direction of every measure in nine anonymous municipalities (annex table 2.5)."""
    frame = data("trajectories").frame()
    directions = frame.pivot(index="municipality", columns="measure", values="direction")
    names = {number: Text.same(str(number)) for number in directions.index}
    columns = {"municipality": FrameColumn(Text(da="Kommune", en="Municipality"), words=names)}
    columns |= {measure: FrameColumn(_SHORT[measure], words=ARROWS) for measure in MEASURES}
    return Table.from_frame(directions.reset_index(), columns, origins=frame.attrs["origins"], computed=False)


def expenditure() -> Table:
    """DKK per inhabitant aged 0–22 by series and steps, and the change over the period (annex table 2.6)."""
    span = (YEARS[0], YEARS[-1])
    change = Text(da="Ændring {}-{}".format(*span), en="Change {}–{}".format(*span))
    rows = [_expenditure_row(series, steps) for steps in EXPENDITURE_STEPS for series in EXPENDITURE_SERIES]
    return Table(
        (
            Column(Text(da="Trin og gennemsnit, kr.", en="Steps and average, DKK"), numeric=False),
            *(Column(Text.same(str(year))) for year in YEARS),
            Column(change, signs=True),
        ),
        tuple(rows),
    )


def _expenditure_row(series: str, steps: str) -> Row:
    found, name, step = amounts(series, steps), SERIES[series], STEPS[steps]
    label = Text.combine("{}: {}", step.map(lambda said: said[:1].upper() + said[1:]), within(name))
    return Row((label, *(found[str(year)] for year in YEARS), found["change"]))
