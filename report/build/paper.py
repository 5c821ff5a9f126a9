"""The editions for paper laid out as PDFs, as far as the machine has what that takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from report import CONFIG, IN_CHECKOUT
from report.build.progress import Outcome
from report.cache.dependencies import PDF_ENGINE
from report.cache.memory import Kind, Memory
from report.diagnostics import Diagnostic, Diagnostics, Stop
from report.markdown.tree import first_line

if TYPE_CHECKING:
    from report.build.executor import Pools
    from report.edition.compose import EditionDocument
    from report.html.hyphenation import Exceptions
    from report.pdf.form import FormJob
    from report.pdf.print_html import PrintHtml
    from report.style.theme import Theme

FORMS: Kind[bytes] = Kind("form")
BRIEF_PAGES = 2  # the two sides of one sheet


def press_books(
    books: Mapping[str, PrintHtml], theme: Theme, memory: Memory, workers: int, outcome: Outcome, pool: Pools
) -> dict[str, bytes]:
    """Each of `books`, which are for the press, as :func:`print_books` does it; they are laid out whole and not kept.

    Raises Stop as that does, and for a process that was ended.
    """
    from report.pdf.editions import lost
    from report.pdf.layout import PdfJob, make_pdf
    from report.system.workers import Lost

    hyphenation, jobs = _hyphenation(memory), pool(make_pdf, workers)
    for path, html in books.items():
        jobs.add(path, PdfJob(html, path, theme, (), hyphenation))
    printed = {}
    for path, result in jobs.results():
        if isinstance(result, Lost):
            memory.problems.add(lost(path, result))
            raise Stop
        memory.problems.add(*result.problems)
        printed[path] = result.content
        outcome.pages[path] = result.pages
    outcome.editions += [f"{path.removesuffix('.pdf')} (PDF)" for path in books]
    return {path: printed[path] for path in books}


def print_forms(jobs: Mapping[str, FormJob], memory: Memory, workers: int, pool: Pools) -> dict[str, bytes]:
    """Each of `jobs` as a PDF by its path, from the cache where it is the same.  Raises Stop as :func:`press_books`."""
    from report.pdf.editions import lost
    from report.pdf.form import make_form
    from report.system.workers import Lost

    kept: dict[str, bytes] = {}
    for path, job in jobs.items():
        if before := memory.recall(FORMS, f"{path} {job.name}"):
            kept[path] = before.result
    recordings = {
        path: memory.begin(FORMS, f"{path} {job.name}", [PDF_ENGINE, *job.theme.own_fonts])
        for path, job in jobs.items()
        if path not in kept
    }
    making = pool(make_form, workers)
    for path in recordings:
        making.add(path, jobs[path])
    for path, result in making.results():
        if isinstance(result, Lost):
            memory.problems.add(lost(path, result))
            raise Stop
        kept[path] = recordings[path].keep(result).result
    return {path: kept[path] for path in jobs}


def print_books(
    books: Mapping[str, PrintHtml],
    theme: Theme,
    memory: Memory,
    workers: int,
    outcome: Outcome,
    pool: Pools | None = None,
) -> dict[str, bytes]:
    """Each of `books` as a PDF, by its path; what was done is told to `outcome`.

    It is laid out by a `pool` or, without one, in this process, which has all at hand the next time.
    Raises Stop, and reports it, where the library is missing that shapes their text.
    """
    from report.pdf.editions import make_pdfs
    from report.pdf.parts import do
    from report.system.workers import Here

    printed = make_pdfs(
        dict(books), theme, _hyphenation(memory), memory, workers, pool(do, workers) if pool else Here(do)
    )
    for path, pdf in printed.items():
        outcome.pages[path] = pdf.result.pages
        outcome.places[path] = dict(pdf.result.page_map)
        outcome.advice[path] = pdf.result.advice
        outcome.editions.append(f"{path.removesuffix('.pdf')} (PDF)")
        kept = max(0, pdf.result.parts - pdf.result.layouts)
        outcome.reused += [path] if pdf.reused else [f"{kept} of {pdf.result.parts} parts of {path}"] * bool(kept)
    return {path: pdf.result.content for path, pdf in printed.items()}


def draft_books(books: Mapping[str, PrintHtml], theme: Theme, memory: Memory) -> dict[str, bytes]:
    """Each of `books` as a PDF, by its path, laid out here as :func:`print_books` does it."""
    return print_books(books, theme, memory, 1, Outcome())


def _hyphenation(memory: Memory) -> Exceptions:
    """The project's lists.  Raises Stop, and reports it, where the library is missing that shapes text."""
    from report.html.hyphenation import read_exceptions

    if not memory.dependencies(PDF_ENGINE):
        cure = "run make, which installs it or says how" if IN_CHECKOUT else "install it with the system's packages"
        memory.problems.error(
            "B01",
            "the library Pango, which shapes the text of the PDF, is missing",
            file=CONFIG,
            hint=f"{cure}; or build with --format html",
        )
        raise Stop
    return read_exceptions(memory.dependencies.root, memory.problems)


def check_briefs(
    documents: Mapping[str, Mapping[str, EditionDocument]], outcome: Outcome, found: Diagnostics, severity: str
) -> None:
    """Report each brief that was laid out and does not fill its pages, as an error or as `severity` says."""
    for document in (document for editions in documents.values() for document in editions.values()):
        pages = outcome.pages.get(document.brief_file, BRIEF_PAGES)
        if document.brief and pages != BRIEF_PAGES:
            message = f"the brief has {pages} page{'s' * (pages != 1)}, not {BRIEF_PAGES}"
            hint = "shorten it" if pages > BRIEF_PAGES else "say more: it is printed on both sides of a sheet"
            place = document.brief.source.file, first_line(document.brief.title)
            found.add(Diagnostic(*place, "L31", message, hint, severity))
