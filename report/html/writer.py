"""Resolved blocks as HTML, in what screen and paper have in common.  Reads no file and opens no data."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from report.html.pieces import END, WHOLE, Pieces, Tag, joined, stripped
from report.html.typography import bind
from report.markdown.tree import Node, attributes, classes, is_line_marker
from report.printed.exhibit import PrintedExhibit

QUOTES = {"da": {"DoubleQuote": "»«", "SingleQuote": "›‹"}, "en": {"DoubleQuote": "‘’", "SingleQuote": "“”"}}


class Writer:
    """Writes the blocks of one chapter in one language.

    `exhibits` are the chapter's figures and tables by label.  Subclasses say what a reference, a
    footnote, a heading and an exhibit look like.
    """

    def __init__(self, language: str, exhibits: Mapping[str, PrintedExhibit]) -> None:
        self.language, self.exhibits = language, exhibits

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        """A reference to the label `target`."""
        raise NotImplementedError

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        """A link to the entry `anchor` of the list of literature."""
        raise NotImplementedError

    def term_link(self, name: str, text: Pieces) -> Pieces:
        """The first mark of a term in a chapter, as a link to the entry `name` of the glossary."""
        raise NotImplementedError

    def quotation(self, name: str, text: Pieces) -> Pieces:
        """A quotation that was compared with the data."""
        return [Tag(f'<span class="quotation" data-quote="{escape(name)}">'), *text, END]

    def outside_link(self, address: str, text: Pieces) -> Pieces:
        """A link out of the publication."""
        return [Tag(f'<a href="{escape(address)}">'), *text, Tag("</a>")]

    def value(self, name: str, text: Pieces) -> Pieces:
        """The printed value `name`."""
        return [Tag(f'<span class="value" data-value="{escape(name)}">'), *text, END]

    def footnote(self, blocks: list[Node]) -> Pieces:
        """The call of a footnote, and its text if it stands there."""
        raise NotImplementedError

    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        """A section heading."""
        raise NotImplementedError

    def exhibit(self, exhibit: PrintedExhibit, caption: Pieces, note: str) -> str:
        """A figure or table with caption, note and source."""
        raise NotImplementedError

    def box(self, label: str, kind: str, name: str, title: str, body: str) -> str:
        """A box; `name` is its number in words, empty for unnumbered boxes."""
        head = f'<span class="name">{escape(name)}</span> {title}' if name else title
        return (
            f'<aside class="box box-{kind}" id="{label}" aria-labelledby="{label}-title">\n'
            f'<p class="box-title" id="{label}-title">{head}</p>\n{body}</aside>\n'
        )

    def blocks(self, blocks: list[Node]) -> str:
        """`blocks` one after the other."""
        return "".join(self.block(b) for b in blocks)

    def block(self, block: Node) -> str:
        """One block, with a line break at its end."""
        kind = block["t"]
        if kind == "Para":
            return f"<p>{self.inlines(block['c'])}</p>\n"
        if kind == "Plain":
            return self.inlines(block["c"])
        if kind == "Header":
            level, (label, _, _), title = block["c"]
            return self.heading(level, label, block.get("number", ""), self.run(title))
        if kind == "BulletList":
            return f"<ul>\n{self._items(block['c'])}</ul>\n"
        if kind == "OrderedList":
            start = block["c"][0][0]
            opening = f'<ol start="{start}">' if start != 1 else "<ol>"
            return f"{opening}\n{self._items(block['c'][1])}</ol>\n"
        if kind == "BlockQuote":
            return f"<blockquote>\n{self.blocks(block['c'])}</blockquote>\n"
        if kind == "Box":
            return self.box(
                block["label"],
                block["kind"],
                block.get("name", ""),
                self.inlines(block["title"]),
                self.blocks(block["blocks"]),
            )
        return self.exhibit(self.exhibits[block["label"]], self.run(block["caption"]), self._note(block["note"]))

    def inlines(self, inlines: list[Node]) -> str:
        """A run of inlines, without spaces at its ends."""
        return self.written(self.run(inlines))

    def run(self, inlines: list[Node]) -> Pieces:
        """The same as pieces, for whoever adds to them."""
        return stripped(self._run(bind(inlines, self.language)))

    def written(self, pieces: Pieces) -> str:
        """The HTML of a whole run of pieces."""
        return joined(pieces)

    def inline(self, node: Node) -> Pieces:
        """One inline node."""
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            return [escape(content, quote=False)]
        if kind == "Space":
            return [" "]
        if kind == "SoftBreak":
            return ["\n"]
        if kind == "LineBreak":
            return [Tag("<br>")]
        if is_line_marker(node):
            return []
        if kind in _TAGS:
            opening, closing = _TAGS[kind]
            return [opening, *self._run(content), closing]
        if kind == "Quoted":
            before, after = QUOTES[self.language][content[0]["t"]]
            return [before, *self._run(content[1]), after]
        return self._rich(node)

    def _rich(self, node: Node) -> Pieces:
        kind, content = node["t"], node["c"]
        if kind == "Note":
            return self.footnote(content)
        if kind == "Cite":
            return self._run(content[1])
        if kind == "Link":
            return self._link(content)
        if kind == "Code":
            return [Tag("<code>"), escape(content[1], quote=False), Tag("</code>")]
        return self._span(node)

    def _link(self, content: list) -> Pieces:
        address, text = content[2][0], self._run(content[1])
        if address.startswith("#ref-"):
            return self.citation_link(address[1:], text)
        return self.outside_link(address, text)

    def _span(self, node: Node) -> Pieces:
        kinds, given, text = classes(node), attributes(node), self._run(node["c"][1])
        if "xref" in kinds:
            return self.reference(given["target"], text, bracketed=given["bracketed"] == "true")
        if "value" in kinds:
            return self.value(given["name"], text)
        if "nobr" in kinds:
            return [WHOLE, *text, END]
        if "mark" in kinds:
            text = self._mark(kinds, given, text)
        if node["c"][0][0] and ("mark" in kinds or node["c"][0][0].startswith("ref-")):
            text = [Tag(f'<span id="{escape(node["c"][0][0])}">'), *text, END]
        language = given.get("lang")
        return [Tag(f'<span lang="{escape(language)}">'), *text, END] if language else text

    def _mark(self, kinds: list[str], given: dict[str, str], text: Pieces) -> Pieces:
        if "quote" in given:
            text = self.quotation(given["quote"], text)
        return self.term_link(given["term"], text) if "term" in kinds else text

    def _run(self, inlines: list[Node]) -> Pieces:
        return [piece for node in inlines for piece in self.inline(node)]

    def _items(self, items: list[list[Node]]) -> str:
        return "".join(f"<li>{self._item(item)}</li>\n" for item in items)

    def _item(self, blocks: list[Node]) -> str:
        """A list item of one paragraph is set without the paragraph, so that it is one line of text."""
        if len(blocks) == 1 and blocks[0]["t"] == "Para":
            return self.inlines(blocks[0]["c"])
        return self.blocks(blocks)

    def _note(self, blocks: list[Node]) -> str:
        return "<br>".join(self.inlines(b["c"]) for b in blocks if b["t"] in ("Para", "Plain"))


_TAGS = {
    kind: (Tag(f"<{name}>"), Tag(f"</{name}>"))
    for kind, name in (("Emph", "em"), ("Strong", "strong"), ("Superscript", "sup"), ("Subscript", "sub"))
}
