"""The typeface of figures, which is that of the theme's headings: what its letters measure and which it has.

The page embeds the same files, so text measured here is as wide there.  Knows nothing of pages or charts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from report.style.fonts import WEIGHTS, FontFile
from report.style.theme import Theme

# Of a typeface that does not say how high its capitals are.
_CAPITALS = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face: its `weight` in style sheets, the width of each character by its code, and heights, in ems.

    `above` and `below` are how far it reaches from its line, `capitals` is how high digits and capitals are.
    """

    weight: int
    widths: Mapping[int, float]
    above: float
    below: float
    capitals: float
    _known: dict[str, float] = field(default_factory=dict, init=False, repr=False)

    def width(self, printed: str) -> float:
        """How wide `printed` is, in ems, without the little that some pairs of letters stand closer.

        It is asked again and again for the same texts: breaking lines and looking for labels that meet both measure.
        """
        known = self._known
        if printed not in known:
            widths = self.widths
            known[printed] = sum([widths.get(ord(character), 1.0) for character in printed])
        return known[printed]


def font_file(theme: Theme, name: str = "regular") -> str:
    """The path of the font file for the face `name`, ``regular`` or ``strong``.

    Raises LookupError when its package is not installed.
    """
    return _found(theme.headings.files[name], theme.root)


def face(theme: Theme, *, strong: bool = False) -> Face:
    """The face that a drawing in the look of `theme` is lettered with."""
    name = "strong" if strong else "regular"
    return _face(font_file(theme, name), WEIGHTS[name][0])


def read_faces(theme: Theme) -> None:
    """Read the faces of `theme`, again where their files have changed since: a preview lives longer than they do.

    Raises OSError and what fontTools raises for a file that is missing or no font.
    """
    for name in WEIGHTS:
        file = font_file(theme, name)
        state = Path(file).stat()
        now = (state.st_mtime_ns, state.st_ctime_ns, state.st_size)
        if _read.setdefault(file, now) != now:
            _face.cache_clear()
            _read[file] = now
        face(theme, strong=name == "strong")


def missing_characters(theme: Theme, printed: str) -> list[str]:
    """The characters of `printed` that some face of the typeface cannot show, each once, in order."""
    one, other = (face(theme, strong=strong).widths for strong in (False, True))
    return [c for c in dict.fromkeys(printed) if not (ord(c) in one and ord(c) in other) and c != "\n"]


_read: dict[str, tuple[int, int, int]] = {}  # when the files were written that were read, and their sizes


@cache
def _found(file: FontFile, root: str) -> str:
    return str(file.find(Path(root)))


@cache
def _face(file: str, weight: int) -> Face:
    with TTFont(file, lazy=True) as font:
        em, heights, advances = font["head"].unitsPerEm, font["OS/2"], font["hmtx"].metrics
        return Face(
            weight,
            {code: advances[name][0] / em for code, name in font.getBestCmap().items()},
            heights.sTypoAscender / em,
            -heights.sTypoDescender / em,
            getattr(heights, "sCapHeight", 0) / em or _CAPITALS,
        )
