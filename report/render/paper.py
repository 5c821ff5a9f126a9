"""Blocks as HTML for paper: references with page numbers, footnotes on their page.

A page number is written literally, as :mod:`report.pdf.pagemap` last knew it, in a span of class
``page-number`` that names its target; nothing here knows how the numbers are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from report.document.tree import Node
from report.interface import word
from report.render.exhibit import ExhibitView
from report.render.screen import _caption, _lead
from report.render.writer import Writer


@dataclass(slots=True)
class PaperWriter(Writer):
    """Writes one chapter of the printed edition.  `pictures` are addresses by path."""

    language: str
    exhibits: dict[str, ExhibitView]
    pictures: dict[str, str]

    def reference(self, target: str, text: str, *, bracketed: bool) -> str:
        page = f"{word('abbreviated_page', self.language)}\N{NO-BREAK SPACE}{page_number(target)}"
        link = f'<a class="xref" href="#{target}">{text}</a>'
        return f"{link}, {page}" if bracketed else f"{link} ({page})"

    def citation_link(self, anchor: str, text: str) -> str:
        return f'<a class="citation" href="#{anchor}">{text}</a>'

    def footnote(self, blocks: list[Node]) -> str:
        text = " ".join(self.inlines(b["c"]) for b in blocks if b["t"] in ("Para", "Plain"))
        return f'<span class="footnote">{text}</span>'

    def heading(self, level: int, label: str, number: str, title: str) -> str:
        printed = f'<span class="section-number">{number}</span> {title}' if number else title
        return f'<h{level} id="{label}">{printed}</h{level}>\n'

    def exhibit(self, view: ExhibitView, caption: str, note: str) -> str:
        if view.kind == "table":
            table = view.table.replace("<thead>", f"<caption>{_caption(view, caption)}</caption><thead>", 1)
            body = f"{table}\n"
        else:
            drawing = view.svg or f'<img src="{escape(self.pictures[view.picture])}" alt="{escape(view.alt)}">'
            body = f'<p class="caption">{_caption(view, caption)}</p>\n<div class="drawing">{drawing}</div>\n'
        below = f'<p class="exhibit-note">{_lead("note", self.language)} {note}</p>\n' if note else ""
        if view.source:
            below += f'<p class="exhibit-source">{_lead("source", self.language)} {escape(view.source)}.</p>\n'
        return f'<div class="exhibit exhibit-{view.kind}" id="{view.label}">\n{body}{below}</div>\n'


def page_number(target: str) -> str:
    """The place of a page number, filled in when the pages are known."""
    return f'<span class="page-number" data-page-of="{target}">00</span>'
