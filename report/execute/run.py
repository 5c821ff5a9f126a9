"""All cells and all values of a publication: taken from the cache where they hold, run where not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from report.cache import Cache, digest
from report.data.package import PLACES, Package
from report.diagnostics import Diagnostic, Diagnostics
from report.document.source import Cell, Source
from report.execute.analysis import Analysed, AnalysisRun
from report.execute.chapter import ChapterRun, Done, Started
from report.execute.exhibit import Exhibit
from report.execute.failure import ANALYSIS
from report.execute.fork import Died, Limits, run_forked
from report.figure_drawing import draw, preload
from report.inputs import Inputs

ENVIRONMENT = ("generator", "packages", "python")


@dataclass(slots=True)
class Results:
    """What the cells returned, by chapter file and label, and all values; `reused` and `ran` count jobs."""

    exhibits: dict[str, dict[str, Exhibit]] = field(default_factory=dict)
    analysed: Analysed = field(default_factory=lambda: Analysed(None))
    reused: int = 0
    ran: int = 0


class Execution:
    """Runs jobs for a build; `workers` children at once, each within `limits`."""

    def __init__(self, root: Path, package: Package, inputs: Inputs, cache: Cache, limits: Limits,
                 workers: int) -> None:
        self.root, self.package, self.inputs, self.cache = root, package, inputs, cache
        self.limits, self.workers = limits, workers

    def run(self, sources: list[Source], found: Diagnostics) -> Results:
        """The results of the cells in `sources` (one language of each chapter) and of the analysis."""
        results = Results()
        pending: list[_Pending] = []
        for task in [_Analysis(self), *(_Chapter(self, s) for s in sources if s.cells)]:
            entry = self.cache.get("cells", task.key, self.inputs)
            if entry:
                results.reused += 1
                task.store(entry.result, results)
            else:
                results.ran += 1
                pending.append(task)
        if pending:
            self._run(pending, results, found)
        return results

    def _run(self, pending: list[_Pending], results: Results, found: Diagnostics) -> None:
        if any(isinstance(task, _Chapter) for task in pending):
            preload()
        while pending:
            again: list[_Pending] = []
            for number, message in run_forked([t.job() for t in pending], self.workers, self.limits):
                if pending[number].receive(message, found):
                    again.append(pending[number])
            for task in pending:
                if task not in again:
                    task.finish(results, found)
            pending = again


class _Pending:
    """A job whose results are not in the cache."""

    def __init__(self, execution: Execution, key: str) -> None:
        self.execution, self.key = execution, key

    def keep(self, result: object, tables: tuple[str, ...], modules: tuple[str, ...]) -> None:
        inputs = self.execution.inputs
        # A row of any table may take its origin from the table of places.
        names = [*ENVIRONMENT, *(f"data:{t}" for t in (*tables, PLACES)), *modules]
        self.execution.cache.put("cells", self.key, result, inputs.of(*names))


class _Analysis(_Pending):
    """The job of computing all values."""

    def __init__(self, execution: Execution) -> None:
        super().__init__(execution, digest("analysis"))
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
        if not self.analysed.problems and self.execution.package.whole:
            self.keep(self.analysed, tuple(self.execution.package.tables), self.analysed.modules)
        self.store(self.analysed, results)

    def store(self, result: Analysed, results: Results) -> None:
        results.analysed = result


class _Chapter(_Pending):
    """The job of running a chapter's cells; a cell that ends the process is left out in a second try."""

    def __init__(self, execution: Execution, source: Source) -> None:
        # Line numbers are left out of the key: moving a cell does not change what it returns.
        super().__init__(execution, digest("chapter", source.file, *((c.code, c.label) for c in source.cells)))
        self.source = source
        self.skip: frozenset[int] = frozenset()
        self.done: dict[int, Done] = {}
        self.at = 0

    def job(self) -> Callable:
        execution = self.execution
        return ChapterRun(execution.root, self.source.file, self.source.cells, execution.package, draw, self.skip)

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
            self.keep(exhibits, tables, modules)
        self.store(exhibits, results)

    def store(self, result: dict[str, Exhibit], results: Results) -> None:
        results.exhibits[self.source.file] = result


def _ended(message: Died) -> tuple[str, str, str]:
    if message.reason == "time":
        return "X02", f"ran for more than {message.detail} seconds", "look for a loop; the limit is limits.cell-seconds"
    if message.reason == "signal":
        return "X03", f"was ended by the system ({message.detail})", "it may need more than limits.cell-megabytes"
    return "X04", "ended its process", "remove the call that exits; let the cell return its result"


def _died(message: Died, cell: Cell, file: str) -> Diagnostic:
    code, what, hint = _ended(message)
    return Diagnostic(file, cell.line, code, f"the cell {cell.label} {what}".replace("  ", " "), hint)
