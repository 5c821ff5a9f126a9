"""Texts that are known not to be typed: printed from values, or read from the data, while somebody records them.

A number that stands in none of them was typed by whoever wrote the text around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
_recordings: list[set[str]] = []


class DataText(str):
    """A text as it stands in a cell of the data, which remembers its `table`; what is made of it does not."""

    table: str

    def __new__(cls, text: str, table: str = "") -> DataText:
        """`text` of the table named `table`."""
        made = super().__new__(cls, text)
        made.table = table
        return made


@contextmanager
def tracing() -> Iterator[set[str]]:
    """Yield the texts that are traced inside the block."""
    _recordings.append(set())
    try:
        yield _recordings[-1]
    finally:
        _recordings.pop()


def traced(text: str) -> str:
    """`text`, which was printed from a value or read from the data."""
    if _recordings and text:
        _recordings[-1].add(str(text))
    return text


def masked(text: str, sources: Iterable[str]) -> str:
    """`text` with a sign of its own for each character of what stands in one of `sources`, or is a part of one.

    Capitals and small letters are the same.
    """
    small = text.lower()
    if len(small) != len(text):
        small = text
    for source in sorted({s.lower() for s in sources if s}, key=len, reverse=True):
        if small in source:
            return OPAQUE * len(text)
        at = small.find(source)
        while at >= 0:
            end = at + len(source)
            if _whole(small, at, end):
                small = small[:at] + OPAQUE * len(source) + small[end:]
            at = small.find(source, end)
    return "".join(OPAQUE if now == OPAQUE else then for then, now in zip(text, small, strict=True))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word and no number goes on over the ends of the part from `start` to `end`."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    joined_before = text[start].isalnum() and before[-1:].isalnum()
    joined_after = text[end - 1].isalnum() and after[:1].isalnum()
    decimal_before = text[start].isdigit() and before[-1:] in {".", ","} and before[:1].isdigit()
    decimal_after = text[end - 1].isdigit() and after[:1] in {".", ","} and after[1:].isdigit()
    return not (joined_before or joined_after or decimal_before or decimal_after)
