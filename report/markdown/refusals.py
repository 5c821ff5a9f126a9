"""What pandoc reads and no edition can print: it is refused, with the line where it stands and a way to say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from report.diagnostics import Diagnostics, nearest
from report.markdown.nodes import Block
from report.markdown.source import Source
from report.markdown.tree import attributes, first_line, is_line_marker, placed, runs

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
_LOOKS = {"Table": r"\s*[|+]", "LineBlock": r"\|", "HorizontalRule": r"\s*([-*_]\s*){3,}$", "Div": r"\s*:::+\s*[^:\s]"}
_LINE_MARKER = re.compile(r"`+\d+`+\{=line\}")


class Refusals:
    """Reports what is wrong in the tree of one chapter."""

    def __init__(self, source: Source, found: Diagnostics) -> None:
        self.source, self.found = source, found

    def error(self, code: str, message: str, line: int, hint: str) -> None:
        """Report an error of the chapter; a `line` that is not known is 0, and reported as the first."""
        self.found.error(code, message, file=self.source.file, line=max(line, 1), hint=hint)

    def block(self, block: Block, after: int) -> int:
        """Refuse `block`, which stands after the line `after`; returns its own line."""
        line = line_of(block, self.source.lines, after)
        self._refuse(block["t"], line)
        return line

    def inlines(self, block: Block, line: int) -> None:
        """Refuse the inlines of `block` that cannot be printed; `line` is for those whose own is not known."""
        for node, own in (pair for run in runs([block]) for pair in placed(run)):
            if node["t"] not in INLINES or (node["t"] == "RawInline" and not is_line_marker(node)):
                self._refuse(node["t"], own or line)
            for name in attributes(node) if node["t"] == "Span" else ():
                if name not in _SPAN_ATTRIBUTES:
                    self.error(
                        "T10",
                        f"the attribute {name!r} of a span cannot be printed",
                        own or line,
                        nearest(name, _SPAN_ATTRIBUTES)
                        or "known attributes: term, index, quote, claim, direction, point, reason, lang",
                    )

    def _refuse(self, kind: str, line: int) -> None:
        self.error(
            "T10",
            f"{_WHAT.get(kind, kind)} cannot be printed",
            line,
            _INSTEAD.get(kind, "write it as ordinary Markdown"),
        )


def line_of(block: Block, lines: Sequence[str], after: int) -> int:
    """The line where `block` begins; when there is no telling, `after`, the line of the block before it."""
    if block["t"] == "DefinitionList":
        return first_line(block["c"][0][0]) or after
    if block["t"] in ("RawBlock", "CodeBlock"):
        head = _LINE_MARKER.sub("", block["c"][1].partition("\n")[0]).strip()
        # Several pieces of HTML may stand in one line.
        return next((n for n, line in enumerate(lines, 1) if n >= after and head in line), after)
    looks = re.compile(_LOOKS.get(block["t"], "(?!)"))
    return next((n for n, line in enumerate(lines, 1) if n > after and looks.match(line)), after)
