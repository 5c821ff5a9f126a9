"""A small executor: jobs in forked children, each with a time and a memory limit.

A child is a copy of this process with its libraries already imported, which makes it start in
milliseconds; `concurrent.futures` cannot stop a single task nor fork a fresh child for each.
Needs a system with fork (Linux, macOS); the memory limit is kept by the kernel of Linux only.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path

from report.execute.collector import collect_own
from report.execute.records import Limits

Send = Callable[[object], None]
Job = Callable[[Send], None]


@dataclass(frozen=True, slots=True)
class Died:
    """A child that ended before its job did: out of ``time``, or by a ``signal`` or an ``exit`` of its own."""

    reason: str
    detail: str = ""


class _Finished:
    """The last message of a child whose job returned."""


def run_forked(jobs: list[Job], workers: int, limits: Limits) -> Iterator[tuple[int, object]]:
    """Run `jobs` in at most `workers` children at once; yield (job number, message) as messages come.

    A job that dies yields :class:`Died` as its last message; every started child is reaped.
    """
    waiting = list(enumerate(jobs))[::-1]
    running: dict[Connection, tuple[int, int, float]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                number, job = waiting.pop()
                connection, pid = _start(job, limits)
                running[connection] = (number, pid, time.monotonic() + limits.seconds)
            yield from _step(running, limits)
    finally:
        for connection, (_, pid, _) in running.items():
            _end(connection, pid, kill=True)


def _step(running: dict[Connection, tuple[int, int, float]], limits: Limits) -> Iterator[tuple[int, object]]:
    soonest = min(deadline for _, _, deadline in running.values())
    ready = wait(list(running), max(0.0, soonest - time.monotonic()))
    for connection in [c for c in running if c in ready]:
        number, pid, _ = running[connection]
        try:
            message = connection.recv()
        except EOFError:
            del running[connection]
            yield number, _end(connection, pid)
            continue
        if isinstance(message, _Finished):
            del running[connection]
            _end(connection, pid)
            continue
        running[connection] = (number, pid, time.monotonic() + limits.seconds)
        yield number, message
    now = time.monotonic()
    for connection, (number, pid, deadline) in list(running.items()):
        if now >= deadline:
            del running[connection]
            _end(connection, pid, kill=True)
            yield number, Died("time", f"{limits.seconds:g}")


def _start(job: Job, limits: Limits) -> tuple[Connection, int]:
    receiver, sender = Pipe(duplex=False)
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        receiver.close()
        _child(job, sender, limits)
    sender.close()
    return receiver, pid


def _child(job: Job, sender: Connection, limits: Limits) -> None:
    """Runs the job and leaves; never returns into the parent's code."""
    status = 1
    collect_own()
    try:
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        _limit_memory(limits.megabytes)
        job(sender.send)
        sender.send(_Finished())
        status = 0
    finally:
        os._exit(status)


def _limit_memory(megabytes: int) -> None:
    if sys.platform != "linux":
        return
    import resource

    status = Path("/proc/self/status").read_text(encoding="ascii")
    held = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData"))
    limit = held + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _end(connection: Connection, pid: int, *, kill: bool = False) -> Died:
    if kill:
        os.kill(pid, signal.SIGKILL)
    connection.close()
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return Died("signal", signal.Signals(os.WTERMSIG(status)).name)
    return Died("exit", str(os.WEXITSTATUS(status)))
