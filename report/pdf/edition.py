"""An edition on its way to a PDF: its parts are laid out until the page numbers in them are right, then put together.

The numbers are a fixed point, as in :mod:`report.pdf.page_numbers`: parts whose numbers have as many digits as before
are what they were, and those that are not the same any more are laid out again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate

from report.cache.dependencies import PDF_ENGINE
from report.cache.memory import Kind, Memory, Recording
from report.cache.places import digest
from report.diagnostics import ADVICE, Diagnostic
from report.pdf.findings import Sightings, distant_exhibits, reported
from report.pdf.layout import PdfJob, PdfResult, remark
from report.pdf.page_numbers import MOST_LAYOUTS, NoFixedPoint
from report.pdf.parts import Assembled, AssemblyJob, Jobs, Made, Part, PartJob

PARTS: Kind[Part] = Kind("part")
# How many seconds each part of an edition took last, in order; a guess at how long it will take.
SECONDS: Kind[tuple[float, ...]] = Kind("part seconds")
# What is compressed in the PDF of an edition.
COMPRESSED: Kind[Mapping[bytes, bytes]] = Kind("compressed")
_LETTERS = 50_000  # of HTML that take about a second
_WHOLE, _TOGETHER = "whole", "together"
_SOON = 1_000.0  # the weight of what is to come before any part
_WHOLE_EDITION = "edition"  # the turn of jobs that hold an edition in memory


class LaidOutEdition:
    """The edition of `job`; its parts are kept in `memory`."""

    def __init__(self, job: PdfJob, memory: Memory) -> None:
        self.job, self.memory = job, memory
        self.documents = job.html.parts()
        self.numbers = {**job.html.guess, **dict(job.start)}
        self.exact: set[int] = set()
        self.names: list[str] = []
        self.known: dict[str, Part] = {}
        self.recordings: dict[str, Recording[Part]] = {}
        self.rounds = self.laid_out = 0
        self.kept_as = f"{job.shown_as} {len(self.documents)}"  # of a preview of some chapters there are fewer
        times = memory.recall(SECONDS, self.kept_as)
        self.seconds = times.result if times else ()

    def begin(self, jobs: Jobs) -> None:
        """Give `jobs` what has to be laid out now, or to be put together when nothing is missing."""
        while not self.recordings:
            texts = [self._text(at) for at in range(len(self.documents))]
            names, before = [self._name(text) for text in texts], self.names
            self.names = names
            if names == before and not self._inexact():
                return self._put_together(jobs)
            self.rounds += 1
            if self.rounds > MOST_LAYOUTS:
                raise NoFixedPoint(f"page numbers did not settle in {MOST_LAYOUTS} rounds")
            for at, name in enumerate(names):
                if name not in self.known and name not in self.recordings and not self._recall(name):
                    self._lay_out(at, texts[at], jobs)
            if not self.recordings:
                self._renumber()
        return None

    def take(self, name: str, made: Made, jobs: Jobs) -> PdfResult | None:
        """Take what came of the job called `name`; the finished edition, or None while there is more to be done."""
        if isinstance(made, PdfResult):
            return made
        if isinstance(made, Assembled):
            return self._finished(made, jobs)
        part = name.split("\n")[1]
        self.known[part] = made
        self.recordings.pop(part).keep(made)
        self.laid_out += 1
        if not self.recordings:
            self._renumber()
            self.begin(jobs)
        return None

    def _text(self, at: int) -> str:
        document = self.documents[at]
        return document.filled(self.numbers) if at in self.exact else document.shape(self.numbers)

    def _name(self, text: str) -> str:
        return digest(text, *sorted(self.job.hyphenation.items()), *map(repr, self.job.theme.printed_typefaces))

    def _called(self, what: str) -> str:
        return f"{self.job.shown_as}\n{what}"

    def _recall(self, name: str) -> bool:
        before = self.memory.recall(PARTS, name)
        if before:
            self.known[name] = before.result
        return bool(before)

    def _lay_out(self, at: int, text: str, jobs: Jobs) -> None:
        depends_on = [PDF_ENGINE, *self.job.theme.own_fonts, *self.documents[at].pictures]
        self.recordings[self.names[at]] = self.memory.begin(PARTS, self.names[at], depends_on)
        known = len(self.seconds) == len(self.documents)
        weight = self.seconds[at] if known else len(text) / _LETTERS
        jobs.add(self._called(self.names[at]), PartJob(text, self.job.theme, self.job.hyphenation), weight)

    def _parts(self) -> list[tuple[int, Part]]:
        """The parts, each with the number of pages before it."""
        parts = [self.known[name] for name in self.names]
        return list(zip(accumulate((part.pages for part in parts), initial=0), parts, strict=False))

    def _renumber(self) -> None:
        """Take the numbers from where the labels stand in the parts that there are now."""
        actual: dict[str, int] = {}
        for before, part in self._parts():
            actual = {label: before + page for label, page in part.anchors.items()} | actual
        self.numbers = actual

    def _inexact(self) -> bool:
        """Whether a part has to be laid out with its very numbers, for what was found in it may quote them."""
        quoting = {at for at, (_, part) in enumerate(self._parts()) if part.findings and self.documents[at].targets()}
        new = quoting - self.exact
        self.exact |= new
        return bool(new)

    def _put_together(self, jobs: Jobs) -> None:
        parts = [part for _, part in self._parts()]
        if any(part.unfit for part in parts):
            return jobs.add(self._called(_WHOLE), self.job, _SOON, _WHOLE_EDITION)
        before = self.memory.recall(COMPRESSED, self.kept_as)
        frozen = tuple(part.frozen for part in parts)
        assembly = AssemblyJob(self.job, frozen, tuple(self.numbers.items()), before.result if before else {})
        return jobs.add(self._called(_TOGETHER), assembly, _SOON, _WHOLE_EDITION)

    def _finished(self, made: Assembled, jobs: Jobs) -> PdfResult | None:
        if made.unfit:
            jobs.add(self._called(_WHOLE), self.job, _SOON, _WHOLE_EDITION)
            return None
        if made.misfits:
            self.exact |= set(made.misfits)
            self.begin(jobs)
            return None
        parts = self._parts()
        self.memory.begin(COMPRESSED, self.kept_as).keep(made.compressed)
        self.memory.begin(SECONDS, self.kept_as).keep(tuple(part.seconds for _, part in parts))
        pages = {label: self.numbers[label] for label in sorted(self.job.html.targets()) if label in self.numbers}
        self.known.clear()  # other editions are still to come
        return PdfResult(
            made.content,
            sum(part.pages for _, part in parts),
            tuple(pages.items()),
            self.laid_out,
            tuple(self._problems(parts, made)),
            tuple(self._advice(parts)),
            len(parts),
        )

    def _advice(self, parts: list[tuple[int, Part]]) -> Iterator[Diagnostic]:
        for before, part in parts:
            yield from reported(part.advice, self.job.shown_as, before, ADVICE)

    def _problems(self, parts: list[tuple[int, Part]], made: Assembled) -> list[Diagnostic]:
        file = self.job.shown_as
        seen = Sightings.joined((before, part.seen) for before, part in parts)
        ids = Counter(name for _, part in parts for name in set(part.ids))
        twice = [remark(f"Anchor defined twice: {name!r}") for name, count in ids.items() if count > 1]
        said = dict.fromkeys([*(said for _, part in parts for said in part.said), *twice, *made.said])
        return [
            *(problem for before, part in parts for problem in reported(part.findings, file, before)),
            *reported(distant_exhibits(seen), file),
            *(found.on(file) for found in said),
        ]
