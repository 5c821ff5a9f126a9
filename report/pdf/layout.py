"""From the printed HTML to PDF: a picklable step for any executor of concurrent.futures."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from report.diagnostics import ADVICE, Diagnostic
from report.html.hyphenation import Exceptions, hyphenated
from report.pdf.addresses import SCHEME, fetcher
from report.pdf.findings import distant_exhibits, reported
from report.pdf.print_html import PrintHtml
from report.style.theme import Theme
from report.system.collector import collection_paused

if TYPE_CHECKING:
    import weasyprint

    from report.pdf.engine.sheets import Pages

# What is asked of WeasyPrint, which knows one variant of a document; report.pdf.engine.archive adds PDF/A-3a.
VARIANT = "pdf/ua-1"
NO_GLYPH = ".notdef glyph"  # how the engine's message begins on a character that no typeface has; the next word is it


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
    """A finished PDF, its number of pages, the page map, the layouts it took, what is wrong with it, and advice."""

    content: bytes
    pages: int
    page_map: tuple[tuple[str, int], ...]
    layouts: int
    problems: tuple[Diagnostic, ...]
    advice: tuple[Diagnostic, ...] = ()


def make_pdf(job: PdfJob) -> PdfResult:
    """Lay out `job` and write it as tagged PDF; the same job gives the same bytes in every process."""
    from report.pdf.engine.archive import archive
    from report.pdf.engine.lint import findings, sightings
    from report.pdf.engine.sheets import Pages
    from report.pdf.engine.tags import mend_tags
    from report.pdf.engine.typography import advice
    from report.pdf.page_numbers import lay_out

    with _listening() as messages, collection_paused():  # a layout makes millions of boxes that all live to its end
        with hyphenated(job.hyphenation):
            laid_out = lay_out(job.html, dict(job.start), renderer(job.theme))
        pages = Pages.of(laid_out.document)
        problems = reported([*findings(pages), *distant_exhibits(sightings(pages))], job.shown_as)
        advised = tuple(reported(advice(pages), job.shown_as, severity=ADVICE))

        def finish(document: weasyprint.Document, pdf: Any) -> None:
            mend_tags(document, pdf)
            archive(pdf, job.html.facts)

        content = laid_out.document.write_pdf(pdf_variant=VARIANT, pdf_identifier=True, finisher=finish)
    problems += [
        Diagnostic(job.shown_as, 0, "L05", text, "mend the style or the text it names")
        for text in dict.fromkeys(messages.texts)
    ]
    problems += _foreign_type(laid_out.document, job, pages, messages.unprintable)
    return PdfResult(
        content, len(pages.sheets), tuple(laid_out.pages.items()), laid_out.layouts, tuple(problems), advised
    )


def _foreign_type(document: weasyprint.Document, job: PdfJob, pages: Pages, unprintable: list[str]) -> list[Diagnostic]:
    """What a written document lacks or took from typefaces of the machine: letters, or a whole family.

    `unprintable` are the characters for which no typeface of the machine had a glyph either.
    """
    from report.pdf.engine.inspection import characters_outside, mistaken_families
    from report.pdf.engine.lint import unprinted

    theme, file = job.theme, job.shown_as
    files = {t.family: {theme.font(t, face).read_bytes() for face in t.files} for t in theme.typefaces}
    letters = unprinted(pages, sorted({*characters_outside(document, files.keys()), *unprintable}))
    hint = "give it another name under family: in _quarto.yml, which need not be that of the font"
    return reported(letters, file) + [
        Diagnostic(file, 0, "L11", f"this machine has a typeface {name!r} that was taken for that of the theme", hint)
        for name in mistaken_families(document, files)
    ]


def renderer(theme: Theme, *, forms: bool = False) -> Callable[[str], weasyprint.Document]:
    """What lays out HTML, with fonts that are read once; the fields of `forms` can then be filled in."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from report.pdf.engine.notes import steady_notes
    from report.pdf.engine.whole_notes import whole_margin_notes

    fonts, serve = FontConfiguration(), fetcher(theme)

    def render(html: str) -> weasyprint.Document:
        # Without the hints that attributes give, the engine numbers every list from 1.
        document = weasyprint.HTML(string=html, base_url=f"{SCHEME}:/", url_fetcher=serve)
        with steady_notes(), whole_margin_notes():
            return document.render(font_config=fonts, pdf_variant=VARIANT, presentational_hints=True, pdf_forms=forms)

    return render


@contextmanager
def _listening() -> Iterator[_Messages]:
    """Collects what the engine says meanwhile: silence is expected."""
    import weasyprint

    handler = _Messages()
    weasyprint.LOGGER.addHandler(handler)
    try:
        yield handler
    finally:
        weasyprint.LOGGER.removeHandler(handler)


class _Messages(logging.Handler):
    """Collects messages, and apart from them the characters that no typeface can print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []
        self.unprintable: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith(NO_GLYPH) and isinstance(record.args, tuple):
            self.unprintable.append(str(record.args[0]))
        else:
            self.texts.append(record.getMessage())
