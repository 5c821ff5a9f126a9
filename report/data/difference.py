"""What changed between two versions of the data package, cell by cell.  Knows nothing of chapters."""

from __future__ import annotations

from dataclasses import dataclass

from report.data.package import Package
from report.data.record import Record
from report.data.table import DataTable

# What stands for the column where a whole file has changed.
FILE = "file"


@dataclass(frozen=True, slots=True)
class Change:
    """A changed fact: the table, the row's primary key, the column, and both cells as text.

    A row that is new or gone has no column and says so in `before` or `after`; a file that is another has no key.
    """

    table: str
    key: str
    column: str
    before: str
    after: str

    def __str__(self) -> str:
        if not self.column:
            return f"{self.table} {self.key}: {'added' if self.after else 'removed'}"
        where = f"{self.table} {self.key}".rstrip()
        return f"{where}, {self.column}: {self.before or '(empty)'} → {self.after or '(empty)'}"


def differences(old: Package, new: Package) -> list[Change]:
    """Every changed fact from `old` to `new`, by table in the order of the package, rows in the order of their keys.

    Of a table that is larger than memory, no more is told than that its file is another.
    """
    names = [*new.tables, *(n for n in old.tables if n not in new.tables)]
    found: list[Change] = []
    for name in names:
        if any(name in package.resources and package.resources[name].is_parquet for package in (old, new)):
            found += _file(name, old, new)
        else:
            found += _table(name, old.tables.get(name), new.tables.get(name))
    return found


def _file(name: str, old: Package, new: Package) -> list[Change]:
    if old.hashes.get(name) == new.hashes.get(name):
        return []
    return [Change(name, "", FILE, _told(old, name), _told(new, name))]


def _told(package: Package, name: str) -> str:
    """A file as it is told: its rows, and the beginning of its checksum."""
    table = package.tables.get(name)
    return "" if table is None else f"{table.size} rows, {package.hashes[name][:15]}…"


def _table(name: str, old: DataTable | None, new: DataTable | None) -> list[Change]:
    before, after = ({r.key: r for r in table or ()} for table in (old, new))
    changes = []
    for key in sorted(before.keys() | after.keys()):
        if key not in after or key not in before:
            changes.append(Change(name, key, "", *(("row", "") if key in before else ("", "row"))))
        else:
            changes += _row(name, key, before[key], after[key])
    return changes


def _row(name: str, key: str, before: Record, after: Record) -> list[Change]:
    columns = [*after, *(c for c in before if c not in after)]
    return [
        Change(name, key, column, _shown(before.get(column)), _shown(after.get(column)))
        for column in columns
        if before.get(column) != after.get(column)
    ]


def _shown(cell: object) -> str:
    return "" if cell is None else str(cell)
