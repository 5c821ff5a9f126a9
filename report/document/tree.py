"""Walking pandoc's tree.  A node is a mapping with a type `t` and, mostly, content `c`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Node = dict
# Where the inlines of an inline node stand in its content.
_INSIDE = {"Emph": None, "Strong": None, "Superscript": None, "Subscript": None, "SmallCaps": None,
           "Quoted": 1, "Cite": 1, "Link": 1, "Span": 1}


def string(text: str) -> Node:
    """Running text, with its spaces."""
    return {"t": "Str", "c": text}


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
            out.append(_with_inner(node, rewrite(inside, change)))
        else:
            out.append(node)
    return out


def _with_inner(node: Node, inside: list[Node]) -> Node:
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


def runs(blocks: list[Node]) -> Iterator[list[Node]]:
    """Every run of inlines in `blocks`, in reading order; the text of footnotes is inside its run."""
    for block in blocks:
        kind = block["t"]
        if kind in ("Para", "Plain"):
            yield block["c"]
        elif kind == "Header":
            yield block["c"][2]
        elif kind == "BulletList":
            for item in block["c"]:
                yield from runs(item)
        elif kind == "OrderedList":
            for item in block["c"][1]:
                yield from runs(item)
        elif kind == "BlockQuote":
            yield from runs(block["c"])
        elif kind == "Box":
            yield block["title"]
            yield from runs(block["blocks"])
        elif kind == "Exhibit":
            yield block["caption"]
            yield from runs(block["note"])


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
    return " ".join("".join(out).split(" ")).strip()


def first_line(inlines: list[Node]) -> int:
    """The line of the first line mark in `inlines`, or 0 when there is none."""
    return next((int(n["c"][1]) for n in nodes(inlines) if is_mark(n)), 0)


def is_mark(node: Node) -> bool:
    """Whether `node` is a line mark."""
    return node["t"] == "RawInline" and node["c"][0] == "line"
