"""From the printed HTML to PDF: a picklable step for any executor of concurrent.futures."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.html.hyphenation import Exceptions, hyphenated
from report.pdf.addresses import SCHEME, fetcher
from report.pdf.print_html import PrintHtml
from report.style.theme import Theme
from report.system.collector import collection_paused

if TYPE_CHECKING:
    import weasyprint

    from report.pdf.engine.reading import PageContents

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
    """A finished PDF, its number of pages, the page map, the layouts it took and what the lint found.

    Of an edition that was put together, `layouts` are those of its `parts`, of which there were so many.
    """

    content: bytes
    pages: int
    page_map: tuple[tuple[str, int], ...]
    layouts: int
    problems: tuple[Diagnostic, ...]
    parts: int = 0


def make_pdf(job: PdfJob) -> PdfResult:
    """Lay out `job` as a whole and write it as tagged PDF; the same job gives the same bytes in every process.

    An edition that is laid out in parts has the same bytes (:mod:`report.pdf.editions`).
    """
    from report.pdf.engine.lint import lint
    from report.pdf.page_numbers import lay_out

    with listening() as messages, collection_paused():  # a layout makes millions of boxes that all live to its end
        with hyphenated(job.hyphenation):
            laid_out = lay_out(job.html, dict(job.start), renderer(job.theme))
        problems = lint(laid_out.document, job.shown_as)
        content, _ = write(laid_out.document, job)
    said = dict.fromkeys([*map(remark, messages), *foreign_type(laid_out.document, job.theme)])
    problems += [remarked.on(job.shown_as) for remarked in said]
    pages = len(laid_out.document.pages)
    return PdfResult(content, pages, tuple(laid_out.pages.items()), laid_out.layouts, tuple(problems))


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
    from report.pdf.engine.tags import tagged
    from report.pdf.engine.writing import steady_writing

    with steady_writing(known) as compressed, tagged(contents):
        return document.write_pdf(pdf_variant=VARIANT), compressed


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


def foreign_type(document: weasyprint.Document, theme: Theme) -> list[Remark]:
    """What a painted document took from typefaces of the machine: letters that its own lack, or a whole family."""
    from report.pdf.engine.inspection import characters_outside, mistaken_families

    files = {t.family: {theme.font(t, face).read_bytes() for face in t.files} for t in theme.typefaces}
    letters = [
        Remark("L06", f"the typefaces cannot print {text!r}", "write it in another way")
        for text in characters_outside(document, files.keys())
    ]
    hint = "give it another name under family: in _quarto.yml, which need not be that of the font"
    return letters + [
        Remark("L11", f"this machine has a typeface {name!r} that was taken for that of the theme", hint)
        for name in mistaken_families(document, files)
    ]


def renderer(theme: Theme) -> Callable[[str], weasyprint.Document]:
    """What lays out HTML, with fonts and style sheets that are read once."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from report.pdf.engine.notes import steady_notes
    from report.pdf.engine.reading import own_links
    from report.pdf.engine.stylesheets import Sheets

    fonts, serve, sheets = FontConfiguration(), fetcher(theme), Sheets()

    def render(html: str) -> weasyprint.Document:
        # Without the hints that attributes give, the engine numbers every list from 1.
        document = weasyprint.HTML(string=html, base_url=f"{SCHEME}:/", url_fetcher=serve)
        with steady_notes(), sheets.parsed_once():
            made = document.render(font_config=fonts, pdf_variant=VARIANT, presentational_hints=True)
        own_links(made.pages)
        return made

    return render


@contextmanager
def listening() -> Iterator[list[str]]:
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
