"""Which tables of the data an edition prints, and where: by exhibit, by section and in its lists.

Leads to pages what :mod:`report.edition.usages` gives as lines of the chapters' files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.mentions import KINDS
from report.language.values import Value
from report.markdown.nodes import Block
from report.markdown.tree import attributes, classes, nodes, runs, walk

# The lists of a publication that have a page of their own, with the key of that page.
LIST_PAGES = {"glossary": "glossary", "index": "register"}
# A label of the edition, or the key of one of its lists.
Printed = tuple[str, str]
LABEL, LIST = "label", "list"


def printed_tables(document: EditionDocument, values: Mapping[str, Value]) -> dict[str, list[Printed]]:
    """By the name of a table the places that print something of it, in reading order: labels, then lists.

    `values` are those of the analysis by name.  A table whose rows a section quotes or counts is printed there.
    """
    found: dict[str, dict[Printed, None]] = {}
    for chapter in document.chapters:
        for table, label in _in_chapter(chapter, document, values):
            found.setdefault(table, {})[LABEL, label] = None
    for name, page in LIST_PAGES.items():
        if name in document.publication.lists and page in document.lists:
            found.setdefault(document.publication.lists[name].name, {})[LIST, page] = None
    return {table: list(places) for table, places in found.items()}


def _in_chapter(
    chapter: ChapterDocument, document: EditionDocument, values: Mapping[str, Value]
) -> Iterator[tuple[str, str]]:
    """(table, label) in reading order."""
    section = chapter.label
    for block in chapter.blocks:
        if block["t"] == "Header" and block["c"][1][0] in document.targets:
            section = block["c"][1][0]
        for inside in walk([block]):
            if inside["t"] == "Exhibit" and inside["label"] in chapter.exhibits:
                yield from ((file.name, inside["label"]) for file in chapter.exhibits[inside["label"]].files)
        yield from ((table, section) for table in _in_block(block, values))
    for mention in chapter.mentions:
        if KINDS[mention.kind] == "quotations":
            anchor = mention.anchor if mention.anchor in document.targets else chapter.label
            yield document.publication.lists["quotations"].name, anchor


def _in_block(block: Block, values: Mapping[str, Value]) -> Iterator[str]:
    for run in runs([block]):
        for node in nodes(run):
            if node["t"] == "Span" and "value" in classes(node):
                yield from (origin.resource for origin in values[attributes(node)["name"]].origins)
