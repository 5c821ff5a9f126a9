"""What the interviews and the key figures say of each of the seven sub-goals of the shift.

A source that gives an indication of progress on a sub-goal has a filled circle; one that points that way without a
conclusion on the sub-goal a hollow one; whatever allows no conclusion has the same dash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.key_figures.expenditure_values import amounts
from figures.key_figures.placement_values import FIRST, LAST, change, rate
from figures.key_figures.trend_values import municipalities
from figures.lettering import NARROW, centred, measured, paragraph, wrapped
from figures.stated import statement
from report.author import Column, Figure, Language, Record, Row, Table, Text, Value, data, in_each

if TYPE_CHECKING:
    from report.author import Canvas

INDICATIONS, FURTHER = "indications", "further"
# Shape and fill of what a source says of a sub-goal.
_FILLED, _HOLLOW, _DASH = ("o", "full"), ("o", "none"), ("_", "full")
# What the key figures say of a sub-goal, by its number.
_NUMBERS = {
    1: Text(
        da="Udgifterne til trin 2-3: {spending} mere pr. 0-22-årig",
        en="Spending on steps 2–3: {spending} more per person aged 0–22",
    ),
    3: Text(
        da="Netværkspleje: fra {first} til {last} pr. 1.000",
        en="Network foster care: from {first} to {last} per 1,000",
    ),
    5: Text(
        da="Flere modtagere efter § 11, stk. 3, i {preventive} af {total} kommuner, flere hjemmebaserede i {home}",
        en="More recipients under section 11(3) in {preventive} of {total} municipalities, more home-based in {home}",
    ),
    6: Text(
        da="Institution {institution}, plejefamilie {foster} og netværk {network} pr. 1.000",
        en="Institutions {institution}, foster families {foster} and network {network} per 1,000",
    ),
}
_NOT_COVERED = Text(da="Ikke belyst", en="Not covered")
_GOAL = Text(da="delmål {numbers}", en="sub-goal {numbers}")
_GOALS = Text(da="delmål {numbers}", en="sub-goals {numbers}")
_ALT = Text(
    da="Indikationer på fremgang: interviewene for {told}, nøgletallene for {counted} og, uden konklusion, for "
    "{further}; for resten ingen. {findings}",
    en="Indications of progress: the interviews on {told}, the key figures on {counted} and, without a conclusion, on "
    "{further}; none on the rest. {findings}",
)
_HEADINGS = (
    Text(da="Delmål", en="Sub-goal"),
    Text(da="Interview", en="Interviews"),
    Text(da="Nøgletal", en="Key figures"),
)
_UNDER = Text.same("{heading}: {finding}")
_ABOVE = 1.2  # millimetres above and below a sub-goal on a narrow sheet
# Millimetres: where the three columns begin, from their left edge to their words, between them, and heights.
_COLUMNS, _BESIDE, _BETWEEN = (0, 43, 98), 5, 3
_HEADING, _AROUND = 6, 4.2  # of the headings, and what a row is higher than its lines


def sub_goals() -> Figure:
    """The seven sub-goals by what interviews and key figures say about them (figure 4.1 and chapter 4)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), narrow_height=NARROW)


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Matrix: delmål og datakilder", en="Matrix: sub-goals and data sources"))
    measured(canvas)
    if canvas.narrow:
        return _stack(canvas)
    heights = [_height(row, canvas) for row in data("sub_goals")]
    canvas.resize(_HEADING + sum(heights))
    measured(canvas)
    for heading, start in zip(_HEADINGS, _COLUMNS, strict=True):
        canvas.label(start, _HEADING / 2, canvas.say(heading), role="muted", small=True)
    top: float = _HEADING
    for row, height in zip(data("sub_goals"), heights, strict=True):
        canvas.line((0, canvas.width_mm), (top, top), role="grid" if top > _HEADING else "muted", width=0.6)
        _draw_goal(row, top + height / 2, canvas)
        top += height


def _stack(canvas: Canvas) -> None:
    """Each sub-goal over what the two kinds of data say of it."""
    y, step = 0.5, canvas.leading()
    for row in data("sub_goals"):
        canvas.line((0, canvas.width_mm), (y, y), role="grid" if y > 1 else "muted", width=0.6)
        y += step / 2 + _ABOVE
        canvas.label(0, y, canvas.value(row.value("number")), strong=True)
        y = paragraph(canvas, _BESIDE, y, canvas.say(row.text("label_")), canvas.width_mm - _BESIDE, strong=True)
        cells = (row.text("interviews_"), _counted(row))
        marks = (_mark(row.string("interviews")), _mark(row.string("key_figures")))
        for heading, cell, (shape, fill) in zip(_HEADINGS[1:], cells, marks, strict=True):
            canvas.marker(0, y, shape, role="primary", fill=fill, size=7, dx=1.5)
            said = canvas.say(_UNDER, heading=canvas.say(heading), finding=canvas.say(cell))
            y = paragraph(canvas, _BESIDE, y, said, canvas.width_mm - _BESIDE)
        y += _ABOVE - step / 2
    canvas.resize(y)


def _draw_goal(row: Record, middle: float, canvas: Canvas) -> None:
    canvas.label(_COLUMNS[0], middle, canvas.value(row.value("number")), strong=True)
    marks = (None, _mark(row.string("interviews")), _mark(row.string("key_figures")))
    for start, (said, width), mark in zip(_COLUMNS, _cells(row, canvas), marks, strict=True):
        if mark:
            canvas.marker(start, middle, mark[0], role="primary", fill=mark[1], size=8, dx=1.5)
        # No line is set smaller than the others: the finding is what the figure is for.
        centred(canvas, start + _BESIDE, middle, said, width)


def _cells(row: Record, canvas: Canvas) -> list[tuple[str, float]]:
    """What is printed in each column of a sub-goal, and in how many millimetres."""
    ends = (*_COLUMNS[1:], canvas.width_mm + _BETWEEN)
    widths = (end - start - _BESIDE - _BETWEEN for start, end in zip(_COLUMNS, ends, strict=True))
    texts = (row.text("label_"), row.text("interviews_"), _counted(row))
    return [(canvas.say(text), width) for text, width in zip(texts, widths, strict=True)]


def _height(row: Record, canvas: Canvas) -> float:
    lines = max(len(wrapped(canvas, said, width)) for said, width in _cells(row, canvas))
    return canvas.leading() * lines + _AROUND


def _mark(conclusion: str) -> tuple[str, str]:
    return {INDICATIONS: _FILLED, FURTHER: _HOLLOW}.get(conclusion, _DASH)


def _counted(row: Record) -> Text:
    """What the key figures say of the sub-goal, with its numbers."""
    wording = _NUMBERS.get(row.whole("number"), _NOT_COVERED)
    return in_each(lambda language: language.text(wording, **_printed(language)))


def _printed(language: Language) -> dict[str, str]:
    lower = {measure: municipalities(measure) for measure in ("preventive", "home_based")}
    changes = {
        "institution": change("institution", "advised"),
        "foster": statement("foster.advised.change"),
        "network": statement("network.advised.change"),
    }
    levels = {
        "spending": amounts("advised", "2-3")["change"],
        "first": rate("network", "advised", FIRST),
        "last": rate("network", "advised", LAST),
        "preventive": lower["preventive"]["municipalities.rising"],
        "total": lower["preventive"]["municipalities.total"],
        "home": lower["home_based"]["municipalities.rising"],
    }
    return {name: language.value(found, sign=True) for name, found in changes.items()} | {
        name: language.value(found) for name, found in levels.items()
    }


def _alt(language: Language) -> str:
    rows = data("sub_goals")
    told, counted = rows.where(interviews=INDICATIONS), rows.where(key_figures=INDICATIONS)
    further = rows.where(key_figures=FURTHER)
    return language.text(
        _ALT,
        told=_listed([row.value("number") for row in told], language),
        counted=_listed([row.value("number") for row in counted], language),
        further=_listed([row.value("number") for row in further], language),
        findings=" ".join(f"{language.text(_counted(row))}." for row in rows if row.whole("number") in _NUMBERS),
    )


def _listed(numbers: list[Value], language: Language) -> str:
    wording = _GOAL if len(numbers) == 1 else _GOALS
    return language.text(wording, numbers=language.listing([language.value(n) for n in numbers]))


def _table() -> Table:
    columns = (Column(Text(da="Nr.", en="No.")), *(Column(heading, numeric=False) for heading in _HEADINGS))
    rows = data("sub_goals")
    return Table(
        columns,
        tuple(Row((r.value("number"), r.text("label_"), r.text("interviews_"), _counted(r))) for r in rows),
    )
