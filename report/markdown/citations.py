"""Citations set apart from the texts they stand in: each form is set once for an edition and then cached.

In an author-date style a citation depends on its own words, on the language and on the works of the whole
edition ("2018a"), and not on where it stands; so a text whose citations are all known needs no citeproc.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from report.markdown.bibliography import Refused
from report.markdown.nodes import Block, Cite, Inline
from report.markdown.tree import classes, identifier, nodes, runs
from report.project.addresses import KINDS, outside


@dataclass(frozen=True, slots=True)
class Formatted:
    """How the citations of an edition are printed, by :func:`form`, and the entries of its literature."""

    cites: dict[str, list[Inline]] = field(default_factory=dict)
    literature: list[Block] = field(default_factory=list)


def form(cite: Cite) -> str:
    """What a citation says, wherever it stands: works, words around them, and whether authors are in the text."""
    return json.dumps(
        [[c["citationId"], c["citationPrefix"], c["citationSuffix"], c["citationMode"]["t"]] for c in cite["c"][0]]
    )


def cites_in(node: object) -> Iterator[Cite]:
    """Every citation in `node`, any part of the tree as pandoc's JSON gives it."""
    if isinstance(node, dict):
        if node.get("t") == "Cite":
            yield cast(Cite, node)
        node = node.get("c")
    if isinstance(node, list):
        for part in node:
            if isinstance(part, dict | list):
                yield from cites_in(part)


def formatted(blocks: Sequence[Block]) -> Formatted:
    """What citeproc made of a request: a paragraph for each citation, and the list of works."""
    cites = {form(node): node["c"][1] for run in runs(blocks) for node in nodes(run) if node["t"] == "Cite"}
    entries = [entry for b in blocks if b["t"] == "Div" and "csl-bib-body" in classes(b) for entry in b["c"][1]]
    return Formatted(cites, entries)


def refused_links(literature: Sequence[Block]) -> Iterator[Refused]:
    """The links in the entries of a list of literature that lead to an address of a kind that is not printed."""
    for entry in literature:
        if entry["t"] == "Div":
            links = [node["c"][2][0] for run in runs(entry["c"][1]) for node in nodes(run) if node["t"] == "Link"]
            key = identifier(entry).removeprefix("ref-")
            yield from (Refused(key, address, KINDS) for address in links if outside(address) is None)
