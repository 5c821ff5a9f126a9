"""Where the weight of the shift has been: every element in the class of its municipalities, theme by theme.

The class of an element is told by its column, by the symbol around its number and by the number itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.elements.values import class_of, counts, elements_in, number_in
from figures.lettering import NARROW, centred, measured, paragraph
from figures.wording import within
from report.author import Column, Figure, Language, Record, Row, Table, Text, data

if TYPE_CHECKING:
    from report.author import Canvas

# Fill of the symbol around a number, its role, and the role of the number.
_LOOKS = {"dark": ("full", "primary", "paper"), "medium": ("full", "grid", "ink"), "light": ("none", "primary", "ink")}
# Millimetres: where the classes begin, where their text does and its width; the first row, from element to element.
_COLUMNS = dict(zip(_LOOKS, (34.0, 73.0, 112.0), strict=True))
_TEXT, _WIDTH, _TOP, _PITCH, _PADDING = 7.5, 30.0, 16.5, 8.8, 2.4
_NUMBERS = Text(
    da="I cirklen: kommuner, af {all}, der har arbejdet med elementet; navne er forkortet",
    en="In the circle: municipalities, of {all}, that worked on the element; names abridged",
)
_ROW = 6.4  # millimetres from element to element on a narrow sheet
_CLASS = Text.same("{range}: {rule}")
_RANGE = Text(da="{range} kommuner", en="{range} municipalities")
_ALT = Text(
    da="Af de {count} elementer er der arbejdet med {dark} i {first}, med {medium} i {second} og med {light} i "
    "{third}. Den første gruppe rummer efter tema: {themes}.",
    en="Of the {count} elements, {dark} were worked on by {first}, {medium} by {second} and {light} by {third}. By "
    "theme, the first group contains: {themes}.",
)
_SHARE = Text(da="{theme} {number} af {all}", en="{theme} {number} of {all}")


def element_map() -> Figure:
    """All elements by theme and by share of the interviewed municipalities (figure 10.1)."""
    height = _TOP + sum(map(_height, data("themes")))
    return Figure(draw=_draw, alt=_alt, table=_table(), height=height, narrow_height=NARROW)


def _height(theme: Record) -> float:
    return _PITCH * max(len(elements_in(theme, name)) for name in _LOOKS) + _PADDING


def _draw(canvas: Canvas) -> None:
    canvas.entitle(
        Text(da="Oversigt: elementer efter andel af kommuner", en="Overview: elements by share of municipalities")
    )
    measured(canvas)
    if canvas.narrow:
        return _stack(canvas)
    _draw_key(canvas)
    top = _TOP
    for theme in data("themes"):
        canvas.line((0, canvas.width_mm), (top, top), role="muted" if top == _TOP else "grid", width=0.6)
        _draw_theme(theme, top, canvas)
        top += _height(theme)


def _stack(canvas: Canvas) -> None:
    """Themes and their elements in one column, classes told by the symbol alone."""
    width, step = canvas.width_mm, canvas.leading()
    interviewed = data("municipalities").count(interviewed=True)
    y = paragraph(canvas, 0, 2.5, canvas.say(_NUMBERS, all=interviewed), width, role="muted") + _PADDING
    for row in data("figure_10_1_classes"):
        fill, role, _ = _LOOKS[row.string("id")]
        canvas.marker(0, y, role=role, fill=fill, size=9, dx=2.6)
        said = canvas.say(
            _CLASS, range=canvas.say(_RANGE, range=row.value("lower")), rule=canvas.say(row.text("rule_"))
        )
        y = paragraph(canvas, _TEXT, y, said, width - _TEXT)
    for theme in data("themes"):
        y += _PADDING
        canvas.line((0, width), (y - step / 2 - 1, y - step / 2 - 1), role="grid", width=0.6)
        y = paragraph(canvas, 0, y, canvas.say(theme.text("label_")), width, strong=True) + 1.2
        for name in _LOOKS:
            for row in elements_in(theme, name):
                _draw_element(row, name, 0, y, canvas, width - _TEXT)
                y += _ROW
    canvas.resize(y - _ROW / 2)


def _draw_key(canvas: Canvas) -> None:
    interviewed = data("municipalities").count(interviewed=True)
    paragraph(canvas, 0, 2.2, canvas.say(_NUMBERS, all=interviewed), 30, role="muted", small=True)
    for row in data("figure_10_1_classes"):
        x = _COLUMNS[row.string("id")]
        below = paragraph(canvas, x, 2.2, canvas.say(_RANGE, range=row.value("lower")), 36, strong=True)
        paragraph(canvas, x, below, canvas.say(row.text("rule_")), 37, role="muted", small=True)


def _draw_theme(theme: Record, top: float, canvas: Canvas) -> None:
    first = top + (_PITCH + _PADDING) / 2
    paragraph(canvas, 0, first, canvas.say(theme.text("label_")), 32, strong=True)
    for name, x in _COLUMNS.items():
        for position, row in enumerate(elements_in(theme, name)):
            _draw_element(row, name, x, first + _PITCH * position, canvas)


def _draw_element(row: Record, name: str, x: float, y: float, canvas: Canvas, width: float = _WIDTH) -> None:
    fill, role, on = _LOOKS[name]
    canvas.marker(x, y, role=role, fill=fill, size=14, dx=2.6)
    canvas.label(x, y, canvas.value(row.value("municipalities")), dx=2.6, align="center", role=on, strong=True)
    centred(canvas, x + _TEXT, y, canvas.say(row.text("short_")), width, small=True)


def _alt(language: Language) -> str:
    first, second, third = (language.text(within(row.text("rule_"))) for row in data("figure_10_1_classes"))
    themes = [
        language.text(
            _SHARE,
            theme=language.text(within(theme.text("label_"))),
            number=number_in(theme, "dark"),
            all=theme.value("elements"),
        )
        for theme in data("themes")
    ]
    return language.text(
        _ALT,
        first=first,
        second=second,
        third=third,
        themes=language.listing(themes),
        **{name: counts()[name] for name in (*_LOOKS, "count")},
    )


def _table() -> Table:
    columns = (
        Column(Text(da="Tema", en="Theme"), numeric=False),
        Column(Text(da="Element", en="Element"), numeric=False),
        Column(Text(da="Kommuner", en="Municipalities")),
        Column(Text(da="Andel", en="Share"), numeric=False),
    )
    themes = {row.string("id"): row.text("label_") for row in data("themes")}
    rules = {row.string("id"): row.text("rule_") for row in data("figure_10_1_classes")}
    return Table(
        columns,
        tuple(
            Row(
                (
                    themes[row.string("theme")],
                    row.text("label_"),
                    row.value("municipalities"),
                    rules[class_of(row.whole("municipalities"))],
                )
            )
            for row in data("elements")
        ),
    )
