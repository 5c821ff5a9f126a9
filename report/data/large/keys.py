"""Foreign keys from and to tables that are larger than memory: which of them are not found where they point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from report.data.large.columns import as_key
from report.data.large.engine import ROW, Engine, looking_over
from report.data.large.table import LargeTable

if TYPE_CHECKING:
    from report.data.table import DataTable
    from report.language.values import Scalar

_PARTS = "chr(31)"  # parts the cells of a key; no text of the data holds it
_GIVEN = "SELECT DISTINCT unnest(?::VARCHAR[]) AS key"


def missing_keys(
    table: DataTable, columns: tuple[str, ...], other: DataTable, others: tuple[str, ...], most: int
) -> Iterator[tuple[int, str]]:
    """The first `most` rows of `table` whose cells in `columns` no row of `other` has in the columns `others`.

    Each is its number, or its line, and its key as it is printed.  A key with an empty cell points nowhere and is left
    out.  At least one of both tables is larger than memory.  Raises Unreadable.
    """
    with looking_over() as engine:
        if isinstance(table, LargeTable):
            yield from _missing_rows(engine, table, columns, _keys_of(other, others), most)
        else:
            assert isinstance(other, LargeTable)
            yield from _missing_in_memory(engine, table, columns, _keys_of(other, others), most)


def _keys_of(table: DataTable, columns: tuple[str, ...]) -> tuple[str, list[object]]:
    """The keys of a table, as a query and what is filled in there."""
    if isinstance(table, LargeTable):
        return f"SELECT {_key(table, columns)} AS key FROM {table.answers.source}", []
    return _GIVEN, [[_as_text(key) for key in table.columns(*columns) if None not in key]]


def _missing_rows(
    engine: Engine, table: LargeTable, columns: tuple[str, ...], known: tuple[str, list[object]], most: int
) -> Iterator[tuple[int, str]]:
    query, given = known
    stored = [table.answers.columns[name] for name in columns]
    said = ", ".join(column.text for column in stored)
    rows = engine.rows(
        f"SELECT row, said FROM (SELECT {ROW} AS row, [{said}] AS said, {_key(table, columns)} AS key "
        f"FROM {table.answers.source}) AS own ANTI JOIN ({query}) AS known ON own.key = known.key "
        f"WHERE own.key IS NOT NULL ORDER BY row LIMIT {most}",
        given,
    )
    for row, texts in rows:
        yield row + 1, ", ".join(column.plain(text) for column, text in zip(stored, texts, strict=True))


def _missing_in_memory(
    engine: Engine, table: DataTable, columns: tuple[str, ...], known: tuple[str, list[object]], most: int
) -> Iterator[tuple[int, str]]:
    query, given = known
    own = _keys_of(table, columns)
    rows = engine.rows(
        f"SELECT key FROM ({own[0]}) AS own ANTI JOIN ({query}) AS known ON own.key = known.key", [*own[1], *given]
    )
    missing = {key for (key,) in rows}
    found = 0
    for line, key in zip(table.lines, table.columns(*columns), strict=True):
        if None not in key and _as_text(key) in missing and found < most:
            found += 1
            yield line, ", ".join(map(str, key))


def _key(table: LargeTable, columns: tuple[str, ...]) -> str:
    """The key of a row as a text, NULL where one of its cells is empty."""
    return f" || {_PARTS} || ".join(table.answers.columns[name].key for name in columns)


def _as_text(key: tuple[Scalar, ...]) -> str:
    return "\x1f".join(map(as_key, key))
