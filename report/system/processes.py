"""Children that end with their parent, and a process that a signal ends without a word too many.

A signal does not raise an exception, which could come at any line, also where Python can only print and forget it:
the handler ends the children that it knows and leaves.  Whatever is written is whole at every moment.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM)
_LOOKS_FOR_ITS_PARENT = 0.5  # seconds
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux
_children: set[int] = set()


@contextlib.contextmanager
def stopped_by_signals(said: Callable[[int], str]) -> Iterator[None]:
    """Within this context Ctrl-C and SIGTERM end the process with 128 and their number, and the line that `said` gives.

    They may have been blocked until here, and are again afterwards.  In another thread nothing is changed.
    """

    def leave(number: int, _: FrameType | None) -> None:
        for child in _children:
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.write(2, f"{said(number)}\n".encode(errors="backslashreplace"))
        os._exit(128 + number)

    try:
        before = {number: signal.signal(number, leave) for number in STOPPING}
    except ValueError:  # only the first thread may
        yield
        return
    mask = signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def born_deaf() -> Iterator[None]:
    """Children that are started within this context hear neither Ctrl-C nor SIGTERM: their parent ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent(parent: int) -> None:
    """In a child: end this process as soon as the one with the id `parent`, which started it, has ended."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    else:  # a thread, which ends where another program takes the place of this one
        watch(parent)
    if os.getppid() != parent:  # it ended before this was asked for
        os._exit(1)


class Program:
    """Another program that was started as a child."""

    def __init__(self, process: int) -> None:
        self._process = process
        _children.add(process)

    def wait(self) -> int:
        """Its exit code when it has ended; with a minus sign the signal that ended it."""
        _, status = os.waitpid(self._process, 0)
        _children.discard(self._process)
        return os.waitstatus_to_exitcode(status)


def start_program(
    command: Sequence[str], environment: Mapping[str, str], streams: tuple[int, int], seconds: int
) -> Program:
    """Start `command`, which reads and writes the files that the numbers `streams` are open on.

    What it tells of errors goes nowhere.  It ends with this process, and after `seconds` of processor time.
    """
    parent = os.getpid()
    with born_deaf():
        process = os.fork()
        if not process:
            _become(command, environment, streams, seconds, parent)
    return Program(process)


def _become(
    command: Sequence[str], environment: Mapping[str, str], streams: tuple[int, int], seconds: int, parent: int
) -> None:
    """In a child: run `command` in its place; never returns."""
    import resource

    try:
        end_with_parent(parent)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for given, number in ((streams[0], 0), (streams[1], 1), (nowhere, 2)):
            os.dup2(given, number)
        os.execve(command[0], list(command), dict(environment))
    finally:
        os._exit(127)


def watch(parent: int, leaving: Callable[[], None] = lambda: None) -> None:
    """In a child: end this process within a second of the end of its `parent`, on every system, after `leaving`."""

    import threading

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOKS_FOR_ITS_PARENT)
        leaving()
        os._exit(1)

    threading.Thread(target=look, daemon=True).start()
