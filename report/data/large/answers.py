"""Questions put to a Parquet file, and their answers with digests.  Knows nothing of tables of the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from report.cache.places import digest
from report.data.large.columns import StoredColumn
from report.data.large.engine import ROW, Engine, answering, source
from report.data.large.questions import NUMBER, ROWS, Question
from report.data.schema import NUMERIC
from report.language.values import Conditions, Scalar

MOST = 100_000  # rows, or groups of rows, of one answer


class TooMany(LookupError):
    """Raised where an answer would have more rows than a cell should hold."""


@dataclass(frozen=True, slots=True)
class LargeFile:
    """A Parquet file as it was looked over: its path in the package, its rows, and what its columns are stored as."""

    path: str
    rows: int
    columns: tuple[StoredColumn, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, with its digest: rows of cells, a number, or pairs of the cells of a group and its number."""

    content: Any
    digest: str


@dataclass(slots=True)
class Answers:
    """Answers about the table `name` in a `file` in `folder`, each found once.

    `described` is what else a value of the table is made of, such as units, which digests are taken of too.
    """

    name: str
    file: LargeFile
    folder: Path
    described: object
    _known: dict[Question, Answer] = field(default_factory=dict)

    def __call__(self, question: Question) -> Answer:
        """The answer.

        Raises KeyError for a column that there is not, TooMany, TypeError for a sum of what cannot be added up exactly,
        Missing without DuckDB, and Unreadable for a file that is gone or another.
        """
        if question not in self._known:
            found = self._rows(question) if question.does == ROWS else self._numbers(question)
            self._known[question] = Answer(found, digest(self.described, found))
        return self._known[question]

    @property
    def source(self) -> str:
        """The rows, as a query names them."""
        return source(self.folder / self.file.path)

    @property
    def columns(self) -> Mapping[str, StoredColumn]:
        """The columns by name."""
        return {column.name: column for column in self.file.columns}

    def _rows(self, question: Question) -> list[tuple[Scalar, ...]]:
        given = ", ".join(column.given for column in self.file.columns)
        condition, filled = self._condition(question.where)
        query = f"SELECT {given} FROM {self.source} WHERE {condition} ORDER BY {ROW} LIMIT {MOST + 1}"
        found = answering().rows(query, filled)
        self._check(found, question)
        return [tuple([c.cell(one) for c, one in zip(self.file.columns, row, strict=True)]) for row in found]

    def _numbers(self, question: Question) -> Any:
        condition, filled = self._condition(question.where)
        number = "count(*)" if question.does == NUMBER else f"sum({self._exact(question.column).column})"
        if not question.by:
            ((found,),) = answering().rows(f"SELECT {number} FROM {self.source} WHERE {condition}", filled)
            return _numbered(found, question)
        columns = [self.columns[name] for name in question.by]
        groups, places = ", ".join(c.known for c in columns), ", ".join(str(at) for at, _ in enumerate(columns, 1))
        query = (
            f"SELECT {groups}, {number} FROM {self.source} WHERE {condition} "
            f"GROUP BY {places} ORDER BY min({ROW}) LIMIT {MOST + 1}"
        )
        rows = answering().rows(query, filled)
        self._check(rows, question)
        cells = (tuple([c.cell(one) for c, one in zip(columns, row, strict=False)]) for row in rows)
        return [(group, _numbered(row[-1], question)) for group, row in zip(cells, rows, strict=True)]

    def _exact(self, name: str) -> StoredColumn:
        column = self.columns[name]
        if column.kind not in NUMERIC:
            raise TypeError(f"{self.name}: {name} holds no numbers")
        if not column.exact:
            what = f"the cells of {name} are stored as {column.stored}, which cannot be added up exactly"
            raise TypeError(f"{self.name}: {what}: store them as whole numbers or as DECIMAL")
        return column

    def _condition(self, where: Conditions) -> tuple[str, list[object]]:
        parts = [self.columns[name].equals(cell) for name, cell in where]
        return " AND ".join(part for part, _ in parts) or "TRUE", [one for _, filled in parts for one in filled]

    def _check(self, rows: Sequence[object], question: Question) -> None:
        if len(rows) > MOST:
            chosen = f"the rows with {dict(question.where)}" if question.where else "all rows"
            told = f"{self.name}: {chosen} are more than {MOST:,}, of {self.file.rows:,}"
            raise TooMany(f"{told}; choose by more columns, or ask for counts and totals")


def _numbered(found: Any, question: Question) -> Decimal | int:
    if question.does == NUMBER:
        return int(found)
    return Decimal(0 if found is None else found)


def columns_of(engine: Engine, rows: str) -> dict[str, str]:
    """The columns of `rows`, a table in a query, by name: the type that each is stored as.  Raises Unreadable."""
    described = engine.rows(f"DESCRIBE SELECT * EXCLUDE ({ROW}) FROM {rows}")
    return {name: stored for name, stored, *_ in described}
