"""Blocks as HTML for the screen: links between pages, notes at the foot, doors to other languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from report.html.exhibit import ExhibitView
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.tree import Node


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The same page in another language: its code and its address relative to this page."""

    language: str
    href: str


@dataclass(slots=True)
class ScreenWriter(Writer):
    """Writes a page of the site.

    `pages` gives the address of each label's page relative to this one, empty for this page itself.
    """

    language: str
    interface: str
    exhibits: dict[str, ExhibitView]
    pages: dict[str, str]
    neighbours: tuple[Neighbour, ...]
    literature: str
    glossary: str
    data_folder: str
    pictures: dict[str, str]
    notes: list[str] = field(default_factory=list)

    def reference(self, target: str, text: str, *, bracketed: bool) -> str:
        return f'<a class="xref" href="{escape(self.pages[target])}#{target}">{text}</a>'

    def citation_link(self, anchor: str, text: str) -> str:
        return f'<a class="citation" href="{self.literature}#{anchor}">{text}</a>'

    def term_link(self, name: str, text: str) -> str:
        return f'<a class="term" href="{self.glossary}#glossary-{escape(name)}">{text}</a>'

    def footnote(self, blocks: list[Node]) -> str:
        number = len(self.notes) + 1
        self.notes.append("")  # keeps the number for a note inside this note
        self.notes[number - 1] = " ".join(self.inlines(b["c"]) for b in blocks if b["t"] in ("Para", "Plain"))
        name = escape(word("footnote", self.interface, number=str(number)))
        return (
            f'<sup class="note-call"><a id="call-{number}" href="#note-{number}" role="doc-noteref" '
            f'aria-label="{name}">{number}</a></sup>'
        )

    def heading(self, level: int, label: str, number: str, title: str) -> str:
        printed = f'<span class="section-number">{number}</span> {title}' if number else title
        return (
            f'<div class="heading">\n<h{level} id="{label}">{printed}</h{level}>\n'
            f'<p class="heading-links">{" ".join((self._anchor(label), *self._elsewhere(label)))}</p>\n</div>\n'
        )

    def _anchor(self, label: str) -> str:
        """A link to the section itself, to be copied; it is announced with the section's title."""
        name = escape(word("anchor", self.interface))
        return (
            f'<a class="anchor" id="{label}-link" href="#{label}" aria-label="{name}" '
            f'aria-labelledby="{label}-link {label}">#</a>'
        )

    def _elsewhere(self, label: str) -> list[str]:
        """A link to the same section in each other language, in its words."""
        return [
            f'<a class="other-language" href="{escape(other.href)}#{label}" hreflang="{other.language}" '
            f'lang="{other.language}">{escape(word("same_section", other.language))}</a>'
            for other in self.neighbours
        ]

    def exhibit(self, view: ExhibitView, caption: str, note: str) -> str:
        body = self._table(view, caption) if view.kind == "table" else self._figure(view, caption)
        return f'<div class="exhibit exhibit-{view.kind}" id="{view.label}">\n{body}{self._below(view, note)}</div>\n'

    def _table(self, view: ExhibitView, caption: str) -> str:
        # The span lets a style sheet keep the caption in view while a wide table is scrolled.
        head = f'<caption><span class="caption">{_caption(view, caption)}</span></caption>'
        if view.model:
            caption = f'<p class="caption" id="{view.label}-caption">{_caption(view, caption)}</p>\n'
            named = view.table.replace("<table", f'<table aria-labelledby="{view.label}-caption"', 1)
            return caption + view.model + _scroll(named, view.name)
        return _scroll(view.table.replace("<thead>", f"{head}<thead>", 1), view.name)

    def _figure(self, view: ExhibitView, caption: str) -> str:
        drawing = view.svg or f'<img src="{escape(self.pictures[view.picture])}" alt="{escape(view.alt)}">'
        return (
            f'<figure aria-labelledby="{view.label}-caption">\n'
            f'<figcaption class="caption" id="{view.label}-caption">{_caption(view, caption)}</figcaption>\n'
            f"{_scroll(drawing, view.name, 'drawing')}{self._behind(view)}</figure>\n"
        )

    def _behind(self, view: ExhibitView) -> str:
        """The numbers behind a figure, folded away."""
        if not view.table:
            return ""
        name = word("numbers_of", self.interface, name=view.name)
        return (
            f'<details class="numbers"><summary>{word("numbers_behind", self.interface)}</summary>\n'
            f"{_scroll(view.table, name)}</details>\n"
        )

    def _below(self, view: ExhibitView, note: str) -> str:
        out = f'<p class="exhibit-note">{_lead("note", self.interface)} {note}</p>\n' if note else ""
        if view.source:
            links = ", ".join(
                f'<a href="{escape(self.data_folder + file.name)}">{escape(file.title)}</a>' for file in view.files
            )
            data = f" {_lead('data', self.interface)} {links}." if links else ""
            out += f'<p class="exhibit-source">{_lead("source", self.interface)} {escape(view.source)}.{data}</p>\n'
        return out

    def notes_section(self) -> str:
        """The footnotes of the page, each with a link back to its call; empty without notes."""
        if not self.notes:
            return ""
        items = "".join(
            f'<li id="note-{n}">{text}\N{NO-BREAK SPACE}{self._back(n)}</li>\n' for n, text in enumerate(self.notes, 1)
        )
        return (
            f'<section class="notes" role="doc-endnotes" aria-labelledby="notes-title">'
            f'<h2 id="notes-title">{word("footnotes", self.interface)}</h2>\n<ol>\n{items}</ol></section>\n'
        )

    def _back(self, number: int) -> str:
        name = escape(word("back_to_text", self.interface))
        return f'<a class="back" href="#call-{number}" role="doc-backlink" aria-label="{name}">↑</a>'


def _caption(view: ExhibitView, caption: str) -> str:
    return f'<span class="name">{escape(view.name)}</span> {caption}'


def _scroll(content: str, name: str, kind: str = "") -> str:
    """A region that scrolls sideways when `content` is wider than the screen, also by keyboard."""
    classes = f"{kind} scroll".strip()
    return f'<div class="{classes}" tabindex="0" role="region" aria-label="{escape(name)}">{content}</div>\n'


def _lead(key: str, interface: str) -> str:
    return f'<span class="lead">{word(key, interface)}:</span>'
