"""Jobs done where the files of a project are laid out: what a machine would do by itself, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from report.cluster.orders import AnalysisJob, CellsJob, NotRead, Read, ReadingJob, WorkJob
from report.data.package import Package, load
from report.diagnostics import Diagnostics
from report.drawing.door import draw, preload
from report.execute.analysis import AnalysisRun, analysis_code
from report.execute.chapter import ChapterRun
from report.execute.fork import run_forked
from report.execute.tasks import prepare
from report.markdown.pandoc import STYLE, Pandoc, PandocFailed
from report.pdf.form import make_form
from report.pdf.layout import PdfJob, make_pdf
from report.pdf.parts import AssemblyJob, do
from report.project.configuration import read_in_hand

DATA = "data"
# What may be asked for by name.
WORK: dict[str, Callable[[Any], object]] = {work.__name__: work for work in (do, make_pdf, make_form)}


def done(job: object, root: Path) -> object:
    """What comes of `job` with the files in `root`.  Raises TypeError for what is no job, and what the job raises."""
    _in_hand(root)
    if isinstance(job, CellsJob):
        return _cells(job, root)
    if isinstance(job, AnalysisJob):
        preload(analysis_code(root))
        return _messages(AnalysisRun(root, _package(root)), job)
    if isinstance(job, ReadingJob):
        return _read(job, root)
    if isinstance(job, WorkJob):
        return WORK[job.work](placed(job.job, root))
    raise TypeError(f"{type(job).__name__} is no job")


def placed(job: Any, root: Path) -> object:
    """A job for paper whose pictures and typefaces lie in the project in `root`."""
    if isinstance(job, AssemblyJob):
        return replace(job, edition=cast(PdfJob, placed(job.edition, root)))
    return replace(job, theme=job.theme.at(root))


@cache
def _in_hand(root: Path) -> None:
    """Languages and units of the project, which whatever prints needs; what is wrong with them was told at home."""
    read_in_hand(root, Diagnostics())


@cache
def _package(root: Path) -> Package:
    """The data, as they are at home: read from the same files, and with the same errors, which were told there."""
    return load(root / DATA, Diagnostics())


def _cells(job: CellsJob, root: Path) -> list[object]:
    theme = job.theme.at(root)
    run = ChapterRun(
        root,
        job.file,
        job.cells,
        _package(root),
        languages=job.languages,
        draw=partial(draw, theme=theme),
        theme=theme,
        skip=frozenset(job.skip),
        fonts=job.fonts,
    )
    preload([*analysis_code(root), *(cell.code for cell in job.cells)])
    prepare(root, theme, figures=any(cell.kind == "fig" for cell in job.cells))
    return _messages(run, job)


def _messages(run: ChapterRun | AnalysisRun, job: CellsJob | AnalysisJob) -> list[object]:
    """All that a child says that runs foreign code, within its limits; what it says is data, or known as rubbish."""
    return [message for _, message in run_forked([run], 1, job.limits)]


def _read(job: ReadingJob, root: Path) -> Read | NotRead:
    pandoc = Pandoc(cast(Any, job.requests), root / job.style if job.style else STYLE)
    try:
        trees = pandoc.trees()
    except PandocFailed as failed:
        return NotRead(str(failed), failed.answered)
    return Read(cast(list[object], trees), pandoc.unreadable, pandoc.refused)
