"""Steps whose results are kept together with the problems they found, so that every build tells of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from report.cache.dependencies import Inputs
from report.cache.store import Cache, made_of
from report.diagnostics import Diagnostic, Diagnostics

ENVIRONMENT = ("generator", "packages", "python", "languages")


class Kept:
    """Results in `cache` that hold while `inputs` are the same; the problems of what is taken are added to `found`."""

    def __init__(self, cache: Cache, inputs: Inputs, found: Diagnostics) -> None:
        self.cache, self.inputs, self.found = cache, inputs, found

    def get(self, kind: str, name: str) -> tuple[Any, str] | None:
        """The result, and what stands behind it in a word; None when it has to be made."""
        entry = self.cache.get(kind, name, self.inputs)
        if entry is None:
            return None
        result, problems = entry.result
        self.found.add(*problems)
        return result, made_of(name, entry.keyed_on)

    def put(self, kind: str, name: str, result: object, problems: Iterable[Diagnostic], files: tuple[str, ...]) -> str:
        """Keep what was made of `files`, paths in the project, by the generator; what stands behind it, in a word."""
        keyed_on = self.inputs.of(*files, *ENVIRONMENT)
        self.cache.put(kind, name, (result, tuple(problems)), keyed_on)
        return made_of(name, keyed_on)
