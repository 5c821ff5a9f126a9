"""The entries of an index that whole sections are about, named once for all languages: a file of labels.

    sec-streets: planting care

Each stands for ``{#sec-streets index="planting care"}`` in the heading of every language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from report.cache.memory import Kind, Memory, Recording
from report.diagnostics import Diagnostics, nearest
from report.edition.lists import Item
from report.markdown.nodes import Block, Header, Inline
from report.markdown.tree import span
from report.project.records import Publication
from report.project.yaml_lines import YamlNode, read_yaml


@dataclass(frozen=True, slots=True)
class IndexSections:
    """The entries of each section by its label, with spaces between, and the line of `file` that names them."""

    file: str = ""
    entries: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def title(self, title: list[Inline], label: str) -> list[Inline]:
        """The title of the section `label`, marked with its entries."""
        return [span(title, index=self.entries[label])] if label in self.entries else title

    def headings(self, blocks: Sequence[Block]) -> list[Block]:
        """`blocks` with their headings marked."""
        return [self._heading(block) if block["t"] == "Header" else block for block in blocks]

    def _heading(self, block: Header) -> Header:
        level, attr, title = block["c"]
        return {"t": "Header", "c": (level, attr, self.title(title, attr[0]))}


_LINES = "write lines such as sec-streets: planting care"
INDEX_SECTIONS: Kind[IndexSections] = Kind("index-sections")


def remembered_index_sections(publication: Publication, memory: Memory) -> IndexSections:
    """The entries of sections of `publication`, from the cache while their file is the same; problems are reported."""
    index = publication.lists.get("index")
    if not index or not index.sections:
        return IndexSections()
    file = index.sections

    def read(recording: Recording[IndexSections]) -> IndexSections:
        try:
            node = read_yaml(memory.dependencies.read(file).decode("utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
            what = f"the sections of the index cannot be read: {str(error).splitlines()[0]}"
            recording.problems.error("C31", what, file=file, line=line, hint=_LINES)
            return IndexSections(file)
        return _sections(node, file, recording.problems)

    return memory.remember(INDEX_SECTIONS, file, [file], read, only_sound=True).result


def _sections(node: YamlNode, file: str, found: Diagnostics) -> IndexSections:
    given = node.content if isinstance(node.content, dict) else {}
    wrong = {label: entry for label, entry in given.items() if not isinstance(entry.content, str)}
    for label, entry in wrong.items():
        found.error("C31", f"{label} names no entry", file=file, line=entry.line, hint=f"write {label}: entry entry")
    if not isinstance(node.content, dict):
        found.error("C31", "the sections of the index are no mapping", file=file, line=node.line, hint=_LINES)
    sound = {label: entry for label, entry in given.items() if label not in wrong}
    return IndexSections(
        file,
        {label: " ".join(entry.content.split()) for label, entry in sound.items()},
        {label: entry.line for label, entry in sound.items()},
    )


def check_index_sections(
    sections: IndexSections, rows: Mapping[str, Item] | None, labels: Collection[str], found: Diagnostics
) -> None:
    """Report each section that is none of `labels`, and each entry that is in none of the `rows` of the index."""
    for label, names in sections.entries.items():
        line = sections.lines[label]
        if label not in labels:
            hint = nearest(label, labels) or "name a section by its label, or take the line out"
            found.error("C31", f"there is no section {label!r} to be indexed", file=sections.file, line=line, hint=hint)
        for name in (name for name in names.split() if rows is not None and name not in rows):
            hint = nearest(name, rows or ()) or "add it to the data"
            message = f"there is no entry {name!r} in the index"
            found.error("T17", message, file=sections.file, line=line, hint=hint)
