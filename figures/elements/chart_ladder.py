"""The intervention ladder: its steps, named in the order that the key figures use, and the groups of the sources.

The source names the single steps only in a picture that is lost: the figure says that the order is inferred.  A step
whose number is inferred too is drawn dashed.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from figures.lettering import NARROW, arrow, block, centred, frame, measured, paragraph
from figures.wording import within
from report.author import Column, Figure, Language, Record, Row, Table, Text, Value, data, span

if TYPE_CHECKING:
    from report.author import Canvas

# Colour of a group of steps, and of the numbers on it.
_ROLES = {"preventive-and-home-based": ("secondary", "ink"), "placements": ("primary", "paper")}
# Millimetres from the edges of a step or of a group to what is printed below it, and around the name of a group.
_APART, _ASIDE = 0.7, 6
# Millimetres: where the stairs begin, a step's width and rise, what the lowest rises more, the floor.
_LEFT, _WIDTH, _RISE, _FOOT, _FLOOR = 9.0, 23.5, 7.6, 2.0, 50.0
# Millimetres below the floor: the first line of the steps' names, the rule of a group, the first line of its name.
_STEP_NAME, _RULE, _GROUP_NAME = 3.6, 15.4, 18.8
# Millimetres on a narrow sheet: where steps begin, their height, the length of a lowest and what each is longer,
# above a group.
_BEHIND, _TREAD, _LOWEST, _LONGER, _PAUSE = 6.0, 9.4, 2.5, 3.6, 3.2
_AXIS = Text(
    da="Indsatsen griber mere ind i barnets og familiens hverdag",
    en="More intrusive in the everyday life of child and family",
)
_INFERRED = Text(
    da="Rækkefølge udledt. Stiplet: Også trinnets nummer er udledt.",
    en="Order inferred. Dashed: the number of the step is inferred too.",
)
_ALT = Text(
    da="En trappe med {count} trin. Jo højere trin, jo mere griber indsatsen ind i barnets og familiens hverdag. "
    "Nedefra: {names}. {groups}. Rækkefølgen er udledt. {inferred}",
    en="A staircase of {count} steps. The higher the step, the more support intervenes in the everyday life of "
    "child and family. From the bottom: {names}. {groups}. The order is inferred. {inferred}",
)
_WHICH = Text(da="Nummeret på trin {steps} er også udledt.", en="The number of step {steps} is inferred too.")
_STEP = Text(da="trin {step} {name}", en="step {step} {name}")
_GROUP = Text(da="Trin {steps} er {label}", en="Steps {steps} are {label}")


def ladder() -> Figure:
    """The steps of the intervention ladder by how far support intervenes in everyday life (figure 3.1)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=81, narrow_height=NARROW)


def _groups() -> list[list[Record]]:
    """The steps of each group that has several."""
    grouped = (list(rows) for _, rows in groupby(data("ladder_steps"), key=lambda row: row.string("group")))
    return [rows for rows in grouped if len(rows) > 1]


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Diagram: indsatstrappen", en="Diagram: the intervention ladder"))
    measured(canvas)
    if canvas.narrow:
        return _stack(canvas)
    arrow(canvas, (2, _FLOOR), (2, 2), "^")
    paragraph(canvas, 6, 2.4, canvas.say(_AXIS), 90, role="muted", small=True)
    for row in data("ladder_steps"):
        _draw_step(row, canvas)
    for rows in _groups():
        _draw_group(rows, canvas)
    canvas.label(_LEFT, canvas.height_mm - 2.3, canvas.say(_INFERRED), role="muted", small=True)


def _stack(canvas: Canvas) -> None:
    """The steps from the highest down, each with its name behind it."""
    width, step = canvas.width_mm, canvas.leading()
    y = paragraph(canvas, _BEHIND, 2.5, canvas.say(_AXIS), width - _BEHIND, role="muted") - step / 2
    foot = y
    for row in reversed(list(data("ladder_steps"))):
        if row.string("group") in _ROLES and row in [rows[-1] for rows in _groups()]:
            foot = paragraph(
                canvas, _BEHIND, foot + _PAUSE, canvas.say(row.text("label_")), width - _BEHIND, role="muted"
            )
            foot -= step / 2
        _stack_step(row, foot, canvas)
        foot += _TREAD
    arrow(canvas, (2, foot), (2, 2), "^")
    foot = paragraph(canvas, 0, foot + _PAUSE, canvas.say(_INFERRED), width, role="muted")
    canvas.resize(foot)


def _stack_step(row: Record, y: float, canvas: Canvas) -> None:
    long = _LOWEST + _LONGER * row.whole("step")
    role, on = _ROLES.get(row.string("group"), ("paper", "ink"))
    block(canvas, _BEHIND, y, long, _TREAD, role)
    if not row.flag("printed"):
        frame(canvas, _BEHIND, y, long, _TREAD, dashed=True)
    middle, beside = y + _TREAD / 2, _BEHIND + long + 2
    canvas.label(_BEHIND + long - 3, middle, canvas.value(row.value("step")), align="center", strong=True, role=on)
    centred(canvas, beside, middle, canvas.say(row.text("name_")), canvas.width_mm - beside)


def _draw_step(row: Record, canvas: Canvas) -> None:
    height = _RISE * row.whole("step") + _FOOT
    x, y = _LEFT + _WIDTH * (row.whole("step") - 1), _FLOOR - height
    role, on = _ROLES.get(row.string("group"), ("paper", "ink"))
    block(canvas, x, y, _WIDTH, height, role)
    if not row.flag("printed"):
        frame(canvas, x, y, _WIDTH, height, dashed=True)
    canvas.label(x + _WIDTH / 2, y + 4.8, canvas.value(row.value("step")), align="center", strong=True, role=on)
    name = canvas.say(row.text("name_"))
    paragraph(canvas, x + _WIDTH / 2, _FLOOR + _STEP_NAME, name, _WIDTH - _APART, small=True, align="center")


def _draw_group(rows: list[Record], canvas: Canvas) -> None:
    start, end = (_LEFT + _WIDTH * (row.whole("step") - edge) for row, edge in ((rows[0], 1), (rows[-1], 0)))
    canvas.line((start + _APART, end - _APART), (_FLOOR + _RULE, _FLOOR + _RULE), role="muted", width=0.8)
    paragraph(
        canvas,
        (start + end) / 2,
        _FLOOR + _GROUP_NAME,
        canvas.say(rows[0].text("label_")),
        end - start - _ASIDE,
        small=True,
        align="center",
        role="muted",
    )


def _steps(rows: list[Record]) -> Value:
    """The numbers of the steps `rows`, as a range."""
    return span([rows[0].value("step"), rows[-1].value("step")])


def _alt(language: Language) -> str:
    groups = [
        language.text(_GROUP, steps=_steps(rows), label=language.text(within(rows[0].text("label_"))))
        for rows in _groups()
    ]
    names = [
        language.text(_STEP, step=row.value("step"), name=language.text(within(row.text("name_"))))
        for row in data("ladder_steps")
    ]
    unprinted = [language.value(row.value("step")) for row in data("ladder_steps").where(printed=False)]
    return language.text(
        _ALT,
        count=data("ladder_steps").count(),
        groups=". ".join(groups),
        names=language.listing(names),
        inferred=language.text(_WHICH, steps=language.listing(unprinted)),
    )


def _table() -> Table:
    columns = (
        Column(Text(da="Trin", en="Step")),
        Column(Text(da="Navn (rækkefølge udledt)", en="Name (order inferred)"), numeric=False),
        Column(Text(da="Gruppe af trin", en="Group of steps"), numeric=False),
        Column(Text(da="Nummer", en="Number"), numeric=False),
    )
    found = {True: Text(da="oplyst", en="stated"), False: Text(da="udledt", en="inferred")}
    return Table(
        columns,
        tuple(
            Row((row.value("step"), row.text("name_"), row.text("label_"), found[row.flag("printed")]))
            for row in data("ladder_steps")
        ),
    )
