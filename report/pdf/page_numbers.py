"""Page numbers in references and contents: literal text, found by laying out and comparing.

The numbers are a fixed point: laid out with the map, the document gives the same map.  A stored map or
a good guess only saves a second layout; the bytes are the same from any start, because a document is
accepted only when every printed number equals the page found.  Where the right numbers cannot change the
layout, being as wide as the wrong ones or alone in a space of fixed width, they are replaced in the boxes
already laid out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.pdf.print_html import Numbers, PrintHtml

if TYPE_CHECKING:
    from weasyprint.document import Document

MOST_LAYOUTS = 6


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document whose printed page numbers are right, the map they come from, and the layouts it took."""

    document: Document
    pages: dict[str, int]
    layouts: int


class NoFixedPoint(RuntimeError):
    """Raised when the page numbers do not settle, which no real document was seen to do."""


def lay_out(html: PrintHtml, start: Numbers, render: Callable[[str], Document]) -> LaidOut:
    """`html` laid out by `render` with right page numbers, beginning from the map `start`, which may be empty."""
    from report.pdf.engine.replaced_numbers import replace_numbers

    wanted = html.targets()
    numbers = {**html.guess, **start}
    for layouts in range(1, MOST_LAYOUTS + 1):
        document = render(html.filled(numbers))
        actual = page_map(document)
        right = all(actual.get(t) == numbers.get(t) for t in wanted)
        same_places = html.printed(numbers) == html.printed({**numbers, **actual})
        if right or (same_places and replace_numbers(document, actual)):
            return LaidOut(document, {t: actual[t] for t in sorted(wanted) if t in actual}, layouts)
        numbers = {**numbers, **actual}
    raise NoFixedPoint(f"page numbers did not settle in {MOST_LAYOUTS} layouts")


def page_map(document: Document) -> dict[str, int]:
    """The page on which each anchor first stands."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            pages.setdefault(name, number)
    return pages
