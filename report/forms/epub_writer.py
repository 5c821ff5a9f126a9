"""Blocks as XHTML for the documents of an EPUB: links between documents, notes at the end of each.

Every writer's HTML is closed in the way of XML, so that what is shared needs no second form.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape

from report.html.notes import ExhibitNote
from report.html.pieces import Pieces, Tag, joined
from report.html.table import table_html
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.leaf_nodes import Formula
from report.markdown.nodes import Block
from report.printed.exhibit import PrintedExhibit
from report.printed.grid import Grid


class EpubWriter(Writer):
    """Writes one document of an EPUB; its notes and the numbers behind its figures wait until they are asked for.

    `languages` are those of the text and of the interface.  `documents` has the document of each label in the book,
    empty for this one; `literature` and `glossary` are documents too, and `pictures` the addresses of the project's
    pictures by path.
    """

    line_break = Tag("<br/>")
    format = "epub"

    def __init__(
        self,
        languages: tuple[str, str],
        exhibits: Mapping[str, PrintedExhibit],
        documents: Mapping[str, str],
        literature: str,
        glossary: str,
        pictures: Mapping[str, str],
    ) -> None:
        super().__init__(languages[0], exhibits, languages[1])
        self.level, self.formulas = 1, 0
        self.documents, self.literature, self.glossary, self.pictures = documents, literature, glossary, pictures
        self._notes: list[str] = []
        self._behind: list[str] = []

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        """A link to the document of the label; plain words where the book leaves it out."""
        if target not in self.documents:
            return text
        return _linked("xref", f"{self.documents[target]}#{target}", text)

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        """A link to the literature."""
        return _linked("citation", f"{self.literature}#{anchor}", text, 'role="doc-biblioref"')

    def term_link(self, name: str, text: Pieces) -> Pieces:
        """A link to the glossary."""
        return _linked("term", f"{self.glossary}#glossary-{name}", text, 'role="doc-glossref"')

    def value(self, name: str, text: Pieces) -> Pieces:
        """Its text: a book has no page of values."""
        return text

    def footnote(self, blocks: list[Block]) -> Pieces:
        """The call of a note; its text waits for the end of the document."""
        number = len(self._notes) + 1
        self._notes.append("")  # keeps the number for a note inside this note
        self._notes[number - 1] = self.blocks([_paragraph(block) for block in blocks])
        name = escape(word("footnote", self.interface, number=str(number)))
        call = (
            f'<a class="note-call" id="call-{number}" href="#note-{number}" epub:type="noteref" role="doc-noteref" '
            f'aria-label="{name}"><sup>{number}</sup></a>'
        )
        return [Tag(call)]

    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        """A heading behind its number."""
        self.level = level
        before = f'<span class="section-number">{number}</span> ' if number else ""
        return f'<h{level} id="{label}">{before}{self.written(title)}</h{level}>\n'

    def heading_level(self) -> int:
        """One below the section's."""
        return self.level + 1

    def formula(self, node: Formula) -> Pieces:
        """A formula in MathML; the package says which documents have some."""
        self.formulas += 1
        return super().formula(node)

    def picture(self, exhibit: PrintedExhibit) -> str:
        """A picture that the book encloses."""
        return f'<img src="{self.pictures[exhibit.picture]}" alt="{escape(exhibit.alt)}"/>\n'

    def exhibit(self, exhibit: PrintedExhibit, caption: Pieces, note: ExhibitNote) -> str:
        """A figure with a link to its numbers, which stand at the end of the document, or a table."""
        named = f'<span class="name">{escape(exhibit.name)}</span> {self.written(caption)}'
        body = self._figure(exhibit, named) if exhibit.kind == "figure" else self._table(exhibit, named)
        below = note.html(f"{self._lead('note')} ")
        if exhibit.source:
            below += f'<p class="exhibit-source">{self._lead("source")} {escape(exhibit.source, quote=False)}.</p>\n'
        return f'<div class="exhibit exhibit-{exhibit.kind}" id="{exhibit.label}">\n{body}{below}</div>\n'

    def _figure(self, exhibit: PrintedExhibit, caption: str) -> str:
        name = f"{exhibit.label}-caption"
        after = ""
        if exhibit.table:
            after = f'<p class="behind"><a href="#{exhibit.label}-numbers">{self._numbers_of(exhibit)}</a></p>\n'
            table = table_html(exhibit.table, self.language, caption=self._numbers_of(exhibit))
            self._behind.append(f'<div class="exhibit" id="{exhibit.label}-numbers">\n{table}\n</div>\n')
        return (
            f'<figure aria-labelledby="{name}">\n<figcaption class="caption" id="{name}">{caption}</figcaption>\n'
            f"{self._drawing(exhibit)}</figure>\n{after}"
        )

    def _numbers_of(self, exhibit: PrintedExhibit) -> str:
        return escape(word("numbers_of", self.interface, name=exhibit.name), quote=False)

    def _drawing(self, exhibit: PrintedExhibit) -> str:
        drawing = exhibit.drawing
        if drawing and drawing.narrow:
            narrow = f'<div class="narrow">{drawing.narrow.unnamed_svg()}</div>'
            return f'<div class="wide">{drawing.svg()}</div>\n{narrow}\n'
        if drawing:
            return drawing.svg()
        return self.picture(exhibit)

    def _table(self, exhibit: PrintedExhibit, caption: str) -> str:
        assert exhibit.table is not None
        says = "".join(f"<p>{escape(s, quote=False)}</p>\n" for s in exhibit.model.sentences) if exhibit.model else ""
        says += f"<p>{escape(exhibit.form.without, quote=False)}</p>\n" if exhibit.form else ""
        if not exhibit.table.facets:
            return self._grid(exhibit.table, caption) + says
        parts = (self._grid(part, escape(title, quote=False)) for _, title, part in exhibit.table.parts())
        return f'<p class="caption">{caption}</p>\n{"".join(parts)}{says}'

    def _grid(self, grid: Grid, caption: str) -> str:
        refer = partial(self.reference, bracketed=False)
        return table_html(grid, self.language, caption=caption, write=joined, refer=refer) + "\n"

    def _lead(self, key: str) -> str:
        return f'<span class="lead">{word(key, self.interface)}:</span>'

    def end(self) -> str:
        """What waited: the numbers behind the figures, then the notes, each with a link back to its call."""
        found = ""
        if self._behind:
            title = word("numbers", self.interface)
            found += f'<section class="numbers">\n<h2 id="numbers">{title}</h2>\n{"".join(self._behind)}</section>\n'
        if self._notes:
            notes = "".join(self._end_note(number, text) for number, text in enumerate(self._notes, 1))
            title = word("footnotes", self.interface)
            found += f'<section class="notes">\n<h2 id="notes">{title}</h2>\n{notes}</section>\n'
        return found

    def _end_note(self, number: int, text: str) -> str:
        name = escape(word("back_to_text", self.interface))
        back = f'<a href="#call-{number}" role="doc-backlink" aria-label="{name}">{number}</a>'
        return (
            f'<aside id="note-{number}" epub:type="footnote" role="doc-footnote">\n'
            f'<p class="note-number">{back}</p>\n{text}</aside>\n'
        )


def _paragraph(block: Block) -> Block:
    """`block`, as a paragraph where it is bare text."""
    return {"t": "Para", "c": block["c"]} if block["t"] == "Plain" else block


def _linked(kind: str, address: str, text: Pieces, role: str = "") -> Pieces:
    return [Tag(f'<a class="{kind}" href="{escape(address)}"{" " * bool(role)}{role}>'), *text, Tag("</a>")]
