"""What stands beside the map of tiles: what its marks mean, and whose its numbers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import block, paragraph
from figures.municipalities.map_marks import BORDER, PARTS, SYMBOLS, TILES, draw_tile, marked, numbered, parts, size
from report.author import Text

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: a sample of the legend, from its edge to its meaning; in the list, from line to line, from a tile's edge
# to the name, from that to the symbols, one symbol; the size of a tile.
_SAMPLE, _BESIDE, _LINE, _NAME, _SYMBOLS, _SYMBOL, _TILE = 3.4, 5.0, 5.0, 7.0, 2.0, 3.2, (5.4, 4.2)
_NUMBERED = Text(
    da="Tallene på kortet er kommunerne i listen nederst.", en="Numbers on the map are the municipalities listed below."
)


def draw_legend(x: float, y: float, canvas: Canvas) -> float:
    """Print what the marks mean from `x` to the right edge, from `y` down; return where it ends."""
    width, middle = canvas.width_mm - x - _BESIDE, _SAMPLE / 2
    y = paragraph(canvas, x, y, canvas.say(_NUMBERED), canvas.width_mm - x, role="muted", small=True) + 1
    for role, label in TILES.items():
        block(canvas, x, y - middle, _SAMPLE, _SAMPLE, role)
        y = paragraph(canvas, x + _BESIDE, y, canvas.say(label), width, small=True) + 0.6
    for part, shape in SYMBOLS.items():
        canvas.marker(x + middle, y, shape, role="ink", size=size(shape))
        y = paragraph(canvas, x + _BESIDE, y, canvas.say(PARTS[part]), width, small=True) + 0.6
    canvas.line((x, x + _SAMPLE), (y, y), role="ink", width=1)
    return paragraph(canvas, x + _BESIDE, y, canvas.say(BORDER), width, small=True)


def draw_list(y: float, columns: int, canvas: Canvas) -> float:
    """Print the numbers with their names and symbols in so many columns; return where they end."""
    rows, numbers = marked(), numbered()
    lines, pitch = -(-len(rows) // columns), canvas.width_mm / columns
    for at, row in enumerate(rows):
        x, middle = pitch * (at // lines), y + _LINE * (at % lines)
        draw_tile(row, numbers[row.string("code")], (x, middle - _TILE[1] / 2), _TILE, canvas)
        label = canvas.label(x + _NAME, middle, row.string("name"), small=True)
        beside = x + _NAME + canvas.width_of(label) + _SYMBOLS
        for place, part in enumerate(part for part in SYMBOLS if part in parts(row)):
            shape = SYMBOLS[part]
            canvas.marker(beside + _SYMBOL * place, middle, shape, role="ink", size=size(shape), dx=1)
    return y + _LINE * lines - 1.5
