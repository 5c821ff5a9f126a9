"""Frozen parts as one document, which WeasyPrint's own writer takes for pages that it has laid out.

Page numbers are filled in, and fonts and resources of all parts become one.  What is printed on the pages is there
again so far as tags need it; an element is one for all pages of its part, and is told apart by identity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf
from weasyprint.document import Document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

from report.pdf.engine.contents import thawed_contents
from report.pdf.engine.digits import Digits
from report.pdf.engine.fonts import found_font
from report.pdf.engine.freezing import Hole, Plain, Unfit
from report.pdf.engine.plain import COUNTED, GROUPS_FIRST, thawed
from report.pdf.engine.reading import PageContents
from report.pdf.engine.replaced_numbers import EQUAL


def assembled(
    parts: Sequence[Plain], pages: Mapping[str, int], metadata: DocumentMetadata, fonts: FontConfiguration
) -> tuple[Document, list[PageContents]]:
    """The document of `parts`, whose labels are on these `pages`, with what is printed on each page.

    Writing it may raise Unfit.
    """
    made = Document([], metadata, None, fonts, {}, None)
    contents: list[PageContents] = []
    for at, part in enumerate(parts):
        thawing = _Part(at, part, pages, made)
        made.pages += [_Page(thawing, page, number) for number, page in enumerate(part["pages"], len(made.pages) + 1)]
        contents += thawed_contents(part["contents"], part["sources"])
    return made, contents


def misfits(document: Document) -> tuple[int, ...]:
    """The places of the parts with page numbers that do not fit where others were."""
    wrong = {page.part.at: None for page in document.pages if not all(map(page.fits, page.holes))}
    return tuple(wrong)


class _Part:
    """A part in the document that is made of all parts."""

    def __init__(self, at: int, frozen: Plain, pages: Mapping[str, int], document: Document) -> None:
        self.at, self.frozen, self.pages, self.document = at, frozen, pages, document
        self.digits = [Digits(*digits) for digits in frozen["digits"]]
        self.fonts: dict[str, Any] = {}
        self._names: dict[tuple[str, str], str] | None = None

    def number(self, target: str) -> str:
        """The page of a label as it is printed."""
        return str(self.pages.get(target, 0))

    def begun(self, stream: Any) -> dict[tuple[str, str], str]:
        """The names of this part's resources in the document of `stream`, which has them and its fonts from now on."""
        if self._names is None:
            for font in self.frozen["fonts"]:
                if font["key"] not in self.document.fonts:
                    self.document.fonts[font["key"]] = found_font(font, self.document.font_config)
                self.fonts[font["hash"]] = known = self.document.fonts[font["key"]]
                _use(known, font["to_unicode"], font["widths"])
            self._names = _registered(self.frozen, stream)
        return self._names


class _Page:
    """A page as the writer wants it: the counterpart of :class:`weasyprint.document.Page`."""

    def __init__(self, part: _Part, frozen: Plain, number: int) -> None:
        self.part, self.frozen, self.number = part, frozen, number
        self.width, self.height = frozen["size"]
        self.bleed, self.anchors, self.bookmarks = frozen["bleed"], frozen["anchors"], frozen["bookmarks"]
        self.forms: dict[None, list[Any]] = {None: []}
        self.holes = [Hole(*hole) for hole in frozen["holes"]]
        self.links = [(kind, to, area, _Linked()) for kind, to, area in frozen["links"]]

    def text(self, hole: Hole) -> str:
        """What is to stand in `hole`."""
        return str(self.number) if hole.target is None else self.part.number(hole.target)

    def fits(self, hole: Hole) -> bool:
        """Whether nothing else on the page would move for what is to stand in `hole`."""
        text = self.text(hole)
        if text == hole.text or hole.target is None:
            return True
        if hole.digits is None:
            return False
        return hole.edge is not None or abs(self.part.digits[hole.digits].width(text) - hole.width) <= EQUAL

    def _filled(self, hole: Hole) -> tuple[float, str | None]:
        """Where the number in `hole` begins and what is shown, None for what was; its glyphs are noted as used."""
        text = self.text(hole)
        if hole.digits is None:
            if text != hole.text:
                raise Unfit(f"the page number {text} is not set by its digits")
            return hole.x, None
        digits = self.part.digits[hole.digits]
        used = {digits.glyphs[int(d)]: (d, digits.widths[int(d)]) for d in text}
        font = self.part.fonts[digits.font]
        _use(font, {g: d for g, (d, _) in used.items()}, {g: w for g, (_, w) in used.items()})
        width = digits.width(text)
        if abs(width - hole.width) <= EQUAL:
            return hole.x, digits.shown(text)
        if hole.edge is None:
            raise Unfit(f"the page number {text} is not as wide as {hole.text}, which it replaces")
        return hole.edge - width, digits.shown(text)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Write what was painted, at the scale that it was painted at, with the right page numbers."""
        names = self.part.begun(stream)
        filled = [self._filled(hole) for hole in self.holes]
        for item in self.frozen["items"]:
            match item:
                case ["place", at]:
                    stream.set_text_matrix(1, 0, 0, -1, filled[at][0], self.holes[at].y)
                case ["number", at, before]:
                    stream.show_text(filled[at][1] or before)
                case ["use", before, kind, name, operator]:
                    used = f"/{names[kind, name]}".encode()
                    stream.stream.append(b" ".join(filter(None, (before, used, operator))))
                case _:
                    stream.stream.append(thawed(item))


def _use(font: Any, to_unicode: Mapping[int, str], widths: Mapping[int, int]) -> None:
    """Note glyphs of a font as used; what was noted first holds, save for widths, which lines were set by."""
    for glyph, text in to_unicode.items():
        font.to_unicode.setdefault(glyph, text)
    for glyph, width in widths.items():
        if font.widths.setdefault(glyph, width) != width:
            raise Unfit(
                f"a glyph of {font.family} is as wide as {width} in one part and {font.widths[glyph]} in another"
            )


def _registered(frozen: Plain, stream: Any) -> dict[tuple[str, str], str]:
    """The names under which the resources of a part stand in the document of `stream`, by kind and own name."""
    names: dict[tuple[str, str], str] = {}
    for name, picture in frozen["images"].items():
        if name not in stream._images:
            stream._images[name] = {
                "image": _Picture(picture),
                "interpolate": True,
                "dpi_ratios": {1},
                "x_object": None,
            }
    groups: dict[str, Any] = {}
    for kind in GROUPS_FIRST:
        known = stream._resources[kind]
        for name, plain in frozen["resources"][kind].items():
            # Pictures and transparencies are named by what they are, all else is counted.
            counted = name.startswith(COUNTED[kind]) and name[1:].isdecimal()
            names[kind, name] = new = f"{COUNTED[kind]}{len(known)}" if counted else name
            if new not in known:
                known[new] = thawed(plain, stream._resources["ColorSpace"], groups)
                if kind == "XObject":
                    groups[name] = known[new]
    return names


class _Linked:
    """What the writer takes for the box of a link, and tells which annotation it made for it."""

    link_annotation: Any = None


class _Picture:
    """A picture that is written as it was frozen."""

    def __init__(self, plain: Any) -> None:
        self.plain = plain

    def get_x_object(self, interpolate: bool, dpi_ratio: float) -> pydyf.Stream:
        """The picture; how it is to be scaled was known when it was frozen."""
        return thawed(self.plain)
