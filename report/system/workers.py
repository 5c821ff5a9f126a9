"""Jobs in processes of their own, each a new one that holds nothing of the others' memory.

They end with the process that started them, and what they wrote in the folder for temporary files goes with them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar, cast

from report.system.processes import born_deaf, watch

Job = TypeVar("Job")
Result = TypeVar("Result")
# The seconds that a process which has answered may take to end.
_TO_END = 5


@dataclass(frozen=True, slots=True)
class Lost:
    """A process that ended before its job did, with its exit code: below zero the signal that ended it."""

    code: int


@dataclass(frozen=True, slots=True)
class _Refused:
    """What the operating system refused a job."""

    number: int
    reason: str
    file: str | None


@dataclass(frozen=True, slots=True)
class _Raised:
    """The traceback of a job that failed."""

    text: str


@dataclass(frozen=True, slots=True)
class _Returned(Generic[Result]):
    result: Result


def run_apart(
    work: Callable[[Job], Result], jobs: Mapping[str, Job], workers: int
) -> Iterator[tuple[str, Result | Lost]]:
    """The result of `work` for each of `jobs` by name, as they come, from at most `workers` processes at once.

    Raises OSError as the job did, and RuntimeError with the traceback of any other failure; the rest are ended.
    """
    resource_tracker.ensure_running()
    waiting = list(jobs.items())[::-1]
    running: dict[Connection, tuple[str, SpawnProcess]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                name, job = waiting.pop()
                receiver, process = _started(work, job)
                running[receiver] = name, process
            for ready in cast("list[Connection]", wait(list(running))):
                name, process = running.pop(ready)
                yield name, _answer(ready, process)
    finally:
        for _, process in running.values():
            process.kill()


class Ahead(Generic[Result]):
    """A job at work in a process of its own from now on, whose result is asked for later, and once."""

    def __init__(self, work: Callable[[Job], Result], job: Job) -> None:
        resource_tracker.ensure_running()
        self._receiver, self._process = _started(work, job)

    def result(self) -> Result:
        """Wait for the job.  Raises as :func:`run_apart`, and RuntimeError when the process ended before it."""
        found: Result | Lost = _answer(self._receiver, self._process)
        if isinstance(found, Lost):
            raise RuntimeError(f"a process of its own ended with {found.code}")
        return found

    def close(self) -> None:
        """End the process, whether the job is done or not."""
        self._process.kill()
        self._process.join()
        self._receiver.close()


def _started(work: Callable[[Job], Result], job: Job) -> tuple[Connection, SpawnProcess]:
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, job, sender, os.getpid()), daemon=True)
    with born_deaf():
        process.start()
    sender.close()
    return receiver, process


def _run(work: Callable[[Job], Result], job: Job, sender: Connection, parent: int) -> None:
    """In the process: do the job and send what comes of it."""
    message: object
    try:
        own = tempfile.mkdtemp(prefix="report-")
        tempfile.tempdir = own
        leaving = partial(shutil.rmtree, own, ignore_errors=True)
        watch(parent, leaving)
        message = _Returned(work(job))
        leaving()
    except OSError as error:
        message = _Refused(error.errno or 0, str(error.strerror or error), error.filename)
    except BaseException:  # whatever it is, the parent has to know
        message = _Raised(traceback.format_exc())
    with contextlib.suppress(BrokenPipeError):  # the parent is gone
        sender.send(message)


def _answer(receiver: Connection, process: SpawnProcess) -> Result | Lost:
    try:
        message = receiver.recv()
    except EOFError:
        process.join()
        return Lost(process.exitcode or 0)
    process.join(_TO_END)
    if isinstance(message, _Refused):
        raise OSError(message.number, message.reason, message.file)
    if isinstance(message, _Raised):
        raise RuntimeError(f"a process of its own failed:\n{message.text}")
    return cast(Result, message.result)
