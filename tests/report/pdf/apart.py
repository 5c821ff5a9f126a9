"""Editions laid out in parts, in the process of the test, beside the same laid out as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from report.cache.dependencies import Dependencies
from report.cache.memory import Memory
from report.cache.store import Store
from report.diagnostics import Diagnostics
from report.html.hyphenation import Exceptions
from report.pdf.editions import make_pdfs
from report.pdf.layout import PdfJob, PdfResult, make_pdf
from report.pdf.parts import Job, Made, PartJob, do
from report.pdf.print_html import PrintHtml
from report.style.theme import Theme
from tests.report.pdf.documents import HERE

PATH = "da/traeer.pdf"


class Here:
    """Does jobs one after the other, and keeps which there were."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, Job]] = []
        self.done: list[Job] = []

    def add(self, name: str, job: Job, weight: float = 0.0, turn: str = "") -> None:
        self.waiting.append((name, job))

    def results(self) -> Iterator[tuple[str, Made]]:
        while self.waiting:
            name, job = self.waiting.pop(0)
            self.done.append(job)
            yield name, do(job)

    @property
    def parts(self) -> int:
        """How many parts were laid out."""
        return sum(isinstance(job, PartJob) for job in self.done)

    @property
    def as_a_whole(self) -> bool:
        """Whether an edition could not be put together of its parts."""
        return any(isinstance(job, PdfJob) for job in self.done)


class Desk:
    """Where editions are laid out in parts, again and again; `cache` keeps what was."""

    def __init__(self, cache: Path, theme: Theme | None = None, hyphenation: Exceptions | None = None) -> None:
        self.cache, self.theme, self.hyphenation = cache, theme or Theme(str(HERE)), hyphenation or {}
        self.jobs = Here()

    def apart(self, html: PrintHtml) -> PdfResult:
        """An edition in parts, those of before taken from the cache."""
        problems = Diagnostics()
        self.jobs = Here()
        memory = Memory(Store(self.cache), Dependencies(Path(self.theme.root)), problems)
        return make_pdfs({PATH: html}, self.theme, self.hyphenation, memory, 1, self.jobs)[PATH].result

    def whole(self, html: PrintHtml) -> PdfResult:
        """The same as a whole, from no start at all."""
        return make_pdf(PdfJob(html, PATH, self.theme, (), self.hyphenation))
