"""The trees of all chapters: from the cache where the text is the same, from pandoc where not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from report.cache import Cache, digest
from report.diagnostics import Diagnostics
from report.document.pandoc import Pandoc, Request, cited_keys, report_unreadable
from report.document.source import Source
from report.document.tree import Node, classes
from report.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Trees:
    """Blocks by chapter file, the entries of the literature by language, and how many came from the cache."""

    chapters: dict[str, list[Node]]
    literature: dict[str, list[Node]]
    reused: int


class TreeReader:
    """Starts pandoc at once and hands over the trees when they are wanted."""

    def __init__(self, root: Path, bibliography: str, sources: list[Source], known_keys: tuple[str, ...],
                 inputs: Inputs, cache: Cache) -> None:
        self.cache, self.inputs, self.bibliography = cache, inputs, bibliography
        self.wanted: list[tuple[str, Request]] = _requests(sources, known_keys)
        self.found = {name: self._cached(request) for name, request in self.wanted}
        self.running: list[tuple[list[tuple[str, Request]], Pandoc]] = []
        for language in sorted({r.language for _, r in self.wanted}):
            missing = [(n, r) for n, r in self.wanted if r.language == language and self.found[n] is None]
            if missing:
                bib = root / bibliography if bibliography else None
                self.running.append((missing, Pandoc(bib, [r for _, r in missing])))

    def trees(self, found: Diagnostics) -> Trees:
        """Every tree; a bibliography that pandoc cannot read is reported.  Raises RuntimeError when pandoc fails."""
        reused = sum(t is not None for t in self.found.values())
        for missing, pandoc in self.running:
            for (name, request), blocks in zip(missing, pandoc.trees(), strict=True):
                self.found[name] = blocks
                if not pandoc.unreadable:
                    self.cache.put("trees", self._key(request), blocks, self._keyed_on())
            if pandoc.unreadable:
                report_unreadable(self.bibliography, pandoc.unreadable, found)
        chapters = {n: b for n, b in self.found.items() if not n.startswith("literature:")}
        literature = {n.removeprefix("literature:"): _entries(b) for n, b in self.found.items()
                      if n.startswith("literature:")}
        return Trees(chapters, literature, reused)

    def _cached(self, request: Request) -> list[Node] | None:
        entry = self.cache.get("trees", self._key(request), self.inputs)
        return entry.result if entry else None

    @staticmethod
    def _key(request: Request) -> str:
        return digest(request.markdown, request.language, request.keys)

    def _keyed_on(self) -> dict[str, str]:
        return self.inputs.of(self.bibliography, "packages", "generator")


def _requests(sources: list[Source], known_keys: tuple[str, ...]) -> list[tuple[str, Request]]:
    """A request for each chapter and one for each language's literature.

    Every chapter gets the keys of the whole edition, so that "2018a" means the same work in each.
    """
    requests = []
    for language in dict.fromkeys(s.language for s in sources):
        own = [s for s in sources if s.language == language]
        cited = set().union(*(cited_keys(s.markdown) for s in own))
        keys = tuple(k for k in known_keys if k in cited)
        requests += [(s.file, Request(s.markdown, language, keys)) for s in own]
        requests.append((f"literature:{language}", Request("", language, keys)))
    return requests


def _entries(blocks: list[Node]) -> list[Node]:
    """The works of a list of literature, one block each, in citeproc's order."""
    return [entry for b in blocks if b["t"] == "Div" and "csl-bib-body" in classes(b) for entry in b["c"][1]]
