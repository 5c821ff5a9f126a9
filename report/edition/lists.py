"""The lists of a publication, from tables of the data package.

A glossary, an index and quotations, which chapters refer to, and accepted deviations from the glossary.

Knows which columns each kind of list needs, and nothing of what the rows are about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict, cast

from report.cache.memory import Kind, Memory, Recording
from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.data.table import DataTable, Record
from report.diagnostics import Diagnostics, nearest
from report.language.text import Text
from report.language.vocabulary import rules_of
from report.project.records import CONFIG, Publication, TableName

# How the columns of the wordings may be named, by the name of a language in English or by its code.
_EITHER = ("{name}", "wording_{code}")
_WORDINGS = {"glossary": _EITHER, "index": ("label_{code}",), "quotations": _EITHER}
_DEFINITION, _GROUP, _ABBREVIATION = "definition_{code}", "group_{code}", "abbreviation"
_DEVIATION, _LANGUAGE = ("term", "wording", "section", "reason"), "language"


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

    `wording` may stand instead of the agreed term; without it any may.  `section` limits it to one section, and
    `language`, a code, to one language.
    """

    term: str
    wording: str
    section: str
    reason: str
    language: str = ""


class Lists(TypedDict, total=False):
    """The rows by their ids, of each list that the publication has; None for a table that cannot be read."""

    glossary: Mapping[str, Item] | None
    index: Mapping[str, Item] | None
    quotations: Mapping[str, Item] | None
    deviations: Mapping[str, Accepted] | None


LISTS: Kind[Lists] = Kind("lists")


def read_lists(publication: Publication, package: Package, found: Diagnostics) -> Lists:
    """The lists of `publication`; a table that is missing or lacks a column is reported."""
    languages = publication.languages
    lists = {kind: _read(kind, table, languages, package, found) for kind, table in publication.lists.items()}
    return cast(Lists, lists)  # what a row is follows from the kind of its list


def remembered_lists(publication: Publication, package: Package, memory: Memory) -> Lists:
    """The lists of `publication`, from the cache where their tables are the same."""
    tables = {kind: table.name for kind, table in publication.lists.items()}

    def read(recording: Recording[Lists]) -> Lists:
        lists = read_lists(publication, package, recording.problems)
        if None in lists.values():
            recording.skip()
        return lists

    name = " ".join((*publication.languages, *(f"{kind}={table}" for kind, table in tables.items())))
    depends_on = [f"data/{PACKAGE_FILE}", *(f"data:{table}" for table in tables.values())]
    return memory.remember(LISTS, name, depends_on, read, only_sound=True).result


def _read(
    kind: str, named: TableName, languages: tuple[str, ...], package: Package, found: Diagnostics
) -> Mapping[str, Item] | Mapping[str, Accepted] | None:
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
    missing = _missing(kind, table, languages)
    if missing:
        wanted, hint = ", ".join(_wanted(kind, table, languages)), f"{named.name} has no column {', '.join(missing)}"
        message = f"{kind} must be a table with the columns {wanted}, not {named.name!r}"
        found.error("C04", message, file=CONFIG, line=named.line, hint=hint)
        return None
    return _items(kind, table, languages)


def _wanted(kind: str, table: DataTable, languages: tuple[str, ...]) -> list[str]:
    """The columns that a list needs; an index that has headings in one language needs them in all."""
    if kind == "deviations":
        return ["id", *_DEVIATION]
    columns = ["id", *(_named(_WORDINGS[kind][0], code) for code in languages)]
    if kind == "glossary":
        columns += [*(_named(_DEFINITION, code) for code in languages), _ABBREVIATION]
    return columns + (_headings(languages) if _is_grouped(kind, table, languages) else [])


def _missing(kind: str, table: DataTable, languages: tuple[str, ...]) -> list[str]:
    patterns = _WORDINGS.get(kind, ())
    found = {_named(patterns[0], code) for code in languages if _column(table, patterns, code)}
    return [column for column in _wanted(kind, table, languages) if column not in table.fields and column not in found]


def _is_grouped(kind: str, table: DataTable, languages: tuple[str, ...]) -> bool:
    return kind == "index" and any(column in table.fields for column in _headings(languages))


def _headings(languages: tuple[str, ...]) -> list[str]:
    return [_named(_GROUP, code) for code in languages]


def _named(pattern: str, code: str) -> str:
    return pattern.format(code=code, name=rules_of(code).name.lower())


def _column(table: DataTable, patterns: tuple[str, ...], code: str) -> str:
    """The column of the wordings in the language `code`, or an empty text."""
    return next((name for pattern in patterns if (name := _named(pattern, code)) in table.fields), "")


def _items(kind: str, table: DataTable, languages: tuple[str, ...]) -> dict[str, Item] | dict[str, Accepted]:
    if kind == "deviations":
        columns = (*_DEVIATION, *([_LANGUAGE] if _LANGUAGE in table.fields else []))
        return {str(row["id"]): Accepted(*(str(row[column] or "") for column in columns)) for row in table}
    wordings = {code: _column(table, _WORDINGS[kind], code) for code in languages}
    definitions = {code: _named(_DEFINITION, code) for code in languages if kind == "glossary"}
    groups = dict(zip(languages, _headings(languages), strict=True)) if _is_grouped(kind, table, languages) else {}
    return {
        str(row["id"]): Item(
            _text(row, wordings),
            _text(row, definitions),
            str(row[_ABBREVIATION] or "") if kind == "glossary" else "",
            _text(row, groups),
        )
        for row in table
    }


def _text(row: Record, columns: Mapping[str, str]) -> Text:
    """The wordings in `columns`, by language; an empty wording where there are no columns."""
    return Text(**{code: str(row[column] or "") for code, column in columns.items()}) if columns else Text.same("")
