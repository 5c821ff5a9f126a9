"""Walking pandoc's tree.  A node is a mapping with a type `t` and, mostly, content `c`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Node = dict
# Where the inlines of an inline node stand in its content.
_INSIDE = {
    "Emph": None,
    "Strong": None,
    "Superscript": None,
    "Subscript": None,
    "SmallCaps": None,
    "Quoted": 1,
    "Cite": 1,
    "Link": 1,
    "Span": 1,
}


def string(text: str) -> Node:
    """Running text, with its spaces."""
    return {"t": "Str", "c": text}


def running(text: str) -> list[Node]:
    """Plain `text` as inlines, its spaces apart as pandoc has them."""
    words = [[{"t": "Space"}, string(word)] for word in text.split()]
    return [node for pair in words for node in pair][1:]


def span(content: list[Node], *classes: str, **attributes: str) -> Node:
    """Inlines with classes and attributes."""
    return {"t": "Span", "c": [["", list(classes), [[k, v] for k, v in attributes.items()]], content]}


def classes(node: Node) -> list[str]:
    """The classes of a span, div or link."""
    return node["c"][0][1]


def attributes(node: Node) -> dict[str, str]:
    """The attributes of a span, div or link."""
    return dict(node["c"][0][2])


def inner(node: Node) -> list[Node] | None:
    """The inlines inside an inline node, or None when it has none."""
    if node["t"] not in _INSIDE:
        return None
    at = _INSIDE[node["t"]]
    return node["c"] if at is None else node["c"][at]


def rewrite(inlines: list[Node], change: Callable[[Node], list[Node] | None]) -> list[Node]:
    """`inlines` with every node for which `change` returns nodes replaced by them, outermost first."""
    out: list[Node] = []
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


def with_inner(node: Node, inside: list[Node]) -> Node:
    """`node`, which has inlines inside, with `inside` in their place."""
    at = _INSIDE[node["t"]]
    if at is None:
        return {"t": node["t"], "c": inside}
    content = list(node["c"])
    content[at] = inside
    return {"t": node["t"], "c": content}


def rewrite_blocks(blocks: list[Node], change: Callable[[list[Node]], list[Node]]) -> list[Node]:
    """`blocks` with every run of inlines in them replaced by what `change` makes of it."""
    return [_rewritten(block, change) for block in blocks]


def _rewritten(block: Node, change: Callable[[list[Node]], list[Node]]) -> Node:
    kind = block["t"]
    if kind in ("Para", "Plain"):
        return {"t": kind, "c": change(block["c"])}
    if kind == "Header":
        return {**block, "c": [block["c"][0], block["c"][1], change(block["c"][2])]}
    if kind == "BulletList":
        return {"t": kind, "c": [rewrite_blocks(item, change) for item in block["c"]]}
    if kind == "OrderedList":
        return {"t": kind, "c": [block["c"][0], [rewrite_blocks(item, change) for item in block["c"][1]]]}
    if kind == "BlockQuote":
        return {"t": kind, "c": rewrite_blocks(block["c"], change)}
    if kind == "Box":
        return {**block, "title": change(block["title"]), "blocks": rewrite_blocks(block["blocks"], change)}
    if kind == "Exhibit":
        return {**block, "caption": change(block["caption"]), "note": rewrite_blocks(block["note"], change)}
    return block


def walk(blocks: list[Node]) -> Iterator[Node]:
    """Every block in `blocks`, parents before children."""
    for block in blocks:
        yield block
        yield from walk(_blocks_inside(block))


def _blocks_inside(block: Node) -> list[Node]:
    kind = block["t"]
    if kind in ("BulletList", "OrderedList"):
        items = block["c"] if kind == "BulletList" else block["c"][1]
        return [b for item in items for b in item]
    inside = {"BlockQuote": "c", "Box": "blocks", "Exhibit": "note"}
    return block[inside[kind]] if kind in inside else []


def runs(blocks: list[Node]) -> Iterator[list[Node]]:
    """Every run of inlines in `blocks`, in reading order; the text of footnotes is inside its run."""
    for block in walk(blocks):
        kind = block["t"]
        if kind in ("Para", "Plain"):
            yield block["c"]
        elif kind == "Header":
            yield block["c"][2]
        elif kind in ("Box", "Exhibit"):
            yield block["title" if kind == "Box" else "caption"]


def nodes(inlines: list[Node]) -> Iterator[Node]:
    """Every inline node in `inlines`, parents before children, footnotes included."""
    for node in inlines:
        yield node
        if node["t"] == "Note":
            for run in runs(node["c"]):
                yield from nodes(run)
        elif (inside := inner(node)) is not None:
            yield from nodes(inside)


def plain(inlines: list[Node]) -> str:
    """The text of `inlines` without footnotes and line marks."""
    out = []
    for node in inlines:
        kind = node["t"]
        if kind == "Str":
            out.append(node["c"])
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            out.append(" ")
        elif kind == "Code":
            out.append(node["c"][1])
        elif (inside := inner(node)) is not None:
            out.append(plain(inside))
    return " ".join(filter(None, "".join(out).split(" ")))


def placed(inlines: list[Node]) -> Iterator[tuple[Node, int]]:
    """Every inline node in `inlines` with its line: that of the next mark, in or outside footnotes as the node is."""
    waiting: list[Node] = []
    line = 0
    for node in _outside_notes(inlines):
        if is_mark(node):
            line = int(node["c"][1])
            yield from ((n, line) for n in waiting)
            waiting = []
        else:
            waiting.append(node)
        if node["t"] == "Note":
            yield from (pair for run in runs(node["c"]) for pair in placed(run))
    yield from ((n, line) for n in waiting)


def _outside_notes(inlines: list[Node]) -> Iterator[Node]:
    for node in inlines:
        yield node
        yield from _outside_notes(inner(node) or [])


def lines(inlines: list[Node]) -> Iterator[int]:
    """The lines of the marks in `inlines`, outside footnotes."""
    return (int(node["c"][1]) for node in _outside_notes(inlines) if is_mark(node))


def first_line(inlines: list[Node]) -> int:
    """The line of the first mark in `inlines`, or 0 when there is none."""
    return next(lines(inlines), 0)


def is_mark(node: Node) -> bool:
    """Whether `node` is a line mark."""
    return node["t"] == "RawInline" and node["c"][0] == "line"
