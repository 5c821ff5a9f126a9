"""The map of tiles on a narrow sheet: tiles that are marked have numbers, and a list below says whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import block, measured, paragraph
from figures.municipalities.map_marks import BORDER, GAP, PARTS, SYMBOLS, TILES, draw_borders, parts, shade, size
from figures.study.values import danish_order
from report.author import Record, Text, data

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: the height of a row of tiles, above them, a sample of the legend, from it to its meaning.
_DOWN, _TOP, _SAMPLE, _BESIDE = 5.0, 0.5, 3.4, 5.0
# Millimetres in the list: its columns, from a number to the name, from the name's edge to the symbols, one symbol.
_COLUMNS, _NAME, _SYMBOLS, _SYMBOL = 2, 5.5, 26.5, 3.2
_NUMBERED = Text(
    da="Tallene på kortet er kommunerne i listen nederst.", en="Numbers on the map are the municipalities listed below."
)


def draw_narrow(canvas: Canvas) -> None:
    """Draw the map over the whole width, and below it what its marks mean and whose its numbers are."""
    rows = data("municipalities")
    columns, lines = (1 + max(row.whole(f"tile_{way}") for row in rows) for way in "xy")
    across = (canvas.width_mm + GAP) / columns
    marked = sorted((row for row in rows if parts(row)), key=lambda row: danish_order(row.string("name")))
    numbers = {row.string("code"): canvas.language.number(at) for at, row in enumerate(marked, 1)}
    measured(canvas)
    for row in rows:
        x, y = across * row.whole("tile_x"), _TOP + _DOWN * row.whole("tile_y")
        _draw_tile(row, numbers.get(row.string("code"), ""), (x, y, across - GAP), canvas)
    draw_borders((across, _DOWN), _TOP, canvas)
    foot = _draw_legend(_TOP + _DOWN * lines + 4, canvas)
    canvas.resize(_draw_list(marked, numbers, foot + 1.5, across - GAP, canvas))


def _draw_tile(row: Record, number: str, place: tuple[float, float, float], canvas: Canvas) -> None:
    (x, y, width), (fill, on), height = place, shade(parts(row)), _DOWN - GAP
    block(canvas, x, y, width, height, fill)
    if number:
        canvas.label(x + width / 2, y + height / 2, number, align="center", role=on, strong=True)


def _draw_legend(y: float, canvas: Canvas) -> float:
    width, middle = canvas.width_mm - _BESIDE, _SAMPLE / 2
    y = paragraph(canvas, 0, y, canvas.say(_NUMBERED), canvas.width_mm, role="muted")
    for role, label in TILES.items():
        block(canvas, 0, y - middle, _SAMPLE, _SAMPLE, role)
        y = paragraph(canvas, _BESIDE, y, canvas.say(label), width)
    for part, shape in SYMBOLS.items():
        canvas.marker(middle, y, shape, role="ink", size=size(shape))
        y = paragraph(canvas, _BESIDE, y, canvas.say(PARTS[part]), width)
    canvas.line((0, _SAMPLE), (y, y), role="ink", width=1)
    return paragraph(canvas, _BESIDE, y, canvas.say(BORDER), width)


def _draw_list(marked: list[Record], numbers: dict[str, str], y: float, width: float, canvas: Canvas) -> float:
    """Print the numbers with their names and symbols in columns; return where they end."""
    lines, pitch = -(-len(marked) // _COLUMNS), canvas.width_mm / _COLUMNS
    for at, row in enumerate(marked):
        x, middle = pitch * (at // lines), y + _DOWN * (at % lines)
        _draw_tile(row, numbers[row.string("code")], (x, middle - (_DOWN - GAP) / 2, width), canvas)
        canvas.label(x + _NAME, middle, row.string("name"))
        symbols = [part for part in SYMBOLS if part in parts(row)]
        for place, part in enumerate(symbols):
            shape = SYMBOLS[part]
            canvas.marker(x + _SYMBOLS + _SYMBOL * place, middle, shape, role="ink", size=size(shape), dx=2)
    return y + _DOWN * lines - 1.5
