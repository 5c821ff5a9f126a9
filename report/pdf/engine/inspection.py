"""What the PDF engine has made: the boxes it laid out, and the typefaces it took characters from.  Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.fonts import get_hb_object_data


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


def identifiers(document: Document) -> tuple[str, ...]:
    """The identifiers of the elements of `document`, printed or not, in their order."""
    return tuple(element.get("id") for element in document._html.etree_element.iter() if element.get("id"))


def characters_outside(document: Document, families: Set[str]) -> list[str]:
    """The characters of a written document from typefaces of the machine, because those of `families` lack them.

    WeasyPrint keeps the fonts of a document that it has written as :attr:`Document.fonts`, which it does not document.
    """
    foreign = (font for font in document.fonts.values() if font.family not in families)
    return sorted({text for font in foreign for text in font.to_unicode.values()})


def mistaken_families(document: Document, files: Mapping[str, Set[bytes]]) -> list[str]:
    """The families that a written document took from other files than those in `files`, their contents by family.

    WeasyPrint gives the typefaces of a document to fontconfig beside those of the machine; where both have a family of
    the same name, fontconfig takes that of the machine, which WeasyPrint's own source regrets.  What a font was loaded
    from, before it leaves out what is not used, is asked of its ``hb_face``.
    """
    fonts = [font for font in document.fonts.values() if font.family in files]
    return sorted({font.family for font in fonts if get_hb_object_data(font.hb_face) not in files[font.family]})
