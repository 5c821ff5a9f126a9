"""Where a label of a drawing lies over a shape: a line, a symbol, or the edge of an area.

A label inside an area is printed on it, and what the area covers is not seen.  Lines of the grid stand behind labels.
Knows places only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from report.drawing.canvas import SvgCanvas
from report.drawing.items import GRID, SYMBOLS, Box, Label, Shape

_TOLERANCE = 0.15  # millimetres


def overlaps(canvas: SvgCanvas) -> tuple[str, ...]:
    """Each label that lies over a shape, in words; of what the axes of a drawing library hold nothing is known."""
    drawn = sorted((s for s in canvas.shapes if s.level != GRID and s.points), key=lambda shape: shape.level)
    shapes = [(shape, _around(shape.points)) for shape in drawn]
    labels = [label for label in canvas.labels if label.printed.strip()]
    return tuple(f"{label.printed!r} lies over {what}" for label in labels for what in _under(label, shapes))


def _under(label: Label, shapes: Iterable[tuple[Shape, Box]]) -> Iterator[str]:
    """What lies under a label, from the last area on that holds it whole; `shapes` have what is around them."""
    ink, found = _within(label.ink), dict[str, None]()
    for shape, area in shapes:
        if shape.fill and _holds(area, ink):
            found = {}
        elif shape.level == SYMBOLS or shape.fill:
            if ink.overlaps(area):
                found["a symbol" if shape.level == SYMBOLS else "the edge of an area"] = None
        elif _touches(ink, area) and any(_crosses(ink, *ends) for ends in pairwise(shape.points)):
            found["a line"] = None
    yield from found


def _holds(area: Box, ink: Box) -> bool:
    across = area.left <= ink.left and ink.right <= area.right
    return across and area.top <= ink.top and ink.bottom <= area.bottom


def _touches(ink: Box, area: Box) -> bool:
    """Whether some place is in both, their edges included: the area of a straight line may be nothing but an edge."""
    across = ink.left <= area.right and area.left <= ink.right
    return across and ink.top <= area.bottom and area.top <= ink.bottom


def _within(ink: Box) -> Box:
    """What has to be free: a label may touch."""
    return Box(ink.left + _TOLERANCE, ink.top + _TOLERANCE, ink.right - _TOLERANCE, ink.bottom - _TOLERANCE)


def _around(points: tuple[tuple[float, float], ...]) -> Box:
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def _crosses(box: Box, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether the line from `start` to `end` comes into `box`.

    Y.-D. Liang and B. Barsky, "A new concept and method for line clipping", ACM Transactions on Graphics 3 (1984).
    """
    first, last = 0.0, 1.0
    limits = ((box.left, box.right), (box.top, box.bottom))
    for (low, high), a, b in zip(limits, start, end, strict=True):
        if a == b:
            if not low < a < high:
                return False
            continue
        enter, leave = sorted(((low - a) / (b - a), (high - a) / (b - a)))
        first, last = max(first, enter), min(last, leave)
    return first < last
