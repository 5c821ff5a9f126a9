"""The intervention ladder: its steps, in the groups that the sources name.

The names of the single steps stand only in a picture of the source; none is invented.  A step whose number is
inferred is drawn dashed.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from figures.lettering import arrow, block, frame, measured, paragraph
from figures.wording import within
from report.author import Column, Figure, Language, Record, Row, Table, Text, Value, data

if TYPE_CHECKING:
    from report.author import Canvas

# Colour of a group of steps, and of the numbers on it.
_ROLES = {"preventive-and-home-based": ("secondary", "ink"), "placements": ("primary", "paper")}
# Millimetres from the edges of a group of steps to the rule above its name, and around the name of several.
_APART, _ASIDE = 0.7, 6
# Millimetres: where the stairs begin, a step's width and rise, what the lowest rises more, the floor.
_LEFT, _WIDTH, _RISE, _FOOT, _FLOOR = 9.0, 23.5, 7.6, 2.0, 50.0
_AXIS = Text(
    da="Indsatsen griber mere ind i barnets og familiens hverdag",
    en="More intrusive in the everyday life of child and family",
)
_NAMES = Text(
    da="Navnene på de enkelte trin står kun i kildens billede og kan ikke gengives.",
    en="The names of the single steps stand only in a picture in the source and cannot be given.",
)
_INFERRED = Text(da="Stiplet: trinnets nummer er udledt.", en="Dashed: the number of the step is inferred.")
_ALT = Text(
    da="En trappe med {count} trin. Jo højere trin, jo mere griber indsatsen ind i barnets og familiens hverdag. "
    "{groups}. {names} {inferred}",
    en="A staircase of {count} steps. The higher the step, the more support intervenes in the everyday life of "
    "child and family. {groups}. {names} {inferred}",
)
_WHICH = Text(da="Nummeret på trin {steps} er udledt.", en="The number of step {steps} is inferred.")
_GROUP = (
    Text(da="Trin {steps} er {label}", en="Step {steps} is {label}"),
    Text(da="Trin {steps} er {label}", en="Steps {steps} are {label}"),
)


def ladder() -> Figure:
    """The steps of the intervention ladder by how far support intervenes in everyday life (figure 3.1)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=70)


def _groups() -> list[list[Record]]:
    return [list(rows) for _, rows in groupby(data("ladder_steps"), key=lambda row: row.string("group"))]


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Diagram: indsatstrappen", en="Diagram: the intervention ladder"))
    measured(canvas)
    arrow(canvas, (2, _FLOOR), (2, 2), "^")
    paragraph(canvas, 6, 2.4, canvas.say(_AXIS), 90, role="muted", small=True)
    for rows in _groups():
        for row in rows:
            _draw_step(row, canvas)
        _draw_name(rows, canvas)
    canvas.label(_LEFT, canvas.height_mm - 2.3, canvas.say(_INFERRED), role="muted", small=True)


def _draw_step(row: Record, canvas: Canvas) -> None:
    height = _RISE * row.whole("step") + _FOOT
    x, y = _LEFT + _WIDTH * (row.whole("step") - 1), _FLOOR - height
    role, on = _ROLES.get(row.string("group"), ("paper", "ink"))
    block(canvas, x, y, _WIDTH, height, role)
    if not row.flag("printed"):
        frame(canvas, x, y, _WIDTH, height, dashed=True)
    canvas.label(x + _WIDTH / 2, y + 4.8, canvas.value(row.value("step")), align="center", strong=True, role=on)


def _draw_name(rows: list[Record], canvas: Canvas) -> None:
    start, end = (_LEFT + _WIDTH * (row.whole("step") - edge) for row, edge in ((rows[0], 1), (rows[-1], 0)))
    canvas.line((start + _APART, end - _APART), (_FLOOR + 1.8, _FLOOR + 1.8), role="muted", width=0.8)
    paragraph(
        canvas,
        (start + end) / 2,
        _FLOOR + 5.2,
        canvas.say(rows[0].text("label_")),
        end - start - (_ASIDE if len(rows) > 1 else _APART),
        small=True,
        align="center",
    )


def _steps(rows: list[Record]) -> Value:
    """The numbers of the steps `rows`, as one number or as a range."""
    first, last = rows[0].value("step"), rows[-1].value("step")
    return first if len(rows) == 1 else first.derive(first.amount, last, upper=Decimal(last.amount))


def _alt(language: Language) -> str:
    groups = [
        language.text(_GROUP[len(rows) > 1], steps=_steps(rows), label=language.text(within(rows[0].text("label_"))))
        for rows in _groups()
    ]
    unprinted = [language.value(row.value("step")) for row in data("ladder_steps").where(printed=False)]
    return language.text(
        _ALT,
        count=data("ladder_steps").count(),
        groups=". ".join(groups),
        names=language.text(_NAMES),
        inferred=language.text(_WHICH, steps=language.listing(unprinted)),
    )


def _table() -> Table:
    columns = (
        Column(Text(da="Trin", en="Step")),
        Column(Text(da="Gruppe af trin", en="Group of steps"), numeric=False),
        Column(Text(da="Nummer", en="Number"), numeric=False),
    )
    found = {True: Text(da="oplyst", en="stated"), False: Text(da="udledt", en="inferred")}
    return Table(
        columns,
        tuple(Row((row.value("step"), row.text("label_"), found[row.flag("printed")])) for row in data("ladder_steps")),
    )
