"""The typefaces that a written document took its characters from."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.document import Document


def characters_outside(document: Document, families: Set[str]) -> list[str]:
    """The characters of a written document from typefaces of the machine, because those of `families` lack them.

    WeasyPrint keeps the fonts of a document that it has written as :attr:`Document.fonts`, which it does not document.
    """
    foreign = (font for font in document.fonts.values() if font.family not in families)
    return sorted({text for font in foreign for text in font.to_unicode.values()})
