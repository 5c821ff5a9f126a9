"""Where lines may end: a page ends with a whole word, and no more than two lines in a row with a hyphen.

This is what ``hyphenate-limit-last`` and ``hyphenate-limit-lines`` of CSS Text 4
ask for; the engine does not know them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    break_line, line_boxes, split_text = block._break_line, block.iter_line_boxes, inline.split_first_line
    divided: list[bool] = [True]  # whether the line that is being made may be

    def broken(context: Any, box: Any, line: Any, before: Any, needed: int, *given: Any) -> Any:
        row = _in_a_row(before[: len(before) - needed])  # of what the widows leave on this page
        if len(before) - needed - row >= box.style["orphans"]:
            needed += row
        return break_line(context, box, line, before, needed, *given)

    def lines(*given: Any) -> Iterator[tuple[Any, Any]]:
        row = 0
        made = line_boxes(*given)
        while True:
            around, divided[0] = divided[0], row < MOST_HYPHENS  # a line may hold boxes with lines of their own
            try:
                line, resume_at = next(made)
            except StopIteration:
                return
            finally:
                divided[0] = around
            row = row + 1 if _ends_in_hyphen(line) else 0
            yield line, resume_at

    def split(text: str, style: Any, *given: Any, **named: Any) -> Any:
        if not divided[0] and style["hyphens"] == "auto":
            style = style.copy()
            style["hyphens"] = "manual"
        return split_text(text, style, *given, **named)

    block._break_line, block.iter_line_boxes, inline.split_first_line = broken, lines, split
    try:
        yield
    finally:
        block._break_line, block.iter_line_boxes, inline.split_first_line = break_line, line_boxes, split_text


def _in_a_row(lines: list[Any]) -> int:
    """How many of the last `lines` end in a hyphen."""
    row = 0
    while row < len(lines) and _ends_in_hyphen(lines[-1 - row]):
        row += 1
    return row


def _ends_in_hyphen(line: Any) -> bool:
    texts = [box.text for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text.strip()]
    return bool(texts) and texts[-1].rstrip().endswith(HYPHENS)
