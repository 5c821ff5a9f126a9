"""Lettering of diagrams: sheets measured in millimetres, paragraphs that wrap, arrows.

Knows nothing of data.  A paragraph never runs out of its column: a word that does not fit is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import inf
from typing import TYPE_CHECKING, Unpack

if TYPE_CHECKING:
    from report.author import Canvas, Style

LEADING, SMALL_LEADING, MARGIN = 4.2, 3.7, 2.5
NARROW = 80.0  # the height of a narrow drawing that knows it only when its texts are measured
_EDGE, _BULLET, _AFTER_ITEM = 0.2, 3.0, 2.4
# Between the middle of a last line and the foot of its box, as a share of the leading.
_CLEAR = 0.9
# Spaces at which no line ends: before a dash, and in "§ 11" and "section 11".
_BOUND = re.compile(r" (?=\N{EN DASH})|(?<=§) |(?<=[Ss]ection) (?=\d)")


def measured(canvas: Canvas) -> None:
    """Let the drawing area of `canvas` be the whole sheet, in millimetres from its upper left corner."""
    canvas.plot_area(x=(0, canvas.width_mm), y=(canvas.height_mm, 0))


def paragraph(
    canvas: Canvas, x: float, y: float, printed: str, width: float, *, foot: float = inf, **style: Unpack[Style]
) -> float:
    """Print `printed` in lines of at most `width` mm, the middle of the first at `y`; return that of the line after.

    For `style` see :class:`report.drawing.canvas.Style`.  Raises ValueError for a word wider than `width`
    and for lines that come too close to `foot`.
    """
    step = canvas.leading(small=style.get("small", False))
    for line in wrapped(canvas, printed, width, **style):
        if y + step * _CLEAR > foot:
            raise ValueError(f"{line!r} runs below its box")
        canvas.label(x, y, line, **style)
        y += step
    return y


def centred(canvas: Canvas, x: float, y: float, printed: str, width: float, **style: Unpack[Style]) -> None:
    """Print `printed` like :func:`paragraph`, the middle of all its lines at `y`."""
    lines = len(wrapped(canvas, printed, width, **style))
    step = canvas.leading(small=style.get("small", False))
    paragraph(canvas, x, y - (lines - 1) * step / 2, printed, width, **style)


def bullets(canvas: Canvas, x: float, y: float, width: float, items: Iterable[str], *, foot: float, role: str) -> None:
    """Print `items` small, one below the other, each after a dot of `role`; the first begins at `y`.

    Raises ValueError as :func:`paragraph` does.
    """
    for printed in items:
        canvas.marker(x, y, role=role, size=3, dx=0.5)
        y = _AFTER_ITEM + paragraph(canvas, x + _BULLET, y, printed, width - _BULLET, foot=foot, small=True)


def wrapped(canvas: Canvas, printed: str, width: float, **style: Unpack[Style]) -> list[str]:
    """`printed` in lines as :meth:`report.drawing.canvas.Canvas.lines` divides it, with what belongs together in one.

    A dash stays with the word before it, the number of a section with its sign or word.  Raises ValueError for a word
    wider than `width` mm.
    """
    return canvas.lines(_BOUND.sub("\N{NO-BREAK SPACE}", printed), width, **style)


def bullets_height(canvas: Canvas, width: float, items: Iterable[str]) -> float:
    """Millimetres that :func:`bullets` takes for `items`."""
    lines = [len(wrapped(canvas, printed, width - _BULLET, small=True)) for printed in items]
    return sum(lines) * canvas.leading(small=True) + _AFTER_ITEM * max(0, len(lines) - 1)


def arrow(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], shape: str) -> None:
    """Draw a line with a head of `shape` (``>``, ``v`` or ``^``) at its end."""
    canvas.line(*zip(start, end, strict=True), role="muted", width=1)
    canvas.marker(*end, shape, role="muted", size=4)


def frame(canvas: Canvas, x: float, y: float, width: float, height: float, *, dashed: bool = False) -> None:
    """Draw the outline of a box whose upper left corner is at `x`, `y`; it lies just inside, as edges of sheets cut."""
    left, right, upper, lower = x + _EDGE, x + width - _EDGE, y + _EDGE, y + height - _EDGE
    canvas.line(
        (left, right, right, left, left),
        (upper, upper, lower, lower, upper),
        role="secondary",
        width=0.8,
        dashed=dashed,
    )


def block(canvas: Canvas, x: float, y: float, width: float, height: float, role: str) -> None:
    """Fill a box whose upper left corner is at `x`, `y`."""
    canvas.bar(x, y + height / 2, width, thickness=height, role=role)


def titled(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    title: str,
    *,
    head: float = 8,
    role: str = "secondary",
) -> None:
    """Draw a box with `title` on a filled head of `head` mm; its upper left corner is at `x`, `y`."""
    # The edge of a block has the colour of paper: the frame is drawn over it, and no second line is drawn below it.
    block(canvas, x, y, width, head, role)
    frame(canvas, x, y, width, height)
    centred(
        canvas,
        x + MARGIN,
        y + head / 2,
        title,
        width - 2 * MARGIN,
        strong=True,
        role="ink" if role == "secondary" else "paper",
    )
