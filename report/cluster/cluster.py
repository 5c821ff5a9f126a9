"""An executor whose jobs are done by the workers of a Dask cluster; see :class:`report.build.executor.Executor`.

    cluster = Cluster("tcp://10.0.0.7:8786", found, told)

What comes back is what this machine would have made: the same functions, fed with the same files by the same versions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from report.cluster.desk import PATIENCE, PLACE, Desk, Told
from report.cluster.files import Shipment
from report.cluster.orders import AnalysisJob, CellsJob, NotRead, Read, ReadingJob, WorkJob
from report.cluster.scheduler import Scheduler, Unreachable
from report.cluster.work import WORK, placed
from report.diagnostics import Diagnostics, Stop
from report.execute.analysis import AnalysisRun
from report.execute.chapter import ChapterRun
from report.execute.fork import Died
from report.execute.records import Ended, Job, Limits
from report.markdown.bibliography import Refused
from report.markdown.nodes import Block
from report.markdown.pandoc import STYLE, Citations, Markdown, PandocFailed
from report.system.workers import Lost

Given = TypeVar("Given")
Made = TypeVar("Made")


class Cluster:
    """The workers of the scheduler at `address`, as tcp://host:port, which is asked for when there is a first job.

    `told` and `problems` are as for :class:`report.cluster.desk.Desk`.
    """

    def __init__(self, address: str, problems: Diagnostics, told: Told) -> None:
        self._address, self._problems, self._told = address, problems, told
        self._root, self._names = Path(), cast("Callable[[], Collection[str]]", list)
        self._scheduler: Scheduler | None = None
        self._open: Desk | None = None

    def bring(self, root: Path, names: Callable[[], Collection[str]]) -> None:
        """All that a job may read of the project in `root` are the files that `names` gives, paths in it."""
        self._root, self._names = root, names

    def runner(self, jobs: Sequence[Job], workers: int, limits: Limits, ended: Ended) -> Iterator[tuple[int, object]]:
        """As :func:`report.execute.fork.run_forked`; what a child says comes when all is said."""
        desk = self._desk()
        numbers = {
            desk.add(_foreign(job, limits), patience=max(PATIENCE, limits.seconds)): n for n, job in enumerate(jobs)
        }
        while numbers:
            number, said = desk.wait(numbers)
            job = numbers.pop(number)
            messages = [Died("signal", "SIGKILL")] if isinstance(said, Lost) else cast(list[object], said)
            for message in messages:
                yield job, message
            if not any(isinstance(message, Died) for message in messages):
                ended(job)

    def read(self, requests: Sequence[Markdown | Citations], style: Path) -> Reading:
        """Pandoc at work on `requests` somewhere, setting citations by the file `style`."""
        own = "" if style == STYLE else style.relative_to(self._root).as_posix()
        desk = self._desk()
        return Reading(desk, desk.add(ReadingJob(tuple(requests), own)))

    def pool(self, work: Callable[[Given], Made], workers: int) -> Jobs[Given, Made]:
        """What has `work` done by as many workers as there are."""
        return Jobs(self._desk, work)

    def close(self) -> None:
        """Leave the cluster, which then forgets what it was given."""
        if self._open:
            self._open.close()
        if self._scheduler:
            self._scheduler.close()

    def _desk(self) -> Desk:
        """Raises Stop, and reports it, where the scheduler cannot be reached."""
        if self._open is None:
            if not find_spec("distributed"):
                hint = "install the generator's extra cluster, as docs/cluster.md says, or build without --executor"
                self._problems.error("B01", "the package distributed is missing", file=PLACE, hint=hint)
                raise Stop
            try:
                self._scheduler = Scheduler(self._address)
            except Unreachable as error:
                hint = "start it, as docs/cluster.md says, or build without --executor"
                self._problems.error("B30", f"no scheduler answers: {error}", file=PLACE, hint=hint)
                raise Stop from error
            shipment = Shipment(self._root, self._names())
            self._open = Desk(self._address, self._scheduler, shipment, self._problems, self._told)
        return self._open


class Reading:
    """Pandoc at work elsewhere; see :class:`report.markdown.pandoc.Reading`."""

    def __init__(self, desk: Desk, number: int) -> None:
        self._desk, self._number = desk, number
        self.unreadable = ""
        self.refused: tuple[Refused, ...] = ()

    def trees(self) -> list[list[Block]]:
        """The blocks of each request, in order, when there are.  Raises PandocFailed."""
        _, said = self._desk.wait([self._number])
        if isinstance(said, NotRead):
            raise PandocFailed(said.why, said.answered)
        if not isinstance(said, Read):
            raise PandocFailed("was ended by the system on each worker that tried", 0)
        self.unreadable, self.refused = said.unreadable, cast(tuple[Refused, ...], said.refused)
        return cast(list[list[Block]], said.trees)


class Jobs(Generic[Given, Made]):
    """Jobs for a function of the generator; see :class:`report.system.workers.Jobs`."""

    def __init__(self, desk: Callable[[], Desk], work: Callable[[Given], Made]) -> None:
        self._desk, self._work = desk, next(name for name, known in WORK.items() if known is work)
        self._names: dict[int, str] = {}

    def add(self, name: str, job: Given, weight: float = 0.0, turn: str = "") -> None:
        """A job to be done, the heavier the sooner; turns are taken on one machine only, and here are many."""
        number = self._desk().add(WorkJob(self._work, placed(cast(Any, job), Path())), weight)
        self._names[number] = name

    def results(self) -> Iterator[tuple[str, Made | Lost]]:
        """What comes of the jobs, until none is left.  Raises as :meth:`report.cluster.desk.Desk.wait`."""
        while self._names:
            number, made = self._desk().wait(self._names)
            yield self._names.pop(number), cast("Made | Lost", made)


def _foreign(job: Job, limits: Limits) -> CellsJob | AnalysisJob:
    """A job of this machine as one for another, which has the project in another folder."""
    if isinstance(job, AnalysisRun):
        return AnalysisJob(limits)
    assert isinstance(job, ChapterRun)
    theme = job.theme.at(Path())
    return CellsJob(job.file, job.cells, job.languages, theme, tuple(sorted(job.skip)), job.fonts, limits)
