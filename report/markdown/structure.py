"""pandoc's blocks as a chapter: title, sections, boxes and exhibits (figures, tables, pictures).

Works on one chapter in one language, before anything is numbered or printed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass

from report.diagnostics import Diagnostics, nearest
from report.markdown.placement import lacking_room
from report.markdown.source import Source
from report.markdown.tree import Node, attributes, classes, first_line, is_mark, placed, plain, runs, span

INLINES = {
    "Str",
    "Space",
    "SoftBreak",
    "LineBreak",
    "Emph",
    "Strong",
    "Superscript",
    "Subscript",
    "Quoted",
    "Cite",
    "Code",
    "Link",
    "Span",
    "Note",
    "RawInline",
}
_WHAT = {
    "Table": "a table written by hand",
    "RawBlock": "raw HTML",
    "RawInline": "raw HTML",
    "CodeBlock": "a block of code",
    "Math": "a formula",
    "Image": "a picture inside a paragraph",
    "HorizontalRule": "a horizontal rule",
    "DefinitionList": "a definition list",
    "LineBlock": "a line block",
    "Div": "a fenced block of unknown class",
}
_INSTEAD = {
    "Table": "return a Table from a cell",
    "Image": "give the picture a paragraph of its own and a caption",
    "Div": "known classes: note, callout-note, callout-tip",
}
# Those that authors write, and those that the reading of references leaves.
_SPAN_ATTRIBUTES = ("term", "index", "quote", "claim", "direction", "point", "reason", "lang", "target", "bracketed")
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
    title: list[Node]
    blocks: list[Node]
    labels: tuple[Label, ...]


def structure(blocks: list[Node], source: Source, found: Diagnostics) -> Body | None:
    """The chapter in `blocks`, or None when it has no title or no text."""
    return _Structure(source, found).body(blocks)


class _Structure:
    def __init__(self, source: Source, found: Diagnostics) -> None:
        self.source, self.found = source, found
        self.labels: list[Label] = []
        self.line = 0

    def body(self, blocks: list[Node]) -> Body | None:
        blocks = self._blocks([b for b in blocks if not _is_references(b)])
        if not blocks or blocks[0]["t"] != "Header" or blocks[0]["c"][0] != 1:
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
        title = blocks[0]
        for exhibit, room in lacking_room(blocks):
            self._error(
                "T11",
                f"{exhibit['label']} cannot stand {exhibit['later']} paragraphs later: "
                f"{room} of them follow before something else",
                exhibit["line"],
                "lower its print-later",
            )
        return Body(title["c"][1][0], title["c"][2], blocks[1:], tuple(self.labels))

    def _blocks(self, blocks: list[Node], *, nested: bool = False) -> list[Node]:
        out: list[Node] = []
        for block in blocks:
            for node in self._block(block, out, nested):
                self._check_inlines(node)
                out.append(node)
        return out

    def _block(self, block: Node, before: list[Node], nested: bool) -> list[Node]:
        kind = block["t"]
        if kind in ("Para", "Plain"):
            self.line = first_line(block["c"]) or self.line
            return [block] if any(not is_mark(n) and n["t"] != "Space" for n in block["c"]) else []
        if kind == "Header":
            return self._header(block, nested)
        if kind == "Figure":
            return self._picture(block)
        if kind == "Div":
            return self._div(block, before)
        if kind == "BulletList":
            return [{"t": kind, "c": [self._blocks(item, nested=True) for item in block["c"]]}]
        if kind == "OrderedList":
            return [{"t": kind, "c": [block["c"][0], [self._blocks(item, nested=True) for item in block["c"][1]]]}]
        if kind == "BlockQuote":
            return [{"t": kind, "c": self._blocks(block["c"], nested=True)}]
        self._refuse_block(block)
        return []

    def _header(self, block: Node, nested: bool) -> list[Node]:
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
        self._label(name, "chapter" if level == 1 else "section", plain(title), level)
        return [_with_entries(block)]

    def _div(self, block: Node, before: list[Node]) -> list[Node]:
        (name, kinds, _), content = block["c"]
        if "cell" in kinds:
            return [self._exhibit(block, name, content)]
        if "note" in kinds:
            return self._note(content, before)
        box = next((BOX_KINDS[k] for k in kinds if k in BOX_KINDS), None)
        if box:
            return [self._box(name, box, content)]
        self._refuse_block(block)
        return []

    def _exhibit(self, block: Node, name: str, content: list[Node]) -> Node:
        given = attributes(block)
        self.line = int(given["line"])
        caption = content[0]["c"] if [b["t"] for b in content] == ["Para"] else []
        if not caption:
            self._error(
                "T10",
                f"the caption of {name} is not running text",
                self.line,
                "let it begin with a word, not with a sign that begins a list or a heading",
            )
        kind = {"fig": "figure", "tbl": "table"}[name.partition("-")[0]]
        self._label(name, kind, plain(caption))
        return {
            "t": "Exhibit",
            "label": name,
            "kind": kind,
            "cell": int(given["index"]),
            "picture": None,
            "alt": "",
            "line": self.line,
            "caption": caption,
            "note": [],
            "later": int(given["later"]),
        }

    def _picture(self, block: Node) -> list[Node]:
        (name, _, _), (_, caption), content = block["c"]
        image = next((n for run in runs(content) for n in run if n["t"] == "Image"), None)
        caption = caption[0]["c"] if caption else []
        self.line = first_line([n for run in runs(content) for n in run]) or first_line(caption) or self.line
        if image is None:
            self._refuse_block(block)
            return []
        address = image["c"][2][0]
        alt = dict(image["c"][0][2]).get("fig-alt", "").strip()
        if not alt or alt == plain(caption):
            self._error(
                "T08",
                f"the picture {address} has no text alternative of its own",
                self.line,
                'add {#fig-… fig-alt="what the picture shows"} after it',
            )
        name = name or image["c"][0][0]
        if not name.startswith("fig-"):
            self._error("T04", f"the picture {address} has no label", self.line, "add {#fig-…} after it")
        self._label(name, "figure", plain(caption))
        return [
            {
                "t": "Exhibit",
                "label": name,
                "kind": "figure",
                "cell": None,
                "picture": self._path(address),
                "alt": alt,
                "line": self.line,
                "caption": caption,
                "note": [],
            }
        ]

    def _path(self, address: str) -> str:
        """A picture's path in the project: as in Quarto, an address starts at the chapter, or with / at the project."""
        folder = "" if address.startswith("/") else posixpath.dirname(self.source.file)
        return posixpath.normpath(posixpath.join(folder, address.lstrip("/")))

    def _note(self, content: list[Node], before: list[Node]) -> list[Node]:
        note = self._blocks(content, nested=True)
        if before and before[-1]["t"] == "Exhibit":
            before[-1]["note"] = note
        else:
            self._error(
                "T10",
                "a note that does not follow a figure or a table",
                self.line,
                "put ::: {.note} directly after the cell",
            )
        return []

    def _box(self, name: str, box: tuple[str, str], content: list[Node]) -> Node:
        kind, prefix = box
        title = _with_entries(content[0])["c"][2] if content and content[0]["t"] == "Header" else []
        self.line = first_line(title) or self.line
        if not title:
            self._error("T04", "a box without a title", self.line, "begin the box with ## Title")
        if not name.startswith(prefix):
            self._error(
                "T04", f"the box {plain(title)!r} has no label", self.line, f"add {{#{prefix}… .callout-{kind}}}"
            )
        self._label(name, kind, plain(title))
        line = self.line
        blocks = self._blocks(content[1:] if title else content, nested=True)
        return {"t": "Box", "label": name, "kind": kind, "title": title, "blocks": blocks, "line": line}

    def _label(self, name: str, kind: str, title: str, level: int = 0) -> None:
        self.labels.append(Label(name, kind, self.line, title, level))

    def _check_inlines(self, block: Node) -> None:
        for node, line in (pair for run in runs([block]) for pair in placed(run)):
            if node["t"] not in INLINES or (node["t"] == "RawInline" and not is_mark(node)):
                self._refuse(node["t"], line or self.line)
            for name in attributes(node) if node["t"] == "Span" else ():
                if name not in _SPAN_ATTRIBUTES:
                    self._error(
                        "T10",
                        f"the attribute {name!r} of a span cannot be printed",
                        line or self.line,
                        nearest(name, _SPAN_ATTRIBUTES)
                        or "known attributes: term, index, quote, claim, direction, point, reason, lang",
                    )

    def _refuse_block(self, block: Node) -> None:
        self.line = line_of(block, self.source.lines, self.line)
        self._refuse(block["t"], self.line)

    def _refuse(self, kind: str, line: int) -> None:
        self._error(
            "T10",
            f"{_WHAT.get(kind, kind)} cannot be printed",
            line,
            _INSTEAD.get(kind, "write it as ordinary Markdown"),
        )

    def _error(self, code: str, message: str, line: int, hint: str) -> None:
        self.found.error(code, message, file=self.source.file, line=max(line, 1), hint=hint)


def _with_entries(header: Node) -> Node:
    """A heading whose attribute names entries of the index, with its text in a span that does so."""
    level, attr, title = header["c"]
    named = dict(attr[2]).get("index")
    return header if named is None else {"t": "Header", "c": [level, attr, [span(title, index=named)]]}


def _is_references(block: Node) -> bool:
    return block["t"] == "Div" and "csl-bib-body" in classes(block)


_LOOKS = {"Table": r"\s*[|+]", "LineBlock": r"\|", "HorizontalRule": r"\s*([-*_]\s*){3,}$", "Div": r"\s*:::+\s*[^:\s]"}
_MARK = re.compile(r"`+\d+`+\{=line\}")


def line_of(block: Node, lines: Sequence[str], after: int) -> int:
    """The line where `block` begins; when there is no telling, `after`, the line of the block before it."""
    kind = block["t"]
    if kind == "DefinitionList":
        return first_line(block["c"][0][0]) or after
    if kind in ("RawBlock", "CodeBlock"):
        head = _MARK.sub("", block["c"][1].partition("\n")[0]).strip()
        # Several pieces of HTML may stand in one line.
        return next((n for n, line in enumerate(lines, 1) if n >= after and head in line), after)
    looks = re.compile(_LOOKS.get(kind, "(?!)"))
    return next((n for n, line in enumerate(lines, 1) if n > after and looks.match(line)), after)
