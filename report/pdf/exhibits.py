"""What is wrong with figures and tables over pages: a table that goes on without its head, an exhibit out of reach.

Knows boxes only, as :mod:`report.pdf.lint` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from report.pdf.boxes import classes_of, text_of

FARTHEST = 1  # pages between an exhibit and the nearest sentence that refers to it
EXHIBIT = "exhibit"
REFERENCE = "xref"
Finding = tuple[str, int, str, str]


def headless_tables(pages: Iterable[tuple[int, list[Any]]]) -> Iterator[Finding]:
    """Tables that go on over a page break without repeating their head; `pages` are numbers and boxes."""
    before: set[int] = set()
    for number, flow in pages:
        tables = {id(box.element): box for box in flow if isinstance(box, boxes.TableBox)}
        for table in (t for key, t in tables.items() if key in before and not _has_head(t)):
            what = f"the table that goes on with {text_of(table)[:40]!r} does not repeat its head"
            yield "L08", number, what, "shorten the head, so that it fits with at least one row"
        before = set(tables)


def _has_head(table: Any) -> bool:
    groups = [child for child in table.children if isinstance(child, boxes.TableRowGroupBox)]
    return any(group.is_header for group in groups)


def distant_exhibits(pages: Iterable[tuple[int, list[Any]]]) -> Iterator[Finding]:
    """Figures and tables that no sentence within a page of them refers to, though some sentence does."""
    places: dict[str, int] = {}
    calls: dict[str, set[int]] = {}
    for number, flow in pages:
        for box in (b for b in flow if b.element is not None):
            if EXHIBIT in classes_of(box) and (label := box.element.get("id")):
                places.setdefault(label, number)
            elif REFERENCE in classes_of(box) and (target := box.element.get("href", "").removeprefix("#")):
                calls.setdefault(target, set()).add(number)
    for label, place in places.items():
        distance = min((abs(place - call) for call in calls.get(label, ())), default=0)
        if distance > FARTHEST:
            what = f"{label} stands {distance} pages from the nearest sentence that refers to it"
            yield "L09", place, what, "move the cell to the paragraph that refers to it"
