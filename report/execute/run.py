"""All cells and all values of a build: taken from the cache where they hold, run where not, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.execute.records import ANALYSIS_NAME, CELLS, VALUES, Execution, Results, cells_name
from report.markdown.source import Source


def results_of(groups: Sequence[tuple[Iterable[Source], Execution]]) -> list[Results]:
    """The results of each group: of the analysis, which all share, and of the cells in its sources.

    A group is a publication: one language of each of its chapters, and what their cells run with.  The cells of all
    groups run side by side.  That the analysis has run, or was at hand, is counted in the first.
    """
    found = [_recalled(*group) for group in groups]
    if not found:
        return []
    memory, first = groups[0][1].memory, found[0][0]
    analysed = memory.recall(VALUES, ANALYSIS_NAME)
    first.ran, first.reused = first.ran + (analysed is None), first.reused + (analysed is not None)
    if analysed:
        first.analysed, first.digests[""] = analysed.result, analysed.digest
    if any(results.ran for results, _ in found):
        from report.execute.tasks import Group, run_tasks

        missing = [Group(e, r, sources) for (_, e), (r, sources) in zip(groups, found, strict=True)]
        run_tasks(missing, analysis=analysed is None)
    for results, _ in found[1:]:
        results.analysed = first.analysed
        results.digests |= {"": first.digests[""]} if "" in first.digests else {}
    return [results for results, _ in found]


def _recalled(sources: Iterable[Source], execution: Execution) -> tuple[Results, list[Source]]:
    """The results of cells that hold, and the sources whose cells have to run."""
    results, missing = Results(), []
    for source in (source for source in sources if source.cells):
        before = execution.memory.recall(CELLS, cells_name(source, execution))
        if before:
            results.exhibits[source.file], results.digests[source.file] = before.result, before.digest
            results.reused += 1
        else:
            missing.append(source)
    results.ran = len(missing)
    return results, missing
