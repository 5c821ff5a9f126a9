"""The jobs of a build: all values, and the cells of each chapter, run in children and kept when nothing went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from report.cache.kept import ENVIRONMENT
from report.cache.lazy import Packed
from report.cache.store import made_of
from report.data.package import PLACES
from report.diagnostics import Diagnostic, Diagnostics
from report.drawing import draw, preload
from report.execute.analysis import AnalysisRun
from report.execute.chapter import ChapterRun, Done, Started
from report.execute.failure import ANALYSIS
from report.execute.fork import Died, run_forked
from report.execute.records import Analysed, Results
from report.markdown.source import Cell, Source

if TYPE_CHECKING:
    from report.execute.run import Execution


def run_tasks(
    missing: list[tuple[str, Source | None]], execution: Execution, results: Results, found: Diagnostics
) -> None:
    """Run what is `missing`, by key the cells of a source or else the analysis, and put what comes into `results`."""
    pending = [
        ChapterTask(execution, key, source) if source else AnalysisTask(execution, key) for key, source in missing
    ]
    if any(isinstance(task, ChapterTask) for task in pending):
        preload()
    while pending:
        again: list[Task] = []
        for number, message in run_forked([t.job() for t in pending], execution.workers, execution.limits):
            if pending[number].receive(message, found):
                again.append(pending[number])
        for task in pending:
            if task not in again:
                task.finish(results, found)
        pending = again


class Task:
    """A job whose results are not in the cache."""

    def __init__(self, execution: Execution, key: str) -> None:
        self.execution, self.key = execution, key

    def keep(self, result: object, tables: tuple[str, ...], files: tuple[str, ...]) -> str:
        """Keep `result`, which was made of `tables` and `files` of the project; what stands behind it, in a word."""
        # A row of any table may take its origin from the table of places.
        names = [*ENVIRONMENT, *(f"data:{t}" for t in (*tables, PLACES)), *files]
        keyed_on = self.execution.inputs.of(*names)
        self.execution.cache.put("cells", self.key, result, keyed_on)
        return made_of(self.key, keyed_on)


class AnalysisTask(Task):
    """The job of computing all values."""

    def __init__(self, execution: Execution, key: str) -> None:
        super().__init__(execution, key)
        self.analysed: Analysed | None = None

    def job(self) -> Callable:
        return AnalysisRun(self.execution.root, self.execution.package)

    def receive(self, message: object, found: Diagnostics) -> bool:
        if isinstance(message, Analysed):
            self.analysed = message
        elif isinstance(message, Died):
            found.error("V03", f"the analysis {_ended(message)[1]}", file=ANALYSIS, hint="run it by hand to see why")
        return False

    def finish(self, results: Results, found: Diagnostics) -> None:
        if self.analysed is None:
            return
        found.add(*self.analysed.problems)
        if self.analysed.values is not None and not self.analysed.problems and self.execution.package.whole:
            kept = replace(self.analysed, values=Packed(self.analysed.values))
            results.made_of[""] = self.keep(kept, tuple(self.execution.package.tables), self.analysed.modules)
        results.analysed = self.analysed


class ChapterTask(Task):
    """The job of running a chapter's cells; a cell that ends the process is left out in a second try."""

    def __init__(self, execution: Execution, key: str, source: Source) -> None:
        super().__init__(execution, key)
        self.source = source
        self.skip: frozenset[int] = frozenset()
        self.done: dict[int, Done] = {}
        self.at = 0

    def job(self) -> Callable:
        execution = self.execution
        return ChapterRun(
            execution.root,
            self.source.file,
            self.source.cells,
            execution.package,
            partial(draw, theme=execution.theme),
            self.skip,
            execution.theme.own_fonts,
        )

    def receive(self, message: object, found: Diagnostics) -> bool:
        if isinstance(message, Started):
            self.at = message.index
        elif isinstance(message, Done):
            self.done[message.index] = message
        elif isinstance(message, Died):
            tried_before = self.at in self.skip
            self.skip |= {self.at}
            found.add(_died(message, self.source.cells[self.at], self.source.file))
            return not tried_before  # a child that ends before its first cell would end every time
        return False

    def finish(self, results: Results, found: Diagnostics) -> None:
        problems = [p for d in self.done.values() for p in d.problems]
        found.add(*problems)
        exhibits = {d.exhibit.label: d.exhibit for d in self.done.values() if d.exhibit}
        if not problems and not self.skip and self.execution.package.whole:
            tables = tuple(sorted({t for d in self.done.values() for t in d.opened}))
            modules = tuple(sorted({m for d in self.done.values() for m in d.modules}))
            results.made_of[self.source.file] = self.keep(exhibits, tables, (*modules, *self.execution.theme.own_fonts))
        results.exhibits[self.source.file] = exhibits


def _ended(message: Died) -> tuple[str, str, str]:
    if message.reason == "time":
        return "X02", f"ran for more than {message.detail} seconds", "look for a loop; the limit is limits.cell-seconds"
    if message.reason == "signal":
        return "X03", f"was ended by the system ({message.detail})", "it may need more than limits.cell-megabytes"
    return "X04", "ended its process", "remove the call that exits; let the cell return its result"


def _died(message: Died, cell: Cell, file: str) -> Diagnostic:
    code, what, hint = _ended(message)
    return Diagnostic(file, cell.line, code, f"the cell {cell.label} {what}".replace("  ", " "), hint)
