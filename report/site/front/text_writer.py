"""Blocks as plain text of a page that is about another: nothing in them has an id, and everything leads to that page.

So the same text may stand on a page twice, in several languages, or on the first page of a site.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from report.edition.compose import ChapterDocument, EditionDocument
from report.html.notes import ExhibitNote
from report.html.pieces import END, Pieces, Tag
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.nodes import Block, BoxBlock
from report.printed.exhibit import PrintedExhibit
from report.site.back_pages import chapter_page, list_page

_DEEPEST = 6  # the level of a heading


class TextWriter(Writer):
    """Writes the text of `chapter` for a page from which `folder`, ending in a slash, is the address of its edition."""

    def __init__(self, document: EditionDocument, chapter: ChapterDocument, folder: str) -> None:
        edition = document.edition
        super().__init__(edition.language, chapter.exhibits, edition.interface)
        self.folder, self.page = escape(folder), chapter_page(chapter.chapter, edition.language)
        self.pages: Mapping[str, str] = {
            label: chapter_page(target.chapter, edition.language) for label, target in document.targets.items()
        }
        self.notes = 0

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        """A link to the label where it stands."""
        return self._linked("xref", f"{self.pages[target]}#{target}", text)

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        """A link to the list of literature."""
        return self._linked("citation", f"{list_page('literature', self.language)}#{anchor}", text)

    def term_link(self, name: str, text: Pieces) -> Pieces:
        """A link to the glossary."""
        return self._linked("term", f"{list_page('glossary', self.language)}#glossary-{escape(name)}", text)

    def quotation(self, name: str, text: Pieces) -> Pieces:
        """The words alone."""
        return text

    def value(self, name: str, text: Pieces) -> Pieces:
        """What is printed of it; the page of the text says where it comes from."""
        return [Tag('<span class="printed-value">'), *text, END]

    def anchored(self, name: str, text: Pieces) -> Pieces:
        """The text alone."""
        return text

    def footnote(self, blocks: list[Block]) -> Pieces:
        """A link to the note on the page of the text."""
        self.notes += 1
        name = escape(word("footnote", self.interface, number=str(self.notes)))
        opening = f'<a href="{self.folder}{self.page}#note-{self.notes}" aria-label="{name}">'
        return [Tag(f'<sup class="note-call">{opening}'), str(self.notes), Tag("</a></sup>")]

    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        """A heading."""
        return f"<h{level}>{self.numbered(number, title)}</h{level}>\n"

    def numbered(self, number: str, title: Pieces) -> str:
        """A title behind its number, if it has one."""
        written = self.written(title)
        return f'<span class="section-number">{number}</span> {written}' if number else written

    def exhibit(self, exhibit: PrintedExhibit, caption: Pieces, note: ExhibitNote) -> str:
        """Its name, which leads to it, and its caption."""
        link = f'<a href="{self.folder}{self.page}#{exhibit.label}">{escape(exhibit.name)}</a>'
        return f'<p class="elsewhere"><span class="name">{link}</span> {self.written(caption)}</p>\n'

    def heading_level(self) -> int:
        """Titles of tabs are no headings of the page."""
        return _DEEPEST

    def further(self, block: Block) -> str:
        """The block without what leads to it; pictures side by side by their name, which leads to them."""
        if block["t"] == "Panel":
            link = f'<a href="{self.folder}{self.page}#{block["label"]}">{escape(block.get("name", ""))}</a>'
            return f'<p class="elsewhere"><span class="name">{link}</span> {self.inlines(block["caption"])}</p>\n'
        if block["t"] == "Tabset":
            tabs = (f'<p class="tab-title">{self.inlines(t)}</p>\n{self.blocks(inside)}' for t, inside in block["tabs"])
            return "".join(tabs)
        return super().further(block)

    def identified(self, label: str) -> str:
        """Nothing: it stands elsewhere too."""
        return ""

    def box(self, block: BoxBlock, title: str, body: str) -> str:
        """The box."""
        name, kind = block.get("name", ""), block["kind"]
        head = f'<span class="name">{escape(name)}</span> {title}' if name else title
        return f'<div class="box box-{kind}">\n<p class="box-title">{head}</p>\n{body}</div>\n'

    def _linked(self, kind: str, address: str, text: Pieces) -> Pieces:
        return [Tag(f'<a class="{kind}" href="{self.folder}{escape(address)}">'), *text, Tag("</a>")]
