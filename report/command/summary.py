"""What a command did, and its closing lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from report.diagnostics import ERROR, Diagnostics
from report.language.vocabulary import rules_of


@dataclass(slots=True)
class Summary:
    """What a build did, for its closing lines; `readability` is by language and file."""

    pages: dict[str, int] = field(default_factory=dict)
    editions: list[str] = field(default_factory=list)
    tables: int = 0
    values: int = 0
    checks: int = 0
    reused: list[str] = field(default_factory=list)
    readability: dict[str, dict[str, float]] = field(default_factory=dict)
    seconds: float = 0.0


def failing_line(found: Diagnostics) -> str:
    """How many problems there were, when they stopped the command."""
    errors = sum(d.severity == ERROR for d in found)
    return (
        f"{_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}; nothing was published. "
        "Codes are explained in report/DIAGNOSTICS.md."
    )


def closing_lines(summary: Summary, found: Diagnostics) -> list[str]:
    """What was built, how long it took and what was reused."""
    warnings = len(found)
    lines = [
        f"{_count(summary.tables, 'data table')}, {_count(summary.values, 'value')}, "
        f"{_count(summary.checks, 'reconciliation')} passed, {_count(warnings, 'warning')}"
    ]
    for edition in summary.editions:
        pages = summary.pages.get(edition.removesuffix(" (PDF)") + ".pdf") if edition.endswith("(PDF)") else None
        lines.append(f"  {edition}" + (f", {pages} pages" if pages else ""))
    lines += _readability(summary.readability)
    reused = f"; reused {', '.join(summary.reused)}" if summary.reused else ""
    return [*lines, f"{_count(len(summary.editions), 'edition')} in {summary.seconds:.2f} s{reused}"]


def _readability(languages: dict[str, dict[str, float]]) -> list[str]:
    """The range of each language's index, and the chapters that are very hard to read."""
    ranges, hard = [], []
    for code, chapters in ((code, chapters) for code, chapters in languages.items() if chapters):
        rules = rules_of(code)
        index = rules.readability
        ranges.append(f"{index.name} {min(chapters.values()):.0f}-{max(chapters.values()):.0f} in {rules.name}")
        limit = index.limit
        over = [f"{Path(f).name.split('.')[0]} ({n:.0f})" for f, n in chapters.items() if limit and n > limit]
        hard += [f"; above {index.name} {limit} in {rules.name}: {', '.join(over)}"] if over else []
    return [f"  readability by chapter: {', '.join(ranges)}{''.join(hard)}"] if ranges else []


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
