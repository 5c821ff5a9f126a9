"""Abbreviations that an edition prints and nowhere marks: they belong to its lists as much as those that are marked.

Finds them in text, notes and tables, and says where each stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from report.edition.lists import Lists
from report.edition.mentions import KINDS, Mention
from report.markdown.nodes import Block
from report.markdown.tree import nodes, runs, walk
from report.printed.exhibit import PrintedExhibit


class Printed(Protocol):
    """What this module reads of a chapter: its label, its blocks with their exhibits, and what it marks."""

    @property
    def label(self) -> str:
        """The label of the chapter."""

    @property
    def blocks(self) -> Sequence[Block]:
        """Its text."""

    @property
    def exhibits(self) -> Mapping[str, PrintedExhibit]:
        """Its figures and tables, by label."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What it marks."""


def all_mentions(chapters: Sequence[Printed], lists: Lists, language: str) -> list[tuple[Mention, ...]]:
    """What each of `chapters` mentions: what it marks, and terms whose abbreviation it is the first to print.

    The latter are those that none of the chapters marks.
    """
    marked = {m.name for chapter in chapters for m in chapter.mentions if m.kind == "term"}
    terms = lists.rows.get(KINDS["term"]) or {}
    wanted = {n: a for n, item in terms.items() if n not in marked and (a := item.abbreviation.in_(language))}
    found = []
    for chapter in chapters:
        said = list(_first(chapter, wanted))
        for mention in said:
            del wanted[mention.name]
        found.append((*chapter.mentions, *said))
    return found


def _first(chapter: Printed, wanted: Mapping[str, str]) -> Iterator[Mention]:
    parts = list(_parts(chapter)) if wanted else []
    everything = "\n".join(text for _, text in parts)
    for name, abbreviation in wanted.items():
        if abbreviation not in everything:  # most of them, and far cheaper than to look for it as a word
            continue
        whole = re.compile(rf"(?<![\w.]){re.escape(abbreviation)}(?!\w)")
        section = next((label for label, text in parts if whole.search(text)), None)
        if section:
            yield Mention("term", name, section, section, 1)


def _parts(chapter: Printed) -> Iterator[tuple[str, str]]:
    """What the chapter prints, in parts, each with the label of its section."""
    label = chapter.label
    for block in walk(chapter.blocks):
        if block["t"] == "Header" and block["c"][0] <= 2 and block["c"][1][0]:
            label = block["c"][1][0]
        yield label, " ".join(_words(chapter, block))


def _words(chapter: Printed, block: Block) -> Iterator[str]:
    for run in runs([block]):
        yield from (node["c"] for node in nodes(run) if node["t"] == "Str")
    exhibit = chapter.exhibits.get(block["label"]) if block["t"] == "Exhibit" else None
    if exhibit and exhibit.table:
        yield from (column.heading for column in exhibit.table.columns)
        yield from (cell for row in exhibit.table.rows for cell in row.cells)
