"""The PDFs of several editions: from the cache where a document, or a part of one, is the same.

All parts of all editions are jobs for one pool of processes, those that take longest first; an edition whose parts are
there is put together in the same pool.
"""

from __future__ import annotations

from collections.abc import Mapping
from signal import Signals

from report.cache.dependencies import PDF_ENGINE
from report.cache.memory import Kind, Memory, Recording, Remembered
from report.cache.places import digest
from report.diagnostics import Diagnostic, Stop
from report.html.hyphenation import Exceptions
from report.pdf.edition import LaidOutEdition
from report.pdf.layout import PdfJob, PdfResult
from report.pdf.parts import Jobs, do
from report.pdf.print_html import PrintHtml
from report.style.theme import Theme
from report.system.workers import Lost, Pool

PDFS: Kind[PdfResult] = Kind("pdf")
# A page map is only ever a first guess, so it holds whatever has changed.
PAGE_MAPS: Kind[tuple[tuple[str, int], ...]] = Kind("pagemap")
# An edition that is being laid out, and what remembers it.
Begun = tuple[LaidOutEdition, Recording[PdfResult]]


def make_pdfs(
    books: Mapping[str, PrintHtml],
    theme: Theme,
    hyphenation: Exceptions,
    memory: Memory,
    workers: int,
    jobs: Jobs | None = None,
) -> dict[str, Remembered[PdfResult]]:
    """The PDF of each of `books`, documents by path in the site, made in at most `workers` processes, or by `jobs`.

    Problems are reported.  The typefaces and the folder of the project are those of `theme`.
    """
    printed: dict[str, Remembered[PdfResult]] = {}
    begun: dict[str, Begun] = {}
    for path, html in books.items():
        made_of = (html.marked, html.facts, *sorted(hyphenation.items()), *map(repr, theme.printed_typefaces))
        name = f"{path} {digest(*made_of)}"
        before = memory.recall(PDFS, name)
        if before:
            printed[path] = before
        else:
            pages = memory.recall(PAGE_MAPS, path)
            recording = memory.begin(PDFS, name, [PDF_ENGINE, *theme.own_fonts, *html.pictures])
            job = PdfJob(html, path, theme, pages.result if pages else (), hyphenation)
            begun[path] = LaidOutEdition(job, memory), recording
    printed |= _finished(begun, jobs or Pool(do, workers), memory)
    return {path: printed[path] for path in books}


def _finished(begun: Mapping[str, Begun], jobs: Jobs, memory: Memory) -> dict[str, Remembered[PdfResult]]:
    """The editions that have begun, when `jobs` has done what they need.  Raises Stop for one that was lost."""
    finished: dict[str, Remembered[PdfResult]] = {}
    for edition, _ in begun.values():
        edition.begin(jobs)
    for name, made in jobs.results():
        path = name.split("\n")[0]
        if isinstance(made, Lost):
            memory.problems.add(lost(path, made))
            raise Stop
        edition, recording = begun[path]
        if result := edition.take(name, made, jobs):
            memory.begin(PAGE_MAPS, path).keep(result.page_map)
            recording.problems.add(*result.problems)
            finished[path] = recording.keep(result, only_sound=True)
    return finished


def lost(path: str, process: Lost) -> Diagnostic:
    """What is told of a `process` that ended before it had laid out the document at `path`."""
    code = process.code
    ended = f"was ended by the system ({Signals(-code).name})" if code < 0 else f"ended with {code}"
    hint = "it may need more memory than there is; build with --jobs 1"
    return Diagnostic(path, 0, "L05", f"the process that laid it out {ended}", hint)
