"""What the steering group of Gladsaxe sees on its dashboards, where the data come from and what it does with them.

The source's screenshot is lost: the panels are named as in its text, and nothing is drawn inside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import MARGIN, NARROW, arrow, centred, frame, measured, titled
from figures.municipalities.lost_drawings import belonging, parts, told
from figures.stacks import Stack
from figures.wording import within
from report.author import Column, Figure, Language, Row, Table, Text

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: upper left corner, width and height of each box; a panel's, and the gap between panels.
_VISITS, _SHEET, _SCREEN = (0, 3, 28, 21), (0, 32, 28, 12), (37, 0, 70, 53)
_USES = {"steering_group": (114, 0, 36, 30), "politicians": (114, 34, 36, 19)}
_PANEL, _FIRST, _GAP = (31.25, 19.0), (39.5, 11.0), 2.5
_ARROWS = (
    ((14, 24), (14, 31), "v"),
    ((28, 38), (36, 38), ">"),
    ((107, 15), (113, 15), ">"),
    ((107, 43.5), (113, 43.5), ">"),
)
_LOST = Text(
    da="Skematisk: kildens skærmbillede er tabt, og felternes udseende og tal er ikke kendt.",
    en="Schematic: the source’s screenshot is lost; the look and numbers of its panels are not known.",
)
_ALT = Text(
    da="{visits} går gennem et {sheet} til {tableau}. Her er {count} felter: {panels}. "
    "{steering_group}. {politicians}. {lost}",
    en="{visits} go through a {sheet} to {tableau}. There are {count} panels: {panels}. {steering_group}. "
    "{politicians}. {lost}",
)


def dashboard() -> Figure:
    """The contents of the dashboards as far as the text tells of them (figure 5.1)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=53.5, narrow_height=NARROW)


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Diagram: dashboards til styregruppen", en="Diagram: dashboards for the steering group"))
    found = {part: canvas.say(label) for part, label in parts("dashboard").items()}
    if canvas.narrow:
        return _stack(found, canvas)
    measured(canvas)
    for part, place in {"visits": _VISITS, "sheet": _SHEET, **_USES}.items():
        _draw_box(found[part], place, canvas)
    titled(canvas, *_SCREEN, found["tableau"], role="primary")
    for position, panel in enumerate(belonging("dashboard", "tableau")):
        _draw_panel(found[panel], position, canvas)
    for start, end, shape in _ARROWS:
        arrow(canvas, start, end, shape)


def _stack(found: dict[str, str], canvas: Canvas) -> None:
    stack = Stack(canvas)
    for part in ("visits", "sheet"):
        stack.box(found[part])
        stack.arrow()
    stack.panel(found["tableau"], items=[found[panel] for panel in belonging("dashboard", "tableau")], role="primary")
    stack.arrow()
    for part in _USES:
        stack.box(found[part])
        stack.gap()
    stack.end()


def _draw_box(printed: str, place: tuple[float, ...], canvas: Canvas) -> None:
    x, y, width, height = place
    frame(canvas, x, y, width, height)
    centred(canvas, x + MARGIN, y + height / 2, printed, width - 2 * MARGIN, small=True)


def _draw_panel(printed: str, position: int, canvas: Canvas) -> None:
    (left, top), (width, height) = _FIRST, _PANEL
    x, y = left + (position % 2) * (width + _GAP), top + (position // 2) * (height + _GAP)
    frame(canvas, x, y, width, height, dashed=True)
    centred(canvas, x + width / 2, y + height / 2, printed, width - 2 * MARGIN, small=True, align="center")


def _alt(language: Language) -> str:
    found = {part: language.text(label) for part, label in parts("dashboard").items()}
    inside = {part: language.text(within(label)) for part, label in parts("dashboard").items()}
    panels = [inside[panel] for panel in belonging("dashboard", "tableau")]
    return language.text(
        _ALT,
        **found | {part: inside[part] for part in ("sheet", "tableau")},
        count=language.number(len(panels)),
        panels="; ".join(panels),
        lost=language.text(_LOST),
    )


def _table() -> Table:
    kinds = {
        "visits": Text(da="Datakilde", en="Data source"),
        "sheet": Text(da="Mellemled", en="Intermediate step"),
        "steering_group": Text(da="Brug", en="Use"),
        "politicians": Text(da="Brug", en="Use"),
    }
    shown = Text(da="Felt på dashboard", en="Panel of a dashboard")
    columns = (
        Column(Text(da="Del", en="Part"), numeric=False),
        Column(Text(da="Indhold", en="Content"), numeric=False),
    )
    return Table(
        columns,
        tuple(Row((kinds.get(part, shown), label)) for part, label in told("dashboard").items() if part != "tableau"),
    )
