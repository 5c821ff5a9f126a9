"""pandoc's blocks as a chapter: title, sections, boxes and exhibits (figures, tables, pictures).

Works on one chapter in one language, before anything is numbered or printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from report.diagnostics import Diagnostics
from report.markdown import boxes, displayed, further, groups, pictures
from report.markdown.apart import APART
from report.markdown.attributes import CONDITION, HEADING, NOTE
from report.markdown.cells import LABEL
from report.markdown.exhibit_nodes import exhibit_node, is_references, misplaced_topics, with_index_entries
from report.markdown.formulas import with_formulas
from report.markdown.listings import LISTING_CLASS
from report.markdown.nodes import (
    Block,
    BlockQuote,
    BulletList,
    Div,
    ExhibitBlock,
    Header,
    Inline,
    OrderedList,
    Paragraph,
)
from report.markdown.placement import misplaced
from report.markdown.reading import Label
from report.markdown.refusals import Refusals, line_of
from report.markdown.shortcodes import PAGE_BREAK
from report.markdown.source import Source
from report.markdown.tree import (
    attributes,
    first_line,
    is_line_marker,
    nodes,
    own_runs,
    plain,
    printed_text,
    rewrite,
)

# What a note below a figure and a footnote may hold, which paper sets within a line.
_IN_NOTES = ("Para", "Plain", "BulletList", "OrderedList", "BlockQuote", "Header", "Exhibit", "Box")
_CALLED = {
    "DefinitionList": "a list of definitions",
    "TextTable": "a table",
    "Listing": "a block of code",
    "Equation": "a formula on a line of its own",
    "Tabset": "a set of tabs",
    "Panel": "a row of pictures",
    "Only": "a part for some formats",
    "PageBreak": "a page break",
    "Margin": "a margin note",
    "KeyFigures": "a list of key figures",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A chapter's structured blocks, its title apart."""

    label: str
    title: list[Inline]
    blocks: list[Block]
    labels: tuple[Label, ...]


def structure(blocks: Sequence[Block], source: Source, found: Diagnostics) -> Body | None:
    """The chapter in `blocks`, or None when it has no title or no text."""
    broken: list[tuple[str, str]] = []
    reading = _Structure(source, found)
    body = reading.body(with_formulas(blocks, broken) if "$" in source.markdown else blocks)
    for tex, wrong in broken:
        reading.refusals.formula(tex, wrong)
    return body


class _Structure:
    def __init__(self, source: Source, found: Diagnostics) -> None:
        self.source, self.refusals = source, Refusals(source, found)
        self.labels: list[Label] = []
        self.line = 0
        self.within = ""  # a note or a footnote

    def body(self, read: Sequence[Block]) -> Body | None:
        """The chapter in the blocks that pandoc has `read`, or None when it has no title or no text."""
        blocks = self.blocks([b for b in read if not is_references(b)])
        title = blocks[0] if blocks else None
        if title is None or title["t"] != "Header" or title["c"][0] != 1:
            what = "the chapter is empty" if not blocks else "the chapter does not begin with a title"
            self.refusals.error("T03", what, 1, "begin it with # Title {#sec-…} and then text")
            return None
        if len(blocks) == 1:
            self.error("T03", "the chapter is empty", "write some text under the title")
            return None
        for wrong in misplaced(blocks):
            self.refusals.error(*wrong)
        return Body(title["c"][1][0], title["c"][2], blocks[1:], tuple(self.labels))

    def blocks(self, blocks: Sequence[Block], *, nested: bool = False) -> list[Block]:
        """`blocks` of pandoc as ours; what cannot be printed is reported."""
        out: list[Block] = []
        for block in blocks:
            for node in self._block(block, out, nested):
                for run in own_runs(node):
                    self._run(run, caption=node["t"] in ("Exhibit", "Panel"))
                if not self._refused_within(node):
                    out.append(node)
        return out

    def _run(self, run: list[Inline], *, caption: bool) -> None:
        self.refusals.run(run, self.line)
        if misplaced_topics(run, caption=caption):
            hint = "begin a caption with it: [what it is about]{.topic} What it shows"
            self.error("T10", "the class 'topic' of a span means nothing here", hint)

    def _refused_within(self, node: Block) -> bool:
        """Whether `node` cannot stand in the note or the part that is being read, which is reported."""
        if self.within and (node["t"] == "Exhibit" or node["t"] == "Box"):
            hint = "put it in the text, where it may be referred to"
            what = f"{node['label'] or 'a box'} stands in a {self.within}"
            if self.within != groups.PART:
                self.refusals.error("T10", what, node["line"], hint)
            return self.within != groups.PART
        if self.within in ("note", "footnote") and node["t"] not in _IN_NOTES:
            what = f"{_CALLED.get(node['t'], node['t'])} stands in a {self.within}"
            self.error("T38", what, "put it in the text, between the paragraphs of a section")
            return True
        return False

    def footnotes(self, inlines: list[Inline]) -> list[Inline]:
        """`inlines` with the text of the footnotes in them as blocks of ours."""
        if not any(node["t"] == "Note" for node in nodes(inlines)):
            return inlines
        return rewrite(inlines, lambda node: self._footnote(node["c"]) if node["t"] == "Note" else None)

    def _footnote(self, content: list[Block]) -> list[Inline]:
        if self.within == "footnote":
            self.error("T13", "a footnote inside a footnote cannot be printed", "join the two")
            return []
        blocks = self.inside("footnote", content)
        if not blocks:
            self.error("T13", "a footnote without text", "write its text, or remove its call")
            return []
        return [{"t": "Note", "c": blocks}]

    def inside(self, within: str, content: Sequence[Block]) -> list[Block]:
        """The blocks of a note, a footnote or a part for some formats."""
        outside, self.within = self.within, within
        blocks = self.blocks(content, nested=True)
        self.within = outside
        return blocks

    def _block(self, block: Block, before: list[Block], nested: bool) -> list[Block]:
        match block["t"]:
            case "Para" | "Plain":
                self.line = first_line(block["c"]) or self.line
                return self._paragraph(block, nested=nested)
            case "Header":
                return [self._header(block, nested)]
            case "Figure":
                return pictures.picture(block, self)
            case "Div":
                return self._div(block, before, nested)
            case "BulletList" | "OrderedList" | "BlockQuote":
                return [self._listed(block)]
        return self._further(block)

    def _listed(self, block: BulletList | OrderedList | BlockQuote) -> Block:
        match block["t"]:
            case "OrderedList":
                numbering, items = block["c"]
                return {"t": "OrderedList", "c": (numbering, [self.blocks(item, nested=True) for item in items])}
            case "BlockQuote":
                return {"t": "BlockQuote", "c": self.blocks(block["c"], nested=True)}
        return {"t": "BulletList", "c": further.tasks([self.blocks(item, nested=True) for item in block["c"]])}

    def _further(self, block: Block) -> list[Block]:
        match block["t"]:
            case "DefinitionList":
                return further.definitions(block, self)
            case "LineBlock":
                return further.lines(block, self)
            case "Table":
                return further.text_table(block, self)
        return self.refused(block)

    def _paragraph(self, block: Paragraph, *, nested: bool) -> list[Block]:
        """A paragraph; with a formula or a margin note in it these stand by themselves."""
        beside = [n for n in block["c"] if n["t"] == "Span" and "aside" in n["c"][0][1]]
        if beside:
            made: list[Block] = [{"t": "Margin", "c": n["c"][1]} for n in beside if n["t"] == "Span"]
            if nested or any(n["t"] == "Note" for n in nodes(beside)):
                hint = "put it between the paragraphs of a section, without footnotes"
                self.error("T24", "a margin note that cannot stand beside its text", hint)
            rest = [n for n in block["c"] if n not in beside]
            return [*made, *self._paragraph({"t": block["t"], "c": rest}, nested=nested)]
        if any(n["t"] == "Formula" and n["display"] for n in block["c"]) and self.within not in ("note", "footnote"):
            return displayed.paragraphs(block, self)
        shown = any(not is_line_marker(n) and n["t"] != "Space" for n in block["c"])
        return [{"t": block["t"], "c": self.footnotes(block["c"])}] if shown else []

    def _header(self, block: Header, nested: bool) -> Header:
        level, (name, _, _), title = block["c"]
        self.line = first_line(title) or self.line
        if nested or level > 3:
            self.error("T10", "a heading inside a list or box, or below level three", "use ## or ### outside")
        if level == 1 and any(label.kind == "chapter" for label in self.labels):
            self.error("T10", "a second title in the chapter", "begin a section with ##")
        if not name.startswith("sec-"):
            self.error("T04", f"the heading {plain(title)!r} has no label", "add {#sec-…} after it")
        self.refusals.braces(block["c"][1], HEADING, self.line)
        self.label(name, "chapter" if level == 1 else "section", title, level)
        return with_index_entries({"t": "Header", "c": (level, block["c"][1], self.footnotes(title))})

    def _div(self, block: Div, before: list[Block], nested: bool) -> list[Block]:
        (name, kinds, _), content = block["c"]
        if kinds == ["cell"] and self._is_cell(name, attributes(block)):
            return [self._exhibit(block, name, content)]
        if kinds == [LISTING_CLASS] and attributes(block).get("line") in {str(s.line) for s in self.source.shown}:
            return displayed.listing(block, self)
        if kinds == [PAGE_BREAK] and not content:
            return [{"t": "PageBreak"}]
        if "note" in kinds:
            return self._note(block, content, before)
        if boxes.is_callout(block):
            return boxes.box(block, self)
        kind = next((k for k in kinds if k in APART), None)
        return self._apart(block, kind, nested) if kind else self._group(block, kinds)

    def _group(self, block: Div, kinds: Sequence[str]) -> list[Block]:
        """Blocks that hold others, of Quarto's own classes."""
        if "panel-tabset" in kinds:
            return groups.tabset(block, self)
        if kinds and kinds[0] in CONDITION.classes:
            return groups.condition(block, self)
        return groups.panel(block, self) if groups.is_panel(block) and not kinds else self.refused(block)

    def _apart(self, block: Div, kind: str, nested: bool) -> list[Block]:
        """A margin note or a list of key figures, where it may stand and is what it should be."""
        apart = APART[kind]
        self.line = line_of(block, self.source, self.line)
        self.refusals.braces(block["c"][0], apart.known, self.line)
        wrong = apart.nested() if nested else apart.misused(block["c"][1])
        if wrong:
            self.error(apart.code, wrong.what, wrong.hint)
            return []
        return [apart.made(inside) for inside in self.blocks(block["c"][1], nested=True)]

    def _is_cell(self, name: str, given: dict[str, str]) -> bool:
        """Whether a block stands for a cell of the chapter, and was not written by its author."""
        return given.get("line", "") in {str(cell.label_line) for cell in self.source.cells if cell.label == name}

    def _exhibit(self, block: Div, name: str, content: Sequence[Block]) -> ExhibitBlock:
        given = attributes(block)
        self.line = int(given["line"])
        caption = content[0]["c"] if len(content) == 1 and content[0]["t"] == "Para" else []
        if not caption:
            hint = "let it begin with a word, not with a sign that begins a list or a heading"
            self.error("T10", f"the caption of {name} is not running text", hint)
        kind: Literal["figure", "table"] = "figure" if name.partition("-")[0] == "fig" else "table"
        self.label(name, kind, caption)
        exhibit = exhibit_node(name, kind, self.line, self.footnotes(caption))
        return {**exhibit, "cell": int(given["index"]), "later": int(given["later"])}

    def _note(self, block: Div, content: Sequence[Block], before: list[Block]) -> list[Block]:
        note = self.inside("note", content)
        self.refusals.braces(block["c"][0], NOTE, self.line)
        exhibit = before[-1] if before else None
        if exhibit and exhibit["t"] == "Exhibit":
            exhibit["note"] += note
        else:
            hint = "put ::: {.note} directly after the cell"
            self.error("T10", "a note that does not follow a figure or a table", hint)
        return []

    def label(self, name: str, kind: str, title: Sequence[Inline], level: int = 0) -> None:
        """Something of this `kind` can be referred to by `name`; where there is no number, by its `title`."""
        if name and not LABEL.fullmatch(name):
            # Of a heading without label, which is told, pandoc makes one of its words.
            if kind not in ("chapter", "section") or name.startswith("sec-"):
                hint = "write letters, digits and hyphens behind its kind"
                self.error("T04", f"the label {name!r} holds what no label may", hint)
            if kind != "chapter":  # all else of a chapter is found by its label, whatever that is
                return
        self.labels.append(Label(name, kind, self.line, printed_text(title, self.source.language), level))

    def error(self, code: str, message: str, hint: str) -> None:
        """Report an error where the reading stands."""
        self.refusals.error(code, message, self.line, hint)

    def refused(self, block: Block) -> list[Block]:
        """Report that no edition prints `block`."""
        self.line = self.refusals.block(block, self.line)
        return []
