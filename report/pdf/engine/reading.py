"""What is printed on laid-out pages, told by the elements of the document that it belongs to.

This is all that the tags of a PDF are made from (:mod:`report.pdf.engine.logical`).  It is small and can be pickled, so
pages that are laid out apart keep it when their boxes are gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox, MarginBox, ReplacedBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder

from report.pdf.engine.marked_content import Edits
from report.pdf.engine.soft_hyphens import Progress

SVG, PICTURES = "{http://www.w3.org/2000/svg}svg", ("figure", "img", "{http://www.w3.org/2000/svg}svg")
# The attributes of elements that tags depend on.
KEPT = (
    *("class", "lang", "title", "scope", "type", "colspan", "rowspan", "alt", "aria-label"),
    *("data-numbering", "data-expansion"),
)
_TITLE = "{http://www.w3.org/2000/svg}title"
_SIDES = {"@top": "Header", "@bottom": "Footer"}
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageOf:
    """In the words of a link: the number of the page of the label `target`."""

    target: str


@dataclass(eq=False, slots=True)
class Source:
    """An element of the document: its tag, the attributes in :data:`KEPT`, and of a link its words.

    Equal to itself only: boxes with the same source belong to the same element, on whatever pages they are.
    """

    tag: str
    attributes: dict[str, str]
    words: tuple[str | PageOf, ...] = ()

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()


@dataclass(slots=True)
class Area:
    """What is printed for an element, or for what the style sheet adds to it, as in "li::marker".

    `kids` are areas, and numbers of marked content of the page (MCID).  `link` is the place of its link in the page's
    list of links, and `rectangle` where a picture stands, in CSS pixels from the top left: left, top, right, bottom.
    """

    source: Source
    tag: str
    kids: list[Area | int] = field(default_factory=list)
    link: int | None = None
    rectangle: Rectangle | None = None


@dataclass(slots=True)
class PageContents:
    """What is printed on a page, and how many pieces of marked content its stream has."""

    kids: list[Area | int]
    marks: int


def own_links(pages: Sequence[Any]) -> None:
    """Leave each of the `pages` the links that elements are; WeasyPrint takes an element in a link for one more."""
    for page in pages:
        page.links = [link for link in page.links if link[3].link]


def read_pages(pages: Sequence[Any], streams: Sequence[Any]) -> list[PageContents]:
    """What is printed on `pages`, whose painted `streams` are changed in place.

    In them, what stands in page margins and heads of tables that are repeated become artifacts, and hyphens that divide
    words at line ends become soft hyphens to whoever takes the text out.
    """
    reader = _Reader()
    return [reader.read(*pair) for pair in zip(pages, streams, strict=True)]


class _Reader:
    """Reads pages one after the other, and knows the elements of those before."""

    def __init__(self) -> None:
        self.sources: dict[Any, Source] = {}
        self.progress: dict[Any, Progress] = {}
        self.heads: dict[Any, int] = {}
        self.number = 0

    def read(self, page: Any, stream: Any) -> PageContents:
        self.number += 1
        self.links = {id(_placed(link[3])): at for at, link in enumerate(page.links)}
        self.marks, self.edits = stream._tags, Edits(stream.stream)
        kids: list[Area | int] = []
        for box in page._page_box.children:
            if isinstance(box, MarginBox):
                self._hide(box, _SIDES.get(box.at_keyword.partition("-")[0], ""))
            else:
                kids += self._read(box, None)
        self.edits.apply()
        contents = PageContents(kids, len(self.marks))
        self.marks.clear()  # as WeasyPrint wants it
        return contents

    def _read(self, box: Any, around: Area | None) -> Iterator[Area | int]:
        """What `box` prints; of one that adds nothing to the area `around` it, what stands in it."""
        box = _placed(box)
        if isinstance(box, TextBox):
            yield self._text(box)
        elif box.element_tag == "thead" and self.heads.setdefault(box.element, self.number) < self.number:
            self._hide(box)
        elif box.element is None or isinstance(box, LineBox) or self._adds_nothing(box, around):
            for child in box.children:
                yield from self._read(child, around)
        else:
            yield self._area(box)

    def _adds_nothing(self, box: Any, around: Area | None) -> bool:
        same = around is not None and (self._source(box.element), box.element_tag) == (around.source, around.tag)
        return same and id(box) not in self.links and not isinstance(box, ReplacedBox)

    def _area(self, box: Any) -> Area:
        area = Area(self._source(box.element), box.element_tag, link=self.links.get(id(box)))
        if box.element_tag in PICTURES:
            left, top = box.border_box_x(), box.border_box_y()
            area.rectangle = (left, top, left + box.border_width(), top + box.border_height())
        if isinstance(box, ReplacedBox):
            area.kids.append(self.marks[box]["mcid"])
        for child in box.children:
            area.kids += self._read(child, area)
        return area

    def _text(self, box: Any) -> int:
        mark: int = self.marks[box]["mcid"]
        if box.element is not None and "::" not in box.element_tag:
            progress = self.progress.setdefault(box.element, Progress(box.element))
            if progress.divides(box.text, box.style["hyphenate_character"]):
                self.edits.soften(mark)
        return mark

    def _hide(self, box: Any, side: str = "") -> None:
        """Nobody reads out what `box` prints."""
        if box in self.marks:
            self.edits.hide(self.marks[box]["mcid"], side)
        for child in box.children:
            self._hide(_placed(child), side)

    def _source(self, element: Any) -> Source:
        if element not in self.sources:
            self.sources[element] = _source(element)
        return self.sources[element]


def _placed(box: Any) -> Any:
    """`box`, or the one that it keeps the place of."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def _source(element: Any) -> Source:
    attributes = {name: value for name in KEPT if (value := element.get(name)) is not None}
    if element.tag == SVG:
        attributes["alt"] = element.findtext(_TITLE) or ""
    return Source(element.tag, attributes, tuple(_words(element)) if element.tag == "a" else ())


def _words(element: Any) -> Iterator[str | PageOf]:
    if target := element.get("data-page-of"):
        yield PageOf(target)
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""
