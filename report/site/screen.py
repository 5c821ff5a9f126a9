"""Blocks as HTML for the screen: links between pages, notes at the foot, doors to other languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from report.html.notes import ExhibitNote
from report.html.pieces import END, Pieces, Tag, joined
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.nodes import Block
from report.printed.exhibit import PrintedExhibit
from report.site.assets import TABS_SCRIPT
from report.site.exhibit import ExhibitWriter, scripts_of, scroll
from report.site.exhibit_links import Addresses


@dataclass(frozen=True, slots=True)
class Links:
    """Where a page leads, as addresses relative to it.

    `pages` has the page of each label, empty for this page itself; `glossary` is a page, and `exhibits` is where
    exhibits lead.  `values` is the page of values, empty where nothing answers.
    """

    pages: Mapping[str, str]
    glossary: str
    exhibits: Addresses
    values: str = ""


class ScreenWriter(Writer):
    """Writes a page of the site; its footnotes collect in `notes` until :meth:`notes_section` writes them.

    `cell` joins the pieces of a table's cell.  Where several chapters stand on a page, `mark` tells their notes apart.
    """

    def __init__(
        self,
        language: str,
        exhibits: Mapping[str, PrintedExhibit],
        links: Links,
        interface: str = "",
        cell: Callable[[Pieces], str] = joined,
    ) -> None:
        super().__init__(language, exhibits, interface)
        self.links, self.notes, self.level = links, list[tuple[str, str]](), 1
        self.former: Mapping[str, Sequence[str]] = {}  # names that labels once had, by what they are called now
        refer = partial(self.reference, bracketed=False)
        self._exhibits = ExhibitWriter(
            language,
            interface=interface,
            addresses=links.exhibits,
            refer=refer,
            written=cell,
            answers=bool(links.values),
        )

    def block(self, block: Block) -> str:
        """The block, behind the names that it once had, so that links to them lead there."""
        label = block["c"][1][0] if block["t"] == "Header" else str(block.get("label", ""))
        return self.former_names(label) + super().block(block)

    def former_names(self, label: str) -> str:
        """Invisible targets with the names that `label` once had."""
        return "".join(f'<span id="{escape(name)}"></span>' for name in self.former.get(label, ()))

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        """A link to the page of the label."""
        return _linked("xref", f"{escape(self.links.pages[target])}#{target}", text)

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        """A link to the page of the literature."""
        return _linked("citation", f"{self.links.exhibits.literature}#{anchor}", text)

    def term_link(self, name: str, text: Pieces) -> Pieces:
        """A link to the page of the glossary."""
        named = f'class="term" data-term="{escape(name)}" href="{self.links.glossary}#glossary-{escape(name)}"'
        return [Tag(f"<a {named}>"), *text, Tag("</a>")]

    def term_again(self, name: str, text: Pieces) -> Pieces:
        """The term, which answers as the first does."""
        return [Tag(f'<span class="term-again" data-term="{escape(name)}">'), *text, END]

    def footnote(self, blocks: list[Block]) -> Pieces:
        """The call of a footnote; its text waits for the foot of the page."""
        number = len(self.notes) + 1
        self.notes.append(("", ""))  # keeps the number for a note inside this note
        self.notes[number - 1] = self._footnote_text(blocks)
        name = escape(word("footnote", self.interface, number=str(number)))
        call = (
            f'<sup class="note-call"><a id="call-{self.mark}{number}" href="#note-{self.mark}{number}" '
            f'role="doc-noteref" aria-label="{name}">{number}</a></sup>'
        )
        return [Tag(call)]

    def _footnote_text(self, blocks: list[Block]) -> tuple[str, str]:
        """The text of a footnote, cut where the link back to the call stands: at the end of its last paragraph."""
        if len(blocks) == 1 and blocks[0]["t"] in ("Para", "Plain"):
            return self.inlines(blocks[0]["c"]), ""
        *before, last = blocks
        if last["t"] == "Para":
            return f"{self.blocks(before)}<p>{self.inlines(last['c'])}", "</p>\n"
        return f"{self.blocks(blocks)}<p>", "</p>\n"

    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        """A heading with a link to itself."""
        self.level = level
        printed = self.written(title)
        if number:
            printed = f'<span class="section-number">{number}</span> {printed}'
        return (
            f'<div class="heading">\n<h{level} id="{label}">{printed}</h{level}>\n'
            f'<p class="heading-links">{self._anchor(label)}</p>\n</div>\n'
        )

    def box_title(self, label: str, title: str) -> str:
        """A heading below that of the section in which the box stands."""
        level = self.level + 1
        return f'<h{level} class="box-title" id="{label}-title">{title}</h{level}>\n'

    def box_content(self, title: str, body: str, collapse: str) -> str:
        """What is in a box; one that collapses is folded up, or can be."""
        if not collapse:
            return f"{title}{body}"
        return f"<details{' open' * (collapse == 'open')}>\n<summary>{title}</summary>\n{body}</details>\n"

    def heading_level(self) -> int:
        """One below the section's."""
        return self.level + 1

    def table_caption(self, caption: str) -> str:
        """The caption of a table; the span lets a style sheet keep it in view while the table is scrolled."""
        return f'<caption><span class="caption">{caption}</span></caption>'

    def picture(self, exhibit: PrintedExhibit) -> str:
        """A picture of the project."""
        address = escape(self._exhibits.picture(exhibit.picture))
        return f'<img src="{address}" alt="{escape(exhibit.alt)}">\n'

    def scrolled(self, content: str, name: str) -> str:
        """A region that scrolls sideways where it has to."""
        return scroll(content, name)

    def _anchor(self, label: str) -> str:
        """A link to the section itself, to be copied; it is announced with the section's title."""
        name = escape(word("anchor", self.interface))
        return (
            f'<a class="anchor" id="{label}-link" href="#{label}" aria-label="{name}" '
            f'aria-labelledby="{label}-link {label}">#</a>'
        )

    def exhibit(self, exhibit: PrintedExhibit, caption: Pieces, note: ExhibitNote) -> str:
        """The exhibit as :class:`report.site.exhibit.ExhibitWriter` writes it."""
        return self._exhibits.write(exhibit, self.written(caption), note)

    def notes_section(self) -> str:
        """The footnotes of the page, each with a link back to its call; empty without notes."""
        if not self.notes:
            return ""
        items = "".join(
            f'<li id="note-{self.mark}{n}">{text}\N{NO-BREAK SPACE}{self._back(n)}{end}</li>\n'
            for n, (text, end) in enumerate(self.notes, 1)
        )
        named = self.named_by(f"notes-{self.mark}title")
        return (
            f'<section class="notes" role="doc-endnotes" aria-labelledby="{named}">'
            f'<h2 id="notes-{self.mark}title">{word("footnotes", self.interface)}</h2>\n<ol>\n{items}</ol></section>\n'
        )

    def _back(self, number: int) -> str:
        name = escape(word("back_to_text", self.interface))
        return f'<a class="back" href="#call-{self.mark}{number}" role="doc-backlink" aria-label="{name}">↑</a>'


def _linked(kind: str, address: str, text: Pieces) -> Pieces:
    return [Tag(f'<a class="{kind}" href="{address}">'), *text, Tag("</a>")]


def page_scripts(writer: ScreenWriter) -> tuple[str, ...]:
    """The scripts that what `writer` has written needs."""
    return (*scripts_of(writer.exhibits.values()), *[TABS_SCRIPT] * bool(writer.tabsets))
