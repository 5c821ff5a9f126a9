"""Cells held against the pattern of their column, within a limit: some patterns would take years for some cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from report.data.schema import Resource
from report.diagnostics import Diagnostics
from report.system.timing import TakesTooLong, processor_time

SECONDS = 5  # of processor time for a column, whose cells are each looked at once


class ColumnPatterns:
    """Collects the cells of those of `columns` that have a pattern, to hold each text against it once."""

    def __init__(self, resource: Resource, columns: Iterable[str]) -> None:
        known = set(columns)
        self._patterns = {
            column: constraints["pattern"]
            for column, constraints in resource.constraints.items()
            if "pattern" in constraints and column in known
        }
        self._texts: dict[str, dict[str, None]] = {column: {} for column in self._patterns}
        self._taken: list[tuple[Mapping[str, Sequence[str]], Sequence[int]]] = []

    def take(self, raw: Mapping[str, Sequence[str]], numbers: Sequence[int]) -> None:
        """Add the texts in the columns `raw`, which stand in the lines `numbers`."""
        for column, texts in self._texts.items():
            texts.update(dict.fromkeys(raw[column]))
        if self._texts:
            self._taken.append(({column: raw[column] for column in self._texts}, numbers))

    def check(self, file: str, found: Diagnostics) -> None:
        """Report each cell that does not match the pattern of its column, and a pattern that comes to no end."""
        for column, texts in self._texts.items():
            _check(filter(None, texts), partial(self._lines, column), column, self._patterns[column], file, found)

    def _lines(self, column: str, text: str) -> list[int]:
        """The lines in which a column has `text`."""
        return [
            number
            for raw, numbers in self._taken
            for number, there in zip(numbers, raw[column], strict=True)
            if there == text
        ]


def _check(
    texts: Iterable[str], lines: Callable[[str], list[int]], column: str, pattern: str, file: str, found: Diagnostics
) -> None:
    matches, raw = re.compile(pattern).fullmatch, ""
    try:
        with processor_time(SECONDS):
            for raw in texts:
                if not matches(raw):
                    _report(raw, lines(raw), column, pattern, file, found)
    except TakesTooLong:
        found.error(
            "D14",
            f"{column}: whether {raw[:40]!r} matches {pattern} was not known after {SECONDS} seconds",
            file=file,
            line=lines(raw)[0],
            hint="write the pattern without a repetition inside another, as in (a+)+",
        )


def _report(raw: str, numbers: list[int], column: str, pattern: str, file: str, found: Diagnostics) -> None:
    for number in numbers:
        what, hint = f"{column}: {raw!r} does not match {pattern}", "mend the cell or the schema"
        found.error("D07", what, file=file, line=number, hint=hint)
