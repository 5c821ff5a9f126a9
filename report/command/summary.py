"""The closing lines of a command: what was built, or what stopped it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from report import PROGRAM
from report.build.progress import Outcome
from report.diagnostics import ERROR, Diagnostics
from report.language.vocabulary import rules_of


def failing_line(found: Diagnostics) -> str:
    """How many problems there were, when they stopped the command."""
    errors = sum(d.severity == ERROR for d in found)
    return (
        f"{_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}; nothing was published. "
        f"{PROGRAM} explain CODE tells more of a code."
    )


def closing_lines(outcome: Outcome, found: Diagnostics) -> list[str]:
    """What was built, how long it took and what was reused."""
    warnings = len(found)
    lines = [
        f"{_count(outcome.tables, 'data table')}, {_count(outcome.values, 'value')}, "
        f"{_count(outcome.checks, 'reconciliation')} passed, {_count(warnings, 'warning')}"
    ]
    for edition in outcome.editions:
        pages = outcome.pages.get(edition.removesuffix(" (PDF)") + ".pdf") if edition.endswith("(PDF)") else None
        lines.append(f"  {edition}" + (f", {pages} pages" if pages else ""))
    lines += [f"  left out as drafts: {', '.join(outcome.drafts)}"] if outcome.drafts else []
    lines += _readability(outcome.readability)
    reused = f"; reused {', '.join(outcome.reused)}" if outcome.reused else ""
    return [*lines, f"{_count(len(outcome.editions), 'edition')} in {outcome.seconds:.2f} s{reused}"]


def _readability(languages: dict[str, dict[str, float]]) -> list[str]:
    """The range of each language's index with the chapters at its ends, and those that are very hard to read."""
    ranges, hard = [], []
    for code, chapters in ((code, chapters) for code, chapters in languages.items() if chapters):
        rules = rules_of(code)
        index = rules.readability
        ranges.append(f"{index.name} {_range(chapters)} in {rules.name}")
        limit = index.limit
        over = [f"{_chapter(f, chapters)} ({n:.0f})" for f, n in chapters.items() if limit and n > limit]
        hard += [f"; above {index.name} {limit} in {rules.name}: {', '.join(over)}"] if over else []
    return [f"  readability by chapter: {', '.join(ranges)}{''.join(hard)}"] if ranges else []


def _range(chapters: dict[str, float]) -> str:
    """The lowest and the highest index, each with its chapter; of one chapter, its own."""
    low, high = (choose(chapters, key=chapters.__getitem__) for choose in (min, max))
    ends = dict.fromkeys((low, high))
    return " to ".join(f"{chapters[file]:.0f} ({_chapter(file, chapters)})" for file in ends)


def _chapter(file: str, among: Iterable[str]) -> str:
    """The name of the chapter `file`, with its folder where another `among` them has the same."""
    path = Path(file)
    name = path.name.split(".")[0]
    alike = sum(Path(other).name.split(".")[0] == name for other in among) > 1
    return f"{path.parent.name}/{name}" if alike else name


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
