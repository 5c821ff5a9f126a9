"""Which tables an analysis reads: recorded wherever a row of one is looked at, however it came there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

# The last one is in use.
_recordings: list[list[str]] = []


@contextmanager
def recording() -> Iterator[list[str]]:
    """Yield the tables read inside the block, in order of first use; a block around it records them too.

    A table is read when it is opened and when one of its rows is looked at, which may have been kept from before.
    """
    opened: list[str] = []
    _recordings.append(opened)
    try:
        yield opened
    finally:
        _recordings.pop()
        for name in opened:
            touch(name)


def touch(name: str) -> None:
    """The table `name` is read."""
    if _recordings and name not in _recordings[-1]:
        _recordings[-1].append(name)
