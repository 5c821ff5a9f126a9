"""The nodes that a chapter's structure is made of: exhibits, headings that name entries, and the text of a block."""

from __future__ import annotations

from typing import Literal

from report.markdown.nodes import Block, ExhibitBlock, Header, Inline
from report.markdown.tree import classes, runs, span


def exhibit_node(name: str, kind: Literal["figure", "table"], line: int, caption: list[Inline]) -> ExhibitBlock:
    """A figure or a table with no more than its label, its `line` and its caption."""
    return {
        "t": "Exhibit",
        "label": name,
        "kind": kind,
        "cell": None,
        "picture": None,
        "alt": "",
        "line": line,
        "caption": caption,
        "note": [],
        "later": 0,
    }


def with_index_entries(header: Header) -> Header:
    """A heading whose attribute names entries of the index, with its text in a span that does so."""
    level, attr, title = header["c"]
    named = dict(attr[2]).get("index")
    return header if named is None else {"t": "Header", "c": (level, attr, [span(title, index=named)])}


def own_run(block: Block) -> list[Inline]:
    """The inlines that stand in `block` itself, and in no block inside it."""
    return next(runs([block]), []) if block["t"] not in ("BulletList", "OrderedList", "BlockQuote") else []


def is_references(block: Block) -> bool:
    """Whether `block` is the list of literature that citeproc adds."""
    return block["t"] == "Div" and "csl-bib-body" in classes(block)
