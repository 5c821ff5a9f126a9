"""The lists of a publication, from tables of the data package.

A glossary, an index and quotations, which chapters refer to, and accepted deviations from the glossary.

Knows which columns each kind of list needs, and nothing of what the rows are about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report import CONFIG
from report.cache.memory import Kind, Memory, Recording
from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.data.record import Record
from report.data.table import DataTable
from report.diagnostics import Diagnostics, nearest
from report.language.text import Text
from report.language.vocabulary import rules_of
from report.project.records import Publication, TableName

# How the columns of the wordings may be named, by the name of a language in English or by its code.
_EITHER = ("{name}", "wording_{code}")
_WORDINGS = {"glossary": _EITHER, "index": ("label_{code}",), "quotations": _EITHER}
_DEFINITION, _GROUP, _ABBREVIATION = "definition_{code}", "group_{code}", "abbreviation"
_OWN_ABBREVIATION = "abbreviation_{code}"  # instead, in a language that has one of its own
_DEVIATIONS, _DEVIATION, _LANGUAGE = "deviations", ("term", "wording", "section", "reason"), "language"


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list.  What a row does not have is empty.

    `definition` and `abbreviation` are those of a term, `group` is the heading under which an index lists its entry.
    """

    wording: Text
    definition: Text = Text.same("")
    abbreviation: Text = Text.same("")
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


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a publication.

    `rows` are those of each list that it has, by their ids; None for a table that cannot be read.  `accepted` are the
    deviations from its glossary.
    """

    rows: Mapping[str, Mapping[str, Item] | None]
    accepted: tuple[Accepted, ...] = ()


LISTS: Kind[Lists] = Kind("lists")


def remembered_lists(publication: Publication, package: Package, memory: Memory) -> Lists:
    """The lists of `publication`, from the cache where their tables are the same.

    A table that is missing or lacks a column is reported.
    """
    names = {kind: table.name for kind, table in publication.lists.items()}
    languages = publication.languages

    def read(recording: Recording[Lists]) -> Lists:
        given = publication.lists.items()
        tables = {kind: _table(kind, named, languages, package, recording.problems) for kind, named in given}
        if None in tables.values():
            recording.skip()
        deviations = tables.pop(_DEVIATIONS, None)
        rows = {kind: _items(kind, table, languages) if table else None for kind, table in tables.items()}
        return Lists(rows, _accepted(deviations) if deviations else ())

    name = " ".join((*languages, *(f"{kind}={table}" for kind, table in names.items())))
    depends_on = [f"data/{PACKAGE_FILE}", *(f"data:{table}" for table in names.values())]
    return memory.remember(LISTS, name, depends_on, read, only_sound=True).result


def _table(
    kind: str, named: TableName, languages: tuple[str, ...], package: Package, found: Diagnostics
) -> DataTable | None:
    """The table of a list; None, and reported, for one that is missing or lacks a column."""
    if not named.name or package.broken is None or named.name in package.broken:
        return None  # what is wrong is already reported
    table = package.tables.get(named.name)
    missing = _missing(kind, table, languages) if table else []
    if table and not missing:
        return table
    code, message = "C05", f"the table {named.name!r}, named under {kind}, is not in the data package"
    hint = nearest(named.name, package.tables) or "describe it in data/datapackage.json"
    if table:
        wanted = ", ".join(_wanted(kind, table, languages))
        code, message = "C04", f"{kind} must be a table with the columns {wanted}, not {named.name!r}"
        hint = f"{named.name} has no column {', '.join(missing)}"
    found.error(code, message, file=CONFIG, line=named.line, hint=hint)
    return None


def _wanted(kind: str, table: DataTable, languages: tuple[str, ...]) -> list[str]:
    """The columns that a list needs; an index that has headings in one language needs them in all."""
    if kind == _DEVIATIONS:
        return ["id", *_DEVIATION]
    columns = ["id", *(_named(_WORDINGS[kind][0], code) for code in languages)]
    if kind == "glossary":
        columns += [*(_named(_DEFINITION, code) for code in languages), _ABBREVIATION]
    return columns + (_headings(languages) if _is_grouped(kind, table, languages) else [])


def _missing(kind: str, table: DataTable, languages: tuple[str, ...]) -> list[str]:
    patterns = _WORDINGS.get(kind, ())
    given = {_named(patterns[0], code) for code in languages if _column(table, patterns, code)}
    return [column for column in _wanted(kind, table, languages) if column not in table.fields and column not in given]


def _is_grouped(kind: str, table: DataTable, languages: tuple[str, ...]) -> bool:
    return kind == "index" and any(column in table.fields for column in _headings(languages))


def _headings(languages: tuple[str, ...]) -> list[str]:
    return [_named(_GROUP, code) for code in languages]


def _named(pattern: str, code: str) -> str:
    return pattern.format(code=code, name=rules_of(code).name.lower())


def _column(table: DataTable, patterns: tuple[str, ...], code: str) -> str:
    """The column of the wordings in the language `code`, or an empty text."""
    return next((name for pattern in patterns if (name := _named(pattern, code)) in table.fields), "")


def _accepted(table: DataTable) -> tuple[Accepted, ...]:
    columns = (*_DEVIATION, *([_LANGUAGE] if _LANGUAGE in table.fields else []))
    return tuple(Accepted(*(str(row[column] or "") for column in columns)) for row in table)


def _items(kind: str, table: DataTable, languages: tuple[str, ...]) -> dict[str, Item]:
    wordings = {code: _column(table, _WORDINGS[kind], code) for code in languages}
    definitions = {code: _named(_DEFINITION, code) for code in languages if kind == "glossary"}
    groups = dict(zip(languages, _headings(languages), strict=True)) if _is_grouped(kind, table, languages) else {}
    return {
        str(row["id"]): Item(
            _text(row, wordings),
            _text(row, definitions),
            _abbreviations(row, languages) if kind == "glossary" else Text.same(""),
            _text(row, groups),
        )
        for row in table
    }


def _abbreviations(row: Record, languages: tuple[str, ...]) -> Text:
    """The abbreviation of a term in each language: its own there, or the common one."""
    own = {code: row.get(_named(_OWN_ABBREVIATION, code)) for code in languages}
    return Text(**{code: str(given or row[_ABBREVIATION] or "") for code, given in own.items()})


def _text(row: Record, columns: Mapping[str, str]) -> Text:
    """The wordings in `columns`, by language; an empty wording where there are no columns."""
    return Text(**{code: str(row[column] or "") for code, column in columns.items()}) if columns else Text.same("")
