"""Typefaces as pages have them: small files with the letters that nearly every page needs, and how wide they run.

Opens fonts and cuts them; knows no page.  A letter outside the small file is rare, and for it a page has the whole one.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from report.style.theme import Theme

if TYPE_CHECKING:
    from fontTools.subset import Options
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._n_a_m_e import NameRecord

# Letters of western Europe, and the signs that typography, figures and scripts print beside them.
_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100))
_SIGNS = "\u2002\u2003\u2009\u2010\u2011\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u202f\u2030" + (
    "\u2039\u203a\u2044\u20ac\u2190\u2191\u2192\u2193\u2212\u2248\u2264\u2265\u0131\u0152\u0153"
)
# What style sheets ask for and what lettering always needs; everything else, such as small capitals, is left behind.
_FEATURES = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "tnum")
# Copyright and the names of a font, and its licence with the address of that, which is to go with it.
_NAMES = (*range(7), 13, 14)
# The tables that mention names of the font; of features only those do that are left behind.
_NAMING = ("CPAL", "STAT", "fvar")
# OS/2.fsType, as the OpenType specification has it: what may be done with a font besides printing it.
_RESTRICTED, _LICENSED, _NO_SUBSETS = 0x0002, 0x000E, 0x0100
# How often each of a thousand signs is this one in running text; close enough in any language of Latin letters.
_COMMON = {
    **{" ": 176, "e": 99, "t": 72, "a": 63, "o": 60, "n": 56, "i": 56, "s": 52, "r": 50, "h": 46, "l": 34, "d": 33},
    **{"u": 23, "c": 23, "m": 20, "f": 18, "g": 17, "p": 17, "w": 15, "y": 13, "b": 12, ".": 10, "v": 9, ",": 9},
    **{"k": 7, "T": 3, "S": 3, "A": 3, "C": 3, "M": 3, "0": 3, "1": 3, "2": 3},
}
# What fontTools raises for the tables of a damaged font.
UNREADABLE = (struct.error, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class WebFont:
    """A face: its small file in WOFF2, empty where there can or may be none, and its measures as shares of an em.

    `gap` is the space between lines that it asks for, and `width` that of an average letter; all are 0 if unknown.
    """

    content: bytes = b""
    ascent: float = 0
    descent: float = 0
    gap: float = 0
    width: float = 0


def characters(letters: Iterable[str]) -> str:
    """The characters of the small files, sorted: a fixed set, and the `letters` of the languages of the project."""
    own = (form for letter in letters for form in (letter.lower(), letter.upper()) if len(form) == 1)
    return "".join(sorted({*map(chr, _LATIN), *_SIGNS, *own}))


def ranges(chosen: str) -> tuple[str, str]:
    """Values of ``unicode-range``: for the characters `chosen`, which are sorted, and for all the others."""
    codes = [*map(ord, chosen)]
    starts = [codes[0], *(b for a, b in pairwise(codes) if b != a + 1)]
    ends = [*(a for a, b in pairwise(codes) if b != a + 1), codes[-1]]
    # Control characters are printed by no page.
    between = pairwise([0x1F, *(code for pair in zip(starts, ends, strict=True) for code in pair), 0x110000])
    rest = [(a + 1, b - 1) for a, b in [*between][::2] if a + 1 < b]
    return _written(zip(starts, ends, strict=True)), _written(rest)


def is_restricted(font: TTFont) -> bool:
    """Whether the font says that it may not be embedded in anything."""
    return bool(font["OS/2"].fsType & _LICENSED == _RESTRICTED) if "OS/2" in font else False


def web_fonts(theme: Theme, chosen: str) -> tuple[WebFont, ...]:
    """Every file of :meth:`Theme.font_files` for pages, in that order, with the characters `chosen`."""
    return tuple(web_font(path.read_bytes(), chosen) for path in theme.font_files().values())


def web_fonts_aside(job: tuple[Theme, str]) -> tuple[WebFont, ...]:
    """The same, in a process that gives way to all others."""
    os.nice(10)
    return web_fonts(*job)


def web_font(content: bytes, chosen: str) -> WebFont:
    """The font in `content` for pages, with the characters `chosen`."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(content), recalcTimestamp=False, lazy=True) as font:
            measures = _measures(font)
            may = not ("OS/2" in font and font["OS/2"].fsType & _NO_SUBSETS)
            return WebFont(_small(font, chosen) if may else b"", *measures)
    except (TTLibError, *UNREADABLE):
        return WebFont()


def _measures(font: TTFont) -> tuple[float, float, float, float]:
    """Ascent, descent, gap and width."""
    lines, letters, widths, em = font["hhea"], font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    parts = [(share, widths[letters[ord(sign)]][0]) for sign, share in _COMMON.items() if ord(sign) in letters]
    width = sum(share * wide for share, wide in parts) / max(1, sum(share for share, _ in parts))
    return lines.ascent / em, -lines.descent / em, lines.lineGap / em, width / em


def _small(font: TTFont, chosen: str) -> bytes:
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=list(_FEATURES), hinting=False, notdef_outline=True)
    options.name_IDs = [*_NAMES]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=chosen)
    names = None if any(tag in font for tag in _NAMING) or "name" not in font else font["name"]
    if names:
        del font["name"]  # or every record of the font is looked through for names that it may mention
    subsetter.subset(font)
    if names:
        names.names = [n for n in names.names if _stays(n, options)]
        font["name"] = names
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()


def _stays(name: NameRecord, options: Options) -> bool:
    """Whether a name that nothing mentions stays in a font that is cut by `options`."""
    return name.nameID in options.name_IDs and name.isUnicode() and name.langID in options.name_languages


def _written(pairs: Iterable[tuple[int, int]]) -> str:
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in pairs)
