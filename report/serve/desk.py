"""What is built, and when: pages that are looked at first, then drafts on paper beside them, then everything else.

Whatever is built carries the state of the sources from before it was begun, so it is never taken for newer than it is.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from report.build import resident
from report.build.resident import Built, ResidentBuild, Task
from report.diagnostics import Diagnostic
from report.project.selection import Selection
from report.serve.builders import Builder
from report.serve.looks import Looks, Signal
from report.serve.sources import Program, news
from report.serve.stock import EVERYTHING, PROJECT, Held, Stock

_PROGRAM = 2.0  # seconds between two looks at what this process runs from
_QUIET = 1.0  # seconds without a save, and without work on what is looked at, after which everything is built


@dataclass(frozen=True, slots=True)
class Told:
    """How problems are told: what the operating system `refused` in a project, as one, and `excerpts` of its files."""

    refused: Callable[[OSError, Path], Diagnostic]
    excerpts: Callable[[Iterable[Diagnostic], Path], Mapping[Diagnostic, str]]


@dataclass(slots=True)
class _Work:
    """A process that builds, and what it is at, in words."""

    builder: Builder
    at: str = ""


class Desk:
    """Keeps the preview of the project in `root` up to date; only what `chosen` says is built in the background.

    Problems are `told`.  What this process runs from is looked at too, and `outdated` when it has changed since.
    """

    def __init__(self, root: Path, cache: Path | None, jobs: int, chosen: Selection, told: Told) -> None:
        self.root, self.chosen, self._told = root, chosen, told
        self.signal, self.stock = Signal(), Stock(root)
        self._program, self.outdated = Program(), False
        self.looks = Looks(self.signal)
        near, paper = ResidentBuild(root, cache, jobs), ResidentBuild(root, cache, jobs)
        far = ResidentBuild(root, cache, jobs, background=True)
        self._near, self._paper = _Work(Builder(near, near.rest)), _Work(Builder(paper, paper.settle))
        self._far = _Work(Builder(far, far.settle))
        self._busy = 0.0

    @property
    def building(self) -> str:
        """What is being built, in words; empty when nothing is."""
        return next((work.at for work in (self._near, self._paper, self._far) if work.at), "")

    async def file(self, path: str, seconds: float) -> Held | None:
        """The file at `path`, made from the sources as they are, after waiting for it at most so many `seconds`.

        None where there is none, cannot be one, or is none yet.
        """
        self.look()
        with self.looks.asking(path), suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self.stock.held(path) and not self.stock.settled(path):
                    await self.signal.wait()
                    self.look()
        return self.stock.held(path)

    def look(self) -> None:
        """Look at the sources; what is to be done is thought over again if they have changed."""
        if self.stock.look():
            self._busy = time.monotonic()
            self.signal.give()

    async def run(self) -> None:
        """Build whatever is to be built, for ever."""
        async with asyncio.TaskGroup() as group:
            for work in (self._listen, self._look_at_program, self._work_near, self._work_on_paper, self._work_far):
                group.create_task(work())

    async def _listen(self) -> None:
        async for _ in news(self.root):
            self.look()

    async def _look_at_program(self) -> None:
        """Tell once when what is shown is no longer what the generator, as it is now, would make."""
        while not self.outdated:
            await asyncio.sleep(_PROGRAM)
            self.outdated = await asyncio.to_thread(self._program.changed)
        self.signal.give()

    async def _work_near(self) -> None:
        """Build the pages of one chapter after the other: those that are asked for, then those that are looked at."""
        stock = self.stock
        while True:
            wanted = self._next_pages()
            if wanted:
                one = stock.pages[wanted[0]]
                languages = tuple(stock.pages[path].language for path in wanted)
                selection = Selection((one.publication,), languages, ("html",), (one.chapter,))
                await self._build(self._near, Task(selection), one.chapter, wanted)
            elif not stock.tried(PROJECT) and not stock.pages:
                await self._build(self._near, Task(Selection(), resident.PROJECT), "the project", [PROJECT])
            else:
                await self.signal.wait()

    def _next_pages(self) -> list[str]:
        """Pages of one chapter that were not tried; one that everything has brought is, for what is wrong in it."""
        stock = self.stock
        waiting = [p for p in self.looks.pages if p in stock.pages and not stock.tried(p)]
        if not waiting:
            return []
        first = stock.pages[waiting[0]]
        return [p for p in waiting if stock.pages[p].chapter_of == first.chapter_of]

    async def _work_on_paper(self) -> None:
        """Lay out the chapters that are looked at on paper, after their pages, which leave nothing to be read again."""
        stock = self.stock
        while True:
            later = bool(self._near.at or self._next_pages())
            pages = (path for path in self.looks.on_paper if stock.draft(path) and not later)
            page = next((path for path in pages if not stock.tried(stock.draft(path))), "")
            if page:
                one = stock.pages[page]
                selection = Selection((one.publication,), (one.language,), ("pdf",), (one.chapter,))
                at = f"{one.chapter} on paper"
                await self._build(self._paper, Task(selection, resident.DRAFT), at, [stock.draft(page)])
            else:
                await self.signal.wait()

    async def _work_far(self) -> None:
        """Build everything, and whole PDFs of what is looked at on paper, when nothing nearer is left to do."""
        while True:
            patience = self._busy + _QUIET - time.monotonic()
            task, name = self._next_far(asked_only=patience > 0 or bool(self._paper.at))
            if task:
                at = "everything" if name == EVERYTHING else f"the whole PDF {name}"
                await self._build(self._far, task, at, [name])
            else:
                await self.signal.wait(patience if patience > 0 else None)

    def _next_far(self, *, asked_only: bool) -> tuple[Task | None, str]:
        stock = self.stock
        if not stock.pages or self._next_pages() or self._near.at:
            return None, ""
        asked = {stock.answering(path) for path in self.looks.asked}
        if not stock.tried(EVERYTHING) and (not asked_only or EVERYTHING in asked):
            return Task(replace(self.chosen, formats=("html",), chapters=())), EVERYTHING
        pdfs = stock.pdfs
        on_paper = [] if asked_only else [f"{page.rpartition('/')[0]}.pdf" for page in self.looks.on_paper]
        for path in (path for path in (*asked, *on_paper) if path in pdfs and not stock.tried(path)):
            return Task(Selection((pdfs[path].publication,), (pdfs[path].language,), ("pdf",))), path
        return None, ""

    async def _build(self, work: _Work, task: Task, at: str, names: Iterable[str]) -> None:
        """Do a task and take in what comes of it, which answers for `names`.

        It is said to be made from the sources as they were seen last, which is before it is begun: if they have changed
        since, what comes of it is not taken for newer than it is.
        """
        work.at, made_from = at, self.stock.now
        self.signal.give()
        try:
            built = await work.builder.build(task)
        except OSError as error:
            built = Built({}, (self._told.refused(error, self.root),), whole=False)
        work.at = ""
        if work is not self._far:
            self._busy = time.monotonic()
        self.stock.take(built, made_from, names, self._told.excerpts(built.problems, self.root))
        self.signal.give()

    def close(self) -> None:
        """End the processes."""
        for work in (self._near, self._paper, self._far):
            work.builder.close()
