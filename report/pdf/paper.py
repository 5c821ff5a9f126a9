"""Blocks as HTML for paper: references with page numbers, footnotes on their page.

A page number is written literally, as :mod:`report.pdf.engine.page_numbers` last knew it, in a span of class
``page-number`` that names its target; nothing here knows how the numbers are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from math import ceil

from report.html.exhibit import ExhibitView
from report.html.typography import balanced
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.tree import Node, classes

MOST_NARROW = 4  # columns of a table that is set as wide as the text; one with more has the width of a figure
MOST_WHOLE = 100  # millimetres, roughly, of a table that is kept on one page; a taller one begins where it stands
_LINE, _SPACE = 4.15, 2.6  # the height of a line of a table, and the space of a row around its lines
_LETTERS = {True: 62, False: 76}  # that fill a line of a narrow and of a wide table, over all columns
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_SPACE_BEFORE_ELEMENT = re.compile(r"(?<=[^ \n>])[ \n\xa0](?=<[a-z])")
WORD_JOINER = "\N{WORD JOINER}"
_KEPT_WHOLE = re.compile(r'<span class="nobr">([^<]*)</span>')
_TAG = re.compile(r"(<[^>]+>)")
_TITLE = re.compile(r"(<title[^>]*>).*?(</title>)", re.DOTALL)


@dataclass(slots=True)
class PaperWriter(Writer):
    """Writes one chapter of the printed edition.  `pictures` are addresses by path.

    References to labels in `missing`, which a book of some chapters leaves out, are plain words.
    """

    language: str
    interface: str
    exhibits: dict[str, ExhibitView]
    pictures: dict[str, str]
    missing: frozenset[str] = frozenset()

    def reference(self, target: str, text: str, *, bracketed: bool) -> str:
        if target in self.missing:
            return text
        abbreviation = word("abbreviated_page", self.language)
        page = f'<span class="page">{abbreviation}\N{NO-BREAK SPACE}{page_number(target)}</span>'
        link = _linked(f'<a class="xref" href="#{target}">', text)
        return f"{link}, {page}" if bracketed else f"{link} ({page})"

    def citation_link(self, anchor: str, text: str) -> str:
        return _linked(f'<a class="citation" href="#{anchor}">', text)

    def term_link(self, name: str, text: str) -> str:
        return _linked(f'<a class="term" href="#glossary-{escape(name)}">', text)

    def quotation(self, name: str, text: str) -> str:
        return text

    def outside_link(self, address: str, text: str) -> str:
        return _linked(f'<a href="{escape(address)}">', text)

    def inlines(self, inlines: list[Node]) -> str:
        return _unbroken(super(PaperWriter, self).inlines(inlines))

    def _span(self, node: Node) -> str:
        return self._run(node["c"][1]) if "value" in classes(node) else super(PaperWriter, self)._span(node)

    def footnote(self, blocks: list[Node]) -> str:
        text = " ".join(self.inlines(b["c"]) for b in blocks if b["t"] in ("Para", "Plain"))
        return f'<span class="footnote">{text}</span>'

    def heading(self, level: int, label: str, number: str, title: str) -> str:
        title = balanced(title)
        printed = f'<span class="section-number">{number} </span>{title}' if number else title
        return f'<h{level} id="{label}">{printed}</h{level}>\n'

    def exhibit(self, view: ExhibitView, caption: str, note: str) -> str:
        body = self._table(view, caption) if view.kind == "table" else self._figure(view, caption)
        below = f'<p class="exhibit-note">{self._lead("note")}{note}</p>\n' if note else ""
        if view.source:
            below += f'<p class="exhibit-source">{self._lead("source")}{escape(view.source)}.</p>\n'
        return f'<div class="{_classes(view)}" id="{view.label}">\n{body}{below}</div>\n'

    def _table(self, view: ExhibitView, caption: str) -> str:
        captioned = view.table.replace("<thead>", f"<caption>{_caption(view, caption)}</caption><thead>", 1)
        return _unbroken(captioned) + "\n"

    def _figure(self, view: ExhibitView, caption: str) -> str:
        # The PDF engine reads no <desc>: the whole text alternative has to stand in the drawing's title.
        drawing = _TITLE.sub(lambda m: f"{m[1]}{escape(view.alt, quote=False)}{m[2]}", view.svg, count=1)
        if view.picture:
            drawing = f'<img src="{escape(self.pictures[view.picture])}" alt="{escape(view.alt)}">'
        return f'<p class="caption">{_caption(view, caption)}</p>\n<div class="drawing">{drawing}</div>\n'

    def _lead(self, key: str) -> str:
        lead = word(key, self.interface)
        return f'<span class="lead">{lead}: </span>'

    def _item(self, blocks: list[Node]) -> str:
        # <dd> is what the PDF engine tags as the body of a list item; blocks outside it would break PDF/UA.
        if len(blocks) == 1 and blocks[0]["t"] in ("Para", "Plain"):
            return self.inlines(blocks[0]["c"])
        return f"<dd>{self.blocks(blocks)}</dd>"


def _unbroken(html: str) -> str:
    """`html` with the spaces before elements in elements of their own.

    Where a line ends in such a space, the PDF engine finds it too long by that space, and breaks its first word; a
    space in an element of its own is left out of account.
    """
    return _SPACE_BEFORE_ELEMENT.sub(r"<span>\g<0></span>", html)


def _linked(opening: str, text: str) -> str:
    """`text` as a link: in one piece if it can be, and otherwise around each piece between its tags.

    The PDF engine takes an element in a link for one more link, and tags it wrongly.
    """
    joined = _KEPT_WHOLE.sub(lambda m: WORD_JOINER.join(re.split(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)", m[1])), text)
    return "".join(p if p.startswith("<") else f"{opening}{p}</a>" for p in _TAG.split(joined) if p)


def _classes(view: ExhibitView) -> str:
    found = ["exhibit"]
    if view.kind == "table":
        narrow = view.table.count('<th scope="col"') <= MOST_NARROW
        found += ["exhibit-narrow"] * narrow + ["exhibit-long"] * (_height(view.table, narrow) > MOST_WHOLE)
    return " ".join(found)


def _height(table: str, narrow: bool) -> float:
    """Roughly how many millimetres the rows of a table take."""
    lines = [ceil(len(_TAG.sub("", row)) / _LETTERS[narrow]) for row in _ROW.findall(table)]
    return sum(lines) * _LINE + len(lines) * _SPACE


def _caption(view: ExhibitView, caption: str) -> str:
    return f'<span class="name">{escape(view.name)} </span>{balanced(caption)}'


def page_number(target: str) -> str:
    """The place of a page number, filled in when the pages are known."""
    return f'<span class="page-number" data-page-of="{target}">00</span>'


def page_link(target: str) -> str:
    """A page number that leads to its target."""
    return f'<a href="#{target}" class="page-number" data-page-of="{target}">00</a>'
