"""Page numbers in references and contents: literal text, found by laying out and comparing.

The numbers are a fixed point: laid out with the map, the document gives the same map.  A stored map or
a good guess only saves a second layout; the bytes are the same from any start, because a document is
accepted only when every printed number equals the page found.  Where all wrong numbers are exactly as
wide as the right ones, the layout cannot change, and their text is replaced in the boxes already laid
out; this uses WeasyPrint's own boxes, which the lock pins and a test compares with a plain layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import split_first_line

PLACE = re.compile(r'(<span class="page-number" data-page-of="([^"]+)">)[^<]*(</span>)')
_DRAWING = re.compile(r"<svg.*?</svg>|<style.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
MOST_LAYOUTS = 6
LETTERS_ON_A_PAGE = 2300  # only for the first guess; never seen in the result


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
    numbers = {**guess(html, wanted), **start}
    for layouts in range(1, MOST_LAYOUTS + 1):
        document = render(fill(html, numbers))
        actual = page_map(document)
        if all(actual.get(t) == numbers.get(t) for t in wanted) or _patch(document, actual):
            return LaidOut(document, {t: actual[t] for t in sorted(wanted) if t in actual}, layouts)
        numbers = {**numbers, **actual}
    raise NoFixedPoint(f"page numbers did not settle in {MOST_LAYOUTS} layouts")


def fill(html: str, numbers: dict[str, int]) -> str:
    """`html` with the numbers of the map in their places."""
    return PLACE.sub(lambda m: f"{m[1]}{numbers.get(m[2], 0)}{m[3]}", html)


def page_map(document: Any) -> dict[str, int]:
    """The page on which each anchor first stands."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            pages.setdefault(name, number)
    return pages


def guess(html: str, wanted: set[str]) -> dict[str, int]:
    """Roughly the page of each target, from the text before it: enough to get the number of digits right."""
    text = _DRAWING.sub(" " * 900, html)
    found = {}
    for target in wanted:
        at = text.find(f'id="{target}"')
        found[target] = 1 + len(_TAG.sub("", text[: max(at, 0)])) // LETTERS_ON_A_PAGE
    return found


def _patch(document: Any, actual: dict[str, int]) -> bool:
    """Replace wrong numbers that are as wide as the right ones; false, and nothing done, where one is not."""
    changes = []
    for page in document.pages:
        for box in _number_boxes(page._page_box):
            text = str(actual.get(box.element.get("data-page-of"), box.text))
            if text == box.text:
                continue
            layout, _, _, width, _, _ = split_first_line(text, box.style, None, None, box.justification_spacing)
            if abs(width - box.width) > 1e-6:
                return False
            changes.append((box, text, layout))
    for box, text, layout in changes:
        box.text, box.pango_layout = text, layout
    return True


def _number_boxes(box: Any) -> Iterator[TextBox]:
    if isinstance(box, TextBox):
        if box.element is not None and box.element.get("class") == "page-number":
            yield box
        return
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _number_boxes(child)
