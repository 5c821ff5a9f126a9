"""Whether everything printed in a drawing can be read: glyphs, edges, collisions.

Measures with the fonts of the page.  Knows nothing of SVG.
"""

from __future__ import annotations

from itertools import combinations

from report.drawing.canvas import SvgCanvas
from report.drawing.faces import missing_characters
from report.drawing.items import Box
from report.style.theme import Theme

_TOLERANCE = 0.2  # millimetres


class MissingGlyph(ValueError):
    """Raised when a drawing prints a character that the typeface does not have."""


def check_legible(canvas: SvgCanvas) -> None:
    """Raise when a label cannot be read.

    MissingGlyph for a character outside the typeface; ValueError for a label that runs out of the
    sheet or over another one.
    """
    found = [(label.printed, label.box, label.ink) for label in canvas.labels if label.printed.strip()]
    if canvas.foreign:
        found += [(printed, box, box) for printed, box in canvas.foreign.labels(canvas.height_mm)]
    for printed, box, _ in found:
        _check_glyphs(canvas.theme, printed)
        _check_inside(printed, box, canvas)
    for (one, _, first), (other, _, second) in combinations(found, 2):
        if first.overlaps(second):
            raise ValueError(f"{one!r} and {other!r} are printed over each other")


def _check_glyphs(theme: Theme, printed: str) -> None:
    if missing := missing_characters(theme, printed):
        names = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in missing)
        raise MissingGlyph(f"{theme.headings.family} has no glyph for {names} in {printed!r}")


def _check_inside(printed: str, box: Box, canvas: SvgCanvas) -> None:
    if (
        box.left < -_TOLERANCE
        or box.right > canvas.width_mm + _TOLERANCE
        or box.top < -_TOLERANCE
        or box.bottom > canvas.height_mm + _TOLERANCE
    ):
        raise ValueError(f"{printed!r} runs out of the drawing")
