"""All cells and all values of a publication: taken from the cache where they hold, run where not."""

from __future__ import annotations

from collections.abc import Iterable

from report.execute.records import ANALYSIS_NAME, CELLS, VALUES, Execution, Results, cells_name
from report.markdown.source import Source


def results_of(sources: Iterable[Source], execution: Execution) -> Results:
    """The results of the analysis and of the cells in `sources` (one language of each chapter)."""
    results = Results()
    analysed = execution.memory.recall(VALUES, ANALYSIS_NAME)
    if analysed:
        results.analysed, results.digests[""] = analysed.result, analysed.digest
    with_cells = [source for source in sources if source.cells]
    missing = [source for source in with_cells if not _recalled(source, execution, results)]
    results.ran = len(missing) + (analysed is None)
    results.reused = len(with_cells) + 1 - results.ran
    if results.ran:
        from report.execute.tasks import run_tasks

        run_tasks(missing, execution, results, analysis=analysed is None)
    return results


def _recalled(source: Source, execution: Execution, results: Results) -> bool:
    """Whether the results of a chapter's cells hold; they are then put into `results`."""
    before = execution.memory.recall(CELLS, cells_name(source, execution))
    if before:
        results.exhibits[source.file], results.digests[source.file] = before.result, before.digest
    return before is not None
