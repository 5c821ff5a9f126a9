"""Where the heavy steps of a build are done: cells, texts for pandoc, and documents for paper.

A build asks an :class:`Executor` and knows no other; this machine is one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from report.execute.records import Runner
    from report.markdown.pandoc import Citations, Markdown, Reading
    from report.system.workers import Jobs

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

    def bring(self, root: Path, names: Callable[[], Collection[str]]) -> None:
        """The files are here."""

    def read(self, requests: Sequence[Markdown | Citations], style: Path) -> Reading:
        """As :class:`Executor`."""
        from report.markdown.pandoc import Pandoc

        return Pandoc(requests, style)

    def pool(self, work: Callable[[Given], Made], workers: int) -> Jobs[Given, Made]:
        """As :class:`Executor`."""
        from report.system.workers import Pool

        return Pool(work, workers)
