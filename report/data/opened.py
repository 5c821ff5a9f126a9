"""Which tables an analysis reads: recorded wherever a row of one is looked at, however it came there.

Of a table that is read as a whole, each change counts.  Of one that is larger than memory, only what was asked does:
what an answer was made from is recorded as a dependency by itself, ``data:<table>?<question>``, with its digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Opened:
    """What was read: `tables` in order of first use, those read as a `whole`, and the digests of `answers` of others.

    The digests are by the names of their dependencies.
    """

    tables: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, answers: Mapping[str, str] | None) -> None:
        """The table `name` is read: as a whole, or only what the `answers` were made from."""
        if answers is None and name in self.whole:
            return  # most cells of a table are looked at when others were
        if name not in self.tables:
            self.tables.append(name)
        if answers is not None:
            self.answers.update(answers)
        elif name not in self.whole:
            self.whole.append(name)


# The last one is in use.
_recordings: list[Opened] = []


@contextmanager
def recording() -> Iterator[Opened]:
    """Yield what is read inside the block; a block around it records it too.

    A table is read when it is opened and when one of its rows is looked at, which may have been kept from before.
    """
    opened = Opened()
    _recordings.append(opened)
    try:
        yield opened
    finally:
        _recordings.pop()
        for name in opened.tables:
            touch(name, None if name in opened.whole else {})
        if _recordings:
            _recordings[-1].answers.update(opened.answers)


def touch(name: str, answers: Mapping[str, str] | None = None) -> None:
    """The table `name` is read: as a whole, or only what the `answers` were made from."""
    if _recordings:
        _recordings[-1].add(name, answers)
