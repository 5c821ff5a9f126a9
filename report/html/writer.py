"""Resolved blocks as HTML, in what screen and paper have in common.  Reads no file and opens no data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from markupsafe import Markup

from report.html.further import FurtherWriter
from report.html.lists import ordered_list
from report.html.notes import ExhibitNote, beginning
from report.html.pieces import END, WHOLE, Pieces, Tag, joined, stripped
from report.html.typography import bind
from report.language.vocabulary import rules_of
from report.markdown.exhibit_nodes import NOTICE, TOPIC
from report.markdown.further import TASK
from report.markdown.nodes import Block, BoxBlock, BulletList, Inline, Link, OrderedList, Span
from report.markdown.tree import attributes, classes, identifier, is_line_marker
from report.printed.exhibit import PrintedExhibit

# Runs of inlines by their identity, each with itself, so that it stays what it is, and as it is bound.
Bound = dict[int, tuple[Sequence[Inline], list[Inline]]]


class Writer(FurtherWriter):
    """Writes the blocks of one chapter in one language.

    `exhibits` are the chapter's figures and tables by label; words of the interface are in the language `interface`, a
    code, or in the same language.  Subclasses say what a reference, a footnote, a heading and an exhibit look like.
    """

    line_break = Tag("<br>")
    # The id of the chapter's title, where several chapters stand on a page with boxes and notes of the same names.
    of = ""
    # Tells apart the boxes without a label, and the notes, of chapters that stand on one page.
    mark = ""
    boxes = 0

    def __init__(self, language: str, exhibits: Mapping[str, PrintedExhibit], interface: str = "") -> None:
        self.language, self.exhibits, self.interface = language, exhibits, interface or language
        self.bound: Bound | None = None

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        """A reference to the label `target`."""
        raise NotImplementedError

    def inner_link(self, target: str, text: Pieces) -> Pieces:
        """A link to the label `target` in the author's own words."""
        return self.reference(target, text, bracketed=False)

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        """A link to the entry `anchor` of the list of literature."""
        raise NotImplementedError

    def term_link(self, name: str, text: Pieces) -> Pieces:
        """The first mark of a term in a chapter, as a link to the entry `name` of the glossary."""
        raise NotImplementedError

    def term_again(self, name: str, text: Pieces) -> Pieces:
        """A further mark of the term `name` in the chapter; its text, where nothing can be asked."""
        return text

    def quotation(self, name: str, text: Pieces) -> Pieces:
        """A quotation that was compared with the data."""
        return [Tag(f'<span class="quotation" data-quote="{escape(name)}">'), *text, END]

    def outside_link(self, address: str, text: Pieces) -> Pieces:
        """A link out of the publication."""
        return [Tag(f'<a href="{escape(address)}">'), *text, Tag("</a>")]

    def value(self, name: str, text: Pieces) -> Pieces:
        """The printed value `name`."""
        return [Tag(f'<span class="value" data-value="{escape(name)}">'), *text, END]

    def anchored(self, name: str, text: Pieces) -> Pieces:
        """Text that links may lead to."""
        return [Tag(f'<span id="{escape(name)}">'), *text, END]

    def footnote(self, blocks: list[Block]) -> Pieces:
        """The call of a footnote, and its text if it stands there."""
        raise NotImplementedError

    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        """A section heading."""
        raise NotImplementedError

    def exhibit(self, exhibit: PrintedExhibit, caption: Pieces, note: ExhibitNote) -> str:
        """A figure or table with caption, note and source."""
        raise NotImplementedError

    def named_by(self, label: str) -> str:
        """The ids that name what the element `label` is the title of."""
        return f"{label} {self.of}" if self.of else label

    def box(self, block: BoxBlock, title: str, body: str) -> str:
        """A box; one without a label has no number."""
        name, label = block.get("name", ""), block["label"] or self._box_label()
        head = f'<span class="name">{escape(name)}</span> {title}' if name else title
        inside = self.box_content(self.box_title(label, head), body, block.get("collapse", ""))
        return (
            f'<aside class="box box-{block["kind"]}" id="{label}" '
            f'aria-labelledby="{self.named_by(f"{label}-title")}">\n{inside}</aside>\n'
        )

    def _box_label(self) -> str:
        self.boxes += 1
        return f"box-{self.mark}{self.boxes}"

    def box_content(self, title: str, body: str, collapse: str) -> str:
        """What is in a box, whose author wants it to `collapse`, open or closed at first; here nothing does."""
        return f"{title}{body}"

    def box_title(self, label: str, title: str) -> str:
        """The title of the box `label`."""
        return f'<p class="box-title" id="{label}-title">{title}</p>\n'

    def margin(self, text: str) -> str:
        """A note beside the text, which is no landmark: there are many on a page."""
        return f'<aside class="margin" role="note">\n<p>{text}</p>\n</aside>\n'

    def line_attribute(self, blocks: Sequence[Block]) -> str:
        """The attribute of an element for `blocks` that says where they were written; here there is none."""
        return ""

    def blocks(self, blocks: Sequence[Block]) -> str:
        """`blocks` one after the other."""
        return "".join(self.block(b) for b in blocks)

    def block(self, block: Block) -> str:
        """One block, with a line break at its end.  Raises TypeError for a block that no edition prints."""
        match block["t"]:
            case "Para":
                return f"<p{self.line_attribute([block])}>{self.inlines(block['c'])}</p>\n"
            case "Plain" | "Margin":
                return self.inlines(block["c"]) if block["t"] == "Plain" else self.margin(self.inlines(block["c"]))
            case "Header":
                level, (label, _, _), title = block["c"]
                return self.heading(level, label, block.get("number", ""), self.run(title))
            case "BulletList" | "KeyFigures" | "OrderedList":
                return self._list(block)
            case "BlockQuote":
                return f"<blockquote>\n{self.blocks(block['c'])}</blockquote>\n"
            case "Box":
                return self.box(block, self.inlines(block["title"]), self.blocks(block["blocks"]))
            case "Exhibit":
                caption, note = self.run(block["caption"]), self._note(block["note"])
                return self.exhibit(self.exhibits[block["label"]], caption, note)
        return self.further(block)

    def _list(self, block: BulletList | OrderedList) -> str:
        if block["t"] == "OrderedList":
            numbering, items = block["c"]
            return ordered_list(numbering, self._items(items))
        kind = ' class="key-figures"' if block["t"] == "KeyFigures" else ""
        return f"<ul{kind}>\n{self._items(block['c'])}</ul>\n"

    def works(self, works: Sequence[Block]) -> list[tuple[str, Markup]]:
        """The entries of a list of literature: the label of each and its HTML."""
        return [
            (
                identifier(work),
                Markup("".join(self.inlines(p["c"]) for p in work["c"][1] if p["t"] in ("Para", "Plain"))),
            )
            for work in works
            if work["t"] == "Div"
        ]

    def inlines(self, inlines: Sequence[Inline]) -> str:
        """A run of inlines, without spaces at its ends."""
        return self.written(self.run(inlines))

    def run(self, inlines: Sequence[Inline]) -> Pieces:
        """The same as pieces, for whoever adds to them."""
        return stripped(self._run(self._bound(inlines)))

    def _bound(self, inlines: Sequence[Inline]) -> list[Inline]:
        """`inlines` with what belongs together joined: found once, where the writers that share `bound` write both."""
        if self.bound is None:
            return bind(inlines, self.language)
        known = self.bound.get(id(inlines))
        if known is None:
            known = self.bound[id(inlines)] = (inlines, bind(inlines, self.language))
        return known[1]

    def written(self, pieces: Pieces) -> str:
        """The HTML of a whole run of pieces."""
        return joined(pieces)

    def inline(self, node: Inline) -> Pieces:
        """One inline node.  Raises TypeError for a node that no edition prints."""
        match node["t"]:
            case "Str":
                return [escape(node["c"], quote=False)]
            case "Space" | "SoftBreak":
                return [_SPACES[node["t"]]]
            case "LineBreak":
                return [self.line_break]
            case "RawInline" if is_line_marker(node):
                return []
            case "Emph" | "Strong" | "Superscript" | "Subscript" | "SmallCaps" | "Strikeout":
                opening, closing = _TAGS[node["t"]]
                return [opening, *self._run(node["c"]), closing]
            case "Quoted":
                kind, quoted = node["c"]
                quotes = rules_of(self.language).quotes
                marks = quotes.double if kind["t"] == "DoubleQuote" else quotes.single
                return [marks[0], *self._run(quoted), marks[1]]
            case "Code":
                return [Tag("<code>"), escape(node["c"][1], quote=False), Tag("</code>")]
        return self._rich(node)

    def _rich(self, node: Inline) -> Pieces:
        match node["t"]:
            case "Note":
                return self.footnote(node["c"])
            case "Formula":
                return self.formula(node)
            case "Cite":
                return self._run(node["c"][1])
            case "Link":
                return self._link(node)
            case "Span":
                return self._span(node)
        raise TypeError(f"no edition prints a {node['t']}")

    def _link(self, node: Link) -> Pieces:
        address, text = node["c"][2][0], self._run(node["c"][1])
        if address.startswith("#ref-"):
            return self.citation_link(address[1:], text)
        if address.startswith("#"):
            return self.inner_link(address[1:], text)
        return self.outside_link(address, text)

    def _span(self, node: Span) -> Pieces:
        kinds, given, text = classes(node), attributes(node), self._run(node["c"][1])
        if "xref" in kinds:
            return self.reference(given["target"], text, bracketed=given["bracketed"] == "true")
        if "value" in kinds:
            return self.value(given["name"], text)
        if TASK in kinds:
            return self.task(done=given["done"] == "true")
        if "nobr" in kinds:
            return [WHOLE, *text, END]
        if NOTICE in kinds:
            return [Tag(f'<span class="{NOTICE}">'), *text, END]
        if TOPIC in kinds:
            return [Tag(f'<span class="{TOPIC}">'), *text, END, self.line_break]
        if "mark" in kinds:
            text = self._mark(kinds, given, text)
        name = identifier(node)
        if name and ("mark" in kinds or name.startswith("ref-")):
            text = self.anchored(name, text)
        language = given.get("lang")
        return [Tag(f'<span lang="{escape(language)}">'), *text, END] if language else text

    def _mark(self, kinds: list[str], given: dict[str, str], text: Pieces) -> Pieces:
        if "quote" in given:
            text = self.quotation(given["quote"], text)
        if "term" in kinds:
            return self.term_link(given["term"], text)
        return self.term_again(given["term"], text) if "term" in given else text

    def _run(self, inlines: Sequence[Inline]) -> Pieces:
        return [piece for node in inlines for piece in self.inline(node)]

    def _items(self, items: list[list[Block]]) -> str:
        return "".join(f"<li{self.line_attribute(item)}>{self._item(item)}</li>\n" for item in items)

    def _item(self, blocks: list[Block]) -> str:
        """A list item of one paragraph is set without the paragraph, so that it is one line of text."""
        if len(blocks) == 1 and blocks[0]["t"] == "Para":
            return self.inlines(blocks[0]["c"])
        return self.blocks(blocks)

    def _note(self, blocks: list[Block]) -> ExhibitNote:
        first = beginning(blocks)
        return ExhibitNote(self.line_break.join(self.inlines(b["c"]) for b in first), self.blocks(blocks[len(first) :]))


_SPACES = {"Space": " ", "SoftBreak": "\n"}
_TAGS = {
    kind: (Tag(f"<{name}>"), Tag(f"</{name}>"))
    for kind, name in (
        ("Emph", "em"),
        ("Strong", "strong"),
        ("Superscript", "sup"),
        ("Subscript", "sub"),
        ("Strikeout", "s"),
    )
} | {"SmallCaps": (Tag('<span class="smallcaps">'), END)}
