"""The same bytes for the same pages however they were painted, and less work in writing them.

WeasyPrint keeps the glyphs of a font in the order in which they were first painted, which is another when pages are
painted apart; sorted by glyph the tables are the same.  pydyf makes the references of all pages anew whenever one is
asked for, which takes time with the square of their number; and it compresses every page, also those that were in the
file before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pydyf
from weasyprint import pdf as engine

# What is compressed, by a digest of what it was.
Compressed = Mapping[bytes, bytes]
NOTHING: Compressed = MappingProxyType({})
_KEPT = "_kept_references"
_DIGEST = 16  # bytes


@contextmanager
def steady_writing(known: Compressed = NOTHING) -> Iterator[dict[bytes, bytes]]:
    """Documents that are written within this context have sorted font tables, and references made once.

    What is `known` is not compressed again; all that the documents hold compressed is in the mapping that is given.
    """
    written: dict[bytes, bytes] = {}
    build, references, zlib = engine.build_fonts_dictionary, pydyf.PDF.page_references, pydyf.zlib

    def sorted_fonts(pdf: pydyf.PDF, fonts: dict[Any, Any], *rest: Any) -> Any:
        for font in fonts.values():
            font.to_unicode, font.widths = dict(sorted(font.to_unicode.items())), dict(sorted(font.widths.items()))
        return build(pdf, fonts, *rest)

    engine.build_fonts_dictionary, pydyf.PDF.page_references = sorted_fonts, property(_kept_references(references.fget))
    pydyf.zlib = SimpleNamespace(
        compress=zlib.compress, compressobj=lambda level: _Once(zlib.compressobj(level=level), known, written)
    )
    try:
        yield written
    finally:
        engine.build_fonts_dictionary, pydyf.PDF.page_references = build, references
        pydyf.zlib = zlib


def _kept_references(references: Any) -> Any:
    def kept(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        count, made = vars(pdf).get(_KEPT, (0, ()))
        if count != len(pdf.pages["Kids"]):
            made = references(pdf)
            setattr(pdf, _KEPT, (len(pdf.pages["Kids"]), made))
        return tuple(made)

    return kept


class _Once:
    """Compresses one content, unless it is known what comes of it."""

    def __init__(self, compressor: Any, known: Compressed, written: dict[bytes, bytes]) -> None:
        self.compressor, self.known, self.written = compressor, known, written

    def compress(self, content: bytes) -> bytes:
        """All of the content, compressed."""
        name = blake2b(content, digest_size=_DIGEST).digest()
        made = self.written.get(name) or self.known.get(name)
        if made is None:
            made = self.compressor.compress(content) + self.compressor.flush()
        self.written[name] = made
        return made

    def flush(self) -> bytes:
        """Nothing is left."""
        return b""
