"""Jobs in processes of their own, which hold nothing of each other's memory.

They end with the process that started them, and what they wrote in the folder for temporary files goes with them.
"""

from __future__ import annotations

import contextlib
import heapq
import os
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, Protocol, TypeVar, cast

from report.system.collector import collect_left_over
from report.system.processes import born_deaf, watch

Job = TypeVar("Job")
Result = TypeVar("Result")
Job_contra = TypeVar("Job_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)
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


class Jobs(Protocol[Job_contra, Result_co]):
    """What does jobs and gives their results by name as they come, more being added meanwhile."""

    def add(self, name: str, job: Job_contra, weight: float = 0.0, turn: str = "") -> None:
        """A job to be done, the heavier the sooner; of those that share a `turn` one at a time on a machine."""

    def results(self) -> Iterator[tuple[str, Result_co | Lost]]:
        """What comes of the jobs, until none is left.  Raises as :meth:`Pool.results`."""


class Pool(Generic[Job, Result]):
    """At most so many processes, each of which does `work` for one job after the other; the heaviest job is next.

    More jobs may be added while results are asked for.
    """

    def __init__(self, work: Callable[[Job], Result], workers: int) -> None:
        self._work, self._most = work, workers
        self._waiting: list[tuple[float, int, Job]] = []
        self._names: list[tuple[str, str]] = []  # with their turns
        self._idle: list[tuple[Connection, SpawnProcess]] = []
        self._busy: dict[Connection, tuple[int, SpawnProcess]] = {}

    def add(self, name: str, job: Job, weight: float = 0.0, turn: str = "") -> None:
        """A job to be done, roughly in the order of weight; of the jobs that share a `turn` one at a time."""
        heapq.heappush(self._waiting, (-weight, len(self._names), job))
        self._names.append((name, turn))

    def results(self) -> Iterator[tuple[str, Result | Lost]]:
        """The results by the names of their jobs, as they come, until none is left.

        Raises OSError as a job did, and RuntimeError with the traceback of any other failure; the rest are ended.
        """
        resource_tracker.ensure_running()
        try:
            while self._waiting or self._busy:
                while len(self._busy) < self._most and (found := self._next()):
                    self._begin(*found)
                for ready in cast("list[Connection]", wait(list(self._busy))):
                    number, process = self._busy.pop(ready)
                    result: Result | Lost = _answer(ready, process, ended=False)
                    if not isinstance(result, Lost):
                        self._idle.append((ready, process))
                    yield self._names[number][0], result
            for sender, _ in self._idle:
                sender.send(None)
            for _, process in self._idle:
                process.join(_TO_END)
        finally:
            for process in (*(p for _, p in self._idle), *(p for _, p in self._busy.values())):
                process.kill()
                process.join()

    def _next(self) -> tuple[int, Job] | None:
        """The heaviest job whose turn it is, with its number; None while there is none."""
        taken = {turn for number, _ in self._busy.values() if (turn := self._names[number][1])}
        passed_over, found = [], None
        while self._waiting and not found:
            waiting = heapq.heappop(self._waiting)
            if self._names[waiting[1]][1] in taken:
                passed_over.append(waiting)
            else:
                found = waiting[1:]
        for waiting in passed_over:
            heapq.heappush(self._waiting, waiting)
        return found

    def _begin(self, number: int, job: Job) -> None:
        connection, process = self._idle.pop() if self._idle else _serving(self._work)
        connection.send((job,))
        self._busy[connection] = number, process


class Here(Generic[Job, Result]):
    """What a pool is, in this process: it does `work` for one job after the other, the heaviest next."""

    def __init__(self, work: Callable[[Job], Result]) -> None:
        self._work = work
        self._waiting: list[tuple[float, int, str, Job]] = []
        self._added = 0

    def add(self, name: str, job: Job, weight: float = 0.0, turn: str = "") -> None:
        """A job to be done, in the order of weight; all of them take turns."""
        heapq.heappush(self._waiting, (-weight, self._added, name, job))
        self._added += 1

    def results(self) -> Iterator[tuple[str, Result | Lost]]:
        """The results by the names of their jobs, until none is left.  Raises what a job does."""
        while self._waiting:
            _, _, name, job = heapq.heappop(self._waiting)
            yield name, self._work(job)


class Resident(Generic[Job, Result]):
    """A process that stays and does `work` for one job after the other; what `work` keeps is there for the next job.

    After each job, when its result is sent, it does `rest`.  It ends with this process, within a second, and what it
    wrote in the folder for temporary files goes with it.
    """

    def __init__(self, work: Callable[[Job], Result], rest: Callable[[], None] = collect_left_over) -> None:
        resource_tracker.ensure_running()
        self._connection, self._process = _serving(work, rest, daemon=False)

    def do(self, job: Job) -> Result | Lost:
        """What comes of `job`; the process is there no more when it is lost.  Raises as :meth:`Pool.results`."""
        try:
            self._connection.send((job,))
        except BrokenPipeError:
            self._process.join()
            return Lost(self._process.exitcode or 0)
        answer: Result | Lost = _answer(self._connection, self._process, ended=False)
        return answer

    def close(self) -> None:
        """End the process: at once if it has nothing to do, and else after a while."""
        self._connection.close()
        self._process.join(_TO_END)
        self._process.kill()
        self._process.join()


class Ahead(Generic[Result]):
    """A job at work in a process of its own from now on, whose result is asked for later, and once."""

    def __init__(self, work: Callable[[Job], Result], job: Job) -> None:
        resource_tracker.ensure_running()
        self._receiver, self._process = _started(work, job)

    def result(self) -> Result:
        """Wait for the job.  Raises as :meth:`Pool.results`, and RuntimeError when the process ended before it."""
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


def _serving(
    work: Callable[[Job], Result], rest: Callable[[], None] = collect_left_over, *, daemon: bool = True
) -> tuple[Connection, SpawnProcess]:
    """A process that does jobs; one that is no daemon may have processes of its own."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, rest, theirs, os.getpid()), daemon=daemon)
    with born_deaf():
        process.start()
    theirs.close()
    return ours, process


def _serve(work: Callable[[Job], Result], rest: Callable[[], None], connection: Connection, parent: int) -> None:
    """In a process of a pool: do the jobs that come, one after the other, and send what comes of each."""
    home = _message(at_home, parent)
    with contextlib.suppress(EOFError, ConnectionError):  # the parent is gone
        while given := connection.recv():
            connection.send(_message(work, given[0]) if isinstance(home, _Returned) else home)
            rest()
    _leave(home)
    os._exit(0)  # all else goes with the process, sooner than Python would take it apart


def _run(work: Callable[[Job], Result], job: Job, sender: Connection, parent: int) -> None:
    """In the process: do the job and send what comes of it."""
    home = _message(at_home, parent)
    message = _message(work, job) if isinstance(home, _Returned) else home
    _leave(home)
    with contextlib.suppress(BrokenPipeError):  # the parent is gone
        sender.send(message)


def at_home(parent: int) -> Callable[[], None]:
    """In a child: make a folder for its temporary files, and end with its parent.

    What is returned removes the folder, as the end of the parent does.
    """
    own = tempfile.mkdtemp(prefix="report-")
    tempfile.tempdir = own
    leaving = partial(shutil.rmtree, own, ignore_errors=True)
    watch(parent, leaving)
    return leaving


def _leave(home: object) -> None:
    if isinstance(home, _Returned):
        home.result()


def _message(work: Callable[[Job], Result], job: Job) -> object:
    """What comes of a job."""
    try:
        return _Returned(work(job))
    except OSError as error:
        return _Refused(error.errno or 0, str(error.strerror or error), error.filename)
    except BaseException:  # whatever it is, the parent has to know
        return _Raised(traceback.format_exc())


def _answer(receiver: Connection, process: SpawnProcess, *, ended: bool = True) -> Result | Lost:
    """What comes of the job of a process, which ends after it if `ended`."""
    try:
        message = receiver.recv()
    except (EOFError, ConnectionResetError):
        process.join()
        return Lost(process.exitcode or 0)
    if ended:
        process.join(_TO_END)
    if isinstance(message, _Refused):
        raise OSError(message.number, message.reason, message.file)
    if isinstance(message, _Raised):
        raise RuntimeError(f"a process of its own failed:\n{message.text}")
    return cast(Result, message.result)
