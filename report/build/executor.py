"""Where the heavy steps of a build are done: cells, texts for pandoc, and documents for paper.

A build asks an :class:`Executor` and knows no other; this machine is one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from report.execute.records import Runner
    from report.markdown.bibliography import Refused
    from report.markdown.nodes import Block
    from report.markdown.pandoc import Citations, Markdown, Pandoc, Reading
    from report.system.workers import Jobs

PANDOCS = 16  # that may be at work, or have read what nobody has asked for yet; each holds some 100 MB at most

Given = TypeVar("Given")
Made = TypeVar("Made")


class Pools(Protocol):
    """What gives a pool for some work."""

    def __call__(self, work: Callable[[Given], Made], workers: int) -> Jobs[Given, Made]:
        """What does `work` for jobs, in `workers` processes if they are of this machine."""


class Executor(Protocol):
    """Does jobs; what comes of one is the same wherever it is done."""

    @property
    def runner(self) -> Runner | None:
        """What runs cells and the analysis; None for children of this process."""

    def bring(self, root: Path, names: Callable[[], Collection[str]]) -> None:
        """All that a job may read of the project in `root` are the files that `names` gives, paths in it."""

    def read(self, requests: Sequence[Markdown | Citations], style: Path) -> Reading:
        """Pandoc at work on `requests`, setting citations by the file `style`."""

    @property
    def pool(self) -> Pools:
        """What gives a pool for some work."""


class ThisMachine:
    """Children and processes of this process."""

    runner: Runner | None = None

    def __init__(self) -> None:
        self._ahead: list[_Ahead] = []

    def bring(self, root: Path, names: Callable[[], Collection[str]]) -> None:
        """The files are here."""

    def read(self, requests: Sequence[Markdown | Citations], style: Path) -> Reading:
        """As :class:`Executor`; of hundreds of pandocs some wait until earlier ones are asked what they have read."""
        ahead = _Ahead(requests, style, self._go_on)
        self._ahead.append(ahead)
        self._go_on()
        return ahead

    def _go_on(self) -> None:
        self._ahead = [ahead for ahead in self._ahead if not ahead.asked]
        for ahead in self._ahead[:PANDOCS]:
            ahead.begin()

    def pool(self, work: Callable[[Given], Made], workers: int) -> Jobs[Given, Made]:
        """As :class:`Executor`."""
        from report.system.workers import Pool

        return Pool(work, workers)


class _Ahead:
    """A pandoc that may have to wait, but no longer than until it is `asked`; then `go_on` lets others begin."""

    def __init__(self, requests: Sequence[Markdown | Citations], style: Path, go_on: Callable[[], None]) -> None:
        self._requests, self._style, self._go_on = requests, style, go_on
        self._pandoc: Pandoc | None = None
        self.asked = False
        self.unreadable = ""
        self.refused: tuple[Refused, ...] = ()

    def begin(self) -> Pandoc:
        """Start pandoc, unless it is at work."""
        from report.markdown.pandoc import Pandoc

        self._pandoc = self._pandoc or Pandoc(self._requests, self._style)
        return self._pandoc

    def trees(self) -> list[list[Block]]:
        """As :meth:`report.markdown.pandoc.Pandoc.trees`."""
        pandoc, self.asked = self.begin(), True
        trees = pandoc.trees()
        self._go_on()
        self.unreadable, self.refused = pandoc.unreadable, pandoc.refused
        return trees
