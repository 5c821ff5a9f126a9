"""From the printed HTML to PDF: a picklable step for any executor of concurrent.futures."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.html.hyphenation import Exceptions, hyphenated
from report.pdf.addresses import SCHEME, fetcher
from report.pdf.print_html import PrintHtml
from report.style.theme import Theme
from report.system.collector import collection_paused

if TYPE_CHECKING:
    import weasyprint

VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class PdfJob:
    """A document to be laid out.

    `shown_as` is its path in the site, `theme` says where its pictures and typefaces lie, `start` is the page map to
    begin from, which saves time and changes nothing else, and `hyphenation` where words are divided otherwise than by
    dictionary.
    """

    html: PrintHtml
    shown_as: str
    theme: Theme
    start: tuple[tuple[str, int], ...] = ()
    hyphenation: Exceptions = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished PDF, its number of pages, the page map, the layouts it took and what the lint found."""

    content: bytes
    pages: int
    page_map: tuple[tuple[str, int], ...]
    layouts: int
    problems: tuple[Diagnostic, ...]


def make_pdf(job: PdfJob) -> PdfResult:
    """Lay out `job` and write it as tagged PDF; the same job gives the same bytes in every process."""
    from report.pdf.engine.lint import lint
    from report.pdf.engine.tags import tagged
    from report.pdf.page_numbers import lay_out

    with _listening() as messages, collection_paused():  # a layout makes millions of boxes that all live to its end
        with hyphenated(job.hyphenation):
            laid_out = lay_out(job.html, dict(job.start), renderer(job.theme))
        problems = lint(laid_out.document, job.shown_as)
        with tagged():
            content = laid_out.document.write_pdf(pdf_variant=VARIANT)
    problems += [
        Diagnostic(job.shown_as, 0, "L05", text, "mend the style or the text it names")
        for text in dict.fromkeys(messages)
    ]
    problems += _foreign_type(laid_out.document, job.shown_as, job.theme)
    pages = len(laid_out.document.pages)
    return PdfResult(content, pages, tuple(laid_out.pages.items()), laid_out.layouts, tuple(problems))


def _foreign_type(document: weasyprint.Document, file: str, theme: Theme) -> list[Diagnostic]:
    """What a written document took from typefaces of the machine: letters that its own lack, or a whole family."""
    from report.pdf.engine.inspection import characters_outside, mistaken_families

    files = {t.family: {theme.font(t, face).read_bytes() for face in t.files} for t in theme.typefaces}
    letters = [
        Diagnostic(file, 0, "L06", f"the typefaces cannot print {text!r}", "write it in another way")
        for text in characters_outside(document, files.keys())
    ]
    hint = "give it another name under family: in _quarto.yml, which need not be that of the font"
    return letters + [
        Diagnostic(file, 0, "L11", f"this machine has a typeface {name!r} that was taken for that of the theme", hint)
        for name in mistaken_families(document, files)
    ]


def renderer(theme: Theme) -> Callable[[str], weasyprint.Document]:
    """What lays out HTML, with fonts that are read once."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from report.pdf.engine.notes import steady_notes
    from report.pdf.engine.reading import own_links

    fonts, serve = FontConfiguration(), fetcher(theme)

    def render(html: str) -> weasyprint.Document:
        # Without the hints that attributes give, the engine numbers every list from 1.
        document = weasyprint.HTML(string=html, base_url=f"{SCHEME}:/", url_fetcher=serve)
        with steady_notes():
            made = document.render(font_config=fonts, pdf_variant=VARIANT, presentational_hints=True)
        own_links(made.pages)
        return made

    return render


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collects what the engine says meanwhile: silence is expected."""
    import weasyprint

    handler = _Messages()
    weasyprint.LOGGER.addHandler(handler)
    try:
        yield handler.texts
    finally:
        weasyprint.LOGGER.removeHandler(handler)


class _Messages(logging.Handler):
    """Collects messages."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())
