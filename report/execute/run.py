"""All cells and all values of a publication: taken from the cache where they hold, run where not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from report.cache.memory import Kind, Memory
from report.cache.store import digest
from report.data.package import Package
from report.execute.records import Analysed, CellResult, Limits, Results
from report.markdown.source import Source
from report.style.theme import Theme

CELLS: Kind[Mapping[str, CellResult]] = Kind("cells")
VALUES: Kind[Analysed] = Kind("values")


@dataclass(frozen=True, slots=True)
class Execution:
    """What cells run with: the project in `root` with its data, `workers` children at once, each within `limits`.

    Exhibits are printed in `languages`, the codes of the publication's editions; figures are drawn in the look of
    `theme`.
    """

    root: Path
    package: Package
    languages: tuple[str, ...]
    memory: Memory
    limits: Limits
    workers: int
    theme: Theme = field(default_factory=Theme)


def results_of(sources: list[Source], execution: Execution, wanted: Callable[[str], bool] = lambda _: True) -> Results:
    """The results of the analysis and of the cells in `sources` (one language of each chapter).

    Where `wanted` is false for a chapter's file, results that were kept, which have no errors, are left there.
    """
    results = Results()
    analysed = execution.memory.recall(VALUES, ANALYSIS_NAME)
    if analysed:
        results.analysed, results.digests[""] = analysed.result, analysed.digest
    with_cells = [source for source in sources if source.cells]
    missing = [source for source in with_cells if not _recalled(source, execution, results, wanted(source.file))]
    results.ran = len(missing) + (analysed is None)
    results.reused = len(with_cells) + 1 - results.ran
    if results.ran:
        from report.execute.tasks import run_tasks

        run_tasks(missing, execution, results, analysis=analysed is None)
    return results


def _recalled(source: Source, execution: Execution, results: Results, wanted: bool) -> bool:
    """Whether the results of a chapter's cells hold; they are put into `results` when they are wanted."""
    name = cells_name(source, execution)
    if not wanted:
        return execution.memory.holds(CELLS, name)
    before = execution.memory.recall(CELLS, name)
    if before:
        results.exhibits[source.file], results.digests[source.file] = before.result, before.digest
    return before is not None


ANALYSIS_NAME = "all values and reconciliations"


def cells_name(source: Source, execution: Execution) -> str:
    """The name of the results of a chapter's cells; moving a cell does not change what it returns."""
    cells = digest(*((cell.code, cell.label) for cell in source.cells), execution.theme.drawn_with())
    return f"{source.file} {'+'.join(execution.languages)} {cells}"
