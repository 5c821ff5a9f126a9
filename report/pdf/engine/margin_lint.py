"""What is wrong with margin notes on laid-out pages: cut, over something else, or away from what they stand beside.

Knows boxes only, as :mod:`report.pdf.engine.lint` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from report.pdf.engine.inspection import classes_of, text_of, walk
from report.pdf.engine.sheets import Found, Sheet
from report.pdf.engine.whole_notes import MARGIN

TOLERANCE = 1.0  # CSS pixels, as in the rest of the lint
_HINT = "shorten the note, or put it before another paragraph"


@dataclass(frozen=True, slots=True)
class _Note:
    """A margin note on a page, and the box that follows it there, which it stands beside."""

    box: Any
    beside: Any | None

    def finding(self, page: Any, others: Iterable[Any]) -> str:
        """What is wrong with it on its `page`, of whose printed boxes `others` are outside of it; empty for nothing."""
        top, bottom = self.box.border_box_y(), self.box.border_box_y() + self.box.border_height()
        if bottom > page.content_box_y() + page.height + TOLERANCE or self.box.border_box_x() < TOLERANCE:
            return "is cut by the edge of the page"
        if over := next((other for other in others if _overlap(self.box, other)), None):
            return f"lies over {text_of(over)[:40]!r}" if text_of(over).strip() else f"lies over a {over.element_tag}"
        if self.beside is None or not self.beside.border_box_y() - bottom < 0 < self._end() - top:
            return "has left its paragraph"
        return ""

    def _end(self) -> float:
        assert self.beside is not None
        return float(self.beside.border_box_y() + self.beside.border_height())


def is_margin_note(box: Any) -> bool:
    """Whether `box` is a note in the margin."""
    return isinstance(box, boxes.BlockBox) and MARGIN in classes_of(box)


def inside_margin_notes(flow: Iterable[Any]) -> set[int]:
    """The identities of all boxes of margin notes among the boxes of a page's `flow`."""
    return {id(inner) for box in flow if is_margin_note(box) for inner in walk(box)}


def margin_findings(sheets: Iterable[Sheet]) -> Iterator[Found]:
    """What is wrong with the margin notes of `sheets`."""
    for sheet in sheets:
        notes = list(_notes(sheet.flow))
        printed = [box for box in (*sheet.flow, *sheet.notes) if _is_printed(box)] if notes else []
        for note in notes:
            own = {id(inner) for inner in walk(note.box)}
            if wrong := note.finding(sheet.box, (box for box in printed if id(box) not in own)):
                what = f"the margin note {text_of(note.box)[:40]!r} {wrong}"
                yield Found("L30", sheet.number, note.box.element, what, _HINT)


def _notes(flow: Iterable[Any]) -> Iterator[_Note]:
    for around in flow:
        children = getattr(around, "children", ())
        for at, box in enumerate(children):
            if is_margin_note(box):
                yield _Note(box, next((c for c in children[at + 1 :] if not is_margin_note(c)), None))


def _is_printed(box: Any) -> bool:
    return bool(box.text.strip()) if isinstance(box, boxes.TextBox) else isinstance(box, boxes.ReplacedBox)


def _overlap(note: Any, other: Any) -> bool:
    """Whether two boxes share more than a line of their edges."""
    across = _shared(note.border_box_x(), note.border_width(), other.position_x, other.width)
    down = _shared(note.border_box_y(), note.border_height(), other.position_y, other.height)
    return min(across, down) > TOLERANCE


def _shared(one: float, length: float, other: float, its_length: float) -> float:
    """How much of two stretches, each from its beginning, lies in both."""
    return min(one + length, other + its_length) - max(one, other)
