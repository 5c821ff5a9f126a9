"""Processes that builds start within a run of tests are forked of one that has loaded what they would load.

So a small book is laid out in a third of the time.  As those that a command starts, they know nothing of the process of
the tests and of each other.  Commands in processes of their own, and tests/report/system/, start them as users do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from report.system import workers
from report.system.collector import collect_left_over
from report.system.processes import born_deaf

ROOT = Path(__file__).resolve().parent.parent
LOADED = (
    "weasyprint",
    "report.build.paper",
    "report.drawing.raster",
    "report.pdf.engine.archive",
    "report.pdf.engine.line_ends",
    "report.pdf.engine.notes",
    "report.pdf.engine.reading",
    "report.pdf.engine.stylesheets",
    "report.pdf.engine.tags",
    "report.pdf.engine.thawing",
    "report.pdf.engine.typography",
    "report.pdf.engine.whole_notes",
    "report.pdf.engine.writing",
    "report.pdf.form",
    "report.pdf.page_numbers",
    "report.pdf.parts",
)
# How users' processes are started.
STARTED, SERVING = workers._started, workers._serving


@contextmanager
def forked_processes() -> Iterator[None]:
    """Start pools and jobs ahead as this module says; what stays from build to build is left as it is.

    So is what a fork of this process starts: the server is no child of that one.
    """
    owner = os.getpid()

    def serving_forked(
        work: Callable[..., object], rest: Callable[[], None] = collect_left_over, *, daemon: bool = True
    ) -> object:
        if not daemon or os.getpid() != owner:
            return SERVING(work, rest, daemon=daemon)
        ours, theirs = get_context("spawn").Pipe()
        process = _forked(workers._serve, work, rest, theirs)
        theirs.close()
        return ours, process

    def started_forked(work: Callable[..., object], job: object) -> object:
        if os.getpid() != owner:
            return STARTED(work, job)
        receiver, sender = get_context("spawn").Pipe(duplex=False)
        process = _forked(workers._run, work, job, sender)
        sender.close()
        return receiver, process

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_serving", serving_forked)
        patch.setattr(workers, "_started", started_forked)
        yield


def _forked(target: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """A process that does what `target` says, and ends with the server that it was forked of, as that does with us."""
    context = get_context("forkserver")
    with born_deaf():
        with chdir(ROOT):
            context.set_forkserver_preload([*LOADED])
            _ensure_running()
        parent = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
        process = context.Process(target=target, args=(*arguments, parent), daemon=True)
        process.start()
    return process


def _ensure_running() -> None:
    """Start the server where there is none, or where it has ended and something has waited for it before us."""
    try:
        forkserver.ensure_running()
    except ChildProcessError:
        server = forkserver._forkserver  # type: ignore[attr-defined]
        server._forkserver_pid = server._forkserver_alive_fd = None
        forkserver.ensure_running()
