"""Tables in Parquet, written by DuckDB from the texts that a CSV file of the same rows has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from report.data.large.engine import literal, quoted


def write_parquet(path: Path, columns: Mapping[str, str], rows: Sequence[Sequence[str]]) -> None:
    """Write `rows` of texts as columns of these types of DuckDB; an empty text is an empty cell."""
    types = columns.values()
    with duckdb.connect() as connection:
        connection.execute(
            f"CREATE TABLE t ({', '.join(f'{quoted(name)} {type_}' for name, type_ in columns.items())})"
        )
        cells = ", ".join(f"CAST(nullif(c{at}, '') AS {type_})" for at, type_ in enumerate(types))
        texts = ", ".join(f"unnest(?::VARCHAR[]) AS c{at}" for at in range(len(columns)))
        given = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
        connection.execute(f"INSERT INTO t SELECT {cells} FROM (SELECT {texts})", given)
        connection.execute(f"COPY t TO {literal(str(path))} (FORMAT parquet)")
