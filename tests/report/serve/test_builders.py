"""A process that builds may fail or be lost: that is told, and the next task is done all the same."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from report.build.resident import Built, Task
from report.project.selection import Selection
from report.serve.builders import Builder


def failing(task: Task) -> Built:
    """In the process: does what the name of the chapter says."""
    match task.selection.chapters:
        case ("raise",):
            raise ValueError("what nobody foresaw")
        case ("end",):
            os._exit(3)
        case ("full",):
            raise OSError(28, "No space left on device", "/tmp/x")
    return Built({"pid": str(os.getpid()).encode()}, (), whole=True)


def asked(*names: str) -> list[Built | OSError]:
    """What comes of tasks called `names`, one after the other."""

    async def ask() -> list[Built | OSError]:
        builder = Builder(failing)
        found: list[Built | OSError] = []
        try:
            for name in names:
                try:
                    found.append(await builder.build(Task(Selection(chapters=(name,)))))
                except OSError as error:
                    found.append(error)
        finally:
            builder.close()
        return found

    with ThreadPoolExecutor(1) as pool:  # in the thread of the tests a loop of Playwright's may be running
        return pool.submit(lambda: asyncio.run(ask())).result()


def test_a_fault_is_told_and_the_process_goes_on() -> None:
    first, fault, second = asked("build", "raise", "build")
    assert isinstance(fault, Built) and not fault.whole
    (problem,) = fault.problems
    assert problem.code == "B05" and "what nobody foresaw" in problem.message
    assert first == second


def test_a_process_that_is_lost_is_told_and_replaced() -> None:
    first, lost, second = asked("build", "end", "build")
    assert isinstance(lost, Built) and [p.code for p in lost.problems] == ["B05"] and "3" in lost.problems[0].message
    assert isinstance(first, Built) and isinstance(second, Built) and second.whole and first.files != second.files


def test_what_the_system_refuses_is_raised_as_it_is() -> None:
    refused, after = asked("full", "build")
    assert isinstance(refused, OSError) and refused.errno == 28 and refused.filename == "/tmp/x"
    assert isinstance(after, Built) and after.whole


def test_a_process_that_nobody_asks_is_not_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert asked() == [] and not list(tmp_path.iterdir())
