"""The five themes of the concept with their elements: strategy above three areas, collaboration beneath them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from figures.lettering import MARGIN, NARROW, bullets, measured, titled
from figures.stacks import Stack
from figures.wording import within
from report.author import Column, Figure, Language, Record, Row, Table, Text, Value, data

if TYPE_CHECKING:
    from report.author import Canvas

_AREAS = ("casework", "provider", "universal")
# Millimetres between panels, and the width of a third of them.
_GAP = 5.0
_THIRD = (150 - 2 * _GAP) / 3
_ALT = Text(
    da="Konceptets {count} elementer fordelt på {themes} temaer. Øverst står {top}. Derunder står områderne side om "
    "side: {areas}. Nederst, på tværs af områderne, står {base}.",
    en="The {count} elements of the concept in {themes} themes. At the top: {top}. Below it, the areas side by side: "
    "{areas}. At the bottom, across the areas: {base}.",
)
_HOLDS = Text(da="{theme} ({number} elementer)", en="{theme} ({number} elements)")


@dataclass(frozen=True, slots=True)
class Panel:
    """A theme in its place: upper left corner, width, and heights of heading and body, in millimetres."""

    theme: str
    x: float
    y: float
    width: float
    head: float
    body: float
    columns: int = 1
    role: str = "primary"


_PANELS = (
    Panel("strategic", 0, 0, 150, 8, 19, columns=3),
    *(Panel(area, place * (_THIRD + _GAP), 32, _THIRD, 11, 69, role="secondary") for place, area in enumerate(_AREAS)),
    Panel("collaboration", 0, 117, 150, 8, 19, columns=2),
)


def elements_overview() -> Figure:
    """The elements of the concept by theme (figure 3.2)."""
    last = _PANELS[-1]
    height = last.y + last.head + last.body + 0.5
    return Figure(draw=_draw, alt=_alt, table=_table(), height=height, narrow_height=NARROW)


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Diagram: temaer og elementer", en="Diagram: themes and elements"))
    if canvas.narrow:
        return _stack(canvas)
    measured(canvas)
    for panel in _PANELS:
        _draw_panel(panel, canvas)
    for panel in _PANELS[1:-1]:
        middle, foot = panel.x + panel.width / 2, panel.y + panel.head + panel.body
        canvas.line((middle, middle), (panel.y - _GAP, panel.y), role="muted", width=0.9)
        canvas.line((middle, middle), (foot, foot + _GAP), role="muted", width=0.9)


def _stack(canvas: Canvas) -> None:
    stack = Stack(canvas)
    for panel in _PANELS:
        if stack.y > 1:
            stack.tie()
        stack.panel(_name(panel, canvas), items=_names(panel, canvas), role=panel.role)
    stack.end()


def _name(panel: Panel, canvas: Canvas) -> str:
    return canvas.say(data("themes").one(id=panel.theme).text("label_"))


def _names(panel: Panel, canvas: Canvas) -> list[str]:
    return [canvas.say(row.text("label_")) for row in data("elements").where(theme=panel.theme)]


def _draw_panel(panel: Panel, canvas: Canvas) -> None:
    height = panel.head + panel.body
    titled(canvas, panel.x, panel.y, panel.width, height, _name(panel, canvas), head=panel.head, role=panel.role)
    _draw_elements(panel, canvas)


def _draw_elements(panel: Panel, canvas: Canvas) -> None:
    names = _names(panel, canvas)
    step, top = (panel.width + _GAP) / panel.columns, panel.y + panel.head
    for place in range(panel.columns):
        bullets(
            canvas,
            panel.x + place * step + MARGIN,
            top + 4.4,
            step - _GAP - 2 * MARGIN + 1,
            names[place :: panel.columns],
            foot=top + panel.body,
            role=panel.role,
        )


def _alt(language: Language) -> str:
    top, *areas, base = (_holding(panel.theme, language) for panel in _PANELS)
    return language.text(
        _ALT,
        count=data("elements").count(),
        themes=data("themes").count(),
        top=top,
        areas=language.listing(areas),
        base=base,
    )


def _holding(theme: str, language: Language) -> str:
    row = data("themes").one(id=theme)
    return language.text(_HOLDS, theme=language.text(within(row.text("label_"))), number=row.value("elements"))


def _table() -> Table:
    columns = (
        Column(Text(da="Tema", en="Theme"), numeric=False),
        Column(Text(da="Element", en="Element"), numeric=False),
    )
    themes = {row.string("id"): _read(row) for row in data("themes")}
    return Table(columns, tuple(Row((themes[row.string("theme")], _read(row))) for row in data("elements")))


def _read(row: Record) -> Value:
    """The name of a theme or an element, with the place in the source where it was read."""
    return Value(text=row.text("label_"), origins=(row.origin,))
