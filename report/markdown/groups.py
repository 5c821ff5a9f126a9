"""Blocks that hold others: sets of tabs, parts for some formats, pictures side by side."""

from __future__ import annotations

from collections.abc import Sequence

from report.diagnostics import nearest
from report.markdown.attributes import CONDITION, PANEL, TABSET
from report.markdown.conditions import NAMES, formats
from report.markdown.nodes import Block, Div, Inline, PandocFigure
from report.markdown.pictures import picture
from report.markdown.reading import Reading
from report.markdown.refusals import line_of
from report.markdown.tree import attributes, classes, first_line, is_line_marker, nodes, runs, walk

PART = "part for some formats"
_MOST = 4  # pictures side by side
_BLANK = ("Space", "SoftBreak", "LineBreak")
_MARKS = {"term", "index", "quote"}


def tabset(block: Div, reading: Reading) -> list[Block]:
    """A set of tabs: each heading in it begins one."""
    reading.line = line = line_of(block, reading.source, reading.line)
    reading.refusals.braces(block["c"][0], TABSET, line)
    content = block["c"][1]
    if not content or content[0]["t"] != "Header":
        reading.error("T34", "a set of tabs that does not begin with a heading", "let each tab begin with ## Title")
        return []
    level, tabs = content[0]["c"][0], list[tuple[list[Inline], list[Block]]]()
    starts = [at for at, b in enumerate(content) if b["t"] == "Header" and b["c"][0] == level]
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        head = content[start]
        assert head["t"] == "Header"
        title = head["c"][2]
        reading.line = first_line(title) or reading.line
        if head["c"][1][0] and f"#{head['c'][1][0]}" in reading.source.lines[reading.source.at(max(reading.line, 1))]:
            reading.error("T34", "the title of a tab cannot have a label", "refer to the section, a figure or a table")
        inside = reading.blocks(content[start + 1 : end], nested=True)
        if not inside:
            reading.error("T34", "a tab without anything in it", "write below its heading what it shows")
        tabs.append((reading.footnotes(title), inside))
    reading.line = line
    if len(tabs) < 2:
        reading.error("T34", "a set of tabs with one tab", "leave ::: {.panel-tabset} out, or add a heading")
    return [{"t": "Tabset", "label": attributes(block).get("group", ""), "tabs": tabs, "line": line}]


def condition(block: Div, reading: Reading) -> list[Block]:
    """What only some of the formats print; nothing in it can be referred to from the others."""
    reading.line = line = line_of(block, reading.source, reading.line)
    kind, given = classes(block)[0], attributes(block)
    reading.refusals.braces(block["c"][0], CONDITION, line)
    wanted = formats(kind, given)
    inside = reading.inside(PART, block["c"][1])
    marked = any(
        n["t"] == "Span" and _MARKS & {*attributes(n), *classes(n)} for run in runs(inside) for n in nodes(run)
    )
    reading.line = line
    if wanted is None:
        unknown = next(value for value in given.values() if value not in NAMES)
        hint = nearest(unknown, NAMES) or "there are html, epub and pdf"
        reading.error("T35", f"there is no format {unknown!r}", hint)
    elif not given or not wanted:
        what = "no format prints this part" if given or kind == "content-hidden" else "a part without a condition"
        reading.error("T35", what, 'write when-format="html", "epub" or "pdf"; a comment <!-- … --> is never printed')
    elif marked or any(block.get("label") for block in walk(inside)):
        what = "something that lists or references lead to stands in a part for some formats"
        reading.error("T35", what, "put it into the text, or leave its label or mark out")
    else:
        return [{"t": "Only", "formats": list(wanted), "blocks": inside}]
    return []


def panel(block: Div, reading: Reading) -> list[Block]:
    """Pictures side by side: with a label they are parts of a figure, whose caption is the last paragraph."""
    reading.line = line = line_of(block, reading.source, reading.line)
    (name, _, _), given = block["c"][0], attributes(block)
    reading.refusals.braces(block["c"][0], PANEL, line)
    columns = given.get("layout-ncol", "")
    if columns not in map(str, range(1, _MOST + 1)):
        reading.error("T36", f"layout-ncol={columns!r} is no number of columns", f"write a number up to {_MOST}")
        columns = "2"
    content, caption = list(block["c"][1]), list[Inline]()
    if name and content and content[-1]["t"] == "Para" and not _pictures(content[-1]["c"]):
        caption = content.pop()["c"]  # type: ignore[typeddict-item, assignment]
    reading.line = first_line(caption) or line
    if name and not name.startswith("fig-"):
        reading.error("T04", f"the label {name!r} of pictures side by side must begin with fig-", "rename the label")
    elif name and not caption:
        reading.error("T12", f"{name} has no caption", "write it as the last paragraph, below the pictures")
    elif name:
        reading.label(name, "figure", caption)
    kids = _parts(content, reading, part=bool(name))
    text = reading.footnotes(caption)
    return [{"t": "Panel", "label": name, "caption": text, "columns": int(columns), "blocks": kids, "line": line}]


def _parts(content: Sequence[Block], reading: Reading, *, part: bool) -> list[Block]:
    kids: list[Block] = []
    for block in content:
        figures = _figures(block)
        if not figures:
            reading.line = first_line(next(runs([block]), [])) or reading.line
            reading.error("T36", "something that is no picture stands among pictures", "put it before or behind them")
        for figure in figures:
            kids += picture(figure, reading, part=part)
    if len(kids) < 2 and not (content and not kids):
        reading.error("T36", "pictures side by side are two at least", "leave layout-ncol out")
    return kids


def _figures(block: Block) -> list[PandocFigure]:
    """The pictures in a block that holds nothing else."""
    if block["t"] == "Figure":
        return [block]
    images = _pictures(block["c"]) if block["t"] == "Para" else []
    made: list[PandocFigure] = []
    for image in images:
        assert image["t"] == "Image"
        attr, caption, target = image["c"]
        paragraph: Block = {"t": "Plain", "c": [{"t": "Image", "c": (("", attr[1], attr[2]), caption, target)}]}
        made.append({"t": "Figure", "c": ((attr[0], [], []), (None, [{"t": "Plain", "c": caption}]), [paragraph])})
    return made


def _pictures(inlines: Sequence[Inline]) -> list[Inline]:
    """The pictures in `inlines`; none where there is anything else."""
    shown = [n for n in inlines if not is_line_marker(n) and n["t"] not in _BLANK]
    return shown if shown and all(n["t"] == "Image" for n in shown) else []


def is_panel(block: Div) -> bool:
    """Whether a block is laid out in columns."""
    return "layout-ncol" in attributes(block)


def letter_of_part(number: int) -> str:
    """The letter of a part of a figure: a for the first."""
    return chr(ord("a") + number - 1)
