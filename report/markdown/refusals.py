"""What pandoc reads and no edition can print: it is refused, with the line where it stands and a way to say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from report.diagnostics import Diagnostics
from report.markdown.attributes import CODE, LINK, SPAN, Known, is_reference, unknown
from report.markdown.leftovers import Typed, is_lost_expression, left_as_text
from report.markdown.nodes import Attr, Block, Inline, Span
from report.markdown.source import Source
from report.markdown.tree import first_line, is_line_marker, nodes, placed

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
    "Div": "known classes: note, callout-note, callout-tip, column-margin, key-figures",
}
_LOOKS = {
    "Table": r"\s*[|+]",
    "LineBlock": r"\|",
    "HorizontalRule": r"\s*([-*_]\s*){3,}$",
    "Div": r"[\s>*+-]*:::+\s*[^:\s]",
}
_LINE_MARKER = re.compile(r"`+\d+`+\{=line\}")


class Refusals:
    """Reports what is wrong in the tree of one chapter."""

    def __init__(self, source: Source, found: Diagnostics) -> None:
        self.source, self.found = source, found
        self.typed = Typed(source.lines)

    def error(self, code: str, message: str, line: int, hint: str) -> None:
        """Report an error of the chapter; a `line` that is not known is 0, and reported as the first."""
        self.found.error(code, message, file=self.source.file, line=max(line, 1), hint=hint)

    def block(self, block: Block, after: int) -> int:
        """Refuse `block`, which stands after the line `after`; returns its own line."""
        line = line_of(block, self.source.lines, after)
        self._refuse(block["t"], line)
        return line

    def run(self, run: Sequence[Inline], line: int) -> None:
        """Refuse what of a run of inlines cannot be printed; `line` is for what has no line of its own."""
        read = {id(n) for node in nodes(run) for n in _left_by_reading(node)}
        for node, own in placed(run):
            if id(node) not in read:
                self._inline(node, own or line)
        for what, own, hint in left_as_text(run, self.typed):
            self.error("T21", what, own or line, hint)

    def braces(self, attr: Attr, known: Known, line: int) -> None:
        """Refuse what nothing reads of the braces behind something."""
        for what, hint in unknown(attr, known):
            self.error("T10", f"{what} means nothing", line, hint)

    def _inline(self, node: Inline, line: int) -> None:
        match node["t"]:
            case "Span":
                self._span(node, line)
            case "Link":
                self.braces(node["c"][0], LINK, line)
                if node["c"][2][1]:
                    self.error("T10", "the title of a link means nothing", line, "write it in the text")
            case "Code":
                self.braces(node["c"][0], CODE, line)
                if is_lost_expression(node["c"][1]):
                    hint = 'write `{python} value("name")` or `{python} words("name")`'
                    self.error("T21", f"an expression that nothing computes: {node['c'][1]!r}", line, hint)
            case "Emph" | "Strong" | "Superscript" | "Subscript" if not node["c"]:
                hint = "write words between the signs, or a \\ before each"
                self.error("T21", "signs of type with nothing between them", line, hint)
            case "Cite":
                for citation in node["c"][0]:
                    self.run([*citation["citationPrefix"], *citation["citationSuffix"]], line)
        if node["t"] not in INLINES or (node["t"] == "RawInline" and not is_line_marker(node)):
            self._refuse(node["t"], line)

    def _span(self, node: Span, line: int) -> None:
        """Refuse what of an author's span means nothing; a class of the generator's own is taken from it."""
        (label, given, attributes), inside = node["c"]
        self.braces((label, given, attributes), SPAN, line)
        node["c"] = ((label, [name for name in given if name in SPAN.classes], attributes), inside)

    def _refuse(self, kind: str, line: int) -> None:
        self.error(
            "T10",
            f"{_WHAT.get(kind, kind)} cannot be printed",
            line,
            _INSTEAD.get(kind, "write it as ordinary Markdown"),
        )


def _left_by_reading(node: Inline) -> Iterator[Inline]:
    """The nodes in `node` that are not their author's: those of a reference, and a citation as it is printed."""
    if node["t"] == "Span" and is_reference(node):
        yield from (node, *(part for part in node["c"][1] if part["t"] == "Span"))
    elif node["t"] == "Cite":
        yield from nodes(node["c"][1])


def line_of(block: Block, lines: Sequence[str], after: int) -> int:
    """The line where `block` begins; when there is no telling, `after`, the line of the block before it."""
    if block["t"] == "DefinitionList":
        return first_line(block["c"][0][0]) or after
    if block["t"] in ("RawBlock", "CodeBlock"):
        head = _LINE_MARKER.sub("", block["c"][1].partition("\n")[0]).strip()
        # Several pieces of HTML may stand in one line.
        return next((n for n in range(max(after, 1), len(lines) + 1) if head in lines[n - 1]), after)
    looks = re.compile(_LOOKS.get(block["t"], "(?!)"))
    return next((n for n in range(after + 1, len(lines) + 1) if looks.match(lines[n - 1])), after)
