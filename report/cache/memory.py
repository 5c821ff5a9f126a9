"""The one way to cache a result between builds: compute it once, and again only when a dependency has changed.

    memory.remember(SOURCES, file, [file], lambda recording: take_apart(…, recording.problems))

Digests of dependencies are taken before a result is computed, and those of files once more afterwards: what was
saved in between is not taken for what was read.  Problems are cached with the result, so that every build tells them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from report.cache.dependencies import ENVIRONMENT, Dependencies, stands_in_project
from report.cache.store import Record, Store
from report.diagnostics import Diagnostic, Diagnostics, Stop

Result = TypeVar("Result")
# The digest of what was read more than once and changed in between; no digest is equal to it.
UNKNOWN = "unknown"
# The digest now of a dependency that only the caller knows, by name; None or an empty text for any other name.
Current = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Kind(Generic[Result]):
    """A kind of result, called `name`; what it is a kind of says which type its results have."""

    name: str


@dataclass(frozen=True, slots=True)
class Remembered(Generic[Result]):
    """A result; the digest of its name and dependencies, empty where it was not cached; and whether it was `reused`."""

    result: Result
    digest: str
    reused: bool


class Recording(Generic[Result]):
    """A result that is being computed: collects its problems and its dependencies, and caches it."""

    def __init__(self, memory: Memory, kind: Kind[Result], name: str, depends_on: Iterable[str]) -> None:
        self.memory, self.kind, self.name = memory, kind, name
        self.problems = Diagnostics()
        self._passing = False
        self._before: dict[str, str] = {}
        self.depend(*ENVIRONMENT, *depends_on)

    def depend(self, *names: str) -> None:
        """The result depends on `names` of :class:`report.cache.dependencies.Dependencies`, which are not read yet."""
        self._before |= self.memory.dependencies.of(*names)

    def depend_as(self, digests: Mapping[str, str]) -> None:
        """The result depends on what had these `digests` when it was read."""
        self._before |= digests

    def skip(self) -> None:
        """The result is not to be cached, as a dependency of it is not known to be right."""
        self._passing = True

    def keep(self, result: Result, *, only_sound: bool = False) -> Remembered[Result]:
        """Cache `result` with its problems, which are reported; with `only_sound`, not where it has some.

        Nothing is cached either when a file it depends on changed meanwhile.
        """
        self.memory.problems.add(*self.problems)
        outdated = self.memory.outdated.get((self.kind.name, self.name), ())
        record = Record(self.kind.name, self.name, self._before, time.time(), outdated)
        self.memory.note(self._before)
        if self._passing or (only_sound and self.problems) or not self.memory.dependencies.unchanged(self._before):
            return Remembered(result, "", reused=False)
        self.memory.store.write(record, (result, tuple(self.problems)))
        return Remembered(result, record.digest, reused=False)


class Memory:
    """Results in `store` that hold while their `dependencies` are the same; their problems are added to `problems`.

    `read` is what all results of this build were computed from, so far as it stands in the project: digests by name.
    `outdated` are results, by kind and name, that did not hold, each with the dependencies that had changed.
    """

    def __init__(self, store: Store, dependencies: Dependencies, problems: Diagnostics) -> None:
        self.store, self.dependencies, self.problems = store, dependencies, problems
        self.read: dict[str, str] = {}
        self.outdated: dict[tuple[str, str], tuple[str, ...]] = {}

    def note(self, digests: Mapping[str, str]) -> None:
        """A result of this build was computed from what had these `digests`; what had two of them is not known."""
        for name, then in digests.items():
            if stands_in_project(name):
                self.read[name] = then if self.read.get(name, then) == then else UNKNOWN

    def remember(
        self,
        kind: Kind[Result],
        name: str,
        depends_on: Iterable[str],
        compute: Callable[[Recording[Result]], Result],
        *,
        only_sound: bool = False,
    ) -> Remembered[Result]:
        """The result of this kind and name: that of an earlier build if it holds, else what `compute` gives.

        `depends_on` names the dependencies known beforehand; `compute` reports problems to its recording, and tells
        it of further dependencies before it reads them.  With `only_sound` a result with problems is not cached.
        """
        before = self.recall(kind, name)
        if before:
            return before
        recording = self.begin(kind, name, depends_on)
        try:
            result = compute(recording)
        except Stop:
            self.problems.add(*recording.problems)
            raise
        return recording.keep(result, only_sound=only_sound)

    def recall(self, kind: Kind[Result], name: str, current: Current | None = None) -> Remembered[Result] | None:
        """The cached result, its problems reported; None when there is none that holds.

        `current` knows the digests that were given with :meth:`Recording.depend_as`.
        """
        entry = self.store.read(kind.name, name)
        if entry is None or not self._holds(entry.record, current):
            return None
        try:
            result, problems = cast(tuple[Result, tuple[Diagnostic, ...]], entry.result)
        except (ValueError, TypeError):
            return None
        self.problems.add(*problems)
        return Remembered(result, entry.record.digest, reused=True)

    def changed(self, record: Record, current: Current | None = None) -> tuple[str, ...]:
        """The dependencies of `record` that are not what they were; `current` is as for :meth:`recall`."""
        known = current or (lambda _: None)
        then = sorted(record.dependencies.items())
        return tuple(name for name, digest in then if (known(name) or self.dependencies(name)) != digest)

    def holds(self, kind: Kind[Result], name: str) -> bool:
        """Whether a cached result holds, without decoding it or reporting its problems."""
        entry = self.store.read(kind.name, name)
        return entry is not None and self._holds(entry.record, None)

    def begin(self, kind: Kind[Result], name: str, depends_on: Iterable[str] = ()) -> Recording[Result]:
        """Begin to compute a result that is not cached, where that takes more than one call of a function."""
        return Recording(self, kind, name, depends_on)

    def close(self, *, prune: bool = True) -> None:
        """Nothing more will be kept: old results make room, and a cache that could not be written is reported."""
        if prune:
            self.store.prune()
        if self.store.refused:
            hint = "give the right to write there, or name another folder with --cache"
            what = f"nothing could be kept for the next build: {self.store.refused}"
            self.problems.warning("B03", what, file=self.store.folder.name, hint=hint)

    def _holds(self, record: Record, current: Current | None) -> bool:
        known = current or (lambda _: None)
        changed = ((known(name) or self.dependencies(name)) != then for name, then in record.dependencies.items())
        if any(changed):
            self.outdated[record.kind, record.name] = self.changed(record, current)
            return False
        self.note(record.dependencies)
        return True
