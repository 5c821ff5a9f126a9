"""Where the weight of the shift has been: every element on one scale, ranked within its theme, in its class.

The class of an element is told by the symbol around its number and by the number; lines stand at one third and at two
thirds of the municipalities, where the classes begin and end.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from figures.elements.values import class_of, counts, number_in, ranked
from figures.lettering import NARROW, centred, measured, paragraph
from figures.wording import within
from report.author import Column, Figure, Language, Record, Row, Table, Text, Value, data

if TYPE_CHECKING:
    from report.author import Canvas

# Fill of the symbol around a number, its role, and the role of the number.
_LOOKS = {"dark": ("full", "primary", "paper"), "medium": ("full", "grid", "ink"), "light": ("none", "primary", "ink")}
# Millimetres: the width of a theme's name and what follows it; from a row to the next and around those of a theme; from
# the names to the scale, and from the end of the scale to the edge; on a narrow sheet, from a symbol to its text.
_THEME, _PITCH, _PADDING, _BEFORE, _AFTER, _TEXT = 34.0, 5.15, 1.7, 5.0, 4.0, 7.5
_SCALE = 4.4  # millimetres: the numbers of the scale, above the rows
_NUMBERS = Text(
    da="I cirklen: kommuner, af {all}, der har arbejdet med elementet; navne er forkortet",
    en="In the circle: municipalities, of {all}, that worked on the element; names abridged",
)
_LINES = Text(
    da="Prikkede linjer: mellemgruppens grænser, der selv hører med",
    en="Dotted lines: limits of the middle group, themselves included",
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
    return Figure(draw=_draw, alt=_alt, table=_table(), narrow_height=NARROW)


def _draw(canvas: Canvas) -> None:
    canvas.entitle(
        Text(da="Oversigt: elementer efter andel af kommuner", en="Overview: elements by share of municipalities")
    )
    measured(canvas)
    top = _draw_key(canvas)
    if canvas.narrow:
        return _stack(top, canvas)
    top += _SCALE
    canvas.resize(top + _PITCH * len(list(data("elements"))) + 2 * _PADDING * len(list(data("themes"))))
    measured(canvas)
    names = max(canvas.measure(canvas.say(row.text("short_")), small=True) for row in data("elements"))
    start = _THEME + names + _BEFORE
    across = (canvas.width_mm - _AFTER - start) / len(list(data("municipalities").where(interviewed=True)))
    for edge, number in _limits().items():
        x = start + across * edge
        canvas.label(x, top - _SCALE / 2, canvas.value(number), align="center", role="muted", small=True)
        canvas.line((x, x), (top, canvas.height_mm), role="muted", width=0.6, dashed=edge > 0)
    for theme in data("themes"):
        top = _draw_theme(theme, top, (start, across), canvas)


def _limits() -> dict[int, Value]:
    """Where the scale begins, and the third and the two thirds of all that bound the class in the middle."""
    between, lowest = (data("figure_10_1_classes").one(id=name) for name in ("medium", "light"))
    ends = ((lowest, "lower"), (between, "lower"), (between, "upper"))
    numbers = {row.whole(field): row for row, field in ends}
    return {edge: Value(number=Decimal(edge), origins=(row.origin,)) for edge, row in numbers.items()}


def _stack(y: float, canvas: Canvas) -> None:
    """Themes and their elements in one column, classes told by the symbol alone."""
    width, step = canvas.width_mm, canvas.leading()
    for theme in data("themes"):
        y += _PADDING
        canvas.line((0, width), (y - step / 2 - 1, y - step / 2 - 1), role="grid", width=0.6)
        y = paragraph(canvas, 0, y, canvas.say(theme.text("label_")), width, strong=True) + 1.2
        for row in ranked(theme.string("id")):
            _draw_number(row, 2.6, y, canvas)
            centred(canvas, _TEXT, y, canvas.say(row.text("short_")), width - _TEXT, small=True)
            y += _ROW
    canvas.resize(y - _ROW / 2)


def _draw_key(canvas: Canvas) -> float:
    """Say what the numbers are and what the symbols stand for; return where the first row may begin."""
    interviewed = data("municipalities").count(interviewed=True)
    said = canvas.say(_NUMBERS, all=interviewed)
    y = paragraph(canvas, 0, 2.5, said, canvas.width_mm, role="muted", small=True) + 0.6
    for row in data("figure_10_1_classes"):
        fill, role, _ = _LOOKS[row.string("id")]
        canvas.marker(0, y, role=role, fill=fill, size=9, dx=2.6)
        said = canvas.say(
            _CLASS, range=canvas.say(_RANGE, range=row.value("lower")), rule=canvas.say(row.text("rule_"))
        )
        y = paragraph(canvas, _TEXT, y, said, canvas.width_mm - _TEXT, small=True) + 0.4
    if not canvas.narrow:
        y = paragraph(canvas, 0, y, canvas.say(_LINES), canvas.width_mm, role="muted", small=True)
    return y


def _draw_theme(theme: Record, top: float, scale: tuple[float, float], canvas: Canvas) -> float:
    """Draw the elements of a theme from `top` on, the most frequent first; return where they end."""
    start, across = scale
    canvas.line((0, canvas.width_mm), (top, top), role="grid", width=0.6)
    y = top + _PADDING + _PITCH / 2
    paragraph(canvas, 0, y, canvas.say(theme.text("label_")), _THEME - 2, strong=True, small=True)
    for row in ranked(theme.string("id")):
        x = start + across * row.whole("municipalities")
        canvas.label(_THEME, y, canvas.say(row.text("short_")), small=True)
        canvas.line((start, x), (y, y), role="secondary", width=1.2)
        _draw_number(row, x, y, canvas)
        y += _PITCH
    return y - _PITCH / 2 + _PADDING


def _draw_number(row: Record, x: float, y: float, canvas: Canvas) -> None:
    """Print the number of municipalities in the symbol of its class, whose middle is at `x`."""
    fill, role, on = _LOOKS[class_of(row.whole("municipalities"))]
    canvas.marker(x, y, role=role, fill=fill, size=14)
    canvas.label(x, y, canvas.value(row.value("municipalities")), align="center", role=on, strong=True)


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
            for theme in data("themes")
            for row in ranked(theme.string("id"))
        ),
    )
