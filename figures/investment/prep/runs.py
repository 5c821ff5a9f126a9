"""What the model of Gladsaxe computes under each reading of the box, as runs that values are taken of.

Rows are years from the start, the first being 1.  Amounts are in DKK.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figures.investment.cases import GIVEN, SERIES, SWING, assume, ranges
from figures.investment.prep.form import LABELS, READING, YEAR
from figures.investment.prep.model import Programme, flows, parts, programme, readings
from figures.wording import filled
from report.author import Operation, Run, Text, Value, data, runs

# Each end that an assumption is moved to, as a share of what is assumed.
_ENDS = {"low": 1 - SWING, "high": 1 + SWING}
_OPERATIONS = (
    Operation("net", "difference", GIVEN),
    Operation("cumulated", "accumulated", ("net",)),
    Operation("spent", "accumulated", ("cost",)),
    Operation("units", "accumulated", ("part",)),
    Operation("earned", "scaled", ("units", "per_case")),
    Operation("settled", "settled", ("cumulated",)),
)
_SERIES = {
    **{series.name: series.label for series in SERIES},
    "spent": Text(da="Samlet udgift fra starten", en="Cost since the start"),
    "units": Text(
        da="Antal gange, den trykte besparelse er opnået for én sag om året, lagt sammen",
        en="How many times the printed saving has been made for one case a year, added up",
    ),
    "earned": Text(
        da="Samlet besparelse fra starten for én sag om året", en="Saving since the start for one case a year"
    ),
    "settled": Text(da="År, før udgiften er tjent hjem", en="Years before the one in which the cost is recovered"),
}
_READING = Text(
    da="PREP i Gladsaxe, når besparelsen pr. sag opnås {reading}",
    en="PREP in Gladsaxe if the saving per case comes {reading}",
)
_MOVED = {
    "low": Text(da="{run}, og »{what}« er {share} lavere", en="{run} and “{what}” is {share} lower"),
    "high": Text(da="{run}, og »{what}« er {share} højere", en="{run} and “{what}” is {share} higher"),
}


@runs
def prep_runs() -> Iterator[Run]:
    """Every run that a value or a cell of the analysis is taken of."""
    case = programme()
    for each in readings(case).values():
        yield reading_run(each)
    for name in ranges(case):
        for end in _ENDS:
            yield moved_run(case, name, end)


def reading_run(case: Programme) -> Run:
    """The years of `case` under its reading of the box."""
    return _run(f"prep.{case.reading}", _label(case), case)


def moved_run(case: Programme, name: str, end: str) -> Run:
    """The years of `case` with one assumption a tenth lower or higher, as `end` says."""
    moved = assume(case, **{name: Fraction(getattr(case, name).central) * Fraction(_ENDS[end])})
    share = Value(number=100 * SWING, unit="percent")
    label = filled(_MOVED[end], run=_label(case), what=LABELS[name], share=share)
    return _run(f"prep.moved.{name}.{end}", label, moved)


def row(year: int) -> int:
    """The place of `year` in a run."""
    return year - 1


def _label(case: Programme) -> Text:
    return filled(_READING, reading=dict(READING.options)[case.reading])


def _run(name: str, label: Text, case: Programme) -> Run:
    years, costs, savings = zip(*flows(case), strict=True)
    given = {
        "cost": costs,
        "saving": savings,
        "part": parts(case, years),
        "per_case": (Fraction(case.saving.central),),
    }
    rows = tuple(map(str, years))
    origins = data("gladsaxe_prep").count().origins
    return Run.of(name, label, _OPERATIONS, given, rows=rows, origins=origins, series=_SERIES, called=YEAR)
