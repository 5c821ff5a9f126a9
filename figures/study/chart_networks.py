"""The municipalities that worked with the National Board, a dot each, in the three groups they were part of.

No municipality is drawn as part of two groups: how far the groups overlap is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import NARROW, measured, paragraph
from figures.study.values import names
from figures.wording import within
from report.author import Column, Figure, Language, Record, Row, Table, Text, data

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: the first row, from row to row, less without names, the column of names.
_TOP, _PITCH, _LINE, _NAMES = 4.0, 17.5, 3.0, 77.0
# Millimetres: the first dot, from dot to dot, after ten dots.
_DOTS, _STEP, _PAUSE = 79.0, 2.8, 1.5
# On a narrow sheet: dots in a row, millimetres around a line between groups.
_IN_ROW, _ABOVE = 20, 1.4
_COUNT = Text(da="{count} kommuner", en="{count} municipalities")
_UNKNOWN = Text(
    da="Hvor mange kommuner der er med i flere af grupperne, er ikke oplyst.",
    en="How many municipalities belong to more than one group is not stated.",
)
_ALT = Text(
    da="Kommunerne i {groups} grupper: {listed}. {unknown}",
    en="The municipalities in {groups} groups: {listed}. {unknown}",
)
_GROUP = Text(da="{name} med {count} kommuner ({task})", en="{name} with {count} municipalities ({task})")


def networks() -> Figure:
    """The partnership project, its reference network and the advised municipalities (figure 1.1)."""
    height = _TOP + sum(map(_height, data("networks"))) - 3
    return Figure(draw=_draw, alt=_alt, table=_table(), height=height, narrow_height=NARROW)


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Prikdiagram: kommuner i tre grupper", en="Dot chart: municipalities in three groups"))
    measured(canvas)
    if canvas.narrow:
        return _stack(canvas)
    y = _TOP
    for row in data("networks"):
        if y > _TOP:
            canvas.line((0, canvas.width_mm), (y - 4.3, y - 4.3), role="grid", width=0.6)
        _draw_group(row, y, canvas)
        y += _height(row)


def _stack(canvas: Canvas) -> None:
    """Each group over its dots, twenty in a row."""
    y, width, step = 2.5, canvas.width_mm, canvas.leading()
    for position, row in enumerate(data("networks")):
        if position:
            canvas.line((0, width), (y - step / 2 - _ABOVE, y - step / 2 - _ABOVE), role="grid", width=0.6)
        y = paragraph(canvas, 0, y, canvas.say(row.text("label_")), width, strong=True)
        y = paragraph(canvas, 0, y, canvas.say(row.text("task_")), width, role="muted")
        count = row.value("municipalities")
        canvas.label(0, y, canvas.say(_COUNT, count=count), strong=True)
        y += step
        for place in range(int(count.amount)):
            line, across = divmod(place, _IN_ROW)
            canvas.marker(_STEP * across + _PAUSE * (across // 10), y + step * line, role="primary", size=5.6, dx=1.2)
        y += step * -(-int(count.amount) // _IN_ROW)
        if row.flag("named"):
            y = paragraph(canvas, 0, y, canvas.value(names(partner=True)), width, role="muted")
        y += 2 * _ABOVE
    canvas.resize(y - step / 2 - _ABOVE)


def _height(row: Record) -> float:
    """Millimetres to the next row: names take a line more."""
    return _PITCH if row.flag("named") else _PITCH - _LINE


def _draw_group(row: Record, y: float, canvas: Canvas) -> None:
    below = paragraph(canvas, 0, y, canvas.say(row.text("label_")), _NAMES, strong=True)
    paragraph(canvas, 0, below, canvas.say(row.text("task_")), _NAMES, small=True, role="muted")
    count = row.value("municipalities")
    canvas.label(_DOTS, y, canvas.say(_COUNT, count=count), strong=True)
    for place in range(int(count.amount)):
        canvas.marker(_DOTS + _STEP * place + _PAUSE * (place // 10), y + 4.8, role="primary", size=5.6, dx=1.2)
    if row.flag("named"):
        canvas.label(_DOTS, y + 9.4, canvas.value(names(partner=True)), small=True, role="muted")


def _alt(language: Language) -> str:
    groups = [
        language.text(
            _GROUP,
            name=language.text(within(row.text("label_"))),
            count=row.value("municipalities"),
            task=language.text(within(row.text("task_"))),
        )
        for row in data("networks")
    ]
    return language.text(
        _ALT, groups=data("networks").count(), listed=language.listing(groups), unknown=language.text(_UNKNOWN)
    )


def _table() -> Table:
    columns = (
        Column(Text(da="Gruppe", en="Group"), numeric=False),
        Column(Text(da="Kommuner", en="Municipalities")),
        Column(Text(da="Opgave", en="Task"), numeric=False),
    )
    return Table(
        columns,
        tuple(Row((row.text("label_"), row.value("municipalities"), row.text("task_"))) for row in data("networks")),
    )
