"""The lists of a publication, from tables of the data package.

A glossary, an index and quotations, which chapters refer to, and accepted deviations from the glossary.

Knows which columns each kind of list needs, and nothing of what the rows are about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report.cache.memory import Kind, Memory, Recording
from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.data.table import DataTable, Record
from report.diagnostics import Diagnostics, nearest
from report.language.text import Text
from report.project.records import CONFIG, Publication, TableName

# The columns of the wordings, Danish and English, of what else a list needs, and of what it may have besides.
_WORDINGS = {"glossary": ("danish", "english"), "index": ("label_da", "label_en"), "quotations": ("danish", "english")}
_DEVIATION = ("term", "wording", "section", "reason")
_MORE = {"glossary": ("definition_da", "definition_en", "abbreviation"), "deviations": _DEVIATION}
_GROUP = ("group_da", "group_en")


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list.  What a row does not have is empty.

    `definition` and `abbreviation` are those of a term, `group` is the heading under which an index lists its entry.
    """

    wording: Text
    definition: Text = Text.same("")
    abbreviation: str = ""
    group: Text = Text.same("")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A deviation from the glossary that is right, for a `reason`.

    `wording` may stand instead of the agreed term; without it any may.  `section` limits it to one section.
    """

    term: str
    wording: str
    section: str
    reason: str


# The rows by their ids, of each list that the publication has; None for a table that cannot be read.
Lists = Mapping[str, Mapping[str, Item | Accepted] | None]
LISTS: Kind[Lists] = Kind("lists")


def read_lists(publication: Publication, package: Package, found: Diagnostics) -> Lists:
    """The lists of `publication`; a table that is missing or lacks a column is reported."""
    return {kind: _read(kind, table, package, found) for kind, table in publication.lists.items()}


def remembered_lists(publication: Publication, package: Package, memory: Memory) -> Lists:
    """The lists of `publication`, from the cache where their tables are the same."""
    tables = {kind: table.name for kind, table in publication.lists.items()}

    def read(recording: Recording[Lists]) -> Lists:
        lists = read_lists(publication, package, recording.problems)
        if None in lists.values():
            recording.skip()
        return lists

    name = " ".join(f"{kind}={table}" for kind, table in tables.items())
    depends_on = [f"data/{PACKAGE_FILE}", *(f"data:{table}" for table in tables.values())]
    return memory.remember(LISTS, name, depends_on, read, only_sound=True).result


def _read(kind: str, named: TableName, package: Package, found: Diagnostics) -> Mapping[str, Item | Accepted] | None:
    if not named.name or package.broken is None or named.name in package.broken:
        return None  # what is wrong is already reported
    table = package.tables.get(named.name)
    if table is None:
        found.error(
            "C05",
            f"the table {named.name!r}, named under {kind}, is not in the data package",
            file=CONFIG,
            line=named.line,
            hint=nearest(named.name, package.tables) or "describe it in data/datapackage.json",
        )
        return None
    grouped = kind == "index" and any(column in table.fields for column in _GROUP)
    wanted = ("id", *_WORDINGS.get(kind, ()), *_MORE.get(kind, ()), *(_GROUP if grouped else ()))
    missing = [column for column in wanted if column not in table.fields]
    if missing:
        found.error(
            "C04",
            f"{kind} must be a table with the columns {', '.join(wanted)}, not {named.name!r}",
            file=CONFIG,
            line=named.line,
            hint=f"{named.name} has no column {', '.join(missing)}",
        )
        return None
    return _items(kind, table)


def _items(kind: str, table: DataTable) -> dict[str, Item | Accepted]:
    if kind == "deviations":
        return {str(row["id"]): Accepted(*(str(row[column] or "") for column in _DEVIATION)) for row in table}
    if kind == "glossary":
        return {
            str(row["id"]): Item(
                _text(row, *_WORDINGS[kind]),
                _text(row, "definition_da", "definition_en"),
                str(row["abbreviation"] or ""),
            )
            for row in table
        }
    grouped = kind == "index" and set(_GROUP) <= set(table.fields)
    return {
        str(row["id"]): Item(_text(row, *_WORDINGS[kind]), group=_text(row, *_GROUP) if grouped else Text.same(""))
        for row in table
    }


def _text(row: Record, danish: str, english: str) -> Text:
    return Text(da=str(row[danish] or ""), en=str(row[english] or ""))
