"""What stands on lines of its own between paragraphs: formulas and code."""

from __future__ import annotations

from collections.abc import Sequence

from report.markdown.formulas import labelled
from report.markdown.listings import HIGHLIGHTED, pieces
from report.markdown.nodes import Block, Div, Inline, Listing
from report.markdown.reading import Reading
from report.markdown.tree import attributes, first_line, is_line_marker

_BLANK = ("Space", "SoftBreak", "LineBreak")


def paragraphs(block: Block, reading: Reading) -> list[Block]:
    """A paragraph, taken apart where a formula stands in it on a line of its own."""
    assert block["t"] == "Para" or block["t"] == "Plain"
    made: list[Block] = []
    text: list[Inline] = []
    rest = list(block["c"])
    line = first_line(rest) or reading.line
    while rest:
        node, *rest = rest
        if node["t"] != "Formula" or not node["display"]:
            text.append(node)
            continue
        label, rest = labelled(rest)
        markers = [n for n in rest[:2] if is_line_marker(n)]
        reading.line = first_line(markers) or first_line(rest) or line
        if label:
            reading.label(label, "equation", [node])
        made += _text(block["t"], text, reading)
        made.append({"t": "Equation", "label": label, "c": [node, *markers], "line": reading.line})
        text, rest = [], [n for n in rest if n not in markers] if markers else rest
    reading.line = first_line(text) or reading.line
    return [*made, *_text(block["t"], text, reading)]


def _text(kind: str, inlines: list[Inline], reading: Reading) -> list[Block]:
    """The paragraph of these inlines, unless nothing is printed of them."""
    while inlines and inlines[0]["t"] in _BLANK:
        inlines = inlines[1:]
    shown = any(not is_line_marker(n) and n["t"] not in _BLANK for n in inlines)
    return [{"t": "Para" if kind == "Para" else "Plain", "c": reading.footnotes(inlines)}] if shown else []


def listing(block: Div, reading: Reading) -> list[Block]:
    """The code that the block stands for."""
    index = int(attributes(block)["index"])
    shown = reading.source.shown[index]
    content: Sequence[Block] = block["c"][1]
    caption: list[Inline] = next((b["c"] for b in content if b["t"] == "Para"), [])
    code = next(b["c"][1] for b in content if b["t"] == "RawBlock" and b["c"][0] == HIGHLIGHTED)
    reading.line = shown.line
    if shown.label:
        reading.label(shown.label, "listing", caption)
    made: Listing = {
        "t": "Listing",
        "label": shown.label,
        "caption": reading.footnotes(caption),
        "language": shown.language,
        "file": shown.file,
        "code": pieces(code),
        "line": shown.line,
    }
    return [made]
