"""What a build tells of itself: its steps, as they begin, and at the end what it did.  Knows no words of either.

Steps are one line that changes in a terminal, and a line each elsewhere.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import Protocol

from report.cache.up_to_date import State
from report.diagnostics import Diagnostic
from report.system.streams import tell

_CLEAR = "\r\x1b[K"  # to the beginning of the line, and the rest of it blank


class Progress(Protocol):
    """Told of each step as it begins, and of the end; `current` is the last of them."""

    current: str

    def step(self, name: str) -> None:
        """A step begins; the one before it has ended."""

    def end(self) -> None:
        """The last step has ended."""


class PlainProgress:
    """A line per step, with the seconds since the build began."""

    def __init__(self) -> None:
        self.started = time.perf_counter()
        self.current = ""

    def step(self, name: str) -> None:
        """Print the step and when it began."""
        self.current = name
        tell(f"{time.perf_counter() - self.started:6.2f} s  {name}")

    def end(self) -> None:
        """Nothing is left to print."""


class LiveProgress:
    """One line in a terminal, written over by each step and blank at the end."""

    def __init__(self) -> None:
        self.current = ""

    def step(self, name: str) -> None:
        """Write the step over the one before."""
        self.current = name
        tell(f"{_CLEAR}{name} …", end="")

    def end(self) -> None:
        """Leave a blank line for what comes next."""
        tell(_CLEAR, end="")


def progress() -> Progress:
    """The display that fits where standard error goes."""
    return LiveProgress() if sys.stderr.isatty() else PlainProgress()


@dataclass(slots=True)
class Outcome:
    """What a build did: the editions with their pages, how much it computed, and how much it took from the cache.

    `readability` is by language and file, and `advice` on the pages by the path of the PDF, as are the `places` of its
    labels: the page on which each stands.  `drafts` are the chapters that were left out; `pairs` is how many pairs of
    paragraphs in two languages are approved.  `site` are the states of the files that were published, by path.
    """

    pages: dict[str, int] = field(default_factory=dict)
    editions: list[str] = field(default_factory=list)
    tables: int = 0
    values: int = 0
    checks: int = 0
    pairs: int = 0
    reused: list[str] = field(default_factory=list)
    readability: dict[str, dict[str, float]] = field(default_factory=dict)
    advice: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    places: dict[str, dict[str, int]] = field(default_factory=dict)
    drafts: list[str] = field(default_factory=list)
    site: dict[str, State] = field(default_factory=dict)
    seconds: float = 0.0
