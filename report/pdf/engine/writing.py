"""The same bytes for the same pages however they were painted, and less work in writing them.

WeasyPrint keeps the glyphs of a font in the order in which they were first painted, which is another when pages are
painted apart; sorted by glyph the tables are the same.  pydyf makes the references of all pages anew whenever one is
asked for, which takes time with the square of their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydyf import PDF
from weasyprint import pdf as engine

_KEPT = "_kept_references"


@contextmanager
def steady_writing() -> Iterator[None]:
    """Documents that are written within this context have sorted font tables, and references made once."""
    build, references = engine.build_fonts_dictionary, PDF.page_references

    def sorted_fonts(pdf: PDF, fonts: dict[Any, Any], *rest: Any) -> Any:
        for font in fonts.values():
            font.to_unicode, font.widths = dict(sorted(font.to_unicode.items())), dict(sorted(font.widths.items()))
        return build(pdf, fonts, *rest)

    def kept_references(pdf: PDF) -> tuple[bytes, ...]:
        count, made = vars(pdf).get(_KEPT, (0, ()))
        if count != len(pdf.pages["Kids"]):
            made = references.fget(pdf)
            setattr(pdf, _KEPT, (len(pdf.pages["Kids"]), made))
        return made

    engine.build_fonts_dictionary, PDF.page_references = sorted_fonts, property(kept_references)
    try:
        yield
    finally:
        engine.build_fonts_dictionary, PDF.page_references = build, references
