"""The jobs of a build: all values, and the cells of each chapter; run in children, cached when nothing went wrong."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from report.cache.codec import decode
from report.cache.memory import Kind
from report.data.package import PLACES
from report.diagnostics import Diagnostic
from report.drawing.door import draw, load_faces, preload
from report.execute.analysis import AnalysisRun, analysis_code, analysis_files
from report.execute.chapter import ChapterRun, Done, Started
from report.execute.failure import ANALYSIS
from report.execute.fork import Died, run_forked
from report.execute.imports import compile_ahead
from report.execute.records import (
    ANALYSIS_NAME,
    CELLS,
    VALUES,
    Analysed,
    CellResult,
    Execution,
    Job,
    Results,
    cells_name,
)
from report.language.cldr import load
from report.language.vocabulary import languages, rules_of
from report.markdown.cells import Cell
from report.markdown.source import Source
from report.style.theme import Theme

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Group:
    """The `sources` whose cells have to run with `execution`, and where what comes of them is put."""

    execution: Execution
    results: Results
    sources: Sequence[Source]


def run_tasks(groups: Sequence[Group], *, analysis: bool) -> None:
    """Run the cells of all `groups`, and the analysis if wanted, whose results are put into the first."""
    first, sources = groups[0], [source for group in groups for source in group.sources]
    pending: list[Task] = [AnalysisTask(first)] if analysis else []
    pending += [ChapterTask(group, source) for group in groups for source in group.sources]
    execution = first.execution
    if sources and not execution.runner:
        preload([*analysis_code(execution.root), *(cell.code for source in sources for cell in source.cells)])
    if len(pending) > 1 and not execution.runner:
        figures = any(cell.kind == "fig" for source in sources for cell in source.cells)
        prepare(execution.root, execution.theme, figures=figures)
    while pending:
        pending = _tried(pending, execution)


def _tried(tasks: Sequence[Task], execution: Execution) -> list[Task]:
    """Do the `tasks`; what has to be done once more.  Each is finished as soon as it can be, so that it is cached."""
    again: list[Task] = []
    finished: set[int] = set()

    def ended(number: int) -> None:
        tasks[number].finish()
        finished.add(number)

    run = execution.runner or run_forked
    for number, message in run([task.job() for task in tasks], execution.workers, execution.limits, ended):
        if tasks[number].receive(message):
            again.append(tasks[number])
    for number, task in enumerate(tasks):
        if number not in finished and task not in again:
            task.finish()
    return again


def prepare(root: Path, theme: Theme, *, figures: bool) -> None:
    """Do once what several children would each do: compile the analysis, load locales and, for `figures`, typefaces."""
    compile_ahead(analysis_files(root.resolve()))
    for code in languages():
        load(rules_of(code).locale)
    if figures:
        load_faces(theme)


class Task(ABC):
    """A job whose results are not in the cache."""

    def __init__(self, group: Group) -> None:
        self.execution, self.results = group.execution, group.results

    @abstractmethod
    def job(self) -> Job:
        """What a child is to do."""

    @abstractmethod
    def receive(self, message: object) -> bool:
        """Take in what the child says; whether it has to be run again."""

    @abstractmethod
    def finish(self) -> None:
        """Put what came into the results, and cache it when nothing was wrong."""

    def cache(
        self, kind: Kind[Result], name: str, result: Result, tables: Iterable[str], read: Mapping[str, str]
    ) -> str:
        """Cache `result`, which was computed from `tables` and from what had the digests in `read`; its digest."""
        # A row of any table may take its origin from the table of places.
        recording = self.execution.memory.begin(kind, name, [f"data:{table}" for table in (*tables, PLACES)])
        recording.depend_as(read)
        self.execution.package.learn(read)
        return recording.keep(result).digest


class AnalysisTask(Task):
    """The job of computing all values."""

    def __init__(self, group: Group) -> None:
        super().__init__(group)
        self.analysed: Analysed | None = None

    def job(self) -> Job:
        return AnalysisRun(self.execution.root, self.execution.package)

    def receive(self, message: object) -> bool:
        if isinstance(message, Analysed):
            self.analysed = message
        elif isinstance(message, Died):
            what = f"the analysis {_ended(message)[1]}"
            self.execution.memory.problems.error("V03", what, file=ANALYSIS, hint="run it by hand to see why")
        return False

    def finish(self) -> None:
        if self.analysed is None:
            return
        self.execution.memory.problems.add(*self.analysed.problems)
        if self.analysed.values is not None and not self.analysed.problems and self.execution.package.whole:
            result = replace(self.analysed, read={})
            # Any table may be looked for; what the larger ones were asked is known.
            tables = [name for name, one in self.execution.package.resources.items() if not one.is_parquet]
            digest = self.cache(VALUES, ANALYSIS_NAME, result, tables, self.analysed.read)
            self.results.digests |= {"": digest} if digest else {}
        self.results.analysed = self.analysed


class ChapterTask(Task):
    """The job of running a chapter's cells; a cell that ends the process is left out in a second try."""

    def __init__(self, group: Group, source: Source) -> None:
        super().__init__(group)
        self.source = source
        self.skip: frozenset[int] = frozenset()
        self.done: dict[int, Done] = {}
        self.exhibits: dict[str, CellResult] = {}
        self.fonts = self.execution.memory.dependencies.of(*self.execution.theme.own_fonts)
        self.at = 0

    def job(self) -> Job:
        execution = self.execution
        return ChapterRun(
            execution.root,
            self.source.file,
            self.source.cells,
            execution.package,
            languages=execution.languages,
            draw=partial(draw, theme=execution.theme),
            theme=execution.theme,
            skip=self.skip,
            fonts=execution.theme.own_fonts,
        )

    def receive(self, message: object) -> bool:
        if isinstance(message, Started):
            self.at = message.index
        elif isinstance(message, Done):
            self.done[message.index] = message
            result = decode(message.result) if message.result else None
            self.exhibits |= {result.label: result} if isinstance(result, CellResult) else {}
        elif isinstance(message, Died):
            tried_before = self.at in self.skip
            self.skip |= {self.at}
            self.execution.memory.problems.add(_died(message, self.source.cells[self.at], self.source.file))
            return not tried_before  # a child that ends before its first cell would end every time
        return False

    def finish(self) -> None:
        problems = [p for d in self.done.values() for p in d.problems]
        self.execution.memory.problems.add(*problems)
        if not problems and not self.skip and self.execution.package.whole:
            tables = sorted({t for d in self.done.values() for t in d.opened})
            read = self.fonts | {name: then for d in self.done.values() for name, then in d.read.items()}
            digest = self.cache(CELLS, cells_name(self.source, self.execution), self.exhibits, tables, read)
            self.results.digests |= {self.source.file: digest} if digest else {}
        self.results.exhibits[self.source.file] = self.exhibits


def _ended(message: Died) -> tuple[str, str, str]:
    if message.reason == "time":
        return "X02", f"ran for more than {message.detail} seconds", "look for a loop; the limit is limits.cell-seconds"
    if message.reason == "signal":
        return "X03", f"was ended by the system ({message.detail})", "it may need more than limits.cell-megabytes"
    if message.reason == "rubbish":
        return (
            "X05",
            "wrote to the pipe of the build, or closed it",
            "remove os.write or os.close; let the cell return its result",
        )
    return "X04", "ended its process", "remove the call that exits; let the cell return its result"


def _died(message: Died, cell: Cell, file: str) -> Diagnostic:
    code, what, hint = _ended(message)
    return Diagnostic(file, cell.line, code, f"the cell {cell.label} {what}".replace("  ", " "), hint)
