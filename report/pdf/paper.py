"""Blocks as HTML for paper: references with page numbers, footnotes on their page.

A page number is a place (:mod:`report.pdf.print_html`); nothing here knows how the numbers are found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from itertools import pairwise
from types import MappingProxyType

from report.html.lists import item_mark, numbering_of
from report.html.notes import ExhibitNote
from report.html.pieces import END, Pieces, Tag, joined, merged
from report.html.typography import balanced, closed
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.leaf_nodes import Formula
from report.markdown.nodes import Block, Inline
from report.markdown.tree import first_line, runs, walk
from report.pdf.estimate import box_height
from report.pdf.exhibit import exhibit_html, picture_html
from report.pdf.formulas import drawn
from report.pdf.ways import page_reference, ways
from report.printed.exhibit import PrintedExhibit

BULLET = "\N{EN DASH}"
MOST_WHOLE_BOX = 79  # millimetres, roughly, of a box that is kept on one page: a third of it
SECTION = 2  # the level of a section's heading
WORD_JOINER = "\N{WORD JOINER}"  # keeps the call of a note on the line of the word before it
_JOINT = re.compile(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)")  # where a line may end in what is kept whole, as in "6-12"
# An address or the like, of letters and digits or with a stop or a slash inside; or else the place of a page number.
_TYPED = re.compile(r"\x1f[^\x1f]*\x1f|((?=\S{8})\S*(?:[^\W_][/.][^\W_]|[^\W\d_]-?\d|\d-?[^\W\d_])\S*)")
_SPACES = " \n\N{NO-BREAK SPACE}"


class PaperWriter(Writer):
    """Writes one chapter of the printed edition.

    References to labels in `missing`, which a book of some chapters leaves out, are plain words; `web` is the address
    of the chapter's page in the web, empty where that is not known.  `label` is that of the chapter, and
    `abbreviations` say what those that it prints are short for.
    """

    format = "pdf"

    def __init__(
        self,
        language: str,
        exhibits: Mapping[str, PrintedExhibit] | None = None,
        missing: frozenset[str] = frozenset(),
        interface: str = "",
        web: str = "",
        *,
        label: str = "",
        abbreviations: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(language, exhibits or {}, interface)
        self.missing, self.web, self.label = missing, web, label
        self.abbreviations = dict(abbreviations)  # those that the chapter has not printed yet
        self.notes, self.level = 0, 1
        self.open = 0  # the round brackets around what is being written
        self.here: frozenset[str] = frozenset()  # the exhibits and boxes of the section that is being written

    def chapter(self, blocks: Sequence[Block]) -> str:
        """The blocks of a chapter.  What stands in the section that refers to it is seen there, or on the next page."""
        return "".join(self._section(blocks[start:end]) for start, end in pairwise(_edges(blocks)))

    def _section(self, blocks: Sequence[Block]) -> str:
        self.here = frozenset(label for b in walk(blocks) if isinstance(label := b.get("label"), str))
        return self.blocks(blocks)

    def block(self, block: Block) -> str:
        """One block; a paragraph's last line holds more than a word, and a short box is not divided."""
        if block["t"] == "Box" and box_height(block, self.exhibits) <= MOST_WHOLE_BOX:
            return super().block({**block, "kind": f"{block['kind']} box-whole"})
        if block["t"] not in ("Para", "Plain"):
            return super().block(block)
        text = self.written(closed(self.run(block["c"])))
        return text if block["t"] == "Plain" else f"<p{self.line_attribute([block])}>{text}</p>\n"

    def run(self, inlines: Sequence[Inline]) -> Pieces:
        """A run of inlines, which may be a note in another; what is open when it begins is so again at its end."""
        outside, self.open = self.open, 0
        pieces = super().run(inlines)
        self.open = outside
        return pieces

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        """A link with the page of the label, unless that stands in the same section; no brackets stand in brackets."""
        if target in self.missing:
            return text
        link = [Tag(f'<a class="xref" href="#{target}">'), *text, Tag("</a>")]
        if target in self.here:
            return link
        page = page_reference(target, self.language)
        return [*link, ", ", *page] if bracketed or self.open else [*link, " (", *page, ")"]

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        """A link to the list of literature."""
        return [Tag(f'<a class="citation" href="#{anchor}">'), *text, Tag("</a>")]

    def term_link(self, name: str, text: Pieces) -> Pieces:
        """A link to the glossary."""
        return [Tag(f'<a class="term" href="#glossary-{escape(name)}">'), *text, Tag("</a>")]

    def quotation(self, name: str, text: Pieces) -> Pieces:
        """Its text, as of anything else on paper."""
        return text

    def value(self, name: str, text: Pieces) -> Pieces:
        """Its text, as of anything else on paper."""
        return text

    def footnote(self, blocks: list[Block]) -> Pieces:
        """The call of a footnote, and its text, which the style sheet moves to the foot of the page.

        It stands within a paragraph, where HTML allows no blocks: all but a paragraph at its beginning are elements of
        text that the style sheet sets as blocks.
        """
        self.notes += 1
        number = self.notes  # also of a note that holds a note
        name = f"{self.label}-{number}" if self.label else str(number)
        text = self.run(blocks[0]["c"]) if blocks[0]["t"] in ("Para", "Plain") else []
        call = escape(word("footnote", self.interface, number=str(number)))
        back = escape(word("back_to_text", self.interface))
        note = [
            Tag(f'<a class="note-call" id="call-{name}" href="#note-{name}" aria-label="{call}">'),
            f"{WORD_JOINER}{number}",
            Tag(f'</a><span class="footnote" id="note-{name}" data-number="{number}"{self.line_attribute(blocks)}>'),
            Tag(f'<a class="note-mark" href="#call-{name}" aria-label="{back}">'),
            f"{number}.",
            Tag("</a>"),
            " ",
            *text,
            *self._set_in_text(blocks[bool(text) :]),
            END,
        ]
        return [Tag(self.written(note))]  # the paragraph's last words are looked for outside it

    def _set_in_text(self, blocks: list[Block]) -> Pieces:
        """Blocks as elements of text."""
        return [piece for block in blocks for piece in self._one_in_text(block)]

    def _one_in_text(self, block: Block) -> Pieces:
        match block["t"]:
            case "Para" | "Plain":
                return [Tag('<span class="as-paragraph">'), *self.run(block["c"]), END]
            case "BlockQuote":
                return [Tag('<span class="as-quotation">'), *self._set_in_text(block["c"]), END]
            case "BulletList":
                items = [piece for item in block["c"] for piece in self._item_in_text(BULLET, item)]
                return [Tag('<span class="as-list">'), *items, END]
            case "OrderedList":
                numbering, found = block["c"]
                marked = [(item_mark(numbering, at), item) for at, item in enumerate(found)]
                items = [piece for mark, item in marked for piece in self._item_in_text(mark, item)]
                return [Tag(f'<span class="as-list" data-numbering="{numbering_of(numbering)}">'), *items, END]
        raise TypeError(f"no footnote prints a {block['t']}")

    def _item_in_text(self, mark: str, blocks: list[Block]) -> Pieces:
        text = self.run(blocks[0]["c"]) if blocks and blocks[0]["t"] in ("Para", "Plain") else []
        head = [Tag('<span class="as-item"><span class="as-mark">'), mark, END, "\N{NO-BREAK SPACE}"]
        return [*head, *text, *self._set_in_text(blocks[bool(text) :]), END]

    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        """A heading whose last line holds more than one short word."""
        self.level = level
        printed = self.title(title)
        if number:
            printed = f'<span class="section-number">{number} </span>{printed}'
        return f'<h{level} id="{label}">{printed}</h{level}>\n'

    def box_title(self, label: str, title: str) -> str:
        """A heading below that of the section in which the box stands."""
        level = self.level + 1
        return f'<h{level} class="box-title" id="{label}-title">{title}</h{level}>\n'

    def heading_level(self) -> int:
        """One below the section's."""
        return self.level + 1

    def formula(self, node: Formula) -> Pieces:
        """A formula as a drawing."""
        return [Tag(drawn(node["mathml"], node["said"], display=node["display"]))]

    def page_break(self) -> str:
        """Where a page begins."""
        return '<div class="page-break"></div>\n'

    def picture(self, exhibit: PrintedExhibit) -> str:
        """A picture of the project."""
        return picture_html(exhibit)

    def title(self, title: Pieces) -> str:
        """The HTML of a heading's or a caption's text."""
        return self.written(balanced(title))

    def exhibit(self, exhibit: PrintedExhibit, caption: Pieces, note: ExhibitNote) -> str:
        """The exhibit as :mod:`report.pdf.exhibit` writes it."""
        languages, refer = (self.language, self.interface), partial(self.reference, bracketed=False)
        leads = self.ways(exhibit)
        return exhibit_html(exhibit, self.title(caption), note, languages, self.written, refer=refer, ways=leads)

    def ways(self, exhibit: PrintedExhibit) -> Pieces:
        """What the line of the source says of where else the exhibit is found."""
        return ways(exhibit, (self.language, self.interface), self.web)

    def line_attribute(self, blocks: Sequence[Block]) -> str:
        """The line of the first of `blocks`, where findings on pages lead back to."""
        line = next((first_line(run) for run in runs(blocks[:1])), 0)
        return f' data-line="{line}"' if line else ""

    def written(self, pieces: Pieces) -> str:
        """The HTML of `pieces`, with the spaces before elements in elements of their own.

        Where a line ends in such a space, the PDF engine finds it too long by that space, and breaks its first word;
        a space in an element of its own is left out of account.
        """
        set_apart = [part for piece in merged(pieces) for part in _typed(piece)]
        return joined(_unbroken(piece, after) for piece, after in pairwise([*set_apart, ""]))

    def inline(self, node: Inline) -> Pieces:
        """One inline node; an abbreviation that the chapter prints for the first time says what it is short for."""
        if node["t"] == "Str":
            self.open = max(0, self.open + node["c"].count("(") - node["c"].count(")"))
        if node["t"] != "Str" or not (found := self._abbreviation(node["c"])):
            return super().inline(node)
        parts = (node["c"][: found.start()], found[0], node["c"][found.end() :])
        before, short, after = (escape(part, quote=False) for part in parts)
        opening = Tag(f'<abbr data-expansion="{escape(self.abbreviations.pop(found[0]))}">')
        return [before, opening, short, Tag("</abbr>"), after]

    def _abbreviation(self, text: str) -> re.Match[str] | None:
        """Where `text` has, as a word, an abbreviation that the chapter has not printed yet."""
        known = (a for a in self.abbreviations if a in text)
        return next(filter(None, (re.search(rf"(?<![\w.]){re.escape(a)}(?!\w)", text) for a in known)), None)


def _edges(blocks: Sequence[Block]) -> list[int]:
    """Where the sections of a chapter begin and end."""
    heads = [at for at, block in enumerate(blocks) if block["t"] == "Header" and block["c"][0] == SECTION]
    return [0, *heads, len(blocks)]


def _typed(piece: str) -> Pieces:
    """`piece` with what a hyphen at the end of a line would falsify in elements of its own."""
    if isinstance(piece, Tag):
        return [piece]
    found: Pieces = []
    at = 0
    for typed in (m for m in _TYPED.finditer(piece) if m[1]):
        found += [piece[at : typed.start()], Tag('<span class="typed">'), typed[0], END]
        at = typed.end()
    return [part for part in (*found, piece[at:]) if part]


def _unbroken(piece: str, after: str) -> str:
    """`piece` as it is written before the piece `after`."""
    if isinstance(piece, Tag) or not isinstance(after, Tag) or not after.opens:
        return piece
    text, space = piece[:-1], piece[-1:]
    return f"{text}<span>{space}</span>" if space in _SPACES and text and text[-1] not in " \n" else piece
