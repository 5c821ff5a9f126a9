"""What the two data sources of the experience collection can say about each of the seven sub-goals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.author import Column, Figure, Language, Row, Table, Text, Value, data

if TYPE_CHECKING:
    from report.author import Canvas


@dataclass(frozen=True, slots=True)
class Finding:
    """What a data source says of a sub-goal: a symbol and its fill, the words beside it, a sentence on such goals."""

    shape: str
    fill: str
    words: Text
    sentence: Text | None = None


_INTERVIEWS = {
    "indications": Finding(
        "o",
        "full",
        Text(da="Indikationer", en="Indications"),
        Text(
            da="Interviewene giver indikationer på fremgang for {goals}.",
            en="The interviews give indications of progress on {goals}.",
        ),
    ),
    "inconclusive": Finding(
        "o",
        "left",
        Text(da="Ingen fast konklusion", en="No firm conclusion"),
        Text(
            da="De giver ikke grundlag for en fast konklusion om {goals}.",
            en="They allow no firm conclusion on {goals}.",
        ),
    ),
    "undocumented": Finding(
        "o",
        "none",
        Text(da="Kan ikke dokumenteres", en="Cannot be documented"),
        Text(da="Fremgang kan ikke dokumenteres for {goals}.", en="Progress on {goals} cannot be documented."),
    ),
    "none": Finding(
        "D",
        "none",
        Text(da="Ingen direkte indikationer", en="No direct indications"),
        Text(
            da="Der er ingen direkte indikationer for {goals}.",
            en="There are no direct indications of progress on {goals}.",
        ),
    ),
}
_KEY_FIGURES = {
    True: Finding(
        "o",
        "full",
        Text(da="Belyst", en="Covered"),
        Text(da="Nøgletallene belyser {goals}.", en="The key figures cover {goals}."),
    ),
    False: Finding("_", "full", Text(da="Ikke belyst", en="Not covered")),
}
_GOAL = Text(da="delmål {numbers}", en="sub-goal {numbers}")
_GOALS = Text(da="delmål {numbers}", en="sub-goals {numbers}")
_HEADINGS = (
    Text(da="Delmål", en="Sub-goal"),
    Text(da="Interview", en="Interviews"),
    Text(da="Nøgletal", en="Key figures"),
)
# Millimetres from the left edge at which the three columns begin.
_COLUMNS = (0, 74, 124)


def sub_goals() -> Figure:
    """The seven sub-goals by what interviews and key figures say about them (figure 4.1 and chapter 4)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=68)


def _draw(canvas: Canvas) -> None:
    rows = data("sub_goals")
    canvas.entitle(Text(da="Matrix: delmål og datakilder", en="Matrix: sub-goals and data sources"))
    canvas.plot_area(x=(0, canvas.width_mm), y=(len(rows) + 0.5, -0.5))
    for heading, start in zip(_HEADINGS, _COLUMNS, strict=True):
        canvas.label(start, 0, canvas.say(heading), role="muted", small=True)
    for height, row in enumerate(rows, 1):
        canvas.line(
            (0, canvas.width_mm), (height - 0.5, height - 0.5), role="muted" if height == 1 else "grid", width=0.6
        )
        canvas.label(_COLUMNS[0], height, canvas.value(row.value("number")), strong=True)
        canvas.label(_COLUMNS[0], height, canvas.say(row.text("label_")), dx=5)
        _draw_finding(height, _COLUMNS[1], _INTERVIEWS[row.string("interviews")], canvas)
        _draw_finding(height, _COLUMNS[2], _KEY_FIGURES[row.flag("key_figures")], canvas)


def _draw_finding(height: int, start: float, finding: Finding, canvas: Canvas) -> None:
    size = 6.5 if finding.shape == "D" else 8
    canvas.marker(start, height, finding.shape, role="primary", fill=finding.fill, size=size, dx=1.5)
    canvas.label(start, height, canvas.say(finding.words), dx=5)


def _alt(language: Language) -> str:
    rows = data("sub_goals")
    found = [(finding.sentence, rows.where(interviews=kind)) for kind, finding in _INTERVIEWS.items()]
    found += [(finding.sentence, rows.where(key_figures=covered)) for covered, finding in _KEY_FIGURES.items()]
    return " ".join(
        language.text(sentence, goals=_listed([r.value("number") for r in goals], language))
        for sentence, goals in found
        if sentence and goals
    )


def _listed(numbers: list[Value], language: Language) -> str:
    wording = _GOAL if len(numbers) == 1 else _GOALS
    return language.text(wording, numbers=language.listing([language.value(n) for n in numbers]))


def _table() -> Table:
    columns = (Column(Text(da="Nr.", en="No.")), *(Column(heading, numeric=False) for heading in _HEADINGS))
    return Table(
        columns,
        tuple(
            Row(
                (
                    r.value("number"),
                    r.text("label_"),
                    _INTERVIEWS[r.string("interviews")].words,
                    _KEY_FIGURES[r.flag("key_figures")].words,
                )
            )
            for r in data("sub_goals")
        ),
    )
