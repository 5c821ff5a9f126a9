"""How a build shows itself: a live display in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import Protocol


class Progress(Protocol):
    """Told of each step as it begins, and of the end."""

    def step(self, name: str) -> None:
        """A step begins; the one before it has ended."""

    def end(self) -> None:
        """The last step has ended."""


class PlainProgress:
    """A line per step, with the seconds since the build began."""

    def __init__(self) -> None:
        self.started = time.perf_counter()

    def step(self, name: str) -> None:
        print(f"{time.perf_counter() - self.started:6.2f} s  {name}", file=sys.stderr, flush=True)

    def end(self) -> None:
        return


class LiveProgress:
    """One moving line in a terminal."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(stderr=True)
        self._status = self._console.status("")
        self._status.start()

    def step(self, name: str) -> None:
        self._status.update(f"{name} …")

    def end(self) -> None:
        self._status.stop()


def progress() -> Progress:
    """The display that fits where standard error goes."""
    return LiveProgress() if sys.stderr.isatty() else PlainProgress()
