"""The closing lines of a command: what was built, or what stopped it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from report import PROGRAM
from report.build.outcome import Outcome
from report.diagnostics import ERROR, Diagnostics

if TYPE_CHECKING:
    from report.check.readability import Readability

LIX_LIMIT = 55  # above it Björnsson calls a text very difficult


def failing_line(found: Diagnostics) -> str:
    """How many problems there were, when they stopped the command."""
    errors = sum(d.severity == ERROR for d in found)
    return (
        f"{_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}; nothing was published. "
        f"Codes are explained in {_explained()}."
    )


def _explained() -> str:
    """Where the codes are explained: in the checkout, or where the generator is installed."""
    explained = Path(__file__).resolve().parent.parent / "DIAGNOSTICS.md"
    return "report/DIAGNOSTICS.md" if PROGRAM == "./build.py" else str(explained)


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
    lines += _readability(outcome.readability)
    reused = f"; reused {', '.join(outcome.reused)}" if outcome.reused else ""
    return [*lines, f"{_count(len(outcome.editions), 'edition')} in {outcome.seconds:.2f} s{reused}"]


def _readability(chapters: dict[str, Readability]) -> list[str]:
    """The range of both indices, and the chapters that are very difficult."""
    if not chapters:
        return []
    ends = [
        f"{min(numbers):.0f}-{max(numbers):.0f}"
        for numbers in ([c.lix for c in chapters.values()], [c.ari for c in chapters.values()])
    ]
    hard = [f"{name} ({c.lix:.0f})" for name, c in chapters.items() if c.lix > LIX_LIMIT]
    above = f"; above LIX {LIX_LIMIT}: {', '.join(hard)}" if hard else ""
    return [f"  readability by chapter: LIX {ends[0]} in Danish, ARI {ends[1]} in English{above}"]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
