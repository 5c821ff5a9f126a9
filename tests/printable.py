"""Texts by chance that a page may hold, for tests that generate their input."""

from __future__ import annotations

from hypothesis import strategies as st

from report.language.characters import unprintable


def printable(min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Texts of any characters that can be printed."""
    return st.text(min_size=min_size, max_size=max_size).filter(lambda text: unprintable(text) is None)
