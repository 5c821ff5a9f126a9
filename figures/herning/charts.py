"""What the legible numbers of Herning's midterm evaluation show: cases on the steps, and moves between them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from report.author import Column, Figure, Language, Row, Table, Text, Value, data, difference, in_each

_SHOWN = ("prevention", "clarification", "lost", "foster", "network")
_ROLES = ("primary", "secondary", "accent", "primary", "secondary")
_LOST = Text(da="Institution og hjemmebaseret tilsammen", en="Institutional and home-based together")
_SHORT = {
    "prevention": Text(da="Forebyggelse", en="Prevention"),
    "clarification": Text(da="Under afklaring mv.", en="Under clarification etc."),
    "lost": _LOST,
    "foster": Text(da="Familiepleje", en="Foster care"),
    "network": Text(da="Slægt og netværk", en="Kin and network"),
}
_CASES = Text(da="Antal sager", en="Number of cases")
_WHEN = Text(da="Antal sager i {months}.", en="Number of cases in {months}.")
_STEP = Text(da="{step}: {numbers}.", en="{step}: {numbers}.")
_MOVED = Text(
    da="{down} sager flyttede ned ad trappen, heraf {institution} fra institution, og {up} op. {closer} flyttede fra "
    "institution eller familiepleje til netværk eller hjemmebaserede indsatser, {farther} den modsatte vej.",
    en="{down} cases moved down the ladder, {institution} of them from institutions, and {up} moved up. {closer} moved "
    "from institutional or foster care to network or home-based support, {farther} the other way.",
)
_MOVES = {
    "down": Text(da="Ned ad trappen", en="Down the ladder"),
    "down.institution": Text(da="– heraf fra institution", en="– of which from institutions"),
    "up": Text(da="Op ad trappen", en="Up the ladder"),
    "closer": Text(
        da="Fra institution eller familiepleje til netværk eller hjemmebaseret",
        en="From institutional or foster care to network or home-based",
    ),
    "farther": Text(
        da="Fra netværk eller hjemmebaseret til institution eller familiepleje",
        en="From network or home-based to institutional or foster care",
    ),
}
# The slides count the same cases in two ways, and no number of one belongs to the other.
_COUNTS = {
    Text(da="Trin for trin", en="Step by step"): ("down", "down.institution", "up"),
    Text(da="Efter tilknytning til nærmiljøet", en="By ties to the neighbourhood"): ("closer", "farther"),
}

Cases = dict[str, dict[str, Value]]


def herning_cases() -> Figure:
    """Cases by step at four counts (figure 1 of the slides); the two columns that the scan lost are what remains."""
    cases = {step: _counts(step) for step in _SHOWN}
    figure = Figure.lines(
        Text(da="Linjediagram: sager på trappens trin", en="Line chart: cases on the steps of the ladder"),
        [(_month(month), [counts[month] for counts in cases.values()]) for month in months()],
        of=Text(da="Måned", en="Month"),
        measured=_CASES,
        series=[_SHORT[step] for step in cases],
        roles=_ROLES,
        dashed=[_LOST],
        alt=partial(_alt_cases, cases),
    )
    # A row for each step, as on the slides.
    return replace(figure, table=_table(cases))


def herning_moves() -> Figure:
    """Moves down and up the ladder, and between more and less intrusive steps (figure 2 and slides 20 and 24)."""
    moves = {row.string("id"): row.value("cases") for row in data("herning_moves") if row["cases"] is not None}
    rows: list[Text | tuple[Text, Value]] = []
    for count, names in _COUNTS.items():
        rows += [count, *((_MOVES[name], moves[name]) for name in names)]
    return Figure.bars(
        Text(da="Søjlediagram: flytninger på trappen", en="Bar chart: moves on the ladder"),
        rows,
        of=Text(da="Flytninger", en="Moves"),
        measured=_CASES,
        alt=partial(_alt_moves, moves),
    )


def months() -> list[str]:
    """The months of the four counts, in order."""
    return list(dict.fromkeys(row.string("period") for row in data("herning_cases")))


def _counts(step: str) -> dict[str, Value]:
    if step == "lost":
        return {month: _remainder(month) for month in months()}
    return {row.string("period"): row.value("cases") for row in data("herning_cases").where(step=step)}


def _remainder(month: str) -> Value:
    """What all cases of a month leave when the legible steps are taken away."""
    table = data("herning_cases")
    total = table.one(period=month, step="total").value("cases")
    legible = [
        row.value("cases") for row in table.where(period=month) if row["step"] != "total" and row["cases"] is not None
    ]
    return difference(total, *legible)


def _month(month: str) -> Value:
    return data("herning_cases").where(period=month)[0].month("period")


def _alt_cases(cases: Cases, language: Language) -> str:
    when = language.listing([language.value(_month(m)) for m in months()])
    return (
        language.text(_WHEN, months=when)
        + " "
        + " ".join(
            language.text(
                _STEP,
                step=language.text(_SHORT[step]),
                numbers=language.listing([language.value(v) for v in c.values()]),
            )
            for step, c in cases.items()
        )
    )


def _table(cases: Cases) -> Table:
    columns = (Column(Text(da="Trin", en="Step"), numeric=False), *(Column(_heading(m)) for m in months()))
    return Table(columns, tuple(Row((_SHORT[step], *counts.values())) for step, counts in cases.items()))


def _heading(month: str) -> Text:
    value = _month(month)
    return in_each(lambda language: language.value(value))


def _alt_moves(moves: dict[str, Value], language: Language) -> str:
    return language.text(_MOVED, **{name.partition(".")[2] or name: value for name, value in moves.items()})
