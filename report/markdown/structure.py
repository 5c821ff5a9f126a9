"""pandoc's blocks as a chapter: title, sections, boxes and exhibits (figures, tables, pictures).

Works on one chapter in one language, before anything is numbered or printed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from report.diagnostics import Diagnostics
from report.markdown.apart import APART
from report.markdown.attributes import BOX, BOX_TITLE, HEADING, NOTE, PICTURE
from report.markdown.cells import LABEL
from report.markdown.exhibit_nodes import exhibit_node, is_references, misplaced_topics, own_run, with_index_entries
from report.markdown.nodes import Block, BoxBlock, Div, ExhibitBlock, Header, Inline, PandocFigure
from report.markdown.placement import misplaced
from report.markdown.refusals import Refusals, line_of
from report.markdown.source import Source
from report.markdown.tree import (
    attributes,
    first_line,
    identifier,
    is_line_marker,
    nodes,
    plain,
    printed_text,
    rewrite,
    runs,
)

BOX_KINDS = {"callout-note": ("note", "nte-"), "callout-tip": ("tip", "tip-")}


@dataclass(frozen=True, slots=True)
class Label:
    """Something that can be referred to.  `kind`: chapter, section, figure, table, note or tip."""

    name: str
    kind: str
    line: int
    title: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """A chapter's structured blocks, its title apart."""

    label: str
    title: list[Inline]
    blocks: list[Block]
    labels: tuple[Label, ...]


def structure(blocks: Sequence[Block], source: Source, found: Diagnostics) -> Body | None:
    """The chapter in `blocks`, or None when it has no title or no text."""
    return _Structure(source, found).body(blocks)


class _Structure:
    def __init__(self, source: Source, found: Diagnostics) -> None:
        self.source, self.refusals = source, Refusals(source, found)
        self.labels: list[Label] = []
        self.line = 0
        self.within = ""  # a note or a footnote

    def body(self, read: Sequence[Block]) -> Body | None:
        """The chapter in the blocks that pandoc has `read`, or None when it has no title or no text."""
        blocks = self._blocks([b for b in read if not is_references(b)])
        title = blocks[0] if blocks else None
        if title is None or title["t"] != "Header" or title["c"][0] != 1:
            self._error(
                "T03",
                "the chapter is empty" if not blocks else "the chapter does not begin with a title",
                1,
                "begin it with # Title {#sec-…} and then text",
            )
            return None
        if len(blocks) == 1:
            self._error("T03", "the chapter is empty", self.line, "write some text under the title")
            return None
        for wrong in misplaced(blocks):
            self._error(*wrong)
        return Body(title["c"][1][0], title["c"][2], blocks[1:], tuple(self.labels))

    def _blocks(self, blocks: Sequence[Block], *, nested: bool = False) -> list[Block]:
        out: list[Block] = []
        for block in blocks:
            for node in self._block(block, out, nested):
                self.refusals.run(own_run(node), self.line)
                if misplaced_topics(own_run(node), caption=node["t"] == "Exhibit"):
                    hint = "begin a caption with it: [what it is about]{.topic} What it shows"
                    self._error("T10", "the class 'topic' of a span means nothing here", self.line, hint)
                if self.within and (node["t"] == "Exhibit" or node["t"] == "Box"):
                    hint = "put it in the text, where it may be referred to"
                    self._error("T10", f"{node['label']} stands in a {self.within}", node["line"], hint)
                    continue
                out.append(node)
        return out

    def _footnotes(self, inlines: list[Inline]) -> list[Inline]:
        """`inlines` with the text of the footnotes in them as blocks of ours."""
        if not any(node["t"] == "Note" for node in nodes(inlines)):
            return inlines
        return rewrite(inlines, lambda node: self._footnote(node["c"]) if node["t"] == "Note" else None)

    def _footnote(self, content: list[Block]) -> list[Inline]:
        if self.within == "footnote":
            self._error("T13", "a footnote inside a footnote cannot be printed", self.line, "join the two")
            return []
        blocks = self._inside("footnote", content)
        if not blocks:
            self._error("T13", "a footnote without text", self.line, "write its text, or remove its call")
            return []
        return [{"t": "Note", "c": blocks}]

    def _inside(self, within: str, content: Sequence[Block]) -> list[Block]:
        """The blocks of a note or a footnote."""
        outside, self.within = self.within, within
        blocks = self._blocks(content, nested=True)
        self.within = outside
        return blocks

    def _block(self, block: Block, before: list[Block], nested: bool) -> list[Block]:
        match block["t"]:
            case "Para" | "Plain":
                self.line = first_line(block["c"]) or self.line
                shown = any(not is_line_marker(n) and n["t"] != "Space" for n in block["c"])
                return [{"t": block["t"], "c": self._footnotes(block["c"])}] if shown else []
            case "Header":
                return [self._header(block, nested)]
            case "Figure":
                return self._picture(block)
            case "Div":
                return self._div(block, before, nested)
            case "BulletList":
                return [{"t": "BulletList", "c": [self._blocks(item, nested=True) for item in block["c"]]}]
            case "OrderedList":
                numbering, items = block["c"]
                return [{"t": "OrderedList", "c": (numbering, [self._blocks(item, nested=True) for item in items])}]
            case "BlockQuote":
                return [{"t": "BlockQuote", "c": self._blocks(block["c"], nested=True)}]
        return self._refused(block)

    def _header(self, block: Header, nested: bool) -> Header:
        level, (name, _, _), title = block["c"]
        self.line = first_line(title) or self.line
        if nested or level > 3:
            self._error(
                "T10", "a heading inside a list or box, or below level three", self.line, "use ## or ### outside"
            )
        if level == 1 and any(label.kind == "chapter" for label in self.labels):
            self._error("T10", "a second title in the chapter", self.line, "begin a section with ##")
        if not name.startswith("sec-"):
            self._error("T04", f"the heading {plain(title)!r} has no label", self.line, "add {#sec-…} after it")
        self.refusals.braces(block["c"][1], HEADING, self.line)
        self._label(name, "chapter" if level == 1 else "section", self._printed(title), level)
        return with_index_entries({"t": "Header", "c": (level, block["c"][1], self._footnotes(title))})

    def _div(self, block: Div, before: list[Block], nested: bool) -> list[Block]:
        (name, kinds, _), content = block["c"]
        if kinds == ["cell"] and self._is_cell(name, attributes(block)):
            return [self._exhibit(block, name, content)]
        if "note" in kinds:
            return self._note(block, content, before)
        box = next((BOX_KINDS[k] for k in kinds if k in BOX_KINDS), None)
        if box:
            return [self._box(block, box, content)]
        kind = next((k for k in kinds if k in APART), None)
        return self._apart(block, kind, nested) if kind else self._refused(block)

    def _apart(self, block: Div, kind: str, nested: bool) -> list[Block]:
        """A margin note or a list of key figures, where it may stand and is what it should be."""
        apart = APART[kind]
        self.line = line_of(block, self.source.lines, self.line)
        self.refusals.braces(block["c"][0], apart.known, self.line)
        wrong = apart.nested() if nested else apart.misused(block["c"][1])
        if wrong:
            self._error(apart.code, wrong.what, self.line, wrong.hint)
            return []
        return [apart.made(inside) for inside in self._blocks(block["c"][1], nested=True)]

    def _is_cell(self, name: str, given: dict[str, str]) -> bool:
        """Whether a block stands for a cell of the chapter, and was not written by its author."""
        return given.get("line", "") in {str(cell.label_line) for cell in self.source.cells if cell.label == name}

    def _exhibit(self, block: Div, name: str, content: Sequence[Block]) -> ExhibitBlock:
        given = attributes(block)
        self.line = int(given["line"])
        caption = content[0]["c"] if len(content) == 1 and content[0]["t"] == "Para" else []
        if not caption:
            self._error(
                "T10",
                f"the caption of {name} is not running text",
                self.line,
                "let it begin with a word, not with a sign that begins a list or a heading",
            )
        kind: Literal["figure", "table"] = "figure" if name.partition("-")[0] == "fig" else "table"
        self._label(name, kind, self._printed(caption))
        exhibit = exhibit_node(name, kind, self.line, self._footnotes(caption))
        return {**exhibit, "cell": int(given["index"]), "later": int(given["later"])}

    def _picture(self, block: PandocFigure) -> list[Block]:
        (name, _, _), (_, paragraphs), content = block["c"]
        image = next((n for run in runs(content) for n in run if n["t"] == "Image"), None)
        caption = paragraphs[0]["c"] if paragraphs else []
        self.line = first_line([n for run in runs(content) for n in run]) or first_line(caption) or self.line
        if image is None:
            return self._refused(block)
        address, alt = image["c"][2][0], attributes(image).get("fig-alt", "").strip()
        name = name or identifier(image)
        self._check_picture(address, name, alt if alt != plain(caption) else "")
        for attr in (block["c"][0], image["c"][0]):
            self.refusals.braces(attr, PICTURE, self.line)
        if image["c"][2][1]:
            self._error("T10", "the title of a picture means nothing", self.line, "write it in the caption")
        self._label(name, "figure", self._printed(caption))
        exhibit = exhibit_node(name, "figure", self.line, self._footnotes(caption))
        return [{**exhibit, "picture": self._path(address), "alt": alt}]

    def _check_picture(self, address: str, name: str, alt: str) -> None:
        if "{python}" in alt:
            hint = "say what the picture shows without it; a figure from figures/ has an alternative with values"
            self._error("V01", "a value in a text alternative cannot be printed", self.line, hint)
        if not alt:
            self._error(
                "T08",
                f"the picture {address} has no text alternative of its own",
                self.line,
                'add {#fig-… fig-alt="what the picture shows"} after it',
            )
        if not name.startswith("fig-"):
            self._error("T04", f"the picture {address} has no label", self.line, "add {#fig-…} after it")

    def _path(self, address: str) -> str:
        """A picture's path in the project: as in Quarto, an address starts at the chapter, or with / at the project.

        As in any address a space may be written %20, which pandoc does by itself, and other signs alike.
        """
        address = unquote(address)
        folder = "" if address.startswith("/") else posixpath.dirname(self.source.file)
        return posixpath.normpath(posixpath.join(folder, address.lstrip("/")))

    def _note(self, block: Div, content: Sequence[Block], before: list[Block]) -> list[Block]:
        note = self._inside("note", content)
        self.refusals.braces(block["c"][0], NOTE, self.line)
        exhibit = before[-1] if before else None
        if exhibit and exhibit["t"] == "Exhibit":
            exhibit["note"] += note
        else:
            self._error(
                "T10",
                "a note that does not follow a figure or a table",
                self.line,
                "put ::: {.note} directly after the cell",
            )
        return []

    def _box(self, block: Div, box: tuple[str, str], content: Sequence[Block]) -> BoxBlock:
        kind, prefix = box
        name = identifier(block)
        title = with_index_entries(content[0])["c"][2] if content and content[0]["t"] == "Header" else []
        self.line = first_line(title) or self.line
        if not title:
            self._error("T04", "a box without a title", self.line, "begin the box with ## Title")
        if not name.startswith(prefix):
            self._error(
                "T04", f"the box {plain(title)!r} has no label", self.line, f"add {{#{prefix}… .callout-{kind}}}"
            )
        self.refusals.braces(block["c"][0], BOX, self.line)
        if content and content[0]["t"] == "Header":
            label, kinds, given = content[0]["c"][1]
            typed = name and f"#{label}" in self.source.lines[max(self.line, 1) - 1]  # pandoc labels every heading
            self.refusals.braces((label if typed else "", kinds, given), BOX_TITLE, self.line)
        self._label(name, kind, self._printed(title))
        line, title = self.line, self._footnotes(title)
        blocks = self._blocks(content[1:] if title else content, nested=True)
        return {"t": "Box", "label": name, "kind": kind, "title": title, "blocks": blocks, "line": line}

    def _label(self, name: str, kind: str, title: str, level: int = 0) -> None:
        if name and not LABEL.fullmatch(name):
            hint = "write letters, digits and hyphens behind its kind"
            self._error("T04", f"the label {name!r} holds what no label may", self.line, hint)
            return
        self.labels.append(Label(name, kind, self.line, title, level))

    def _printed(self, title: Sequence[Inline]) -> str:
        return printed_text(title, self.source.language)

    def _refused(self, block: Block) -> list[Block]:
        self.line = self.refusals.block(block, self.line)
        return []

    def _error(self, code: str, message: str, line: int, hint: str) -> None:
        self.refusals.error(code, message, line, hint)
