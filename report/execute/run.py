"""All cells and all values of a publication: taken from the cache where they hold, run where not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from report.cache.dependencies import Inputs
from report.cache.store import Cache, digest, made_of
from report.diagnostics import Diagnostics
from report.execute.records import Limits, Results
from report.markdown.source import Source
from report.style.theme import Theme

if TYPE_CHECKING:
    from report.data.package import Package


class Execution:
    """Runs jobs for a build; `workers` children at once, each within `limits`.  Figures are drawn in the look of `theme`."""

    def __init__(
        self,
        root: Path,
        package: Package,
        inputs: Inputs,
        cache: Cache,
        limits: Limits,
        workers: int,
        theme: Theme,
    ) -> None:
        self.root, self.package, self.inputs, self.cache = root, package, inputs, cache
        self.limits, self.workers, self.theme = limits, workers, theme

    def run(self, sources: list[Source], found: Diagnostics, wanted: Callable[[str], bool] = lambda _: True) -> Results:
        """The results of the analysis and of the cells in `sources` (one language of each chapter).

        Where `wanted` is false for a chapter's file, results that were kept, which have no errors, are left there.
        """
        results = Results()
        missing: list[tuple[str, Source | None]] = []
        for source in (None, *(s for s in sources if s.cells)):
            key = _key(source, self.theme)
            if self._kept(key, source, results, source is None or wanted(source.file)):
                results.reused += 1
            else:
                missing.append((key, source))
        results.ran = len(missing)
        if missing:
            from report.execute.tasks import run_tasks

            run_tasks(missing, self, results, found)
        return results

    def _kept(self, key: str, source: Source | None, results: Results, wanted: bool) -> bool:
        """Whether the cache has the results; they are put into `results` when they are wanted."""
        if not wanted:
            return self.cache.holds("cells", key, self.inputs)
        entry = self.cache.get("cells", key, self.inputs)
        if entry is None:
            return False
        if source:
            results.exhibits[source.file] = entry.result
        else:
            results.analysed = entry.result
        results.made_of[source.file if source else ""] = made_of(key, entry.keyed_on)
        return True


def _key(source: Source | None, theme: Theme) -> str:
    if source is None:
        return digest("analysis")
    # Line numbers are left out: moving a cell does not change what it returns.
    return digest("chapter", source.file, *((c.code, c.label) for c in source.cells), theme.drawn_with())
