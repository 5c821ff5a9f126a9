"""Quarto's callouts: boxes with a title, of five kinds, of which a reader may fold some up."""

from __future__ import annotations

from collections.abc import Sequence

from report.language.interface import word
from report.markdown.attributes import BOX, BOX_TITLE
from report.markdown.exhibit_nodes import with_index_entries
from report.markdown.nodes import Block, BoxBlock, Div, Inline
from report.markdown.reading import Reading
from report.markdown.refusals import line_of
from report.markdown.tree import attributes, classes, first_line, identifier, plain, running

# What each kind is called here, and what the label of one begins with.
BOX_KINDS = {
    "callout-note": ("note", "nte-"),
    "callout-tip": ("tip", "tip-"),
    "callout-warning": ("warning", "wrn-"),
    "callout-caution": ("caution", "cau-"),
    "callout-important": ("important", "imp-"),
}
_VALUES = {
    "collapse": ("true", "false"),
    "icon": ("true", "false"),
    "appearance": ("default", "simple", "minimal"),
}


def is_callout(block: Div) -> bool:
    """Whether a block is a callout, of a kind that there is or not."""
    return any(kind.startswith("callout-") for kind in classes(block))


def box(block: Div, reading: Reading) -> list[Block]:
    """The callout `block`; what is wrong with it is reported."""
    found = next((BOX_KINDS[k] for k in classes(block) if k in BOX_KINDS), None)
    if found is None:
        reading.line = line_of(block, reading.source, reading.line)
        reading.refusals.braces(block["c"][0], BOX, reading.line)
        return []
    kind, prefix = found
    content, title = _title(block, kind, reading)
    name = identifier(block)
    if name and not name.startswith(prefix):
        hint = f"let it begin with {prefix}, or leave it out: a box without a label has no number"
        reading.error("T04", f"the label {name!r} of a box {plain(title)!r} does not say what it is", hint)
    _check(block, reading)
    if name:
        reading.label(name, kind, title)
    line, title = reading.line, reading.footnotes(title)
    blocks = reading.blocks(content, nested=True)
    if not blocks:
        reading.error("T10", f"the box {plain(title)!r} is empty", "write what it says below its title")
    made: BoxBlock = {"t": "Box", "label": name, "kind": kind, "title": title, "blocks": blocks, "line": line}
    collapse = attributes(block).get("collapse")
    if collapse in ("true", "false"):
        made["collapse"] = "closed" if collapse == "true" else "open"
    return [made]


def _title(block: Div, kind: str, reading: Reading) -> tuple[Sequence[Block], list[Inline]]:
    """The content behind the title of a callout, and the title: its heading, its attribute, or the name of its kind."""
    content = block["c"][1]
    head = content[0] if content and content[0]["t"] == "Header" else None
    given = attributes(block).get("title", "")
    if head and head["t"] == "Header":
        title = with_index_entries(head)["c"][2]
        reading.line = first_line(title) or reading.line
        label, kinds, said = head["c"][1]
        typed = label and f"#{label}" in reading.source.lines[reading.source.at(max(reading.line, 1))]
        reading.refusals.braces((label if typed else "", kinds, said), BOX_TITLE, reading.line)
        if given:
            reading.error("T10", "a box with two titles", "leave the heading in it, or title=, out")
        return content[1:], title
    reading.line = line_of(block, reading.source, reading.line)
    if "{python}" in given:
        reading.error("V01", "a value in title= cannot be printed", "begin the box with a heading: ## Title")
    return content, running(given or word(f"box_{kind}", reading.source.language))


def _check(block: Div, reading: Reading) -> None:
    """Report what nothing reads of the braces of a callout."""
    reading.refusals.braces(block["c"][0], BOX, reading.line)
    for name, value in attributes(block).items():
        if name in _VALUES and value not in _VALUES[name]:
            reading.error("T10", f"{name}={value!r} of a box means nothing", f"write one of {', '.join(_VALUES[name])}")
