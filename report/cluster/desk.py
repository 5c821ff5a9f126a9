"""Who does which job: orders to the workers that there are, each job until somebody has done it.

As many jobs are out as the workers can do at once, and as many again, so that none of them waits.  A job whose worker
is frozen, or at it for too long, is given to another one too; both do the same, and the first answer counts.
"""

from __future__ import annotations

import heapq
import math
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NoReturn, cast

from report.cache.codec import decode, encode
from report.cluster.environment import environment
from report.cluster.files import Changed, Shipment
from report.cluster.orders import Answer, Done, Ended, Failed, Foreign, Lacking, Order, Refused
from report.cluster.scheduler import Beat, Gone, NoGenerator, Scheduler, Sent, Unreachable
from report.diagnostics import Diagnostics, Stop
from report.system.workers import Lost

PLACE = "the cluster"  # where a problem is that has no place in the project
SILENT = 10.0  # seconds for which a worker may say nothing to the scheduler, which it does every few
PATIENCE = 60.0  # seconds after which a job is given to another worker too, if no other has taken long
_TIMES = 3  # as long as the longest may another job take before that
NO_WORKERS = 60.0  # seconds for which a build waits for one
_LOOKS = 1.0  # seconds from one look at the workers to the next
_AT_ONCE = 2  # jobs for each that a worker does at once
_LOST = 3  # processes or workers that a job may cost
_KILLED = -9  # the exit code of what is ended by the system

Told = Callable[[int, int], None]


@dataclass(slots=True)
class _Job:
    """An encoded job that nobody has done yet; a worker may be at it for `patience` seconds."""

    content: bytes
    weight: float
    patience: float
    lost: int = 0


@dataclass(slots=True)
class _Order:
    """An order that is out: for the job `number`, since when, with files for the worker `ships`, if any."""

    number: int
    sent: Sent
    since: float
    ships: str = ""
    overdue: bool = False


@dataclass(slots=True)
class _Workers:
    """The workers there are; those that are given no job, for they have other versions, or are silent.

    `fresh` says when a worker was heard of last, by the clock of this machine.
    """

    there: dict[str, Beat] = field(default_factory=dict)
    fresh: dict[str, float] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)

    def see(self, beats: dict[str, Beat], now: float) -> None:
        """Take in what the scheduler knows of the workers."""
        news = {name for name, beat in beats.items() if beat != self.there.get(name)}
        self.fresh = {name: now if name in news else self.fresh[name] for name in beats}
        self.there = beats
        self.silent = {name for name, then in self.fresh.items() if now - then > SILENT}

    @property
    def fit(self) -> dict[str, int]:
        """How many jobs each does at once of those that are given some."""
        return {n: b.threads for n, b in self.there.items() if n not in self.silent and n not in self.foreign}


class Desk:
    """Gives jobs to the workers of `scheduler`, which is at `address`, with the files of `shipment`.

    `told` is how many jobs are done, and of how many, since there was none.  What is wrong with the cluster is added
    to `problems`.
    """

    def __init__(
        self, address: str, scheduler: Scheduler, shipment: Shipment, problems: Diagnostics, told: Told
    ) -> None:
        self._address, self._scheduler, self._shipment = address, scheduler, shipment
        self._problems, self._told = problems, told
        self._jobs: dict[int, _Job] = {}
        self._waiting: list[tuple[float, int]] = []
        self._out: dict[str, _Order] = {}
        self._held: defaultdict[str, list[int]] = defaultdict(list)  # jobs that wait for files on their way, by worker
        self._answers: dict[int, object] = {}
        self._workers = _Workers()
        self._longest = 0.0
        self._added = self._before = self._done = 0
        self._looked = self._alone_since = -math.inf

    def add(self, job: object, weight: float = 0.0, patience: float = PATIENCE) -> int:
        """A job to be done, the heavier the sooner; its number."""
        if not self._jobs:
            self._before, self._alone_since = self._done, time.monotonic()
        self._added += 1
        self._jobs[self._added] = _Job(encode(job), weight, patience)
        self._queue(self._added)
        with self._reachable():
            self._fill()
        return self._added

    def wait(self, numbers: Collection[int]) -> tuple[int, object]:
        """One of the jobs `numbers` that is done, with what came of it, or Lost.

        Raises OSError as a job did, RuntimeError with the traceback of any other failure, and Stop, which is reported,
        where the cluster cannot go on.
        """
        with self._reachable():
            while not (found := [number for number in self._answers if number in numbers]):
                self._fill()
                self._take(self._scheduler.ended(_LOOKS))
        return found[0], self._answers.pop(found[0])

    def close(self) -> None:
        """Nothing more is waited for."""
        self._scheduler.cancel([order.sent for order in self._out.values()])
        self._out.clear()

    def _queue(self, number: int) -> None:
        if number in self._jobs:
            heapq.heappush(self._waiting, (-self._jobs[number].weight, number))

    def _fill(self) -> None:
        """Send as many orders as the workers can have."""
        self._look()
        room = _AT_ONCE * sum(self._workers.fit.values()) - sum(not order.overdue for order in self._out.values())
        while self._waiting and room > 0:
            _, number = heapq.heappop(self._waiting)
            if number in self._jobs:
                self._send(number)
                room -= 1

    def _send(self, number: int, digests: Collection[str] = (), to: str = "") -> None:
        """Order the job `number`, with the files of these digests for the worker `to`."""
        try:
            contents = self._shipment.contents(digests)
        except Changed as changed:
            self._stop("B33", "it was changed while it was sent to workers", "build again", str(changed))
        order = encode(Order(environment(), self._shipment.tree, self._jobs[number].content, contents))
        avoided = self._workers.silent or self._workers.foreign
        sent = self._scheduler.send(order, [to] if to else sorted(self._workers.fit) if avoided else ())
        self._out[sent.key] = _Order(number, sent, time.monotonic(), to)

    def _take(self, key: str) -> None:
        """Take what has come of the order that was sent under a `key`, if anybody waits for it still."""
        order = self._out.pop(key, None)
        if order is None:
            return None
        if order.ships:
            self._release(order.ships)
        if order.number not in self._jobs:
            return None
        try:
            answer = cast(Answer, decode(self._scheduler.answer(order.sent)))
        except Gone:
            self._look(at_once=True)  # it may be the scheduler that is gone
            return self._lost(order.number, _KILLED)
        except NoGenerator:
            what = "a worker has no generator that knows of clusters"
            self._stop("B31", what, "install the generator there, as docs/cluster.md says")
        return self._said(order, answer)

    def _said(self, order: _Order, answer: Answer) -> None:
        said: Any = answer.said
        match said:
            case Done():
                self._longest = max(self._longest, said.seconds)
                self._finish(order.number, decode(said.result))
            case Lacking():
                self._ship(order.number, answer.worker, said.digests)
            case Foreign():
                self._leave_out(answer.worker, said.differences)
                self._queue(order.number)
            case Ended():
                self._lost(order.number, said.code)
            case Refused():
                raise OSError(said.number, said.reason, said.file)
            case Failed():
                raise RuntimeError(f"a job failed on the worker {answer.worker}:\n{said.traceback}")

    def _finish(self, number: int, result: object) -> None:
        """The job is done; nobody else has to do it."""
        del self._jobs[number]
        self._answers[number] = result
        self._done += 1
        others = [key for key, order in self._out.items() if order.number == number]
        self._scheduler.cancel([self._out.pop(key).sent for key in others])
        self._told(self._done - self._before, self._added - self._before)

    def _lost(self, number: int, code: int) -> None:
        """Have the job done again, unless it has cost too much."""
        self._jobs[number].lost += 1
        if self._jobs[number].lost < _LOST:
            self._queue(number)
        else:
            self._finish(number, Lost(code))

    def _ship(self, number: int, worker: str, digests: Collection[str]) -> None:
        """Send the job with files that a worker lacks; where some are on their way to it, the job waits for them."""
        if any(order.ships == worker for order in self._out.values()):
            self._held[worker].append(number)
        else:
            self._send(number, digests, worker)

    def _release(self, worker: str) -> None:
        for number in self._held.pop(worker, []):
            self._queue(number)

    def _leave_out(self, worker: str, wrong: tuple[tuple[str, str, str], ...]) -> None:
        """Give no more jobs to a worker with other versions, and say so."""
        if worker in self._workers.foreign:
            return
        self._workers.foreign.add(worker)
        told = "; ".join(f"{name} is {there or 'missing'}, here {here or 'missing'}" for name, here, there in wrong)
        what = f"the worker {worker} is left out, as what it makes might differ: {told}"
        self._problems.warning("B31", what, file=PLACE, hint="install the same versions there, from the same lock")

    def _look(self, *, at_once: bool = False) -> None:
        """See now and then, or `at_once`, which workers there are, and give to others what is out for too long."""
        now = time.monotonic()
        if now - self._looked < _LOOKS and not at_once:
            return
        self._looked = now
        while key := self._scheduler.ended(0):  # this process may have done something else meanwhile
            self._take(key)
        self._workers.see(self._scheduler.workers(), now)
        self._check(now)
        late = {key for key, order in self._out.items() if self._is_late(order, now)}
        if self._workers.fit and (late or self._workers.silent):
            self._give_to_others(late, self._scheduler.holders())

    @contextmanager
    def _reachable(self) -> Iterator[None]:
        """Stop where the scheduler cannot be reached any more within this context."""
        try:
            yield
        except Unreachable as error:
            hint = "see whether the scheduler still runs, and build again: what is done is kept"
            self._stop("B30", f"the scheduler {self._address} does not answer any more: {error}", hint)

    def _is_late(self, order: _Order, now: float) -> bool:
        job = self._jobs.get(order.number)
        return bool(job) and now - order.since > max(cast(_Job, job).patience, _TIMES * self._longest)

    def _give_to_others(self, late: set[str], holders: dict[str, str]) -> None:
        """Have jobs done by other workers too: those that are late, and those of workers that are silent."""
        for key, order in self._out.items():
            silent = holders.get(key) in self._workers.silent
            if (key in late or silent) and not order.overdue and order.number in self._jobs:
                order.overdue = True
                self._release(order.ships)
                self._jobs[order.number].patience *= 2
                self._queue(order.number)

    def _check(self, now: float) -> None:
        """Stop where there has been no worker for too long that could be given a job."""
        if self._workers.fit or not self._jobs:
            self._alone_since = now
        elif self._workers.there and self._workers.there.keys() <= self._workers.foreign:
            hint = "install the same versions on the workers, from the same lock"
            self._stop("B32", f"no worker of {self._address} has the versions of this machine", hint)
        elif now - self._alone_since > NO_WORKERS:
            silent = "nothing was heard of any worker" if self._workers.there else "there was no worker"
            hint = "start workers: dask worker tcp://HOST:PORT; what is done is kept"
            self._stop("B32", f"for {NO_WORKERS:g} seconds {silent} of {self._address}", hint)

    def _stop(self, code: str, what: str, hint: str, file: str = PLACE) -> NoReturn:
        self._problems.error(code, what, file=file, hint=hint)
        raise Stop
