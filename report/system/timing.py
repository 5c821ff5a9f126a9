"""A limit of time for what cannot be known to end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TakesTooLong(Exception):
    """Raised where the time is up."""


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Within this context the process may compute for so many seconds; then TakesTooLong is raised, also within re.

    In another thread than the first there is no limit: only that hears signals.
    """

    def is_up(_: int, __: FrameType | None) -> None:
        raise TakesTooLong

    try:
        before = signal.signal(signal.SIGVTALRM, is_up)
    except ValueError:
        yield
        return
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
