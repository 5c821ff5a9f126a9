"""A table that is larger than memory: asked for some of its rows, it answers with these, and records what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

from report.data.cells import parse
from report.data.large.answers import Answer, Answers, LargeFile
from report.data.large.questions import NUMBER, ROWS, TOTAL, Question, asked
from report.data.opened import touch
from report.data.record import Field, Record
from report.data.table import DataTable, Group
from report.language.values import Origin, Scalar

_PLACE = "locator"
# What is raised for a question that has no answer.
_UNANSWERED = (ArithmeticError, ImportError, LookupError, MemoryError, TypeError, ValueError)


class LargeTable(DataTable):
    """A table of the package in a Parquet `file` in `folder`, whose rows stay there; they are in the order of the file.

    An answer has at most :data:`report.data.large.answers.MOST` rows or groups: whatever would give more raises
    TooMany, a LookupError.  A sum of what is stored as floating-point numbers or texts raises TypeError.
    """

    def __init__(
        self,
        name: str,
        fields: dict[str, Field],
        file: LargeFile,
        origin: Origin,
        *,
        folder: Path,
        primary_key: tuple[str, ...] = (),
        places: Mapping[str, Origin] | None = None,
    ) -> None:
        super().__init__(name, fields, {}, origin, primary_key=primary_key, places=places)
        self.answers = Answers(name, file, folder, (tuple(fields.values()), origin, primary_key))
        self._chosen: dict[Question, _Chosen] = {}

    def note_use(self) -> None:
        """It is opened, which is recorded; only what is asked counts as read."""
        touch(self.name, {})

    @property
    def size(self) -> int:
        """How many rows it has, without a word to anyone that they were counted."""
        return self.answers.file.rows

    def __len__(self) -> int:
        return self.number_of()

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of its rows, from 1 on."""
        return tuple(range(1, len(self.rows) + 1))

    @property
    def rows(self) -> tuple[Record, ...]:
        """All rows."""
        return self.where()

    def where(self, **cells: Scalar) -> tuple[Record, ...]:
        """The rows whose columns equal `cells`, in order.  Raises KeyError for a column that there is not."""
        question = Question(ROWS, asked(cells))
        if question not in self._chosen:
            answer = self._answered(question)
            self._chosen[question] = _Chosen(self, answer.content, {question.dependency(self.name): answer.digest})
        self._chosen[question].note_use()
        return self._chosen[question].rows

    def columns(self, *names: str) -> Iterator[tuple[Scalar, ...]]:
        """The cells of the columns `names` of each row.  Raises KeyError for a column that there is not."""
        places = [self.places_of[name] for name in names]
        return (tuple([cells[at] for at in places]) for cells in self.answers(Question(ROWS)).content)

    def at_hand(self, *names: str) -> Iterator[tuple[Scalar, ...]]:
        """The cells of the columns `names` of the rows that were asked for so far."""
        return (cells for chosen in self._chosen.values() for cells in chosen.columns(*names))

    def sources(self) -> Counter[str]:
        """How many rows were read from each source, by its key."""
        if _PLACE not in self.fields:
            return Counter({self.origin.source: self.size})
        found: Counter[str] = Counter()
        for (place,), number in self.numbers_of((_PLACE,)):
            found[(self.places.get(str(place)) or self.origin).source] += number
        return found

    def with_key(self, key: str) -> Record:
        """The row with the primary key `key`, as :attr:`Record.key` has it.  Raises LookupError when there is none."""
        for parts in _parted(key, len(self.primary_key)):
            cells = [self._meant(column, part) for column, part in zip(self.primary_key, parts, strict=True)]
            for wanted in product(*cells):
                if found := self.where(**dict(zip(self.primary_key, wanted, strict=True))):
                    return found[0]
        raise LookupError(f"{self.name}: no row with the key {key!r}")

    def _meant(self, column: str, part: str) -> list[Scalar]:
        """The cells that a `part` of a key may stand for; none where it was joined of others."""
        empty: list[Scalar] = [None] if part == str(None) else []
        try:
            return [parse(part, self.fields[column].type), *empty]
        except (ValueError, ArithmeticError):
            return empty

    def number_of(self, **cells: Scalar) -> int:
        """How many rows have columns equal to `cells`."""
        found: int = self._noted(Question(NUMBER, asked(cells)))
        return found

    def numbers_of(self, by: tuple[str, ...], /, **cells: Scalar) -> Sequence[tuple[Group, int]]:
        """How many rows there are of each group of :meth:`counts`."""
        found: list[tuple[Group, int]] = self._noted(Question(NUMBER, asked(cells), by=by))
        return found

    def sum_of(self, column: str, /, **cells: Scalar) -> Decimal:
        """The sum of `column` over the rows whose columns equal `cells`."""
        found: Decimal = self._noted(Question(TOTAL, asked(cells), column))
        return found

    def sums_of(self, column: str, by: tuple[str, ...], /, **cells: Scalar) -> Sequence[tuple[Group, Decimal]]:
        """The sum of `column` for each group of :meth:`counts`."""
        found: list[tuple[Group, Decimal]] = self._noted(Question(TOTAL, asked(cells), column, by))
        return found

    def digest(self, question: str) -> str:
        """The digest of the answer to a `question` of :attr:`Question.text`; empty where it has none any more."""
        try:
            return self.answers(Question.of(question)).digest
        except _UNANSWERED:
            return ""

    def _noted(self, question: Question) -> Any:
        answer = self._answered(question)
        touch(self.name, {question.dependency(self.name): answer.digest})
        return answer.content

    def _answered(self, question: Question) -> Answer:
        """The answer; where there is none, it is recorded that there was none."""
        try:
            return self.answers(question)
        except _UNANSWERED:
            touch(self.name, {question.dependency(self.name): ""})
            raise


class _Chosen(DataTable):
    """The `rows` of a table that answer a question: to look at one is to read the `answer`, by its digest."""

    def __init__(self, table: LargeTable, rows: Sequence[tuple[Scalar, ...]], answer: Mapping[str, str]) -> None:
        numbered = dict(enumerate(rows, 1))
        super().__init__(
            table.name, table.fields, numbered, table.origin, primary_key=table.primary_key, places=table.places
        )
        self._table, self._answer = table, answer

    def note_use(self) -> None:
        """One of them is looked at, which is recorded."""
        touch(self.name, self._answer)

    @property
    def whole(self) -> DataTable:
        """The table that they are rows of."""
        return self._table


def _parted(key: str, columns: int) -> Iterator[list[str]]:
    """The ways in which `key` may have been joined of cells in so many `columns`, which may hold a bar themselves."""
    parts = key.split("|")
    for cuts in combinations(range(1, len(parts)), columns - 1):
        ends = (0, *cuts, len(parts))
        yield ["|".join(parts[start:end]) for start, end in pairwise(ends)]
