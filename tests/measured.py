"""For a run of the suite under coverage.py: children that run cells may write down which lines they ran.

    coverage run -m pytest -p tests.measured

A cell may write no file, and the audit hook that sees to it stays until its process ends, which is when coverage.py
writes.  So the hook looks away from the moment at which the process leaves.
"""

from __future__ import annotations

import os
from typing import NoReturn

from report.execute.guard import Guard

_guards: list[Guard] = []
_start = Guard.start


def _started(guard: Guard) -> None:
    _guards.append(guard)
    _start(guard)


def _look_away_at_the_end() -> None:
    leave = os._exit

    def left(status: int) -> NoReturn:
        for guard in _guards:
            guard._off = True
        leave(status)

    os._exit = left


Guard.start = _started  # type: ignore[method-assign]
_look_away_at_the_end()
os.register_at_fork(after_in_child=_look_away_at_the_end)  # coverage.py puts its own end before it in each child
