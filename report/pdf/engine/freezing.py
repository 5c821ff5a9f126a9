"""Laid-out pages as plain data: what is painted, with places for page numbers, and what tags and links need.

The data can be sent, cached and put together with those of other parts of an edition by
:mod:`report.pdf.engine.thawing`, which gives WeasyPrint's own writer pages that it takes for laid-out ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from typing import Any

import pydyf
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from report.pdf.engine.contents import plain_contents
from report.pdf.engine.digits import Digits, features, measured
from report.pdf.engine.inspection import walk
from report.pdf.engine.plain import KINDS, packed, plain, resources
from report.pdf.engine.reading import read_pages
from report.pdf.engine.replaced_numbers import EQUAL, printed_numbers, stands_alone

SCALE = 0.75  # points of PDF for a CSS pixel
TARGET = "data-page-of"
_FOLIO = (("counter()", ("page", "decimal")),)
# A frozen document: lists, mappings, texts, bytes and numbers.
Plain = dict[str, Any]


class Unfit(ValueError):
    """Raised for pages that cannot be put together with those of another part: they have to be laid out as a whole."""


@dataclass(slots=True)
class Hole:
    """The place of a page number: of the label `target`, or without one of the page itself.

    `edge` is the right edge of a space of its own, None where the number stands in a line of text; `digits` is None
    where no other number can be filled in.
    """

    target: str | None
    text: str
    width: float
    edge: float | None
    x: float = 0.0
    y: float = 0.0
    digits: int | None = None


def frozen(document: Document) -> Plain:
    """The pages of `document`, which has not been painted yet.  Raises Unfit."""
    return _Freezer(document).frozen()


class _Recorder(Stream):  # type: ignore[misc]  # WeasyPrint has no types
    """Painted content that leaves the place of each page number open, and its glyphs out of the tables of its font."""

    def __init__(self, holes: dict[int, tuple[Any, Hole]], digits: dict[tuple[Any, ...], Digits], *rest: Any) -> None:
        super().__init__(*rest, None, compress=True)
        self.holes, self.digits = holes, digits
        self.left: list[Hole] = []
        self._open: Hole | None = None
        self._shown: list[str] = []

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        with super().marked(box, tag):
            if id(box) in self.holes:
                yield from self._left_open(*self.holes.pop(id(box)))
            else:
                yield

    def _left_open(self, box: Any, hole: Hole) -> Iterator[None]:
        self._open, self._shown = hole, []
        before = {key: (set(font.to_unicode), set(font.widths)) for key, font in self._fonts.items()}
        yield
        self._open = None
        self.left.append(hole)
        self._measure(box, hole)
        if hole.digits is not None:
            self._forget_glyphs(before)

    def _forget_glyphs(self, before: dict[int, tuple[set[int], set[int]]]) -> None:
        """Leave in the tables of fonts the glyphs that stood there `before`."""
        for key, font in self._fonts.items():
            glyphs, widths = before.get(key, (set(), set()))
            for table, known in ((font.to_unicode, glyphs), (font.widths, widths)):
                for glyph in table.keys() - known:
                    del table[glyph]

    def _measure(self, box: Any, hole: Hole) -> None:
        """Note how other numbers would be painted, if that would have painted this one as it is."""
        if not hole.text.isdecimal() or not self._shown:
            raise Unfit(f"the page number {hole.text!r} is not painted as digits")
        name = (self._old_font, features(box.style))
        if name not in self.digits:
            self.digits[name] = measured(box.style, self)
        digits = self.digits[name]
        if self._shown == [digits.shown(hole.text)] and abs(digits.width(hole.text) - hole.width) <= EQUAL:
            hole.digits = list(self.digits).index(name)

    def set_text_matrix(self, *matrix: float) -> None:
        if self._open:
            self._open.x, self._open.y = matrix[-2:]
            self.stream.append(["place", len(self.left)])
        else:
            super().set_text_matrix(*matrix)

    def show_text(self, text: str) -> None:
        if self._open:
            self._shown.append(text)
            self.stream.append(["number", len(self.left), text])
        else:
            super().show_text(text)


class _Freezer:
    """The tables that pages refer to by number: faces of digits, and elements as their tags need them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.digits: dict[tuple[Any, ...], Digits] = {}
        self.images: dict[str, Any] = {}
        self.resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in KINDS} | {"ColorSpace": b""})

    def frozen(self) -> Plain:
        streams = [self._painted(number, page) for number, page in enumerate(self.document.pages, 1)]
        contents, sources = plain_contents(read_pages(self.document.pages, streams))
        pages = [_page(page, stream) for page, stream in zip(self.document.pages, streams, strict=True)]
        return {
            "pages": pages,
            "contents": contents,
            "sources": sources,
            "digits": [list(astuple(digits)) for digits in self.digits.values()],
            "fonts": [_font(key, font) for key, font in self.document.fonts.items()],
            "resources": resources(self.resources),
            "images": {name: _picture(**image) for name, image in self.images.items()},
        }

    def _painted(self, number: int, page: Any) -> _Recorder:
        if any(page.forms.values()):
            raise Unfit("forms are filled in on pages that are laid out as a whole")
        area = (0, 0, page.width, page.height)
        holes = _holes(number, page._page_box)
        stream = _Recorder(holes, self.digits, self.document.fonts, area, self.resources, self.images, {}, {})
        stream.transform(d=-1, f=page.height * SCALE)  # as the writer does, which does it again
        stream.stream.clear()
        page.paint(stream, SCALE)
        if holes:
            raise Unfit(f"page {number} has a page number that is painted in a group of its own")
        return stream


def _page(page: Any, stream: _Recorder) -> Plain:
    return {
        "size": [page.width, page.height],
        "bleed": page.bleed,
        "anchors": {name: list(place) for name, place in page.anchors.items()},
        "bookmarks": [[level, label, list(at), state] for level, label, at, state in page.bookmarks],
        "links": [[kind, to, list(area)] for kind, to, area, _ in page.links],
        "items": packed(stream.stream),
        "holes": [list(astuple(hole)) for hole in stream.left],
    }


def _holes(number: int, page_box: Any) -> dict[int, tuple[Any, Hole]]:
    """The places of the page numbers on a page, by the identity of their boxes."""
    found = {}
    for text, line, block in printed_numbers(page_box):
        edge = _edge(text, block) if stands_alone(text, line, block) else None
        found[id(text)] = (text, Hole(text.element.get(TARGET), text.text, text.width, edge))
    for margin in (box for box in page_box.children if isinstance(box, boxes.MarginBox)):
        if margin.style["content"] == _FOLIO and margin.style["text_align_all"] == "right":
            [text] = [box for box in walk(margin) if isinstance(box, boxes.TextBox)]
            found[id(text)] = (text, Hole(None, text.text, text.width, _edge(text, margin)))
        elif "('page', " in repr(margin.style["content"]):
            raise Unfit(
                f"the margin {margin.at_keyword} of page {number} counts otherwise than in a number on the right"
            )
    return found


def _edge(text: Any, block: Any) -> float | None:
    """The right edge of the block that a number has to itself; None where a line is painted as long as the number."""
    plain = text.style["text_decoration_line"] == "none"
    return float(block.content_box_x() + block.width) if plain else None


def _picture(image: Any, interpolate: bool, dpi_ratios: set[float], x_object: None) -> Any:
    """A picture as it is written; the names of its parts are those that the engine gives them."""
    return plain(image.get_x_object(interpolate, max(dpi_ratios)))


def _font(key: int, font: Any) -> Plain:
    """What is known of a font when its glyphs have been painted, and what it is found by."""
    if font.used_in_forms or font.bitmap or font.missing:
        raise Unfit(f"the typeface {font.family} is not one of outlines that has all its characters")
    return {
        "key": key,
        "hash": font.hash,
        "face": [font.family, int(font.style), int(font.weight), font.font_size],
        "metrics": [font.ascent, font.descent],
        "to_unicode": font.to_unicode,
        "widths": font.widths,
    }
