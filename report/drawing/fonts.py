"""The typeface of figures, straight from its PyPI package.  Knows nothing of pages or charts.

The page embeds the same files, so text measured here is as wide there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points

from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontProperties

FAMILY = "Source Sans Pro"
_FACES = {"regular": ("SourceSansPro", 400), "strong": ("SourceSansProSemibold", 600)}


@cache
def font_file(face: str = "regular") -> str:
    """The path of the font file for `face`, ``regular`` or ``strong``.

    Raises LookupError when the package font-source-sans-pro is not installed.
    """
    name, _ = _FACES[face]
    for entry in entry_points(group="fonts_ttf"):
        files: Mapping[str, str] = entry.load()
        if name in files:
            return files[name]
    raise LookupError(f"no font {name}; install the package font-source-sans-pro")


def properties(size: float, *, strong: bool = False) -> FontProperties:
    """The typeface at `size` points, as matplotlib wants it."""
    face = "strong" if strong else "regular"
    return FontProperties(family=FAMILY, weight=_FACES[face][1], size=size, fname=font_file(face))


def missing_characters(printed: str) -> list[str]:
    """The characters of `printed` that some face of the typeface cannot show, each once, in order."""
    known = frozenset.intersection(*(_characters(face) for face in _FACES))
    return [c for c in dict.fromkeys(printed) if ord(c) not in known and c != "\n"]


@cache
def _characters(face: str) -> frozenset[int]:
    with TTFont(font_file(face), lazy=True) as font:
        return frozenset(font.getBestCmap())
