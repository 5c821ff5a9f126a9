"""Page numbers replaced in boxes that are laid out, which saves a layout where the right ones leave all in place.

WeasyPrint has no way to do so: the text of its boxes is set anew by its own line breaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.text.line_break import split_first_line

NUMBER = "page-number"  # the class of an element that holds one
EQUAL = 1e-6  # CSS pixels, up to which two widths are the same


def replace_numbers(document: Document, pages: Mapping[str, int]) -> bool:
    """Replace wrong page numbers by right ones where that leaves all else in place; otherwise return false."""
    changes = []
    for page in document.pages:
        for text, line, block in printed_numbers(page._page_box):
            number = str(pages.get(text.element.get("data-page-of"), text.text))
            if number != text.text:
                layout, _, _, width, _, _ = split_first_line(number, text.style, None, None, text.justification_spacing)
                if abs(width - text.width) > EQUAL and not (stands_alone(text, line, block) and width <= block.width):
                    return False
                changes.append((text, line, block, number, layout, width))
    for text, line, block, number, layout, width in changes:
        text.text, text.pango_layout = number, layout
        if width != text.width:
            _align(text, line, block, width)
    return True


def stands_alone(text: TextBox, line: Any, block: Any) -> bool:
    """Whether nothing depends on how wide the number is: it has a block to itself, at whose right edge it stands."""
    return (
        isinstance(line, LineBox)
        and block.element is text.element
        and block.style["text_align_all"] == "right"
        and block.style["width"] != "auto"
    )


def _align(text: TextBox, line: Any, block: Any, width: float) -> None:
    text.width = line.width = width
    text.position_x = line.position_x = block.content_box_x() + block.width - width


def printed_numbers(box: Any, around: tuple[Any, ...] = ()) -> Iterator[tuple[TextBox, Any, Any]]:
    """Every printed page number in `box` with the two boxes it stands in, the inner before the outer."""
    if isinstance(box, TextBox):
        if box.element is not None and box.element.get("class") == NUMBER:
            yield box, around[0], around[1]
        return
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from printed_numbers(child, (box, *around[:1]))
