"""Keeps every footnote on the page of its call, which the PDF engine alone does not.

Where the first lines of a paragraph do not fit above the notes of a page, the engine makes room by moving
notes that belong to earlier lines to the next page; only in columns does it move the paragraph instead.
A document without columns is therefore laid out as if it were one, save where the height of the notes is
taken from the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint import document
from weasyprint.layout import LayoutContext


class _SteadyNotes(LayoutContext):  # type: ignore[misc]  # WeasyPrint has no types
    """The engine's state of a layout; reading `in_column` decides whether placed notes may be moved."""

    _taking_height = False
    in_column = property(lambda self: not self._taking_height, lambda self, value: None)

    def _update_footnote_area(self) -> bool:
        self._taking_height = True
        try:
            return bool(super()._update_footnote_area())
        finally:
            self._taking_height = False


@contextmanager
def steady_notes() -> Iterator[None]:
    """Layouts within this context leave placed notes where they are."""
    before, document.LayoutContext = document.LayoutContext, _SteadyNotes
    try:
        yield
    finally:
        document.LayoutContext = before
