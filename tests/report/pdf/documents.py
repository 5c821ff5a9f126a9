"""Small books as HTML, laid out on pages as a build does it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from report.html.pieces import joined
from report.pdf.book import style_sheet
from report.pdf.layout import PdfJob, PdfResult, make_pdf, renderer
from report.pdf.paper import PaperWriter
from report.pdf.print_html import PART, PrintHtml, page_number
from report.style.theme import Theme

# Where pictures would be looked for.
HERE = Path(__file__).resolve().parent
WORDS = (
    "Kommunerne lægger støtten om, så børn og unge får hjælp tidligere, og rådgivningskommunernes "
    "institutionsanbringelser følges år for år. "
)
CHAPTERS = 10
GOOD_TABLE = (
    '<div class="exhibit exhibit-narrow" id="tbl-good"><table class="data">'
    '<caption><span class="name">Tabel 1.1 </span>Antal</caption>'
    '<thead><tr><th scope="col">Gade</th><th scope="col" class="number">Træer</th></tr></thead><tbody>'
    '<tr><th scope="row">Lindegade</th><td class="number">44</td></tr></tbody></table></div>'
)
FIGURE = (
    '<div class="exhibit" id="fig-good"><figure>'
    '<figcaption class="caption"><span class="name">Figur 1.1 </span>Træer</figcaption>'
    '<div class="drawing">'
    '<svg xmlns="http://www.w3.org/2000/svg" width="150mm" height="40mm" viewBox="0 0 150 40">'
    '<title>Der er 44 træer i Lindegade.</title><rect width="44" height="10"/></svg></div></figure></div>'
)


def document(body: str, style: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Træer: En optælling</title>'
        f"<style>{style_sheet(Theme())}{style}</style></head><body>{body}</body></html>"
    )


def chapter(body: str) -> str:
    """One chapter, whose running text stands in the page as in a book."""
    return f'<section class="chapter">{body}</section>'


def book(back: str = "") -> str:
    """Chapters that refer to each other, to both sides of page 10, with notes, a figure and a table."""
    entries = {f"sec-{n}": f"Kapitel {n}" for n in range(1, CHAPTERS + 1)}
    return document(in_parts(contents(entries), *map(_chapter_of_the_book, range(1, CHAPTERS + 1)), back))


def in_parts(*parts: str) -> str:
    """The body of a document whose parts are laid out by themselves."""
    return PART.join(("", *filter(None, parts), ""))


def contents(entries: dict[str, str]) -> str:
    items = "".join(
        f'<li><a href="#{label}">{title} {joined(page_number(label, alone=True))}</a></li>'
        for label, title in entries.items()
    )
    title = '<h1 class="front-title" data-running="Indhold">Indhold</h1>'
    return f'<nav class="contents">{title}<ol>{items}</ol></nav>'


def _chapter_of_the_book(n: int) -> str:
    writer = PaperWriter("da", label=f"sec-{n}")
    others = " ".join(
        f"{writer.written(writer.reference(f'sec-{t}', [f'Kapitel {t}'], bracketed=False))} fortæller mere."
        for t in (1, CHAPTERS, (5 * n) % CHAPTERS + 1)
    )
    text = f"Noten{n} hører til kaldet."
    note = writer.written([f"Kaldet{n} står her.", *writer.footnote([{"t": "Para", "c": [{"t": "Str", "c": text}]}])])
    running = f'data-running="Kapitel {n} Løbende titel"'
    return chapter(
        f'<h1 class="chapter-title" id="sec-{n}" {running}>Overskrift{n}</h1>'
        f"<p>{WORDS * (2 + n % 3)}{others} {note}</p>"
        f'<h2 id="sub-{n}"><span class="section-number">{n}.1 </span>Afsnit{n}</h2><p>{WORDS * 4}</p>'
        + {1: FIGURE, 2: GOOD_TABLE}.get(n, "")
    )


def made(html: str, start: dict[str, int] | None = None, root: Path = HERE) -> PdfResult:
    return make_pdf(PdfJob(PrintHtml(html), "da/traeer.pdf", Theme(str(root)), tuple((start or {}).items())))


def page_texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", " ").replace("\ufffe", "") for page in pdf]


def laid_out(html: str):
    """The boxes of `html`, as a build lays it out."""
    return renderer(Theme(str(HERE)))(html)


def space(millimetres: float) -> str:
    return f'<div style="height:{millimetres}mm"></div>'


def table(*rows: str) -> str:
    head = "<thead><tr><th>Gade</th></tr></thead>"
    return f'<div class="exhibit"><table>{head}<tbody>{"".join(rows)}</tbody></table></div>'


ROW = "<tr><td>Lindegade</td></tr>"
