"""The nodes that a chapter's structure is made of: exhibits, and headings that name entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from report.markdown.nodes import Block, ExhibitBlock, Header, Inline, Span
from report.markdown.tree import classes, is_line_marker, nodes, span

TOPIC = "topic"
NOTICE = "notice"  # the class of a text that the generator adds; no edition that is published has one


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


def topic_of(caption: Sequence[Inline]) -> Span | None:
    """The span with which a caption says what the exhibit is about, before what it shows; None without one."""
    first = next((n for n in caption if not is_line_marker(n) and n["t"] not in ("Space", "SoftBreak")), None)
    return first if first and first["t"] == "Span" and TOPIC in classes(first) else None


def misplaced_topics(run: Sequence[Inline], *, caption: bool) -> int:
    """How many spans of `run` are topics and do not begin a caption, which is what the run is if `caption` says so."""
    own = topic_of(run) if caption else None
    return sum(n["t"] == "Span" and TOPIC in classes(n) and n is not own for n in nodes(run))


def with_index_entries(header: Header) -> Header:
    """A heading whose attribute names entries of the index, with its text in a span that does so."""
    level, attr, title = header["c"]
    named = dict(attr[2]).get("index")
    return header if named is None else {"t": "Header", "c": (level, attr, [span(title, index=named)])}


def is_references(block: Block) -> bool:
    """Whether `block` is the list of literature that citeproc adds."""
    return block["t"] == "Div" and "csl-bib-body" in classes(block)
