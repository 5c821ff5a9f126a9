"""Tags the PDF by the document's elements, in the place of what WeasyPrint makes of each page's boxes.

WeasyPrint's own tags are valid, and wrong for a reader: each page begins its paragraphs, lists and tables anew, notes
stand behind the page without their calls, languages are lost, and running heads are read out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import weasyprint.pdf
from pydyf import PDF, Array, Dictionary, String

from report.pdf.engine.attributes import Attributes
from report.pdf.engine.logical import Element, Link, Mark, logical_tree
from report.pdf.engine.reading import PageContents, PageOf, Source, read_pages
from report.pdf.engine.roles import ROLE_MAP

_JOINERS = str.maketrans("", "", "\N{WORD JOINER}\N{SOFT HYPHEN}")


@contextmanager
def tagged(contents: Sequence[PageContents] | None = None) -> Iterator[None]:
    """Documents written within this context are tagged as they should be.

    `contents` is what is printed on their pages, if that has been read already; the pages then need no boxes.
    """

    def add_tags(pdf: PDF, document: Any, _version: object, streams: Sequence[Any]) -> None:
        read = contents if contents is not None else read_pages(document.pages, streams)
        _Tags(pdf, document.pages, [page.marks for page in read]).write(logical_tree(read))
        pdf.catalog["ViewerPreferences"] = Dictionary({"DisplayDocTitle": "true"})
        pdf.catalog["MarkInfo"] = Dictionary({"Marked": "true"})
        pdf.catalog["PageMode"] = "/UseOutlines"

    before, weasyprint.pdf.add_tags = weasyprint.pdf.add_tags, add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = before


class _Tags:
    """Writes the structure of a document, and where its pages and links belong in it."""

    def __init__(self, pdf: PDF, pages: Sequence[Any], marks: Sequence[int]) -> None:
        self.pdf, self.pages = pdf, pages
        self.references = pdf.page_references  # counted anew whenever it is asked for
        self.parents = [Array(["null"] * number) for number in marks]
        self.annotations: list[bytes] = []
        self.numbers = _page_numbers(pages)

    def write(self, root: Element) -> None:
        """Write the structure under `root`."""
        tree = Dictionary({"Type": "/StructTreeRoot", "RoleMap": _role_map()})
        self.pdf.add_object(tree)
        self.pdf.catalog["StructTreeRoot"] = tree.reference
        self.attributes = Attributes(root, self.pages)
        identified: dict[str, bytes] = {}
        tree["K"] = Array([self._element(root, tree.reference, identified)])
        names = [part for name in sorted(identified) for part in (String(name), identified[name])]
        if names:
            tree["IDTree"] = self._reference(Dictionary({"Names": Array(names)}))
        numbers = [part for at, parents in enumerate([*self.parents, *self.annotations]) for part in (at, parents)]
        tree["ParentTree"] = self._reference(Dictionary({"Nums": Array(numbers)}))

    def _reference(self, item: Dictionary) -> bytes:
        self.pdf.add_object(item)
        reference: bytes = item.reference
        return reference

    def _element(self, element: Element, around: bytes, identified: dict[str, bytes]) -> bytes:
        item = Dictionary({"Type": "/StructElem", "S": f"/{element.role}", "P": around})
        reference = self._reference(item)
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        if page is not None:
            item["Pg"] = self.references[page]
        item.update(self.attributes.of(element))
        if "ID" in item:
            identified[item["ID"].string] = reference
        item["K"] = Array()
        for kid in element.kids:
            if isinstance(kid, Element):
                item["K"].append(self._element(kid, reference, identified))
            elif isinstance(kid, Mark):
                item["K"].append(self._mark(kid, reference, page))
            else:
                item["K"] += self._link(kid, reference)
        return reference

    def _mark(self, mark: Mark, around: bytes, page: int | None) -> int | Dictionary:
        self.parents[mark.page][mark.number] = around
        if mark.page == page:
            return mark.number
        return Dictionary({"Type": "/MCR", "Pg": self.references[mark.page], "MCID": mark.number})

    def _link(self, link: Link, around: bytes) -> Iterator[Dictionary]:
        annotation = self.pages[link.page].links[link.place][3].link_annotation
        if annotation is None:  # a link to a place that is not in the document
            return
        annotation["Contents"] = String(_described(link.source, self.numbers))
        annotation["StructParent"] = len(self.pages) + len(self.annotations)
        self.annotations.append(around)
        yield Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.references[link.page]})


def _role_map() -> Dictionary:
    return Dictionary({name: f"/{standard}" for name, standard in ROLE_MAP.items()})


def _page_numbers(pages: Sequence[Any]) -> dict[str, int]:
    """The page of each label: the first where it stands."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for name in page.anchors:
            numbers.setdefault(name, number)
    return numbers


def _described(source: Source, numbers: Mapping[str, int]) -> str:
    """What a link is called: as it says itself, or its words, behind what its title adds to them."""
    said = source.attributes.get("aria-label")
    words = "".join(str(numbers.get(w.target, 0)) if isinstance(w, PageOf) else w for w in source.words)
    text = said or f"{source.attributes.get('title', '')} {words}"
    return " ".join(text.translate(_JOINERS).split())
