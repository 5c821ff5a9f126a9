"""The answer of the command ``pages``: what a typographer would mend, counted by edition and code, and listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from report.build.progress import Outcome
from report.diagnostics import CODES, Diagnostic

_NOTHING = "nothing to mend"


def advice_lines(outcome: Outcome) -> list[str]:
    """How much advice of each kind there is on the pages of each edition, and below it every piece with its place."""
    lines: list[str] = []
    for path, pages in outcome.pages.items():
        given = outcome.advice.get(path, ())
        lines += [f"{path}, {pages} pages{'' if given else f': {_NOTHING}'}", *_counted(given)]
    every = {one for found in outcome.advice.values() for one in found}
    return [*lines, *map(str, sorted(every, key=attrgetter("code", "file", "line", "message")))]


def _counted(given: Iterable[Diagnostic]) -> list[str]:
    """A line for each code, those with the most pieces first."""
    counts = Counter(one.code for one in given)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"  {code} {count:5}  {CODES[code]}" for code, count in ordered]
