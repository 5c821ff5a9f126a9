"""A small executor: jobs in forked children, each with limits of its own.

A child is a copy of this process with its libraries already imported, which makes it start in
milliseconds; `concurrent.futures` cannot stop a single task nor fork a fresh child for each.
Needs a system with fork (Linux, macOS); the memory limit is kept by the kernel of Linux only.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report.execute.limits import limit_memory, limit_time
from report.execute.pipe import Inbox, Outbox, Rubbish
from report.execute.records import Ended, Job, Limits
from report.system.collector import collect_own
from report.system.processes import end_with_parent

_GOES_IN = 1.0  # seconds that a child has to end when it has closed its end of the pipe


@dataclass(frozen=True, slots=True)
class Died:
    """A child that ended before its job did.

    Out of ``time``, by a ``signal`` or an ``exit`` of its own, or because of ``rubbish`` in its pipe, or a closed one.
    """

    reason: str
    detail: str = ""


@dataclass(slots=True)
class _Child:
    """A child at work on the job `number`, which must say something before the `deadline`."""

    number: int
    pid: int
    inbox: Inbox
    deadline: float


def run_forked(
    jobs: Sequence[Job], workers: int, limits: Limits, ended: Ended = lambda _: None
) -> Iterator[tuple[int, object]]:
    """Run `jobs` in at most `workers` children at once; yield (job number, message) as messages come.

    A job that dies yields :class:`Died` as its last message; of any other `ended` is told the number when it has said
    its last.  Every started child is reaped.
    """
    waiting = list(enumerate(jobs))[::-1]
    running: list[_Child] = []
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                running.append(_start(*waiting.pop(), limits))
            for child in _ready(running):
                yield from _messages(child, running, limits)
                if child.inbox.finished:
                    ended(child.number)
            for child in [c for c in running if time.monotonic() >= c.deadline]:
                running.remove(child)
                _end(child)
                yield child.number, Died("time", f"{limits.seconds:g}")
    finally:
        for child in running:
            _end(child)


def _ready(running: list[_Child]) -> list[_Child]:
    """The children that have said something, or ended; none when the first deadline is past."""
    with selectors.DefaultSelector() as selector:
        for child in running:
            selector.register(child.inbox.descriptor, selectors.EVENT_READ, child)
        soonest = min(child.deadline for child in running)
        return [key.data for key, _ in selector.select(max(0.0, soonest - time.monotonic()))]


def _messages(child: _Child, running: list[_Child], limits: Limits) -> Iterator[tuple[int, object]]:
    """What a child that is ready says; it is taken off those `running` when it has no more to say."""
    try:
        messages = child.inbox.receive()
    except Rubbish:
        running.remove(child)
        _end(child)
        yield child.number, Died("rubbish")
        return
    for message in messages:
        yield child.number, message
    if messages:
        child.deadline = time.monotonic() + limits.seconds
    if child.inbox.finished:
        running.remove(child)
        _end(child)
    elif child.inbox.closed:
        running.remove(child)
        died = _end(child, patience=_GOES_IN)
        yield child.number, Died("time", f"{limits.seconds:g}") if died.detail == "SIGXCPU" else died


def _start(number: int, job: Job, limits: Limits) -> _Child:
    receiver, sender = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _run(job, sender, parent, limits)
    os.close(sender)
    return _Child(number, pid, Inbox(receiver), time.monotonic() + limits.seconds)


def _run(job: Job, sender: int, parent: int, limits: Limits) -> None:
    """Runs the job and leaves; never returns into the parent's code."""
    status = 1
    try:
        end_with_parent(parent)
        collect_own()
        _keep_only(sender)
        limit_memory(limits.megabytes)
        limit_time(limits.seconds)
        outbox = Outbox(sender)

        def send(message: object) -> None:
            outbox.send(message)
            limit_time(limits.seconds)

        job(send)
        outbox.finish()
        status = 0
    finally:
        os._exit(status)


def _keep_only(sender: int) -> None:
    """Close all files that this process has from its parent but the pipe; what is printed goes nowhere."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    os.closerange(3, sender)
    os.closerange(sender + 1, os.sysconf("SC_OPEN_MAX"))


def _end(child: _Child, patience: float = 0.0) -> Died:
    """End a child, which has `patience` seconds to do so itself, and say how it ended."""
    os.close(child.inbox.descriptor)
    until = time.monotonic() + patience
    ended, status = os.waitpid(child.pid, os.WNOHANG)
    while not ended and time.monotonic() < until:
        time.sleep(0.001)
        ended, status = os.waitpid(child.pid, os.WNOHANG)
    if not ended:
        os.kill(child.pid, signal.SIGKILL)
        os.waitpid(child.pid, 0)
        return Died("rubbish")
    if os.WIFSIGNALED(status):
        return Died("signal", signal.Signals(os.WTERMSIG(status)).name)
    return Died("exit", str(os.WEXITSTATUS(status)))
