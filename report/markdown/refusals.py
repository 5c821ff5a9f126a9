"""What pandoc reads and no edition can print: it is refused, with the line where it stands and a way to say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from report.diagnostics import Diagnostics
from report.language.characters import unprintable
from report.markdown.attributes import CODE, LINK, SPAN, Known, is_reference, twofold, unknown
from report.markdown.leaf_nodes import Attr
from report.markdown.leftovers import Typed, is_lost_expression, left_as_text
from report.markdown.nodes import Block, Inline, Span
from report.markdown.source import Source
from report.markdown.tree import is_line_marker, nodes, placed

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
    "SmallCaps",
    "Strikeout",
    "Formula",
}
_WHAT = {
    "RawBlock": "raw HTML",
    "RawInline": "raw HTML",
    "CodeBlock": "code that is only indented",
    "Image": "a picture inside a paragraph",
    "HorizontalRule": "a horizontal rule",
    "Underline": "underlined text",
    "Div": "a fenced block of unknown class",
}
_INSTEAD = {
    "CodeBlock": "begin and end it with a line of ```, at the beginning of a line or of the text of an item",
    "Image": "give the picture a paragraph of its own and a caption",
    "HorizontalRule": "begin a section with ## Title {#sec-…}, or write {{< pagebreak >}} for a new page on paper",
    "Underline": "write *emphasis*: what is underlined looks like a link",
    "Div": "known classes: note, the five callouts, column-margin, aside, key-figures, panel-tabset, content-visible, "
    "content-hidden; or layout-ncol alone",
}
_LOOKS = {
    "Table": r"\s*[|+:-]|\S.*\|",
    "LineBlock": r"\|",
    "HorizontalRule": r"\s*([-*_]\s*){3,}$",
    "Div": r"[\s>*+-]*:::+\s*[^:\s]",
}
_OWN = re.compile("[\ue000\ue001\ufffc]")  # of report.markdown.formulas and report.markdown.leftovers
_LINE_MARKER = re.compile(r"`+\d+`+\{=line\}")


class Refusals:
    """Reports what is wrong in the tree of one chapter."""

    def __init__(self, source: Source, found: Diagnostics) -> None:
        self.source, self.found = source, found
        self.typed = Typed(source.lines, source.at)

    def error(self, code: str, message: str, line: int, hint: str) -> None:
        """Report an error of the chapter; a `line` that is not known is 0, and reported as the first."""
        self.found.error(code, message, file=self.source.file, line=max(line, 1), hint=hint)

    def block(self, block: Block, after: int) -> int:
        """Refuse `block`, which stands after the line `after`; returns its own line."""
        line = line_of(block, self.source, after)
        self._refuse(block, line)
        return line

    def run(self, run: Sequence[Inline], line: int) -> None:
        """Refuse what of a run of inlines cannot be printed; `line` is for what has no line of its own."""
        read = {id(n) for node in nodes(run) for n in _left_by_reading(node)}
        for node, own in placed(run):
            if id(node) not in read:
                self._inline(node, own or line)
        for what, own, hint in left_as_text(run, self.typed):
            self.error("T21", what, own or line, hint)

    def formula(self, tex: str, wrong: str) -> None:
        """Refuse a formula that pandoc cannot read, for what is `wrong` in it."""
        head = tex.split("\n", maxsplit=1)[0].strip()[:40]
        at = next((at for at, line in enumerate(self.source.lines) if head in line), 0)
        reason = " ".join(wrong.split()).rpartition("rendering as TeX:")[2].strip() or wrong
        hint = "see that every brace, \\left and \\begin has its partner, and that the commands are those of LaTeX"
        self.error("T33", f"the formula {head!r} cannot be read: {reason}", self.source.number(at), hint)

    def braces(self, attr: Attr, known: Known, line: int) -> None:
        """Refuse what nothing reads of the braces behind something, and what they say twice."""
        for what, hint in unknown(attr, known):
            self.error("T10", f"{what} means nothing", line, hint)
        for what, hint in twofold(attr, known):
            self.error("T10", what, line, hint)

    def _inline(self, node: Inline, line: int) -> None:
        match node["t"]:
            case "Span":
                self._span(node, line)
            case "Link":
                self.braces(node["c"][0], LINK, line)
                if node["c"][2][1]:
                    self.error("T10", "the title of a link means nothing", line, "write it in the text")
            case "Str":
                self._characters(node["c"], line)
            case "Code":
                self._characters(node["c"][1], line)
                self.braces(node["c"][0], CODE, line)
                if is_lost_expression(node["c"][1]):
                    hint = 'write `{python} value("name")` or `{python} words("name")`'
                    self.error("T21", f"an expression that nothing computes: {node['c'][1]!r}", line, hint)
            case "Emph" | "Strong" | "Superscript" | "Subscript" | "Strikeout" if not node["c"]:
                hint = "write words between the signs, or a \\ before each"
                self.error("T21", "signs of type with nothing between them", line, hint)
            case "Cite":
                for citation in node["c"][0]:
                    self.run([*citation["citationPrefix"], *citation["citationSuffix"]], line)
        if node["t"] not in INLINES or (node["t"] == "RawInline" and not is_line_marker(node)):
            self._refuse(node, line)

    def _characters(self, text: str, line: int) -> None:
        """Refuse what no page may hold, and the signs that stand for something else inside; entities may give them."""
        bad = unprintable(text) or _OWN.search(text)
        if bad:
            name = f"the character U+{ord(bad[0]):04X}" if isinstance(bad, re.Match) else bad.name
            self.error("T01", f"the text holds {name}", line, "remove it, or what is written for it, as &#1; is")

    def _span(self, node: Span, line: int) -> None:
        """Refuse what of an author's span means nothing; a class of the generator's own is taken from it."""
        (label, given, attributes), inside = node["c"]
        self.braces((label, given, attributes), SPAN, line)
        node["c"] = ((label, [name for name in given if name in SPAN.classes], attributes), inside)

    def _refuse(self, node: Inline | Block, line: int) -> None:
        kind = node["t"]
        what = _WHAT.get(kind, kind)
        if (node["t"] == "RawInline" or node["t"] == "RawBlock") and node["c"][0] in ("tex", "latex"):
            what = "raw TeX"
        self.error("T10", f"{what} cannot be printed", line, _INSTEAD.get(kind, "write it as ordinary Markdown"))


def _left_by_reading(node: Inline) -> Iterator[Inline]:
    """The nodes in `node` that are not their author's: those of a reference, and a citation as it is printed."""
    if node["t"] == "Span" and is_reference(node):
        yield from (node, *(part for part in node["c"][1] if part["t"] == "Span"))
    elif node["t"] == "Cite":
        yield from nodes(node["c"][1])


def line_of(block: Block, source: Source, after: int) -> int:
    """The line where `block` begins; when there is no telling, `after`, the line of the block before it."""
    first, end = source.at(after) if after else -1, len(source.lines)
    if block["t"] in ("RawBlock", "CodeBlock"):
        head = _LINE_MARKER.sub("", block["c"][1].partition("\n")[0]).strip()
        # Several pieces of HTML may stand in one line.
        places = (at for at in range(max(first, 0), end) if head in source.lines[at])
    else:
        looks = re.compile(_LOOKS.get(block["t"], "(?!)"))
        places = (at for at in range(first + 1, end) if looks.match(source.lines[at]))
    found = next(places, None)
    return after if found is None else source.number(found)
