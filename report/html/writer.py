"""Resolved blocks as HTML, in what screen and paper have in common.  Reads no file and opens no data."""

from __future__ import annotations

from html import escape

from report.html.exhibit import ExhibitView
from report.html.typography import bind
from report.markdown.tree import Node, attributes, classes, is_line_marker

QUOTES = {"da": {"DoubleQuote": "»«", "SingleQuote": "›‹"}, "en": {"DoubleQuote": "‘’", "SingleQuote": "“”"}}


class Writer:
    """Writes the blocks of one chapter in one language.

    `exhibits` are the chapter's figures and tables by label.  Subclasses say what a reference, a
    footnote, a heading and an exhibit look like.
    """

    def __init__(self, language: str, exhibits: dict[str, ExhibitView]) -> None:
        self.language, self.exhibits = language, exhibits

    def reference(self, target: str, text: str, *, bracketed: bool) -> str:
        """A reference to the label `target`."""
        raise NotImplementedError

    def citation_link(self, anchor: str, text: str) -> str:
        """A link to the entry `anchor` of the list of literature."""
        raise NotImplementedError

    def term_link(self, name: str, text: str) -> str:
        """The first mark of a term in a chapter, as a link to the entry `name` of the glossary."""
        raise NotImplementedError

    def quotation(self, name: str, text: str) -> str:
        """A quotation that was compared with the data."""
        return f'<span class="quotation" data-quote="{escape(name)}">{text}</span>'

    def outside_link(self, address: str, text: str) -> str:
        """A link out of the publication."""
        return f'<a href="{escape(address)}">{text}</a>'

    def footnote(self, blocks: list[Node]) -> str:
        """The call of a footnote, and its text if it stands there."""
        raise NotImplementedError

    def heading(self, level: int, label: str, number: str, title: str) -> str:
        """A section heading."""
        raise NotImplementedError

    def exhibit(self, view: ExhibitView, caption: str, note: str) -> str:
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
            return self.heading(level, label, block.get("number", ""), self.inlines(title))
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
        return self.exhibit(self.exhibits[block["label"]], self.inlines(block["caption"]), self._note(block["note"]))

    def inlines(self, inlines: list[Node]) -> str:
        """A run of inlines, without spaces at its ends."""
        return self._run(bind(inlines, self.language)).strip()

    def inline(self, node: Node) -> str:
        """One inline node."""
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            return escape(content, quote=False)
        if kind == "Space":
            return " "
        if kind == "SoftBreak":
            return "\n"
        if kind == "LineBreak":
            return "<br>"
        if is_line_marker(node):
            return ""
        if kind in _TAGS:
            return f"<{_TAGS[kind]}>{self._run(content)}</{_TAGS[kind]}>"
        if kind == "Quoted":
            opening, closing = QUOTES[self.language][content[0]["t"]]
            return f"{opening}{self._run(content[1])}{closing}"
        return self._rich(node)

    def _rich(self, node: Node) -> str:
        kind, content = node["t"], node["c"]
        if kind == "Note":
            return self.footnote(content)
        if kind == "Cite":
            return self._run(content[1])
        if kind == "Link":
            return self._link(content)
        if kind == "Code":
            return f"<code>{escape(content[1], quote=False)}</code>"
        return self._span(node)

    def _link(self, content: list) -> str:
        address, text = content[2][0], self._run(content[1])
        if address.startswith("#ref-"):
            return self.citation_link(address[1:], text)
        return self.outside_link(address, text)

    def _span(self, node: Node) -> str:
        kinds, given, text = classes(node), attributes(node), self._run(node["c"][1])
        if "xref" in kinds:
            return self.reference(given["target"], text, bracketed=given["bracketed"] == "true")
        if "value" in kinds:
            return f'<span class="value" data-value="{escape(given["name"])}">{text}</span>'
        if "nobr" in kinds:
            return f'<span class="nobr">{text}</span>'
        if "mark" in kinds:
            text = self._mark(kinds, given, text)
        if node["c"][0][0] and ("mark" in kinds or node["c"][0][0].startswith("ref-")):
            text = f'<span id="{escape(node["c"][0][0])}">{text}</span>'
        language = given.get("lang")
        return f'<span lang="{escape(language)}">{text}</span>' if language else text

    def _mark(self, kinds: list[str], given: dict[str, str], text: str) -> str:
        if "quote" in given:
            text = self.quotation(given["quote"], text)
        return self.term_link(given["term"], text) if "term" in kinds else text

    def _run(self, inlines: list[Node]) -> str:
        return "".join(self.inline(n) for n in inlines)

    def _items(self, items: list[list[Node]]) -> str:
        return "".join(f"<li>{self._item(item)}</li>\n" for item in items)

    def _item(self, blocks: list[Node]) -> str:
        """A list item of one paragraph is set without the paragraph, so that it is one line of text."""
        if len(blocks) == 1 and blocks[0]["t"] == "Para":
            return self.inlines(blocks[0]["c"])
        return self.blocks(blocks)

    def _note(self, blocks: list[Node]) -> str:
        return "<br>".join(self.inlines(b["c"]) for b in blocks if b["t"] in ("Para", "Plain"))


_TAGS = {"Emph": "em", "Strong": "strong", "Superscript": "sup", "Subscript": "sub"}
