"""Reading documents that the PDF engine has laid out or written: boxes and typefaces.  Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import TextBox


def walk(box: Any) -> Iterator[Any]:
    """`box` and every box inside it, in the order of the text."""
    yield box
    for child in getattr(box, "children", ()):
        yield from walk(child)


def text_of(box: Any) -> str:
    """The text that `box` prints."""
    return "".join(inner.text for inner in walk(box) if isinstance(inner, TextBox))


def classes_of(box: Any) -> set[str]:
    """The classes of the element that `box` was made for."""
    return set((box.element.get("class") or "").split()) if box.element is not None else set()


def characters_outside(document: Document, families: Set[str]) -> list[str]:
    """The characters of a written document from typefaces of the machine, because those of `families` lack them.

    WeasyPrint keeps the fonts of a document that it has written as :attr:`Document.fonts`, which it does not document.
    """
    foreign = (font for font in document.fonts.values() if font.family not in families)
    return sorted({text for font in foreign for text in font.to_unicode.values()})
