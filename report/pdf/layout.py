"""From the printed HTML to PDF: a picklable step for any executor of concurrent.futures."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
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

    from report.pdf.engine.reading import PageContents
    from report.pdf.engine.sheets import Pages
    from report.pdf.findings import Finding

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
    """A finished PDF, its number of pages, the page map, the layouts it took, what is wrong with it, and advice.

    Of an edition that was put together, `layouts` are those of its `parts`, of which there were so many.
    """

    content: bytes
    pages: int
    page_map: tuple[tuple[str, int], ...]
    layouts: int
    problems: tuple[Diagnostic, ...]
    advice: tuple[Diagnostic, ...] = ()
    parts: int = 0


def make_pdf(job: PdfJob) -> PdfResult:
    """Lay out `job` as a whole and write it as tagged PDF; the same job gives the same bytes in every process.

    An edition that is laid out in parts has the same bytes (:mod:`report.pdf.editions`).
    """
    from report.pdf.engine.lint import findings, sightings
    from report.pdf.engine.sheets import Pages
    from report.pdf.engine.typography import advice
    from report.pdf.page_numbers import lay_out

    with listening() as messages, collection_paused():  # a layout makes millions of boxes that all live to its end
        with hyphenated(job.hyphenation):
            laid_out = lay_out(job.html, dict(job.start), renderer(job.theme))
        pages = Pages.of(laid_out.document)
        found = [*findings(pages), *distant_exhibits(sightings(pages))]
        advised = tuple(reported(advice(pages), job.shown_as, severity=ADVICE))
        content, _ = write(laid_out.document, job)
    found += unprintable(laid_out.document, job.theme, pages, messages.unprintable)
    said = dict.fromkeys([*map(remark, messages.texts), *mistaken_type(laid_out.document, job.theme)])
    problems = [*reported(found, job.shown_as), *(remarked.on(job.shown_as) for remarked in said)]
    return PdfResult(
        content, len(pages.sheets), tuple(laid_out.pages.items()), laid_out.layouts, tuple(problems), advised
    )


def write(
    document: weasyprint.Document,
    job: PdfJob,
    known: Mapping[bytes, bytes] = MappingProxyType({}),
    contents: Sequence[PageContents] | None = None,
) -> tuple[bytes, dict[bytes, bytes]]:
    """The PDF of a document, laid out as a whole or put together of parts; all that is done to it last is done here.

    What is `known` is not compressed again; the second result is what to know next time.  `contents` is what is printed
    on pages that were painted apart.
    """
    from report.pdf.engine.archive import archive
    from report.pdf.engine.tags import tagged
    from report.pdf.engine.writing import steady_writing

    def finish(_: weasyprint.Document, pdf: Any) -> None:
        archive(pdf, job.html.facts)

    with steady_writing(known) as compressed, tagged(contents):
        return document.write_pdf(pdf_variant=VARIANT, pdf_identifier=True, finisher=finish), compressed


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a document, wherever it stands in it: a code, the fault and its cure."""

    code: str
    what: str
    hint: str

    def on(self, file: str) -> Diagnostic:
        """The diagnostic for a file."""
        return Diagnostic(file, 0, self.code, self.what, self.hint)


def remark(message: str) -> Remark:
    """What the engine has said."""
    return Remark("L05", message, "mend the style or the text it names")


def unprintable(document: weasyprint.Document, theme: Theme, pages: Pages, said: Sequence[str]) -> list[Finding]:
    """The characters of a painted document that the typefaces of the `theme` lack, each where it is printed.

    Those that the engine has `said` are in no typeface of the machine either.
    """
    from report.pdf.engine.inspection import characters_outside
    from report.pdf.engine.lint import unprinted

    families = {typeface.family for typeface in theme.printed_typefaces}
    return unprinted(pages, sorted({*characters_outside(document, families), *said}))


def mistaken_type(document: weasyprint.Document, theme: Theme) -> list[Remark]:
    """What a painted document took from typefaces of the machine that have the name of one of the theme's."""
    from report.pdf.engine.inspection import mistaken_families

    files = {t.family: {theme.font(t, face).read_bytes() for face in t.files} for t in theme.printed_typefaces}
    hint = "give it another name under family: in _quarto.yml, which need not be that of the font"
    return [
        Remark("L11", f"this machine has a typeface {name!r} that was taken for that of the theme", hint)
        for name in mistaken_families(document, files)
    ]


def renderer(theme: Theme, *, forms: bool = False) -> Callable[[str], weasyprint.Document]:
    """What lays out HTML, with fonts and style sheets that are read once; fields of `forms` can then be filled in."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from report.pdf.engine.line_ends import whole_words
    from report.pdf.engine.notes import steady_notes
    from report.pdf.engine.reading import own_links
    from report.pdf.engine.stylesheets import Sheets
    from report.pdf.engine.whole_notes import whole_margin_notes

    fonts, serve, sheets = FontConfiguration(), fetcher(theme), Sheets()

    def render(html: str) -> weasyprint.Document:
        # Without the hints that attributes give, the engine numbers every list from 1.
        document = weasyprint.HTML(string=html, base_url=f"{SCHEME}:/", url_fetcher=serve)
        with steady_notes(), whole_margin_notes(), whole_words(), sheets.parsed_once():
            made = document.render(font_config=fonts, pdf_variant=VARIANT, presentational_hints=True, pdf_forms=forms)
        own_links(made.pages)
        return made

    return render


@contextmanager
def listening() -> Iterator[_Messages]:
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
