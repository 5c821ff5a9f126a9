"""What a build tells of itself: its steps, as they begin, and at the end what it did.  Knows no words of either.

Steps are one line that changes in a terminal, and a line each elsewhere.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from report.cache.up_to_date import State
from report.diagnostics import Diagnostic
from report.system.streams import tell

_SELDOM, _OFTEN = 10.0, 0.5  # seconds between two lines on how far a step is, and between two changes of one line
_CLEAR = "\r\x1b[K"  # to the beginning of the line, and the rest of it blank


class Progress(Protocol):
    """Told of each step as it begins, and of the end; `current` is the last of them."""

    current: str

    def step(self, name: str) -> None:
        """A step begins; the one before it has ended."""

    def part(self, done: int, of: int) -> None:
        """So many of the jobs that are known by now are `done`."""

    def end(self) -> None:
        """The last step has ended."""


class Pace:
    """How long jobs take, from when the first of them is told; `often` is how many seconds lie between two tellings."""

    def __init__(self, often: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._often, self._clock = often, clock
        self._first = self._last = (sys.maxsize, 0.0)

    def told(self, done: int, of: int) -> str:
        """What is to be told now, with the time left if the rest takes as long; empty where it is too early again."""
        now = self._clock()
        if done <= self._last[0]:  # these are other jobs
            self._first = self._last = (done, now)
            return ""
        if now - self._last[1] < self._often:
            return ""
        self._last = (done, now)
        before, since = self._first
        left = (now - since) / (done - before) * (of - done)
        return f"{done} of {of} jobs, about {_lasting(left)} left"


def _lasting(seconds: float) -> str:
    """A time as people tell it: in seconds, or else in minutes, or else in hours and minutes."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


class PlainProgress:
    """A line per step, with the seconds since the build began, and now and then how far a long one is."""

    def __init__(self) -> None:
        self.started = time.perf_counter()
        self.current = ""
        self._pace = Pace(_SELDOM)

    def step(self, name: str) -> None:
        """Print the step and when it began."""
        self.current = name
        self._tell(name)

    def part(self, done: int, of: int) -> None:
        """Print how far the step is."""
        if said := self._pace.told(done, of):
            self._tell(f"{self.current}: {said}")

    def _tell(self, what: str) -> None:
        tell(f"{time.perf_counter() - self.started:6.2f} s  {what}")

    def end(self) -> None:
        """Nothing is left to print."""


class LiveProgress:
    """One line in a terminal, written over by each step and blank at the end."""

    def __init__(self) -> None:
        self.current = ""
        self._pace = Pace(_OFTEN)

    def step(self, name: str) -> None:
        """Write the step over the one before."""
        self.current = name
        tell(f"{_CLEAR}{name} …", end="")

    def part(self, done: int, of: int) -> None:
        """Write how far the step is behind it."""
        if said := self._pace.told(done, of):
            tell(f"{_CLEAR}{self.current} … {said}", end="")

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
