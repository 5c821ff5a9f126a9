"""Reading the laid-out boxes of the PDF engine.  Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox


def walk(box: Any) -> Iterator[Any]:
    """`box` and every box inside it, in the order of the text."""
    yield box
    for child in getattr(box, "children", ()):
        yield from walk(child)


def text_of(box: Any) -> str:
    """The text that `box` prints."""
    return "".join(inner.text for inner in walk(box) if isinstance(inner, TextBox))


def classes_of(box: Any) -> set[str]:
    """The classes of the element that `box` was made for."""
    return set((box.element.get("class") or "").split()) if box.element is not None else set()
