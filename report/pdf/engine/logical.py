"""The structure of a document as its elements make it, whatever pages they run over.

An element over pages is one, a note stands where it is called, a figure is its drawing with its caption.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from report.pdf.engine.reading import Area, PageContents, Rectangle, Source
from report.pdf.engine.roles import GROUPS, INLINE, Roles, expansion, roles_of

_EMPTY = {"TD", "TH"}  # what stands in the tree though nothing is printed in it


class Mark(NamedTuple):
    """Marked content of a page, both counted from 0."""

    page: int
    number: int


class Link(NamedTuple):
    """A link of a page, by its place in the page's list of links."""

    page: int
    place: int
    source: Source


@dataclass(eq=False, slots=True)
class Element:
    """A structure element: its type, the element around it and the one of the document, if it is made for one.

    `page` is where it begins, and `rectangle` where it stands there, if it is a figure.
    """

    role: str
    around: Element | None
    source: Source | None = None
    page: int = 0
    kids: list[Element | Mark | Link] = field(default_factory=list)
    rectangle: Rectangle | None = None
    alternative: str = ""

    def elements(self) -> list[Element]:
        """The structure elements directly in it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator[Element]:
        """It, and every structure element in it, in reading order."""
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def attribute(self, name: str) -> str:
        """The attribute `name` of the document's element."""
        return self.source.attributes.get(name, "") if self.source else ""

    @property
    def expansion(self) -> str:
        """What it is short for."""
        return expansion(self.source) if self.source and self.role == "Span" else ""


def logical_tree(pages: Sequence[PageContents]) -> Element:
    """The structure of the document that is printed on `pages`."""
    tree = _Tree()
    for number, page in enumerate(pages):
        tree.page = number
        for kid in page.kids:
            tree.add(kid, tree.root, None)
    _prune(tree.root)
    return tree.root


class _Tree:
    """A tree that grows page by page."""

    def __init__(self) -> None:
        self.page = 0
        self.root = Element("Document", None)
        self.made: dict[tuple[Source, str], Element] = {}
        self.loose: dict[Element, Source | None] = {}  # paragraphs for text that the document has outside paragraphs

    def add(self, kid: Area | int, into: Element, source: Source | None) -> None:
        """Add what is printed to the element `into`, as far as it stands in the document's element `source`."""
        if isinstance(kid, int):
            self._holder(into, source).kids.append(Mark(self.page, kid))
            return
        element = self._element(kid, into, source)
        if kid.link is not None:
            element.kids.append(Link(self.page, kid.link, kid.source))
        for inner in kid.kids:
            self.add(inner, element, kid.source)

    def _element(self, area: Area, into: Element, source: Source | None) -> Element:
        """The element for an area in `source`: one that is there already, a new one, or `into` for one that is none."""
        key = (area.source, area.tag)
        if key not in self.made:
            if area.tag.endswith("::footnote-call"):
                return self._call(area, into, source)
            roles = self._roles(area, into)
            if not roles:
                return into
            self.made[key] = self._new(roles, area, into, source)
        return self.made[key]

    def _roles(self, area: Area, into: Element) -> Roles:
        around = list(_around(into))
        if (area.tag.endswith("svg") or area.tag == "img") and "formula" not in area.source.classes:
            figure = next((element for element in around if element.role == "Figure"), None)
            if figure:
                figure.alternative = area.source.attributes.get("alt", "")
                return ()
        contents = any(element.source is not None and element.source.tag == "nav" for element in around)
        return roles_of(area.source, area.tag, in_contents=contents)

    def _call(self, area: Area, into: Element, source: Source | None) -> Element:
        """Make the note where it is called: behind the words, which may be in another language, or a link."""
        place = into
        while place.role in INLINE and place.around:
            place = place.around
        self.made[area.source, area.source.tag] = self._append("Note", self._holder(place, source), area.source)
        return into

    def _new(self, roles: Roles, area: Area, into: Element, source: Source | None) -> Element:
        if roles[0] in INLINE:
            into = self._holder(into, source)
        elif roles == ("Lbl",) and into.role == "LBody" and into.around:
            return self._append("Lbl", into.around, None, at=0)
        for role in roles[:-1]:  # what an element says of itself, such as its language, is said once
            into = self._append(role, into, None)
        into = self._append(roles[-1], into, area.source)
        if into.role in ("Figure", "Formula"):
            into.rectangle, into.alternative = area.rectangle, area.source.attributes.get("alt", "")
        return into

    def _append(self, role: str, into: Element, source: Source | None, at: int | None = None) -> Element:
        element = Element(role, into, source, self.page)
        into.kids.insert(len(into.kids) if at is None else at, element)
        return element

    def _holder(self, into: Element, source: Source | None) -> Element:
        """What holds text in `into`: itself, or, where it holds blocks only, a paragraph."""
        if into.role not in GROUPS:
            return into
        last = into.kids[-1] if into.kids else None
        if isinstance(last, Element) and last in self.loose and self.loose[last] is source:
            return last
        paragraph = self._append("P", into, None)
        self.loose[paragraph] = source
        return paragraph


def _around(element: Element | None) -> Iterator[Element]:
    """The element, and those that it stands in."""
    while element is not None:
        yield element
        element = element.around


def _prune(element: Element) -> None:
    """Take out elements in which nothing is printed."""
    for kid in element.elements():
        _prune(kid)
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.role in _EMPTY]
