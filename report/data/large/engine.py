"""DuckDB, as tables are read with it: nothing from elsewhere, within a limit of memory, rows in the order of the file.

Questions are answered by one thread, which starts no other: processes that know answers are forked.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

LOOKING, ANSWERING = "512MB", "256MB"  # that DuckDB may hold; past it, looking over a table goes on in a folder
EXTRA = "install the extra large: pip install -e '.[large]' in a checkout of the generator, or its wheel with [large]"
ROW = "file_row_number"  # of a row in its file, from 0 on
_AT_ONCE = 10_000  # rows that are taken from an answer at a time
# Nothing is fetched and nothing loaded that the package has not brought along.
_ALONE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_ONE_THREAD = {"threads": "1", "async_threads": "0"}
# The connection that answers questions, by the process that has it.
_answering: dict[int, duckdb.DuckDBPyConnection] = {}


def is_installed() -> bool:
    """Whether there is DuckDB to read tables with."""
    return find_spec("duckdb") is not None


class Missing(ImportError):
    """Raised where DuckDB is not installed."""


class Unreadable(ValueError):
    """Raised for a file that is not Parquet, or is damaged."""


class Engine:
    """Runs queries over Parquet files in a `connection`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, query: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Everything that `query` gives.  Raises Unreadable."""
        return [row for part in self.parts(query, given) for row in part]

    def parts(self, query: str, given: Sequence[object] = ()) -> Iterator[list[tuple[Any, ...]]]:
        """What `query` gives, some rows at a time.  Raises Unreadable."""
        import duckdb

        try:
            answer = self._connection.execute(query, list(given))
            while part := answer.fetchmany(_AT_ONCE):
                yield part
        except duckdb.OutOfMemoryException as error:
            raise MemoryError(str(error)) from None
        except duckdb.Error as error:
            raise Unreadable(str(error).partition("\n")[0]) from None


def answering() -> Engine:
    """What answers questions in this process.  Raises Missing."""
    process = os.getpid()
    if process not in _answering:
        _answering[process] = _connected(_ONE_THREAD | {"temp_directory": "", "memory_limit": ANSWERING})
    return Engine(_answering[process])


@contextmanager
def looking_over() -> Iterator[Engine]:
    """What looks over whole tables, on all processors; its threads have ended afterwards.  Raises Missing."""
    with tempfile.TemporaryDirectory() as folder:
        connection = _connected({"temp_directory": folder, "memory_limit": LOOKING})
        try:
            yield Engine(connection)
        finally:
            connection.close()


def source(path: Path) -> str:
    """The rows of the file at `path`, as a query names them."""
    # DuckDB takes these for a pattern.
    plain = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))
    return f"read_parquet({literal(plain)}, {ROW} = true)"


def literal(text: str) -> str:
    """`text` as a query has it."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """The name of a column as a query has it."""
    return '"' + name.replace('"', '""') + '"'


def _connected(settings: dict[str, str]) -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
    except ImportError as error:
        raise Missing("DuckDB is not installed") from error
    connection = duckdb.connect(":memory:", config={**_ALONE, **settings})
    connection.execute("SET enable_progress_bar = false")  # which prints for itself, past every step of a build
    return connection
