"""Which typefaces a written PDF has: its own, or others of the machine that the engine took for them.

The engine gives the typefaces of a document to fontconfig beside those of the machine.  Where both have a family of
the same name, fontconfig takes that of the machine, and the engine (its own source says so) cannot keep it from that.
The data of a font are those that were loaded, from before the engine leaves out what is not used.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


def foreign_letters(document: Any, families: Collection[str]) -> set[str]:
    """What a written document prints in none of `families`."""
    fonts = [font for font in document.fonts.values() if font.family not in families]
    return {text for font in fonts for text in font.to_unicode.values()}


def mistaken_families(document: Any, files: Mapping[str, Collection[bytes]]) -> set[str]:
    """The families that a written document took from other files than those in `files`, contents by family."""
    from weasyprint.text.fonts import get_hb_object_data

    fonts = [font for font in document.fonts.values() if font.family in files]
    return {font.family for font in fonts if get_hb_object_data(font.hb_face) not in files[font.family]}
