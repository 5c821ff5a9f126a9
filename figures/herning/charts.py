"""What the legible numbers of Herning's midterm evaluation show: cases on the steps, and moves between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from figures.lettering import LEADING, wrapped
from report.author import Column, Figure, Language, Row, Table, Text, Value, data, difference, in_each

if TYPE_CHECKING:
    from report.author import Canvas

_SHOWN = ("prevention", "clarification", "lost", "foster", "network")
_LOOKS = {
    "prevention": ("o", "primary"),
    "clarification": ("^", "accent"),
    "lost": ("D", "secondary"),
    "foster": ("s", "primary"),
    "network": ("v", "secondary"),
}
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
    "down.institution": Text(da="heraf fra institution", en="of which from institutions"),
    "up": Text(da="Op ad trappen", en="Up the ladder"),
    "closer": Text(
        da="Fra institution eller familiepleje til netværk eller hjemmebaseret",
        en="From institutional or foster care to network or home-based",
    ),
    "farther": Text(da="Den modsatte vej", en="The other way"),
}

# Millimetres of the chart of moves: from the edge to the bars, the width of names, how far a part of a row is set in.
_LEFT, _NAMES, _INDENT = 66, 62, 4

Cases = dict[str, dict[str, Value]]


def herning_cases() -> Figure:
    """Cases by step at four counts (figure 1 of the slides); the two columns that the scan lost are what remains."""
    cases = {step: _counts(step) for step in _SHOWN}
    return Figure(draw=partial(_draw_cases, cases), alt=partial(_alt_cases, cases), table=_table(cases), height=82)


def herning_moves() -> Figure:
    """Moves down and up the ladder, and between more and less intrusive steps (figure 2 and slides 20 and 24)."""
    moves = {row.string("id"): row.value("cases") for row in data("herning_moves") if row["cases"] is not None}
    rows = tuple(Row((_MOVES[name], moves[name])) for name in _MOVES)
    columns = (Column(Text(da="Flytninger", en="Moves"), numeric=False), Column(Text(da="Sager", en="Cases")))
    return Figure(
        draw=partial(_draw_moves, moves),
        alt=partial(_alt_moves, moves),
        table=Table(columns, rows),
        height=52,
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


def _draw_cases(cases: Cases, canvas: Canvas) -> None:
    canvas.entitle(Text(da="Linjediagram: sager på trappens trin", en="Line chart: cases on the steps of the ladder"))
    canvas.axis_title(_CASES)
    ticks = canvas.ticks(v.amount for counts in cases.values() for v in counts.values())
    places = _places()
    canvas.plot_area(left=10, right=66, top=9, bottom=11, x=(-1.5, max(places.values()) + 0.5), y=(0, float(ticks[-1])))
    canvas.number_axis(ticks)
    for at, (month, place) in enumerate(places.items()):
        # Every other month one line lower, or neighbours would touch.
        canvas.label(
            place, 0, canvas.value(_month(month)), dy=-4.5 - 4 * (at % 2), align="center", role="muted", small=True
        )
    for step, counts in cases.items():
        shape, role = _LOOKS[step]
        heights = [float(counts[m].amount) for m in places]
        canvas.line(list(places.values()), heights, role=role, width=1.8, dashed=step == "lost")
        for place, height in zip(places.values(), heights, strict=True):
            canvas.marker(place, height, shape, role=role, size=5.5 if shape == "D" else 7)
        end = canvas.label(max(places.values()), heights[-1], canvas.value(counts[max(places)]), dx=2.8, strong=True)
        canvas.label(max(places.values()), heights[-1], canvas.say(_SHORT[step]), dx=4.8 + canvas.width_of(end))


def _places() -> dict[str, int]:
    """Months from the first count on: the distance in time is the distance on the axis."""
    first = _number(months()[0])
    return {month: _number(month) - first for month in months()}


def _number(month: str) -> int:
    year, at = month.split("-")
    return 12 * int(year) + int(at)


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


def _draw_moves(moves: dict[str, Value], canvas: Canvas) -> None:
    canvas.entitle(Text(da="Søjlediagram: flytninger på trappen", en="Bar chart: moves on the ladder"))
    canvas.axis_title(_CASES)
    canvas.plot_area(
        left=_LEFT, right=10, top=6, x=(0, max(float(v.amount) for v in moves.values())), y=(len(_MOVES) + 1.1, 0.4)
    )
    at = 1.0
    for name, wording in _MOVES.items():
        at += 0.5 * (name == "closer")
        lines = wrapped(canvas, canvas.say(wording), _NAMES)
        for line, printed in enumerate(lines):
            canvas.label(0, at, printed, dx=_INDENT * ("." in name) - _LEFT, dy=LEADING * ((len(lines) - 1) / 2 - line))
        canvas.bar(0, at, float(moves[name].amount), thickness=0.6, role="secondary" if "." in name else "primary")
        canvas.label(float(moves[name].amount), at, canvas.value(moves[name]), dx=1.5, strong=True)
        at += 1


def _alt_moves(moves: dict[str, Value], language: Language) -> str:
    return language.text(_MOVED, **{name.partition(".")[2] or name: value for name, value in moves.items()})
