"""Writes docs/coverage.md: which lines of report/ the tests run, and why those that none runs are left.

    .venv/bin/python -m setup.covered coverage.json 'what the figures are from'

The first argument is the report of coverage.py.  setup/uncovered.toml says, by file and by the text of a line, why a
line is left; a reason holds for the whole run of uncovered lines that begins with it.  Ends with 1 below the goal, and
where an uncovered line has no reason.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE, REASONS = "docs/coverage.md", "setup/uncovered.toml"
GOAL = 97  # per cent of the lines
HEAD = """# Which lines the tests run

Written by `make coverage`, which runs the suite under coverage.py, in every process that it starts, and fails below
{goal} % or where a line that no test runs has no reason in `setup/uncovered.toml`. Lines are statements, as coverage.py
counts them. A process that is killed tells nothing, so what only such a one runs is listed though it runs.

The figures are from {run}.

**{share} of {lines} lines**, and {left} left, of which {reasoned} have their reason below.

| Room | Lines | Run | Left |
|---|--:|--:|--:|
"""


@dataclass(frozen=True)
class Part:
    """Uncovered lines of a `file` that follow each other: the first's number and text, how many, and the reason."""

    file: str
    line: int
    count: int
    text: str
    reason: str


def parts(
    file: str, source: str, statements: Iterable[int], missing: Iterable[int], why: Mapping[str, str]
) -> list[Part]:
    """The runs of `missing` lines among the `statements` of a file with the text `source`, with their reasons."""
    lines, left = source.splitlines(), set(missing)
    found = []
    for is_left, run in groupby(sorted(statements), key=left.__contains__):
        if is_left:
            numbers = list(run)
            text = lines[numbers[0] - 1].strip()
            found.append(Part(file, numbers[0], len(numbers), text, why.get(text, "")))
    return found


def rooms(files: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Each folder directly under report/, or module there, with its lines and those of them that are run."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for file, found in files.items():
        room = file.split("/")[1]
        sums[room][0] += found["summary"]["num_statements"]
        sums[room][1] += found["summary"]["covered_lines"]
    yield from ((room, lines, run) for room, (lines, run) in sorted(sums.items()))


def total(files: Mapping[str, Mapping[str, Any]]) -> tuple[int, int]:
    """All lines of `files`, and those of them that are run."""
    found = list(rooms(files))
    return sum(lines for _, lines, _ in found), sum(run for _, _, run in found)


def percent(run: int, lines: int) -> str:
    """`run` of `lines` in per cent, rounded down, so that no goal is reached by rounding."""
    return f"{1000 * run // max(1, lines) / 10:.1f} %"


def page(files: Mapping[str, Mapping[str, Any]], left: list[Part], run: str) -> str:
    """The page: the sum, every room, and every run of lines that is `left`."""
    table = list(rooms(files))
    lines, covered = total(files)
    reasoned = sum(part.count for part in left if part.reason)
    head = HEAD.format(
        goal=GOAL, run=run, share=percent(covered, lines), lines=lines, left=lines - covered, reasoned=reasoned
    )
    rows = [f"| {room} | {of} | {percent(ran, of)} | {of - ran} |" for room, of, ran in table]
    told = [f"| {p.file}:{p.line} | {p.count} | `{_bare(p.text)}` | {p.reason or '**none**'} |" for p in left]
    return head + "\n".join(
        [*rows, "", "| From | Lines | Begins with | Why it is left |", "|---|--:|---|---|", *told, ""]
    )


def _bare(text: str) -> str:
    return text.replace("|", "\\|").replace("`", "'")


def main(report: Path, run: str) -> int:
    """Write the page from the `report` of coverage.py, of the `run` in words; the exit code."""
    files = {
        name: found for name, found in json.loads(report.read_bytes())["files"].items() if name.startswith("report/")
    }
    why = tomllib.loads((ROOT / REASONS).read_text(encoding="utf-8"))
    left = [part for name, found in sorted(files.items()) for part in _left(name, found, why.get(name, {}))]
    (ROOT / PAGE).write_text(page(files, left, run), encoding="utf-8")
    lines, covered = total(files)
    print(f"{percent(covered, lines)} of the lines of report/ are run; {PAGE} has the others.")
    unsaid = [part for part in left if not part.reason]
    if unsaid:
        print(f"{len(unsaid)} places have no reason in {REASONS}, such as {unsaid[0].file}:{unsaid[0].line}.")
    return int(bool(unsaid) or 100 * covered < GOAL * lines)


def _left(name: str, found: Mapping[str, Any], why: Mapping[str, str]) -> list[Part]:
    missing, statements = found["missing_lines"], [*found["executed_lines"], *found["missing_lines"]]
    return parts(name, (ROOT / name).read_text(encoding="utf-8"), statements, missing, why)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
