"""For a run of the suite under coverage.py: children that run cells write down which lines they ran.

    coverage run -m pytest -p tests.measured

Coverage.py writes when a process leaves, and such a child is ended as soon as all that it sends has come; a cell may
write no file either, and the audit hook that sees to it stays.  So each writes before its last word, unseen by it.
"""

from __future__ import annotations

from coverage import Coverage

from report.execute.guard import Guard
from report.execute.pipe import Outbox

_guards: list[Guard] = []
_start, _finish = Guard.start, Outbox.finish


def _started(guard: Guard) -> None:
    _guards.append(guard)
    _start(guard)


def _finished(outbox: Outbox) -> None:
    for guard in _guards:
        guard._off = True
    if measuring := Coverage.current():
        measuring.stop()
        measuring.save()
    _finish(outbox)


Guard.start = _started  # type: ignore[method-assign]
Guard._hook.__cantrace__ = True  # type: ignore[attr-defined]  # or Python traces nothing that an audit hook calls
Outbox.finish = _finished  # type: ignore[method-assign]
