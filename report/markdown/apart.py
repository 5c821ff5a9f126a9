"""What stands apart from the running text: margin notes beside it, and lists of key figures.

Says what may be in them; what is wrong is a sentence with a cure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from report.markdown.attributes import KEY_FIGURES, MARGIN, Known
from report.markdown.nodes import Block, Inline
from report.markdown.tree import inner, is_line_marker, nodes

_BLANK = ("Space", "SoftBreak", "LineBreak")


@dataclass(frozen=True, slots=True)
class Misused:
    """What is wrong with a margin note or with key figures, and what to do."""

    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A class of fenced blocks that stand apart.

    `known` is what may be in its braces, `code` that of what is wrong with one, `misused` finds that in its content,
    and `made` makes our own block of the one block that it holds.
    """

    known: Known
    code: str
    misused: Callable[[Sequence[Block]], Misused | None]
    made: Callable[[Block], Block]

    def nested(self) -> Misused:
        """What is wrong with one inside something else."""
        what = f"{self.known.name} in a list, box, note or quotation"
        return Misused(what, "put it between the paragraphs of a section")


def _wrong_margin(content: Sequence[Block]) -> Misused | None:
    """A margin note is one paragraph without footnotes."""
    if not content:
        return Misused("a margin note without text", "write one short paragraph in it, or remove it")
    if len(content) > 1 or content[0]["t"] != "Para":
        held = f"{len(content)} paragraphs" if all(b["t"] == "Para" for b in content) else "more than a paragraph"
        return Misused(f"a margin note with {held}", "leave one short paragraph; the rest belongs in the text")
    if any(node["t"] == "Note" for node in nodes(content[0]["c"])):
        return Misused("a footnote in a margin note", "call it in the text")
    return None


def _margin(block: Block) -> Block:
    assert block["t"] == "Para"
    return {"t": "Margin", "c": block["c"]}


def _wrong_figures(content: Sequence[Block]) -> Misused | None:
    """Key figures are one list, each of whose items is a paragraph that begins with a value in bold."""
    hint = 'write a list with items such as - **`{python} value("name")`** what it is'
    first = content[0] if len(content) == 1 else None
    if first is None or first["t"] != "BulletList":
        return Misused("key figures that are not one list", hint)
    for number, item in enumerate(first["c"], 1):
        if len(item) != 1 or (item[0]["t"] != "Plain" and item[0]["t"] != "Para"):
            return Misused(f"key figure {number} is more than a paragraph", "say in a line or two what the value is")
        if not _begins_with_value(item[0]["c"]):
            return Misused(f"key figure {number} does not begin with a value in bold", hint)
    return None


def _begins_with_value(inlines: Sequence[Inline]) -> bool:
    """Whether the first of `inlines` is bold and computed, inside the mark of a claim or not."""
    first = next((node for node in inlines if not is_line_marker(node) and node["t"] not in _BLANK), None)
    if first is not None and first["t"] == "Span":
        return _begins_with_value(inner(first) or ())
    return first is not None and first["t"] == "Strong" and any(node["t"] == "Code" for node in nodes(first["c"]))


def _figures(block: Block) -> Block:
    assert block["t"] == "BulletList"
    return {"t": "KeyFigures", "c": block["c"]}


# The classes of these blocks; those of a margin note are Quarto's own.
APART = {
    "column-margin": Apart(MARGIN, "T24", _wrong_margin, _margin),
    "aside": Apart(MARGIN, "T24", _wrong_margin, _margin),
    "key-figures": Apart(KEY_FIGURES, "T25", _wrong_figures, _figures),
}
