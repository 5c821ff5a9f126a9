"""Where lines may end: a page ends with a whole word, and no more than two lines in a row with a hyphen.

This is what ``hyphenate-limit-last`` and ``hyphenate-limit-lines`` of CSS Text 4
ask for; the engine does not know them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline

HYPHENS = ("-", "\N{HYPHEN}")
MOST_HYPHENS = 2  # lines in a row that may end in a hyphen


@contextmanager
def whole_words() -> Iterator[None]:
    """Layouts within this context divide no word by a page break, and no word of a third line in a row.

    A line that ends in a hyphen goes over to the next page with the one after it, where the orphans allow that.
    """
    before = block._break_line, block.iter_line_boxes, inline.split_first_line
    state = _State()
    block._break_line = _breaking(block._break_line)
    block.iter_line_boxes = _lines(block.iter_line_boxes, state)
    inline.split_first_line = _splitting(inline.split_first_line, state)
    try:
        yield
    finally:
        block._break_line, block.iter_line_boxes, inline.split_first_line = before


@dataclass
class _State:
    """Whether a word may be divided by the end of the line that is being made."""

    divided: bool = True


def _breaking(break_line: Callable[..., Any]) -> Callable[..., Any]:
    """Breaks a paragraph over pages before its last lines with hyphens."""

    def broken(context: Any, box: Any, line: Any, before: Any, needed: int, *given: Any) -> Any:
        row = _in_a_row(before[: len(before) - needed])  # of what the widows leave on this page
        if len(before) - needed - row >= box.style["orphans"]:
            needed += row
        return break_line(context, box, line, before, needed, *given)

    return broken


def _lines(line_boxes: Callable[..., Any], state: _State) -> Callable[..., Any]:
    """Makes the lines of a paragraph, and says beforehand whether a line may end in a hyphen."""

    def lines(*given: Any) -> Iterator[tuple[Any, Any]]:
        row, made = 0, line_boxes(*given)
        while True:
            around, state.divided = state.divided, row < MOST_HYPHENS  # a line may hold boxes with lines of their own
            try:
                line, resume_at = next(made)
            except StopIteration:
                return
            finally:
                state.divided = around
            row = row + 1 if _ends_in_hyphen(line) else 0
            yield line, resume_at

    return lines


def _splitting(split_text: Callable[..., Any], state: _State) -> Callable[..., Any]:
    """Finds where a line ends, by a hyphen only where it may."""

    def split(text: str, style: Any, *given: Any, **named: Any) -> Any:
        if not state.divided and style["hyphens"] == "auto":
            style = style.copy()
            style["hyphens"] = "manual"
        return split_text(text, style, *given, **named)

    return split


def _in_a_row(lines: list[Any]) -> int:
    """How many of the last `lines` end in a hyphen."""
    row = 0
    while row < len(lines) and _ends_in_hyphen(lines[-1 - row]):
        row += 1
    return row


def _ends_in_hyphen(line: Any) -> bool:
    texts = [box.text for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text.strip()]
    return bool(texts) and texts[-1].rstrip().endswith(HYPHENS)
