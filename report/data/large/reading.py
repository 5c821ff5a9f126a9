"""A Parquet file of the package read: looked over by its schema, and left where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from report.data.large.answers import LargeFile, columns_of
from report.data.large.checks import Checker
from report.data.large.columns import StoredColumn, stored_as
from report.data.large.engine import EXTRA, Engine, Missing, Unreadable, looking_over, source
from report.data.large.table import LargeTable
from report.data.rows import report_differences
from report.data.schema import Resource
from report.diagnostics import Diagnostics
from report.language.values import Origin


def read_large(
    folder: Path, resource: Resource, places: Mapping[str, Origin], file: str, found: Diagnostics
) -> LargeTable | None:
    """The table of `resource` in `folder`, every problem of its rows reported; None where it cannot be asked.

    `file` is the file's name in messages, in which rows are numbered from 1 on.
    """
    try:
        with looking_over() as engine:
            looked = _looked_over(engine, folder, resource, file, found)
    except Missing:
        what = f"the table {resource.name} is Parquet, which is read with DuckDB, and that is not installed"
        found.error("D16", what, file=file, hint=EXTRA)
        return None
    except Unreadable as error:
        hint = "write the file anew as Parquet, without encryption"
        found.error("D01", f"the table cannot be read as Parquet: {error}", file=file, hint=hint)
        return None
    return table_of(resource, looked, folder, places) if looked else None


def table_of(resource: Resource, file: LargeFile, folder: Path, places: Mapping[str, Origin]) -> LargeTable:
    """The table of `resource`, whose `file` in `folder` was looked over."""
    return LargeTable(
        resource.name,
        resource.fields,
        file,
        resource.origin,
        folder=folder,
        primary_key=resource.primary_key,
        places=places,
    )


def _looked_over(engine: Engine, folder: Path, resource: Resource, file: str, found: Diagnostics) -> LargeFile | None:
    rows = source(folder / resource.path)
    stored = columns_of(engine, rows)
    if list(stored) != list(resource.fields):
        report_differences(list(stored), resource, file, found, line=0)
    columns = [StoredColumn(f.name, f.type, stored[f.name]) for f in resource.fields.values() if f.name in stored]
    fitting = [column for column in columns if column.fits]
    _report_unfit(columns, file, found)
    Checker(engine, rows, fitting, resource, file, found).check()
    if len(fitting) < len(resource.fields):
        return None
    ((number,),) = engine.rows(f"SELECT count(*) FROM {rows}")
    return LargeFile(resource.path, number, tuple(columns))


def _report_unfit(columns: Sequence[StoredColumn], file: str, found: Diagnostics) -> None:
    for column in (c for c in columns if not c.fits):
        what = f"the column {column.name!r} is stored as {column.stored}, and the schema says {column.kind}"
        found.error("D05", what, file=file, hint=f"store it as {' or '.join(stored_as(column.kind))}")
