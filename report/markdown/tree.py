"""Walking and rewriting a chapter's tree, whose nodes :mod:`report.markdown.nodes` describes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeGuard, cast

from report.language.vocabulary import rules_of
from report.markdown.leaf_nodes import Code, RawInline, Str
from report.markdown.nodes import Block, Div, Image, Inline, Link, Span

Node: TypeAlias = Inline | Block


def string(text: str) -> Str:
    """Running text, with its spaces."""
    return {"t": "Str", "c": text}


def running(text: str) -> list[Inline]:
    """Plain `text` as inlines, its spaces apart as pandoc has them."""
    inlines: list[Inline] = []
    for word in text.split():
        inlines += [{"t": "Space"}, string(word)]
    return inlines[1:]


def span(content: list[Inline], *classes: str, **attributes: str) -> Span:
    """Inlines with classes and attributes."""
    return {"t": "Span", "c": (("", list(classes), list(attributes.items())), content)}


def identifier(node: Span | Div | Link | Code | Image) -> str:
    """The identifier of a node with attributes, empty when it has none."""
    return node["c"][0][0]


def classes(node: Span | Div | Link | Code | Image) -> list[str]:
    """The classes of a node with attributes."""
    return node["c"][0][1]


def attributes(node: Span | Div | Link | Code | Image) -> dict[str, str]:
    """The attributes of a node by name."""
    return dict(node["c"][0][2])


def inner(node: Inline) -> list[Inline] | None:
    """The inlines inside an inline node, or None when it has none; a footnote has blocks."""
    if node["t"] in {"Str", "Space", "RawInline"}:  # nearly all; in sets, as tuples would be compared one by one
        return None
    if node["t"] in {"Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Strikeout"}:
        return node["c"]
    if node["t"] in {"Span", "Cite", "Quoted", "Link"}:
        return node["c"][1]
    return None


def with_inner(node: Inline, inside: list[Inline]) -> Inline:
    """`node` with `inside` in place of its inlines.  Raises TypeError for a node that has none."""
    match node["t"]:
        case "Emph" | "Strong" | "Superscript" | "Subscript" | "SmallCaps" | "Strikeout":
            return {"t": node["t"], "c": inside}
        case "Span":
            return {"t": "Span", "c": (node["c"][0], inside)}
        case "Cite":
            return {"t": "Cite", "c": (node["c"][0], inside)}
        case "Quoted":
            return {"t": "Quoted", "c": (node["c"][0], inside)}
        case "Link":
            return {"t": "Link", "c": (node["c"][0], inside, node["c"][2])}
    raise TypeError(f"{node['t']} has no inlines inside")


def rewrite(inlines: Sequence[Inline], change: Callable[[Inline], list[Inline] | None]) -> list[Inline]:
    """`inlines` with every node for which `change` returns nodes replaced by them, outermost first."""
    out: list[Inline] = []
    for node in inlines:
        new = change(node)
        if new is not None:
            out += new
        elif node["t"] == "Note":
            out.append({"t": "Note", "c": rewrite_blocks(node["c"], lambda i: rewrite(i, change))})
        elif (inside := inner(node)) is not None:
            out.append(with_inner(node, rewrite(inside, change)))
        else:
            out.append(node)
    return out


def rewrite_blocks(blocks: Sequence[Block], change: Callable[[list[Inline]], list[Inline]]) -> list[Block]:
    """`blocks` with every run of inlines in them replaced by what `change` makes of it."""
    return [_rewritten(block, change) for block in blocks]


def _rewritten(block: Block, change: Callable[[list[Inline]], list[Inline]]) -> Block:
    match block["t"]:
        case "Para" | "Plain" | "Margin":
            return {"t": block["t"], "c": change(block["c"])}
        case "Header":
            level, attr, title = block["c"]
            return {**block, "c": (level, attr, change(title))}
        case "BulletList" | "KeyFigures":
            return {"t": block["t"], "c": [rewrite_blocks(item, change) for item in block["c"]]}
        case "OrderedList":
            numbering, items = block["c"]
            return {"t": "OrderedList", "c": (numbering, [rewrite_blocks(item, change) for item in items])}
        case "BlockQuote":
            return {"t": "BlockQuote", "c": rewrite_blocks(block["c"], change)}
        case "Box":
            return {**block, "title": change(block["title"]), "blocks": rewrite_blocks(block["blocks"], change)}
        case "Exhibit":
            return {**block, "caption": change(block["caption"]), "note": rewrite_blocks(block["note"], change)}
    return _rewritten_further(block, change)


def _rewritten_further(block: Block, change: Callable[[list[Inline]], list[Inline]]) -> Block:
    match block["t"]:
        case "Equation":
            return {**block, "c": change(block["c"])}
        case "DefinitionList":
            terms = [(change(term), [rewrite_blocks(d, change) for d in given]) for term, given in block["c"]]
            return {"t": "DefinitionList", "c": terms}
        case "TextTable":
            head, rows = [change(cell) for cell in block["head"]], [[change(c) for c in row] for row in block["rows"]]
            return {**block, "caption": change(block["caption"]), "head": head, "rows": rows}
        case "Listing":
            return {**block, "caption": change(block["caption"])}
        case "Tabset":
            return {**block, "tabs": [(change(title), rewrite_blocks(tab, change)) for title, tab in block["tabs"]]}
        case "Panel":
            return {**block, "caption": change(block["caption"]), "blocks": rewrite_blocks(block["blocks"], change)}
        case "Only":
            return {**block, "blocks": rewrite_blocks(block["blocks"], change)}
    return block


def inside(block: Block, change: Callable[[Block], Block]) -> Block:
    """`block` with what `change` makes of each block in it; what stands in quotations and notes is left alone."""
    match block["t"]:
        case "Box" | "Panel" | "Only":
            return cast(Block, {**block, "blocks": [change(b) for b in block["blocks"]]})
        case "Tabset":
            return {**block, "tabs": [(title, [change(b) for b in tab]) for title, tab in block["tabs"]]}
        case "BulletList":
            return {"t": "BulletList", "c": [[change(b) for b in item] for item in block["c"]]}
        case "OrderedList":
            return {"t": "OrderedList", "c": (block["c"][0], [[change(b) for b in item] for item in block["c"][1]])}
        case "DefinitionList":
            return {"t": "DefinitionList", "c": [(t, [[change(b) for b in d] for d in ds]) for t, ds in block["c"]]}
    return block


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block in `blocks`, parents before children."""
    for block in blocks:
        yield block
        yield from walk(blocks_inside(block))


def blocks_inside(block: Block) -> list[Block]:
    """The blocks directly in `block`."""
    match block["t"]:
        case "BulletList" | "KeyFigures":
            return [b for item in block["c"] for b in item]
        case "OrderedList":
            return [b for item in block["c"][1] for b in item]
        case "BlockQuote":
            return block["c"]
        case "Box" | "Panel" | "Only":
            return block["blocks"]
        case "Exhibit":
            return block["note"]
        case "DefinitionList":
            return [b for _, given in block["c"] for definition in given for b in definition]
        case "Tabset":
            return [b for _, tab in block["tabs"] for b in tab]
    return []


def runs(blocks: Sequence[Block]) -> Iterator[list[Inline]]:
    """Every run of inlines in `blocks`, in reading order; the text of footnotes is inside its run."""
    for block in blocks:
        match block["t"]:
            case "DefinitionList":
                for term, given in block["c"]:
                    yield term
                    yield from (run for definition in given for run in runs(definition))
            case "Tabset":
                for title, tab in block["tabs"]:
                    yield title
                    yield from runs(tab)
            case _:
                yield from own_runs(block)
                yield from runs(blocks_inside(block))


def own_runs(block: Block) -> Iterator[list[Inline]]:
    """The runs of inlines that stand in `block` itself, and in no block inside it."""
    match block["t"]:
        case "Para" | "Plain" | "Margin" | "Equation":
            yield block["c"]
        case "Header":
            yield block["c"][2]
        case "Box":
            yield block["title"]
        case "Exhibit" | "Listing" | "Panel":
            yield block["caption"]
        case "DefinitionList":
            yield from (term for term, _ in block["c"])
        case "Tabset":
            yield from (title for title, _ in block["tabs"])
        case "TextTable":
            yield from (block["caption"], *block["head"], *(cell for row in block["rows"] for cell in row))


def nodes(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Every inline node in `inlines`, parents before children, footnotes included."""
    waiting = [iter(inlines)]  # a generator within a generator for each level takes twice the time
    while waiting:
        for node in waiting[-1]:
            yield node
            inside = itertools.chain.from_iterable(runs(node["c"])) if node["t"] == "Note" else inner(node)
            if inside:
                waiting.append(iter(inside))
                break
        else:
            waiting.pop()


def printed_text(inlines: Sequence[Inline], language: str) -> str:
    """The text of `inlines` as :func:`plain` gives it, with the quotation marks of `language`, a code."""
    quotes = rules_of(language).quotes

    def marked(node: Inline) -> list[Inline] | None:
        if node["t"] != "Quoted":
            return None
        kind, inside = node["c"]
        marks = quotes.double if kind["t"] == "DoubleQuote" else quotes.single
        return [string(marks[0]), *rewrite(inside, marked), string(marks[1])]

    return plain(rewrite(inlines, marked))


def plain(inlines: Sequence[Inline]) -> str:
    """The text of `inlines` without footnotes, line markers and quotation marks."""
    out: list[str] = []
    for node in inlines:
        if node["t"] == "Str":
            out.append(node["c"])
        elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
            out.append(" ")
        elif node["t"] == "Code":
            out.append(node["c"][1])
        elif node["t"] == "Formula":
            out.append(node["said"])
        elif (inside := inner(node)) is not None:
            out.append(plain(inside))
    return " ".join(filter(None, "".join(out).split(" ")))


def placed(inlines: Sequence[Inline]) -> Iterator[tuple[Inline, int]]:
    """Every inline node in `inlines` with its line, which the next line marker tells.

    The markers in a footnote tell the lines of the footnote only, those outside it the lines of the rest.
    """
    waiting: list[Inline] = []
    line = 0
    for node in _outside_notes(inlines):
        if is_line_marker(node):
            line = int(node["c"][1])
            yield from ((n, line) for n in waiting)
            waiting = []
        else:
            waiting.append(node)
        if node["t"] == "Note":
            yield from (pair for run in runs(node["c"]) for pair in placed(run))
    yield from ((n, line) for n in waiting)


def _outside_notes(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for node in inlines:
        yield node
        yield from _outside_notes(inner(node) or ())


def lines(inlines: Sequence[Inline]) -> Iterator[int]:
    """The lines that the markers in `inlines` tell, outside footnotes."""
    return (int(node["c"][1]) for node in _outside_notes(inlines) if is_line_marker(node))


def first_line(inlines: Sequence[Inline]) -> int:
    """The line of the first marker in `inlines`, or 0 when there is none."""
    return next(lines(inlines), 0)


def is_line_marker(node: Inline) -> TypeGuard[RawInline]:
    """Whether `node` is a line marker (:mod:`report.markdown.line_markers`)."""
    return node["t"] == "RawInline" and node["c"][0] == "line"
