"""Keeps a margin note in one piece: the PDF engine cuts a float at the foot of a page, even one that could not be cut.

A note that does not fit stands on the next page, and what it stands beside goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint.layout import block

from report.pdf.engine.inspection import classes_of

MARGIN = "margin"


@contextmanager
def whole_margin_notes() -> Iterator[None]:
    """Layouts within this context cut no margin note.

    The engine lays a float out before it looks whether it fits; ``bottom_space`` is what is to stay free below it.
    """
    lay_out = block.float_layout

    def whole(context: Any, box: Any, *given: Any, skip_stack: Any) -> Any:
        *around, bottom_space = given
        free = -inf if MARGIN in classes_of(box) else bottom_space
        return lay_out(context, box, *around, free, skip_stack=skip_stack)

    block.float_layout = whole
    try:
        yield
    finally:
        block.float_layout = lay_out
