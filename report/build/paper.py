"""The editions for paper laid out as PDFs, as far as the machine has what that takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from report import CONFIG, IN_CHECKOUT
from report.build.progress import Outcome
from report.cache.dependencies import PDF_ENGINE
from report.cache.memory import Memory
from report.diagnostics import Stop

if TYPE_CHECKING:
    from report.pdf.print_html import PrintHtml
    from report.style.theme import Theme


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
        kept = max(0, pdf.result.parts - pdf.result.layouts)
        outcome.reused += [path] if pdf.reused else [f"{kept} of {pdf.result.parts} parts of {path}"] * bool(kept)
    return {path: pdf.result.content for path, pdf in printed.items()}
