"""No number is typed by hand in what stands around the chapters: titles in _quarto.yml, glossary and index."""

from __future__ import annotations

from collections.abc import Mapping

from report import CONFIG
from report.cache.memory import Kind, Memory
from report.cache.places import digest
from report.check.chapters import TextRules
from report.check.numbers import check_wording
from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.diagnostics import Diagnostics
from report.edition.compose import EditionDocument
from report.edition.lists import Lists
from report.project.records import Edition, TableName

FRONT: Kind[None] = Kind("front")
# Quotations are compared with the data instead, and deviations are not printed.
_LISTS = ("glossary", "index")


def check_front(
    documents: Mapping[str, EditionDocument],
    lists: Lists,
    package: Package,
    rules: Mapping[str, TextRules],
    memory: Memory,
) -> None:
    """Report numbers typed by hand in the titles, descriptions and lists of a publication in all its languages.

    Each language has its `rules`; the editions are `documents`, by language.
    """
    for code, document in documents.items():
        _check_descriptions(document, rules[code], memory.problems)
    publication = next(iter(documents.values())).publication
    for edition in publication.editions.values():
        _check_edition(edition, rules[edition.language], memory.problems)
    _check_title(publication.lists.get("index"), rules, memory.problems)
    for kind in _LISTS:
        rows, named = lists.rows.get(kind), publication.lists.get(kind)
        if rows and named:
            depends_on = [f"data/{PACKAGE_FILE}", f"data:{named.name}"]
            name = digest(kind, named.name, repr(rules))
            found = memory.begin(FRONT, name, depends_on)
            if memory.recall(FRONT, name) is None:
                _check_list(kind, named.name, lists, package, rules, found.problems)
                found.keep(None)


def _check_title(index: TableName | None, rules: Mapping[str, TextRules], found: Diagnostics) -> None:
    """Check the titles of the index, of which no edition prints one in a language without `rules`."""
    for code, title in index.titles.items() if index else ():
        if index and code in rules:
            place = f"index.title.{code}", CONFIG, index.line
            check_wording(title, code, rules[code].numbers, place, found)


def _check_descriptions(document: EditionDocument, rules: TextRules, found: Diagnostics) -> None:
    for source in (text.source for text in document.texts if text.source.description):
        place = "the description", source.file, source.description_line
        check_wording(source.description, document.edition.language, rules.numbers, place, found)


def _check_edition(edition: Edition, rules: TextRules, found: Diagnostics) -> None:
    for key in ("title", "subtitle", "description"):
        place = f"the {key} of the edition in {edition.language}", CONFIG, edition.lines.get(key, 0)
        check_wording(getattr(edition, key), edition.language, rules.numbers, place, found)


def _check_list(
    kind: str, table: str, lists: Lists, package: Package, rules: Mapping[str, TextRules], found: Diagnostics
) -> None:
    file = f"data/{package.resources[table].path}"
    lines = {
        str(row.cells["id"]): line for line, row in zip(package.tables[table].lines, package.tables[table], strict=True)
    }
    for name, item in (lists.rows.get(kind) or {}).items():
        for code in rules:
            for what, text in (("wording", item.wording), ("definition", item.definition), ("group", item.group)):
                if what == "definition" and name in rules[code].numbers.definitions:
                    continue
                place = f"the {what} of {name!r} in the {kind}", file, lines.get(name, 0)
                check_wording(text.in_(code), code, rules[code].numbers, place, found)
