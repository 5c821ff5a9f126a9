"""Diagrams for a narrow sheet: boxes as wide as it, one below the other, as high as what is printed in them.

Knows nothing of data.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from figures.lettering import (
    MARGIN,
    arrow,
    bullets,
    bullets_height,
    centred,
    frame,
    measured,
    paragraph,
    titled,
    wrapped,
)

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: from the edges of a box to its text, between boxes, and the length of an arrow between them.
_INSIDE, _GAP, _ARROW = 2.0, 3.0, 5.5


class Stack:
    """Boxes on the narrow sheet `canvas`, from the top; :meth:`end` lets the sheet be as high as they are."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.y, self.width = canvas, 0.5, canvas.width_mm
        measured(canvas)

    @property
    def inside(self) -> float:
        """Millimetres for the text in a box."""
        return self.width - 2 * MARGIN

    def note(self, printed: str) -> None:
        """Print `printed` without a box."""
        step = self.canvas.leading(small=True)
        self.y = paragraph(self.canvas, 0, self.y + step / 2, printed, self.width, role="muted", small=True) - step / 2

    def box(self, printed: str, *, dashed: bool = False, x: float = 0, width: float | None = None) -> None:
        """A box around `printed`, by default as wide as the sheet."""
        width = self.width if width is None else width
        inside = width - 2 * MARGIN
        height = len(wrapped(self.canvas, printed, inside)) * self.canvas.leading() + 2 * _INSIDE
        frame(self.canvas, x, self.y, width, height, dashed=dashed)
        centred(self.canvas, x + width / 2, self.y + height / 2, printed, inside, align="center")
        self.y += height

    def panel(
        self,
        title: str,
        *,
        strong: str = "",
        printed: str = "",
        items: Sequence[str] = (),
        role: str = "secondary",
    ) -> None:
        """A box with `title` on a filled head, and below it one line that is `strong`, a paragraph and a list."""
        canvas, step = self.canvas, self.canvas.leading()
        head = len(wrapped(canvas, title, self.inside, strong=True)) * step + 2 * _INSIDE
        text = step * bool(strong) + step * (len(wrapped(canvas, printed, self.inside)) if printed else 0)
        height = head + text + bullets_height(canvas, self.inside, items) + 2 * _INSIDE
        titled(canvas, 0, self.y, self.width, height, title, head=head, role=role)
        y, foot = self.y + head + _INSIDE + step / 2, self.y + height
        if strong:
            canvas.label(MARGIN, y, strong, strong=True)
            y += step
        if printed:
            y = paragraph(canvas, MARGIN, y, printed, self.inside)
        bullets(canvas, MARGIN, y, self.inside, items, foot=foot, role=role)
        self.y += height

    def gap(self) -> None:
        """White between two boxes."""
        self.y += _GAP

    def arrow(self) -> None:
        """An arrow down to the next box."""
        arrow(self.canvas, (self.width / 2, self.y + 0.4), (self.width / 2, self.y + _ARROW - 1.2), "v")
        self.y += _ARROW

    def tie(self) -> None:
        """A line to the next box."""
        middle = self.width / 2
        self.canvas.line((middle, middle), (self.y, self.y + _GAP), role="muted", width=0.9)
        self.y += _GAP

    def end(self) -> None:
        """Let the sheet end here."""
        self.canvas.resize(self.y + 0.5)
