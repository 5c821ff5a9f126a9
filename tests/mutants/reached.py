"""Which tests reach which line of the rooms, and what each of them takes."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.apart import in_a_child
from tests.mutants.generated import ROOMS, ROOT

LONGEST = 1200.0  # seconds for the tests of a file
Reached = dict[str, dict[str, Any]]  # by test: "seconds", and "lines" by file


def reached(config: pytest.Config, items: list[pytest.Item]) -> Reached:
    """What each of the tests that pass reaches; those of a file that has not changed since are not run again."""
    files: dict[Path, list[pytest.Item]] = defaultdict(list)
    for item in items:
        files[item.path].append(item)
    generator = _digest(*sorted((ROOT / "report").rglob("*.py")))
    kept: dict[str, Any] = config.cache.get("mutants/reached", {}) if config.cache else {}
    found: dict[str, Any] = {}
    for path, own in files.items():
        key = f"{path.relative_to(ROOT)} {generator} {_digest(path)}"
        found[key] = kept.get(key) or in_a_child(lambda folder, own=own: _of_a_file(own, folder), LONGEST) or {}
        print(f"{path.relative_to(ROOT)}: {sum(test['seconds'] for test in found[key].values()):.1f} s", flush=True)
        if config.cache and key not in kept:
            config.cache.set("mutants/reached", kept | found)
    return {name: test for tests in found.values() for name, test in tests.items()}


def _digest(*files: Path) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()[:16]


def _of_a_file(items: list[pytest.Item], folder: Path) -> Reached:
    """In a child: the tests that pass, each with its seconds of processor time and the lines that it reaches."""
    from coverage import Coverage

    measured = Coverage(
        data_file=str(folder / "lines"),
        data_suffix=True,
        config_file=False,
        include=[f"{ROOT}/report/{room}/*" for room in ROOMS],
    )
    measured.set_option("run:patch", ["_exit"])  # what a test forks ends so
    measured.start()
    passed: dict[str, float] = {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        measured.switch_context(item.nodeid)
        before = sum(os.times()[:4])
        reports = runtestprotocol(item, nextitem=following, log=False)
        if not any(report.failed for report in reports):
            passed[item.nodeid] = sum(os.times()[:4]) - before
    measured.stop()
    measured.save()
    lines = _lines(folder)
    return {name: {"seconds": seconds, "lines": lines.get(name, {})} for name, seconds in passed.items()}


def _lines(folder: Path) -> dict[str, dict[str, list[int]]]:
    """By test and file, the lines that were measured in `folder`."""
    from coverage import CoverageData

    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for file in folder.glob("lines.*"):
        data = CoverageData(str(file))
        data.read()
        for measured in data.measured_files():
            name = Path(measured).relative_to(ROOT).as_posix()
            for line, tests in data.contexts_by_lineno(measured).items():
                for test in tests:
                    found[test][name].add(line)
    return {test: {name: sorted(lines) for name, lines in files.items()} for test, files in found.items()}


def nearest(found: Reached, file: str, line: int, function: range, budget: float) -> list[str]:
    """The tests that reach the line, the quickest first, as many as take `budget` seconds in all.

    `function` are the lines of the function that it stands in.  A line on which no statement begins belongs to the last
    one before it in the function that any test reaches, and one of its head to the first.
    """
    reached_lines = {n for test in found.values() for n in test["lines"].get(file, ()) if n in function}
    before, after = ([n for n in reached_lines if (n <= line) is earlier] for earlier in (True, False))
    wanted = {line, max(before) if before else min(after, default=0)}
    there = [name for name, test in found.items() if wanted & set(test["lines"].get(file, ()))]
    chosen: list[str] = []
    for name in sorted(there, key=lambda name: (found[name]["seconds"], name)):
        budget -= found[name]["seconds"]
        chosen += [name] if budget > 0 or not chosen else []
    return chosen
