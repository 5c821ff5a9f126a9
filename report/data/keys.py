"""Foreign keys between the tables of a package: every key must be found where it points."""

from __future__ import annotations

from collections.abc import Mapping

from report.data.descriptor import PACKAGE_FILE
from report.data.schema import Resource
from report.data.table import DataTable
from report.diagnostics import Diagnostics, nearest


def check_foreign_keys(
    resources: Mapping[str, Resource],
    tables: Mapping[str, DataTable],
    broken: frozenset[str],
    found: Diagnostics,
    shown_as: str,
) -> None:
    """Report each foreign key of the schema, and each row, that points nowhere.

    `broken` are tables with errors, whose rows may be missing; `shown_as` is the folder's name in messages.
    """
    for resource in resources.values():
        for columns, target, target_columns in resource.foreign_keys:
            other = resources.get(target)
            if target in broken:
                continue
            if other is None or not set(target_columns) <= set(other.fields):
                found.error(
                    "D09",
                    f"a foreign key of {resource.name!r} points to {', '.join(target_columns)} in {target!r}, "
                    "which does not exist",
                    file=f"{shown_as}/{PACKAGE_FILE}",
                    line=resource.line,
                    hint=nearest(target, resources) or "mend the key",
                )
            elif resource.name in tables:
                own, file = tables[resource.name], f"{shown_as}/{resource.path}"
                large = resource.is_parquet or other.is_parquet
                (_check_large if large else _check_rows)(own, columns, tables[target], target_columns, found, file)


def _check_rows(
    table: DataTable,
    columns: tuple[str, ...],
    other: DataTable,
    others: tuple[str, ...],
    found: Diagnostics,
    file: str,
) -> None:
    known = set(other.columns(*others))
    for line, key in zip(table.lines, table.columns(*columns), strict=True):
        if None not in key and key not in known:
            printed = ", ".join(map(str, key))
            meant = nearest(printed, (", ".join(map(str, k)) for k in known))
            _report(printed, columns, other, found, (file, line), meant)


def _check_large(
    table: DataTable,
    columns: tuple[str, ...],
    other: DataTable,
    others: tuple[str, ...],
    found: Diagnostics,
    file: str,
) -> None:
    from report.data.large.checks import SHOWN
    from report.data.large.keys import missing_keys

    missing = list(missing_keys(table, columns, other, others, SHOWN + 1))
    for line, printed in missing[:SHOWN]:
        _report(printed, columns, other, found, (file, line))
    if len(missing) > SHOWN:
        more = f"{'+'.join(columns)}: the first {SHOWN} such rows are named, and there are more"
        found.error("D09", more, file=file, hint=f"add it to {other.name}")


def _report(
    key: str,
    columns: tuple[str, ...],
    other: DataTable,
    found: Diagnostics,
    place: tuple[str, int],
    meant: str = "",
) -> None:
    """Report the `key` of a row at a `place`, its file and line; `meant` says which key may be."""
    file, line = place
    message = f"{'+'.join(columns)} {key!r} is not in the table {other.name}"
    found.error("D09", message, file=file, line=line, hint=meant or f"add it to {other.name}")
