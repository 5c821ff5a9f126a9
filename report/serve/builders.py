"""Processes that build and stay, asked without holding up what else this process does; one that is lost is replaced."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from report.build.resident import Built, Task
from report.diagnostics import Diagnostic
from report.system.collector import collect_left_over
from report.system.workers import Lost, Resident

_FAULT = "B05"
_REPORT = "please report it with what is told here; the next save tries again"


class Builder:
    """Builds in a process of its own, which is started when it is first asked, and does `rest` after each build."""

    def __init__(self, build: Callable[[Task], Built], rest: Callable[[], None] = collect_left_over) -> None:
        self._build, self._rest = build, rest
        self._process: Resident[Task, Built] | None = None
        self._free = asyncio.Lock()

    async def build(self, task: Task) -> Built:
        """What comes of `task`; a fault of the generator is one of its problems.  Raises OSError as a build does."""
        async with self._free:
            # Here, as a child on Linux ends with the thread that started it.
            self._process = process = self._process or Resident(self._build, self._rest)
            try:
                built = await asyncio.to_thread(process.do, task)
            except RuntimeError as fault:
                return Built({}, (_fault(str(fault)),), whole=False)
            if isinstance(built, Lost):
                self._process = None
                return Built({}, (_fault(f"the process that built it ended with {built.code}"),), whole=False)
            return built

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.close()
            self._process = None


def _fault(told: str) -> Diagnostic:
    return Diagnostic("the preview", 0, _FAULT, f"a fault of the generator: {told.strip()}", _REPORT)
