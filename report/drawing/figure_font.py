"""The typeface of figures, which is that of the theme's headings.  Knows nothing of pages or charts.

The page embeds the same files, so text measured here is as wide there.
"""

from __future__ import annotations

from functools import cache

from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontProperties

from report.style.fonts import WEIGHTS
from report.style.theme import Theme

_FACES = ("regular", "strong")


def font_file(theme: Theme, face: str = "regular") -> str:
    """The path of the font file for `face`, ``regular`` or ``strong``.

    Raises LookupError when its package is not installed.
    """
    return str(theme.font(theme.headings, face))


def properties(theme: Theme, size: float, *, strong: bool = False) -> FontProperties:
    """The typeface at `size` points, as matplotlib wants it."""
    face = "strong" if strong else "regular"
    return FontProperties(
        family=theme.headings.family, weight=WEIGHTS[face][0], size=size, fname=font_file(theme, face)
    )


def missing_characters(theme: Theme, printed: str) -> list[str]:
    """The characters of `printed` that some face of the typeface cannot show, each once, in order."""
    known = frozenset.intersection(*(_characters(font_file(theme, face)) for face in _FACES))
    return [c for c in dict.fromkeys(printed) if ord(c) not in known and c != "\n"]


@cache
def _characters(file: str) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
