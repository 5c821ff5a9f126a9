"""What is asked of a table, as a text that can be asked again by a later build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from report.cache.dependencies import TABLE
from report.language.values import Conditions, Scalar

# Rows by their cells, how many there are, and how much a column comes to; the last two also group by group.
ROWS, NUMBER, TOTAL = "rows", "number", "total"
_SEPARATOR = "?"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of what there is (`does`) among the rows whose cells equal those of `where`.

    A total is that of a `column`; where there are columns to go `by`, the answer is that for each group of rows.
    """

    does: str
    where: Conditions = ()
    column: str = ""
    by: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The question as JSON, the same for equal questions."""
        where = [[name, _said(cell)] for name, cell in self.where]
        asked = {"by": list(self.by), "column": self.column, "does": self.does, "where": where}
        return json.dumps({key: part for key, part in asked.items() if part}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def of(cls, text: str) -> Question:
        """The question that `text` says.  Raises ValueError for anything else."""
        try:
            said = json.loads(text)
            where = tuple((name, _cell(cell)) for name, cell in said.get("where", []))
            return cls(said["does"], where, said.get("column", ""), tuple(said.get("by", ())))
        except (AttributeError, LookupError, TypeError, ArithmeticError) as error:
            raise ValueError(f"{text[:80]!r} asks nothing") from error

    def dependency(self, table: str) -> str:
        """The name of the dependency that its answer is."""
        return f"{TABLE}{table}{_SEPARATOR}{self.text}"


def asked(cells: Mapping[str, Scalar]) -> Conditions:
    """Conditions in one order, however they were written."""
    return tuple(sorted(cells.items()))


def parted(name: str) -> tuple[str, str]:
    """The table that the name of a dependency speaks of, without what it begins with, and the question of it.

    The question is empty where the table is meant as a whole.
    """
    table, _, question = name.partition(_SEPARATOR)
    return table, question


def _said(cell: Scalar) -> object:
    if isinstance(cell, Decimal):
        return {"number": str(cell)}
    return {"date": cell.isoformat()} if isinstance(cell, date) else cell


def _cell(said: object) -> Scalar:
    if isinstance(said, dict):
        ((kind, text),) = said.items()
        return Decimal(text) if kind == "number" else date.fromisoformat(text)
    if said is None or isinstance(said, str | int | bool):
        return said
    raise TypeError(said)
