"""Where the editions use a fact: from a row of the data to the lines of the chapters, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.mentions import KINDS
from report.execute.records import CellResult, Results
from report.language.values import Origin, Value
from report.markdown.tree import attributes, classes, nodes, runs
from report.results.exhibits import Table

# A row of the data: its table and its primary key, which is empty for a result taken from the whole table.
Fact = tuple[str, str]


class Usages:
    """The places that print each fact, collected from composed editions."""

    def __init__(self) -> None:
        self.found: dict[Fact, list[str]] = defaultdict(list)

    def add(self, documents: Iterable[EditionDocument], results: Results) -> None:
        """Collect what `documents`, one publication in every language, print of `results`."""
        for document, chapter in ((d, c) for d in documents for c in d.texts):
            self._add_values(chapter, results)
            first = chapter.chapter.file(document.publication.languages[0])
            self._add_exhibits(chapter, results.exhibits.get(first, {}))
            for mention in chapter.mentions:
                table = document.publication.lists[KINDS[mention.kind]].name
                self.found[table, mention.name].append(
                    f'{chapter.source.file}:{mention.line} {mention.kind}="{mention.name}"'
                )

    def of(self, table: str, key: str) -> list[str]:
        """Where the fact is printed, itself or in a result taken from its whole table, in reading order."""
        return list(dict.fromkeys([*self.found.get((table, key), ()), *self.found.get((table, ""), ())]))

    def _add_values(self, chapter: ChapterDocument, results: Results) -> None:
        values = results.analysed.values or {}
        for node in (n for run in runs(chapter.blocks) for n in nodes(run)):
            if node["t"] == "Span" and "value" in classes(node):
                given = attributes(node)
                place = f'{chapter.source.file}:{given["line"]} {given["form"]}("{given["name"]}")'
                self._note(place, values[given["name"]].origins)

    def _add_exhibits(self, chapter: ChapterDocument, returned: Mapping[str, CellResult]) -> None:
        for block in (b for b in chapter.blocks if b["t"] == "Exhibit" and b["label"] in returned):
            self._note(
                f"{chapter.source.file}:{block['line']} {block['label']}", _origins(returned[block["label"]].table)
            )

    def _note(self, place: str, origins: Iterable[Origin]) -> None:
        for origin in origins:
            self.found[origin.resource, origin.key].append(place)


def _origins(table: Table) -> list[Origin]:
    return [o for row in table.rows for cell in row.cells if isinstance(cell, Value) for o in cell.origins]
