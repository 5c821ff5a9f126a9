"""Page numbers in references and contents: literal text, found by laying out and comparing.

The numbers are a fixed point: laid out with the map, the document gives the same map.  A stored map or
a good guess only saves a second layout; the bytes are the same from any start, because a document is
accepted only when every printed number equals the page found.  Where the right numbers cannot change the
layout, being as wide as the wrong ones or alone in a space of fixed width, their text is replaced in the
boxes already laid out; this uses WeasyPrint's own boxes, which the lock pins and a test compares with a
plain layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.text.line_break import split_first_line

from report.pdf.engine.estimate import estimate

PLACE = re.compile(r'(<(?:span|a href="[^"]*") class="page-number" data-page-of="([^"]+)">)[^<]*(</(?:span|a)>)')
# The page numbers of one entry of an index, of which each is printed once.
PAGES = re.compile(r' (<span class="pages">)(.*?)(</span>)')
MARKUP = re.compile(r"<[^>]+>")
MOST_LAYOUTS = 6


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document whose printed page numbers are right, the map they come from, and the layouts it took."""

    document: Any
    pages: dict[str, int]
    layouts: int


class NoFixedPoint(RuntimeError):
    """Raised when the page numbers do not settle, which no real document was seen to do."""


def lay_out(html: str, start: dict[str, int], render: Callable[[str], Any]) -> LaidOut:
    """`html` laid out by `render` with right page numbers, beginning from the map `start`, which may be empty."""
    wanted = {m[2] for m in PLACE.finditer(html)}
    numbers = {**estimate(html), **start}
    for layouts in range(1, MOST_LAYOUTS + 1):
        filled = fill(html, numbers)
        document = render(filled)
        actual = page_map(document)
        right = all(actual.get(t) == numbers.get(t) for t in wanted)
        if right or _same_places(filled, fill(html, {**numbers, **actual})) and _patch(document, actual):
            return LaidOut(document, {t: actual[t] for t in sorted(wanted) if t in actual}, layouts)
        numbers = {**numbers, **actual}
    raise NoFixedPoint(f"page numbers did not settle in {MOST_LAYOUTS} layouts")


def fill(html: str, numbers: dict[str, int]) -> str:
    """`html` with the numbers of the map in their places, and those of an index in order and once in an entry."""
    numbered = PLACE.sub(lambda m: f"{m[1]}{numbers.get(m[2], 0)}{m[3]}", html)
    return PAGES.sub(lambda m: _in_order(m[2], m[1]) + m[3], numbered)


def _in_order(pages: str, opening: str) -> str:
    """Page numbers with their markup, separated by commas, in order; of each number what stands first.

    The space before them and `opening` are part of it, because no number may stand alone on a line.
    """
    first: dict[int, str] = {}
    for page in pages.split(", "):
        first.setdefault(int(MARKUP.sub("", page)), page)
    *before, last = (first[number] for number in sorted(first))
    fixed = "\N{NO-BREAK SPACE}"
    return f" {opening}{', '.join(before)},{fixed}{last}" if before else f"{fixed}{opening}{last}"


def _same_places(one: str, other: str) -> bool:
    """Whether both documents print the pages of the same targets."""
    return [m[2] for m in PLACE.finditer(one)] == [m[2] for m in PLACE.finditer(other)]


def page_map(document: Any) -> dict[str, int]:
    """The page on which each anchor first stands."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            pages.setdefault(name, number)
    return pages


def _patch(document: Any, actual: dict[str, int]) -> bool:
    """Replace wrong numbers by right ones where that leaves all else in place; else do nothing and return false."""
    changes = []
    for page in document.pages:
        for text, *around in _numbers(page._page_box, ()):
            number = str(actual.get(text.element.get("data-page-of"), text.text))
            if number != text.text:
                layout, _, _, width, _, _ = split_first_line(number, text.style, None, None, text.justification_spacing)
                if abs(width - text.width) > 1e-6 and not _stands_alone(text, *around, width):
                    return False
                changes.append((text, around, number, layout, width))
    for text, around, number, layout, width in changes:
        text.text, text.pango_layout = number, layout
        text.element.text = number  # what describes a link to the number
        if width != text.width:
            _align(text, *around, width)
    return True


def _stands_alone(text: TextBox, line: Any, block: Any, width: float) -> bool:
    """Whether nothing depends on how wide the number is: it has a block to itself, at whose right edge it stands."""
    return (
        isinstance(line, LineBox)
        and block.element is text.element
        and block.style["text_align_all"] == "right"
        and block.style["width"] != "auto"
        and width <= block.width
    )


def _align(text: TextBox, line: Any, block: Any, width: float) -> None:
    text.width = line.width = width
    text.position_x = line.position_x = block.content_box_x() + block.width - width


def _numbers(box: Any, around: tuple[Any, ...]) -> Iterator[tuple[TextBox, Any, Any]]:
    """Every printed page number with the boxes it stands in, the inner before the outer."""
    if isinstance(box, TextBox):
        if box.element is not None and box.element.get("class") == "page-number":
            yield box, around[0], around[1]
        return
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _numbers(child, (box, *around[:1]))
