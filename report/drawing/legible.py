"""Whether everything printed in a drawing can be read: glyphs, edges, collisions.

Measures with the fonts of the page.  Knows nothing of SVG.
"""

from __future__ import annotations

from itertools import combinations

from matplotlib.text import Text as Label
from matplotlib.transforms import Bbox, BboxBase

from report.drawing.canvas import SvgCanvas
from report.drawing.fonts import missing_characters
from report.style.theme import Theme

# A label's box is as high as the line; only its middle part holds ink that can collide.
_INKED = 0.6
_TOLERANCE = 0.5


class MissingGlyph(ValueError):
    """Raised when a drawing prints a character that the typeface does not have."""


def check_legible(canvas: SvgCanvas) -> None:
    """Raise when a label cannot be read.

    MissingGlyph for a character outside the typeface; ValueError for a label that runs out of the
    sheet or over another one.
    """
    labels = [t for t in canvas.figure.findobj(Label) if t.get_visible() and t.get_text().strip()]
    for label in labels:
        _check_glyphs(canvas.theme, label.get_text())
    boxes = [(label.get_text(), _inked(label.get_window_extent())) for label in labels]
    for printed, box in boxes:
        _check_inside(printed, box, canvas.figure.bbox)
    for (one, first), (other, second) in combinations(boxes, 2):
        if first.overlaps(second):
            raise ValueError(f"{one!r} and {other!r} are printed over each other")


def _check_glyphs(theme: Theme, printed: str) -> None:
    if missing := missing_characters(theme, printed):
        names = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in missing)
        raise MissingGlyph(f"{theme.headings.family} has no glyph for {names} in {printed!r}")


def _check_inside(printed: str, box: Bbox, sheet: BboxBase) -> None:
    if (
        box.x0 < sheet.x0 - _TOLERANCE
        or box.x1 > sheet.x1 + _TOLERANCE
        or box.y0 < sheet.y0 - _TOLERANCE
        or box.y1 > sheet.y1 + _TOLERANCE
    ):
        raise ValueError(f"{printed!r} runs out of the drawing")


def _inked(box: Bbox) -> Bbox:
    margin = box.height * (1 - _INKED) / 2
    return Bbox.from_extents(box.x0, box.y0 + margin, box.x1, box.y1 - margin)
