"""Where values are printed: every value of composed editions by its name, with what stands on each side and where.

A value in the cell of a table that has no name of its own is called by the table, as in ``tbl-streets.2.3``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from report.edition.compose import ChapterDocument, EditionDocument
from report.execute.records import Results
from report.language.values import Computation, Value
from report.markdown.tree import attributes, classes, nodes, plain, runs
from report.printed.answers import asked_of_table


@dataclass(frozen=True, slots=True)
class Printing:
    """A place that prints a value: the words there, in which edition, and file and line of the chapter.

    `form` is ``value`` or ``words``, or the label of the exhibit in whose table it stands.
    """

    publication: str
    language: str
    text: str
    file: str
    line: int
    form: str


@dataclass(slots=True)
class PrintedValue:
    """A value by its `name`, with all places that print it; `called` is by language what it is in a table."""

    name: str
    value: Value
    printings: list[Printing] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)

    def texts(self, language: str) -> list[str]:
        """What is printed of it in `language`, each once."""
        return list(dict.fromkeys(p.text for p in self.printings if p.language == language))


def printed_values(documents: Iterable[EditionDocument], results: Results) -> dict[str, PrintedValue]:
    """Every value that `documents`, one publication in every language, print of `results`, in reading order."""
    found: dict[str, PrintedValue] = {}
    registered = results.analysed.values or {}
    for document in documents:
        for chapter in document.texts:
            for name, printing in _in_text(document, chapter):
                if name in registered:
                    found.setdefault(name, PrintedValue(name, registered[name])).printings.append(printing)
            _add_tables(document, chapter, results, found)
    return found


def _in_text(document: EditionDocument, chapter: ChapterDocument) -> Iterator[tuple[str, Printing]]:
    for node in (n for run in (chapter.title, *runs(chapter.blocks)) for n in nodes(run)):
        if node["t"] == "Span" and "value" in classes(node):
            given = attributes(node)
            where = (chapter.source.file, int(given["line"]), given["form"])
            yield given["name"], Printing(document.publication.key, document.edition.language, plain([node]), *where)


def _add_tables(
    document: EditionDocument, chapter: ChapterDocument, results: Results, found: dict[str, PrintedValue]
) -> None:
    """The values in the tables of `chapter`, those behind its figures among them."""
    language, lines = document.edition.language, {b["label"]: b["line"] for b in chapter.blocks if b["t"] == "Exhibit"}
    returned = results.exhibits.get(chapter.chapter.file(document.publication.languages[0]), {})
    for label, exhibit in chapter.exhibits.items():
        result = returned.get(label)
        if result is None or exhibit.table is None:
            continue
        cells = {row.number: row.cells for row in exhibit.table.rows}
        for asked in asked_of_table(label, result.table, exhibit.table):
            _, row, column = asked.name.rsplit(".", 2)
            text = cells[int(row)][int(column) - 1]
            value = found.setdefault(asked.name, PrintedValue(asked.name, asked.value))
            value.called[language] = asked.called
            where = (chapter.source.file, lines.get(label, 0), label)
            value.printings.append(Printing(document.publication.key, language, text, *where))


def computed_of(how: Computation, values: Mapping[str, Value]) -> list[tuple[str, Value]]:
    """The operands of a computation: the name of each that has one, else nothing, and the operand."""
    return [(o, values[o]) if isinstance(o, str) else ("", o) for o in how.of if not isinstance(o, str) or o in values]
