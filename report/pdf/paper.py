"""Blocks as HTML for paper: references with page numbers, footnotes on their page.

A page number is a place (:mod:`report.pdf.print_html`); nothing here knows how the numbers are found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from itertools import pairwise

from report.html.lists import item_mark
from report.html.notes import ExhibitNote
from report.html.pieces import END, WHOLE, Pieces, Tag, joined, merged
from report.html.typography import balanced
from report.html.writer import Writer
from report.markdown.nodes import Block
from report.markdown.tree import first_line, runs, walk
from report.pdf.exhibit import exhibit_html
from report.pdf.ways import page_reference, ways
from report.printed.exhibit import PrintedExhibit

BULLET = "\N{EN DASH}"
SECTION = 2  # the level of a section's heading
WORD_JOINER = "\N{WORD JOINER}"
_JOINT = re.compile(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)")  # where a line may end in what is kept whole, as in "6-12"
_SPACES = " \n\N{NO-BREAK SPACE}"


class PaperWriter(Writer):
    """Writes one chapter of the printed edition.

    References to labels in `missing`, which a book of some chapters leaves out, are plain words; `web` is the address
    of the chapter's page in the web, empty where that is not known.
    """

    def __init__(
        self,
        language: str,
        exhibits: Mapping[str, PrintedExhibit] | None = None,
        missing: frozenset[str] = frozenset(),
        interface: str = "",
        web: str = "",
    ) -> None:
        super().__init__(language, exhibits or {}, interface)
        self.missing, self.web = missing, web
        self.here: frozenset[str] = frozenset()  # the exhibits and boxes of the section that is being written

    def chapter(self, blocks: Sequence[Block]) -> str:
        """The blocks of a chapter.  What stands in the section that refers to it is seen there, or on the next page."""
        return "".join(self._section(blocks[start:end]) for start, end in pairwise(_edges(blocks)))

    def _section(self, blocks: Sequence[Block]) -> str:
        self.here = frozenset(b["label"] for b in walk(blocks) if b["t"] in ("Box", "Exhibit"))
        return self.blocks(blocks)

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        """A link with the page of the label, unless that stands in the same section."""
        if target in self.missing:
            return text
        if target in self.here:
            return _linked(f'<a class="xref" href="#{target}">', text)
        page = page_reference(target, self.language)
        link = _linked(f'<a class="xref" href="#{target}">', text)
        return [*link, ", ", *page] if bracketed else [*link, " (", *page, ")"]

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        """A link to the list of literature."""
        return _linked(f'<a class="citation" href="#{anchor}">', text)

    def term_link(self, name: str, text: Pieces) -> Pieces:
        """A link to the glossary."""
        return _linked(f'<a class="term" href="#glossary-{escape(name)}">', text)

    def quotation(self, name: str, text: Pieces) -> Pieces:
        """Its text, as of anything else on paper."""
        return text

    def outside_link(self, address: str, text: Pieces) -> Pieces:
        """A link out of the publication."""
        return _linked(f'<a href="{escape(address)}">', text)

    def value(self, name: str, text: Pieces) -> Pieces:
        """Its text, as of anything else on paper."""
        return text

    def footnote(self, blocks: list[Block]) -> Pieces:
        """The text of a footnote, which the style sheet moves to the foot of the page.

        It stands within a paragraph, where HTML allows no blocks: all but a paragraph at its beginning are elements of
        text that the style sheet sets as blocks.
        """
        text = self.run(blocks[0]["c"]) if blocks[0]["t"] in ("Para", "Plain") else []
        return [
            Tag(f'<span class="footnote"{self.line_attribute(blocks)}>'),
            *text,
            *self._set_in_text(blocks[bool(text) :]),
            END,
        ]

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
                return [piece for item in block["c"] for piece in self._item_in_text(BULLET, item)]
            case "OrderedList":
                numbering, items = block["c"]
                marks = [item_mark(numbering, at) for at in range(len(items))]
                pairs = zip(marks, items, strict=True)
                return [piece for mark, item in pairs for piece in self._item_in_text(mark, item)]
        raise TypeError(f"no footnote prints a {block['t']}")

    def _item_in_text(self, mark: str, blocks: list[Block]) -> Pieces:
        text = self.run(blocks[0]["c"]) if blocks and blocks[0]["t"] in ("Para", "Plain") else []
        head = [Tag('<span class="as-item">'), f"{mark}\N{NO-BREAK SPACE}", *text]
        return [*head, *self._set_in_text(blocks[bool(text) :]), END]

    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        """A heading whose last line holds more than one short word."""
        printed = self.title(title)
        if number:
            printed = f'<span class="section-number">{number} </span>{printed}'
        return f'<h{level} id="{label}">{printed}</h{level}>\n'

    def title(self, title: Pieces) -> str:
        """The HTML of a heading's or a caption's text."""
        return self.written(balanced(title))

    def exhibit(self, exhibit: PrintedExhibit, caption: Pieces, note: ExhibitNote) -> str:
        """The exhibit as :mod:`report.pdf.exhibit` writes it."""
        languages, refer = (self.language, self.interface), partial(self.reference, bracketed=False)
        leads = ways(exhibit, languages, self.web)
        return exhibit_html(exhibit, self.title(caption), note, languages, self.written, refer=refer, ways=leads)

    def line_attribute(self, blocks: Sequence[Block]) -> str:
        """The line of the first of `blocks`, where findings on pages lead back to."""
        line = next((first_line(run) for run in runs(blocks[:1])), 0)
        return f' data-line="{line}"' if line else ""

    def written(self, pieces: Pieces) -> str:
        """The HTML of `pieces`, with the spaces before elements in elements of their own.

        Where a line ends in such a space, the PDF engine finds it too long by that space, and breaks its first word;
        a space in an element of its own is left out of account.
        """
        return joined(_unbroken(piece, after) for piece, after in pairwise([*merged(pieces), ""]))

    def _item(self, blocks: list[Block]) -> str:
        # <dd> is what the PDF engine tags as the body of a list item; blocks outside it would break PDF/UA.
        if len(blocks) == 1 and blocks[0]["t"] in ("Para", "Plain"):
            return self.inlines(blocks[0]["c"])
        return f"<dd>{self.blocks(blocks)}</dd>"


def _edges(blocks: Sequence[Block]) -> list[int]:
    """Where the sections of a chapter begin and end."""
    heads = [at for at, block in enumerate(blocks) if block["t"] == "Header" and block["c"][0] == SECTION]
    return [0, *heads, len(blocks)]


def _unbroken(piece: str, after: str) -> str:
    """`piece` as it is written before the piece `after`."""
    if isinstance(piece, Tag) or not isinstance(after, Tag) or not after.opens:
        return piece
    text, space = piece[:-1], piece[-1:]
    return f"{text}<span>{space}</span>" if space in _SPACES and text and text[-1] not in " \n" else piece


def _linked(opening: str, text: Pieces) -> Pieces:
    """`text` as a link: in one piece if it can be, and otherwise around each piece between its tags.

    The PDF engine takes an element in a link for one more link, and tags it wrongly.
    """
    pieces: Pieces = []
    for piece in merged(_without_elements(text)):
        pieces += [piece] if isinstance(piece, Tag) else [Tag(opening), piece, Tag("</a>")]
    return pieces


def _without_elements(text: Pieces) -> Pieces:
    """`text` where what is kept whole is joined by signs instead of an element."""
    pieces: Pieces = []
    rest = iter(text)
    for piece in rest:
        if piece is WHOLE:
            pieces.append(WORD_JOINER.join(_JOINT.split(next(rest))))
            assert next(rest) is END
        else:
            pieces.append(piece)
    return pieces
