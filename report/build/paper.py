"""The editions for paper laid out as PDFs, as far as the machine has what that takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from report import CONFIG, IN_CHECKOUT
from report.build.progress import Outcome
from report.cache.dependencies import PDF_ENGINE
from report.cache.memory import Memory
from report.diagnostics import Diagnostic, Diagnostics, Stop
from report.markdown.tree import first_line

if TYPE_CHECKING:
    from report.edition.compose import EditionDocument
    from report.pdf.print_html import PrintHtml
    from report.style.theme import Theme

BRIEF_PAGES = 2  # the two sides of one sheet


def print_books(
    books: Mapping[str, PrintHtml], theme: Theme, memory: Memory, workers: int, outcome: Outcome
) -> dict[str, bytes]:
    """Each of `books` as a PDF, by its path; what was done is told to `outcome`.

    Raises Stop, and reports it, where the library is missing that shapes their text.
    """
    from report.html.hyphenation import read_exceptions
    from report.pdf.editions import make_pdfs

    if not memory.dependencies(PDF_ENGINE):
        cure = "run make, which installs it or says how" if IN_CHECKOUT else "install it with the system's packages"
        memory.problems.error(
            "B01",
            "the library Pango, which shapes the text of the PDF, is missing",
            file=CONFIG,
            hint=f"{cure}; or build with --format html",
        )
        raise Stop
    hyphenation = read_exceptions(memory.dependencies.root, memory.problems)
    printed = make_pdfs(dict(books), theme, hyphenation, memory, workers)
    for path, pdf in printed.items():
        outcome.pages[path] = pdf.result.pages
        outcome.editions.append(f"{path.removesuffix('.pdf')} (PDF)")
        outcome.reused += [path] if pdf.reused else []
    return {path: pdf.result.content for path, pdf in printed.items()}


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
