"""The PDFs of several editions, side by side: from the cache where the document is the same."""

from __future__ import annotations

from collections.abc import Mapping
from signal import Signals

from report.cache.dependencies import PDF_ENGINE
from report.cache.memory import Kind, Memory, Recording, Remembered
from report.cache.places import digest
from report.diagnostics import Diagnostic, Stop
from report.html.hyphenation import Exceptions
from report.pdf.layout import PdfJob, PdfResult, make_pdf
from report.pdf.print_html import PrintHtml
from report.style.theme import Theme
from report.system.workers import Lost, run_apart

PDFS: Kind[PdfResult] = Kind("pdf")
# A page map is only ever a first guess, so it holds whatever has changed.
PAGE_MAPS: Kind[tuple[tuple[str, int], ...]] = Kind("pagemap")


def make_pdfs(
    books: Mapping[str, PrintHtml], theme: Theme, hyphenation: Exceptions, memory: Memory, workers: int
) -> dict[str, Remembered[PdfResult]]:
    """Lay out each of `books`, documents by path in the site, in at most `workers` processes; problems are reported.

    The typefaces and the folder of the project are those of `theme`.
    """
    printed: dict[str, Remembered[PdfResult]] = {}
    jobs: dict[str, PdfJob] = {}
    recordings: dict[str, Recording[PdfResult]] = {}
    for path, html in books.items():
        made_of = (html.marked, html.facts, *sorted(hyphenation.items()), *map(repr, theme.typefaces))
        name = f"{path} {digest(*made_of)}"
        before = memory.recall(PDFS, name)
        if before:
            printed[path] = before
        else:
            pages = memory.recall(PAGE_MAPS, path)
            recordings[path] = memory.begin(PDFS, name, [PDF_ENGINE, *theme.own_fonts, *html.pictures])
            jobs[path] = PdfJob(html, path, theme, pages.result if pages else (), hyphenation)
    # A new process for each: one that was forked, or had laid out another edition, would hold that memory as well.
    for path, result in run_apart(make_pdf, jobs, workers):
        if isinstance(result, Lost):
            memory.problems.add(lost(path, result))
            raise Stop
        memory.begin(PAGE_MAPS, path).keep(result.page_map)
        recordings[path].problems.add(*result.problems)
        printed[path] = recordings[path].keep(result, only_sound=True)
    return {path: printed[path] for path in books}


def lost(path: str, process: Lost) -> Diagnostic:
    """What is told of a `process` that ended before it had laid out the document at `path`."""
    code = process.code
    ended = f"was ended by the system ({Signals(-code).name})" if code < 0 else f"ended with {code}"
    hint = "it may need more memory than there is; build with --jobs 1"
    return Diagnostic(path, 0, "L05", f"the process that laid it out {ended}", hint)
