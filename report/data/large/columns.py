"""A column of a Parquet file: what its cells are by the schema, and how a query speaks of them.

Cells may be stored in the type that the schema gives them or as texts, as a CSV file has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from report.data.cells import parse
from report.data.large.engine import literal, quoted
from report.data.schema import NUMERIC
from report.language.values import Scalar

_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
_FLOATS = ("FLOAT", "DOUBLE")
_TEXT = "VARCHAR"
# In which types of DuckDB the cells of a type of the schema may be stored, besides texts.
_STORED = {
    "integer": _WHOLE,
    "number": (*_WHOLE, *_FLOATS, "DECIMAL"),
    "boolean": ("BOOLEAN",),
    "date": ("DATE",),
}
_PLACES = 12  # behind the point, to which numbers in texts are told apart by a query
_AS_TEXTS = {
    "integer": "[+-]?[0-9]+",
    "number": r"[+-]?[0-9]+(\.[0-9]+)?",
    "boolean": "true|false",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "yearmonth": "[0-9]{4}-(0[1-9]|1[0-2])",
}
_DAYS = "DATE '0001-01-01' AND DATE '9999-12-31'"  # those that Python knows
_NO_ROW = "FALSE"


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """The column `name`: its `kind` is that of the schema, `stored` is the type that DuckDB finds in the file."""

    name: str
    kind: str
    stored: str

    @property
    def fits(self) -> bool:
        """Whether such cells can be stored so."""
        return self.is_text or self.stored.partition("(")[0] in _STORED.get(self.kind, ())

    @property
    def is_text(self) -> bool:
        """Whether the cells are stored as texts."""
        return self.stored == _TEXT

    @property
    def exact(self) -> bool:
        """Whether numbers are stored so that their sum is the same in whichever order they are added."""
        return self.stored not in (*_FLOATS, _TEXT)

    @property
    def column(self) -> str:
        """The column in a query."""
        return quoted(self.name)

    @property
    def text(self) -> str:
        """A cell as a text, an empty one for an empty cell, in a query; :meth:`plain` is as a CSV file has it."""
        return f"coalesce({self.column if self.is_text else f'CAST({self.column} AS VARCHAR)'}, '')"

    def plain(self, text: str) -> str:
        """A cell that a query gave as `text`, as a CSV file has it: a number without an exponent."""
        if self.stored not in _FLOATS or not text:
            return text
        try:
            return format(Decimal(text), "f")
        except (InvalidOperation, ValueError):
            return text

    @property
    def given(self) -> str:
        """What :meth:`cell` makes a cell of, in a query."""
        # The shortest number that is stored so; as a longer one it would get digits that nobody wrote.
        return f"CAST(CAST({self.column} AS VARCHAR) AS DOUBLE)" if self.stored == "FLOAT" else self.column

    def cell(self, given: object) -> Scalar:
        """The typed cell that was given for it.  Raises ValueError for one that is not of its type."""
        if given is None or given == "":
            return None
        if isinstance(given, str):
            return parse(given, self.kind)
        if isinstance(given, float):
            return Decimal(repr(given))
        if self.kind == "number" and isinstance(given, int):
            return Decimal(given)
        assert isinstance(given, int | Decimal | date)
        return given

    @property
    def misfit(self) -> str:
        """What holds of every cell that is not of its type, in a query."""
        if not self.is_text:
            return {"number": self._infinite, "date": f"{self.column} NOT BETWEEN {_DAYS}"}.get(self.kind, _NO_ROW)
        if self.kind not in _AS_TEXTS:
            return _NO_ROW
        wrong = f"NOT regexp_full_match({self.column}, {literal(_AS_TEXTS[self.kind])})"
        wrong += f" OR TRY_CAST({self.column} AS DATE) IS NULL OR {self.column} < '0001'" if self.kind == "date" else ""
        return f"{self.column} <> '' AND ({wrong})"

    @property
    def _infinite(self) -> str:
        return f"NOT isfinite({self.column})" if self.stored in _FLOATS else _NO_ROW

    @property
    def number(self) -> str:
        """A number to compare with limits, rounded, in a query; NULL for what is none."""
        return f"TRY_CAST({self.column} AS DOUBLE)"

    @property
    def known(self) -> str:
        """The cell, NULL where it is empty or not of its type, in a query: equal cells are equal."""
        typed = {
            "integer": f"TRY_CAST({self.column} AS HUGEINT)",
            "number": f"TRY_CAST({self.column} AS DECIMAL(38, {_PLACES}))",
            "date": f"TRY_CAST({self.column} AS DATE)",
        }
        found = typed.get(self.kind, self.column) if self.is_text else self.column
        return f"CASE WHEN NOT coalesce({self.misfit}, FALSE) AND {self.text} <> '' THEN {found} END"

    @property
    def key(self) -> str:
        """The cell as a text by which it is found in other tables, in a query; that of :func:`as_key`."""
        text = f"CAST({self.known} AS VARCHAR)"
        if self.kind == "number":
            text = f"CAST(TRY_CAST({self.known} AS DECIMAL(38, {_PLACES})) AS VARCHAR)"
            text = f"rtrim(rtrim({text}, '0'), '.')"
        return f"'{_sort(self.kind)}' || {text}"

    def equals(self, wanted: Scalar) -> tuple[str, tuple[object, ...]]:
        """What holds of the cells that equal the one `wanted`, in a query, and what is filled in there."""
        if wanted is None:
            return f"{self.text} = ''", ()
        value = self._comparable(wanted)
        if value is None:
            return _NO_ROW, ()
        plain = not self.is_text or self.kind not in _AS_TEXTS
        return f"{self.column if plain else self.known} = ?", (value,)

    def _comparable(self, wanted: Scalar) -> object:
        """What a query compares cells with; None where no cell is `wanted`."""
        if isinstance(wanted, str):
            return wanted if self.kind in ("string", "yearmonth") and wanted else None
        if isinstance(wanted, bool | date):
            return wanted if self.kind == ("boolean" if isinstance(wanted, bool) else "date") else None
        if self.kind not in NUMERIC or wanted is None:
            return None
        if self.stored in _FLOATS:
            near = float(wanted)
            return near if Decimal(repr(near)) == wanted else None
        return int(wanted) if self.kind == "integer" and wanted == int(wanted) else wanted


def stored_as(kind: str) -> tuple[str, ...]:
    """The types of DuckDB in which cells of a type of the schema may be stored."""
    return (*_STORED.get(kind, ()), _TEXT)


def as_key(cell: Scalar) -> str:
    """A cell that is not empty as a text: equal cells have equal ones, whatever columns they stand in."""
    if isinstance(cell, bool):
        return f"{_sort('boolean')}{str(cell).lower()}"
    if isinstance(cell, int | Decimal):
        text = format(Decimal(cell), "f")
        return f"{_sort('number')}{text.rstrip('0').rstrip('.') if '.' in text else text}"
    return f"{_sort('date' if isinstance(cell, date) else 'string')}{cell}"


def _sort(kind: str) -> str:
    """A sign for what can be equal: numbers of both kinds, days, texts, and what is true or false."""
    return {"integer": "n", "number": "n", "date": "d", "boolean": "b"}.get(kind, "s")
