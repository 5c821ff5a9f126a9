"""When cached results were last made and why, in sentences: from the records that they left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from report.cache.dependencies import ENVIRONMENT, LANGUAGES, PDF_ENGINE, stands_in_project
from report.cache.memory import Memory
from report.cache.store import Record

TABLE, LABEL = "data:", "label:"
_NAMED = {
    "generator": "the generator",
    "packages": "the generator's packages",
    "python": "Python",
    PDF_ENGINE: "Pango, the PDF's engine",
    LANGUAGES: "the languages or units of the project",
    "label:*": "the labels of the publication",
    "chapter:body": "its text, or a work that it cites",
    "chapter:values": "the values",
    "chapter:exhibits": "what its cells return",
    "chapter:lists": "a table of terms, entries or quotations",
    "chapter:place": "its entry in _quarto.yml",
}
# What makes a result of another name, so that nothing earlier is there to be compared with.
_OTHERWISE = {
    "cells": "nothing was cached of these cells in this look before",
    "pdf": "nothing was cached of this document before",
}
_KINDS = {
    "cells": "cells of {}",
    "values": "all values and reconciliations",
    "chapters": "{} as it is printed",
    "bodies": "{} as it was read",
    "pdf": "{} on paper",
    "data": "the data package",
    "project": "what _quarto.yml says",
}


class History:
    """The records of results in a cache as they stand now, and what of them holds no more.

    `tables` are the paths of the data package's tables by name.
    """

    def __init__(self, memory: Memory, *kinds: str) -> None:
        self.memory, self._kinds = memory, kinds
        self.records = self._now = [record for record, _ in memory.store.records(*kinds)]
        self.tables: Mapping[str, str] = {}

    def renew(self) -> None:
        """Everything has been made: what holds now is known, and what was made first is no longer missed."""
        self._now = [record for record, _ in self.memory.store.records(*self._kinds)]
        known = {(record.kind, record.name) for record in self.records}
        self.records = [*self.records, *(r for r in self._now if (r.kind, r.name) not in known)]

    def latest(self, kind: str, beginning: str) -> Record | None:
        """The record of the result of this kind that was made last, among those whose names begin so."""
        made = [r for r in self.records if r.kind == kind and f"{r.name} ".startswith(beginning)]
        return max(made, key=lambda r: r.made, default=None)

    def depending_on(self, *names: str) -> list[Record]:
        """The records of what holds now that depend on one of `names`."""
        return [r for r in self._now if any(name in r.dependencies for name in names)]

    def told(self, record: Record) -> list[str]:
        """When and why the result was made, and what has changed since."""
        what = _KINDS.get(record.kind, f"{record.kind} {{}}").format(record.name.split(" ")[0])
        lines = [f"{_moment(record.made)}  {what}: {self._reason(record)}"]
        if since := [self.named(name) for name in self.memory.changed(record) if _is_known(name)]:
            lines.append(f"{'':19}  since then changed, so that it is made anew: {'; '.join(since)}")
        return lines

    def _reason(self, record: Record) -> str:
        if record.because:
            causes = sorted(record.because, key=lambda name: name not in ENVIRONMENT)  # which are behind all others
            return f"changed: {'; '.join(map(self.named, causes))}"
        return _OTHERWISE.get(record.kind, "made for the first time with this cache")

    def named(self, dependency: str) -> str:
        """A dependency in words, a file with the time when it was saved."""
        if dependency in _NAMED:
            return _NAMED[dependency]
        if dependency.startswith(LABEL):
            return f"the label {dependency.removeprefix(LABEL)}"
        if dependency.startswith(TABLE):
            name = dependency.removeprefix(TABLE)
            return f"the table {name}{self._saved(self.tables[name]) if name in self.tables else ''}"
        path = dependency.partition(":")[2] or dependency
        return f"{path}{self._saved(path, named=False)}"

    def _saved(self, path: str, *, named: bool = True) -> str:
        try:
            saved = _moment((self.memory.dependencies.root / path).stat().st_mtime)
        except OSError:
            return f" ({path}, which is gone)" if named else " (which is gone)"
        return f" ({path}, saved {saved})" if named else f" (saved {saved})"


def files_of(records: Iterable[Record | None], suffix: str = ".py") -> list[str]:
    """The files with this ending that `records` depend on and that stand in the project, sorted."""
    names = {name for record in records if record for name, then in record.dependencies.items() if then}
    return sorted(name for name in names if ":" not in name and name.endswith(suffix))


def _is_known(dependency: str) -> bool:
    """Whether the digest now of a dependency can be told without building."""
    return stands_in_project(dependency) or dependency.startswith(TABLE)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d %H:%M:%S") if seconds else "at a time unknown   "


def in_order(records: Sequence[Record | None]) -> list[Record]:
    """The records that there are, each once, the one made last first."""
    return sorted({id(r): r for r in records if r}.values(), key=lambda r: -r.made)
