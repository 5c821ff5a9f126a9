"""Laid-out pages taken apart for whoever looks at them, and the lines of chapters that their elements lead back to.

The HTML says where its text comes from: ``data-source`` on a part is the file of its chapter, ``data-lines`` the lines
of its labels, as in ``sec-growth:3 fig-trees:20``, and ``data-line`` on a block the line where it begins.  What has no
line of its own has that of the nearest element around it.  All of it is found in one part at a time, so that a part
laid out by itself is told the same as in the whole edition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from report.pdf.engine.inspection import walk
from report.pdf.findings import Finding, SourceLine


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that still knows the element it was made on."""

    code: str
    page: int
    element: Any
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number, its box and anchors, the boxes of the running text and those of the notes at its foot.

    `blocks` are the blocks of both that hold lines of text, each with its lines.
    """

    number: int
    box: Any
    anchors: Collection[str]
    flow: list[Any]
    notes: list[Any]
    blocks: list[tuple[Any, list[Any]]]


def _sheet(number: int, page: Any) -> Sheet:
    """The page taken apart; what stands in its margins, such as running heads, is left out."""
    box = page._page_box
    notes = [b for b in box.children if isinstance(b, boxes.FootnoteAreaBox)]
    flow, foot = list(walk(box.children[0])), [b for area in notes for b in walk(area)]
    return Sheet(number, box, page.anchors, flow, foot, list(_blocks([*flow, *foot])))


def _blocks(flow: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    for block in flow:
        lines = [c for c in getattr(block, "children", ()) if isinstance(c, boxes.LineBox)]
        if lines and block.element is not None and not isinstance(block, (boxes.TableCellBox, boxes.InlineBlockBox)):
            yield block, lines


@dataclass(slots=True)
class Written:
    """Where the elements of a laid-out document come from: the line of each, and the part that it stands in.

    A part is what stands directly in the body, such as a chapter or the contents.
    """

    _lines: dict[int, SourceLine] = field(default_factory=dict)
    _parts: dict[int, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> Written:
        """Those of a WeasyPrint document, which has at least one page."""
        found = cls()
        root = document.pages[0]._page_box.children[0].element
        for part in (part for body in root.iter("body") for part in body):
            found._read(part)
        return found

    def line_of(self, element: Any) -> SourceLine:
        """The line that an element of the document comes from."""
        return self._lines.get(id(element), SourceLine())

    def part(self, element: Any) -> Any:
        """The part that an element stands in; None for the body and what is around it."""
        return self._parts.get(id(element))

    def settled(self, found: Iterable[Found]) -> Iterator[Finding]:
        """`found` with their lines; of all that runs over the edge in a line and on a page the first is told."""
        told = set()
        for one in found:
            source = self.line_of(one.element)
            about = (one.code, one.page, source) if source.line and one.code == "L01" else one
            if about not in told:
                yield Finding(one.code, one.page, one.what, one.hint, source)
            told.add(about)

    def _read(self, part: Any) -> None:
        file, labels = part.get("data-source", ""), _lines(part.get("data-lines", ""))
        waiting = [(part, 0)]
        while waiting:
            element, line = waiting.pop()
            line = int(element.get("data-line", 0)) or labels.get(element.get("id", ""), line)
            self._lines[id(element)], self._parts[id(element)] = SourceLine(file, line), part
            waiting += [(child, line) for child in element]


def _lines(given: str) -> dict[str, int]:
    """The line of each label, as ``data-lines`` says them."""
    pairs = (pair.rpartition(":") for pair in given.split())
    return {label: int(line) for label, _, line in pairs}


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a WeasyPrint document, taken apart once for all that looks at them."""

    sheets: list[Sheet]
    written: Written

    @classmethod
    def of(cls, document: Any) -> Pages:
        """Those of `document`, which may be a part of an edition."""
        sheets = [_sheet(number, page) for number, page in enumerate(document.pages, 1)]
        return cls(sheets, Written.of(document))
