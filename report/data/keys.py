"""Foreign keys between the tables of a package: every key must be found where it points."""

from __future__ import annotations

from collections.abc import Mapping

from report.data.descriptor import PACKAGE_FILE
from report.data.schema import Resource
from report.data.table import DataTable
from report.diagnostics import Diagnostics, nearest
from report.language.values import Scalar


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
                known = set(tables[target].columns(*target_columns))
                _check_rows(tables[resource.name], columns, target, known, found, f"{shown_as}/{resource.path}")


def _check_rows(
    table: DataTable,
    columns: tuple[str, ...],
    target: str,
    known: set[tuple[Scalar, ...]],
    found: Diagnostics,
    file: str,
) -> None:
    for line, key in zip(table.lines, table.columns(*columns), strict=True):
        if None not in key and key not in known:
            printed = ", ".join(map(str, key))
            found.error(
                "D09",
                f"{'+'.join(columns)} {printed!r} is not in the table {target}",
                file=file,
                line=line,
                hint=nearest(printed, (", ".join(map(str, k)) for k in known)) or f"add it to {target}",
            )
