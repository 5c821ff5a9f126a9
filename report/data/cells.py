"""Cells of a column of data: what a text is by the type of the column, and what it breaks of its constraints."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from operator import itemgetter

from report.data.schema import Constraints, Resource
from report.language.values import Scalar

Problem = tuple[str, str, str]  # its code, what it is and what cures it
_KEPT = 200_000  # texts of a column whose cells are kept, so that each is read once


class Column:
    """Reads the cells of a column; `broken` are the problems by the text of the cell."""

    def __init__(self, name: str, resource: Resource) -> None:
        self.name, self.kind, self.constraints = name, resource.fields[name].type, resource.constraints[name]
        self.broken: dict[str, list[Problem]] = {}
        self._known: dict[str, Scalar] = {}
        # Of these no text comes twice, so that none is worth keeping.
        self._is_key = resource.primary_key == (name,) or bool(self.constraints.get("unique"))

    def read(self, raw: Sequence[str]) -> Sequence[Scalar]:
        """The cells that the texts `raw` are, None for one that is empty or broken."""
        if self._is_key and _are_texts(raw, self.kind, self.constraints):
            return raw
        try:
            return list(map(self._known.__getitem__, raw))
        except KeyError:
            self._learn(raw)
        return list(map(self._known.__getitem__, raw))

    def _learn(self, raw: Sequence[str]) -> None:
        """Read those texts of `raw` that are not known."""
        if len(self._known) > _KEPT:
            self._known.clear()
            self.broken.clear()
        texts = [text for text in dict.fromkeys(raw) if text not in self._known]
        read = _sound(texts, self.kind, self.constraints)
        if read is None:
            read = {text: _cell(text, self.name, self.kind, self.constraints, self.broken) for text in texts}
        self._known.update(read)


def _are_texts(raw: Sequence[str], kind: str, constraints: Constraints) -> bool:
    """Whether all of `raw` are their own cells, and one look at them shows that none is wrong."""
    if kind != "string" or constraints.keys() & {"enum", "minimum", "maximum"} or not all(raw):
        return False
    return _FORMULA_SIGNS.isdisjoint(map(itemgetter(0), raw))


def _sound(texts: list[str], kind: str, constraints: Constraints) -> dict[str, Scalar] | None:
    """The cells of `texts`, all different, where one look at all of them shows that none is wrong; else None."""
    given = list(filter(None, texts))
    if "enum" in constraints or (len(given) < len(texts) and constraints.get("required")):
        return None
    read: dict[str, Scalar] = {} if len(given) == len(texts) else {"": None}
    if kind == "string" and not constraints.keys() & {"minimum", "maximum"}:
        read.update(zip(given, given, strict=True))
        return read if _FORMULA_SIGNS.isdisjoint(text[0] for text in given) else None
    if kind not in _NUMBERS or not _NUMBERS[kind][0].fullmatch("\n".join(given)):
        return None
    try:
        cells = list(map(_NUMBERS[kind][1], given))
    except (ValueError, InvalidOperation):  # a text of several lines
        return None
    read.update(zip(given, cells, strict=True))
    return None if any(broken_constraints(end, str(end), constraints) for end in (min(cells), max(cells))) else read


def _cell(raw: str, column: str, kind: str, constraints: Constraints, broken: dict[str, list[Problem]]) -> Scalar:
    """`raw` as a cell of the type `kind`; what is wrong with it goes to `broken`."""
    try:
        cell = parse(raw, kind)
    except (ValueError, InvalidOperation):
        broken[raw] = [("D06", f"{column}: {raw!r} is not of the type {kind}", f"write {_EXAMPLES[kind]}")]
        return None
    if constraints and (said := broken_constraints(cell, raw, constraints)):
        broken[raw] = [("D07", f"{column}: {raw!r} {says}", "mend the cell or the schema") for says in said]
    if kind == "string" and is_formula(raw):
        hint = "put a space or an apostrophe before it; the published data are the bytes of this file"
        problem = ("D07", f"{column}: {raw!r} would be run by a spreadsheet", hint)
        broken[raw] = [*broken.get(raw, ()), problem]
    return cell


# A text that a spreadsheet takes for a formula: it calls a function, names a cell or a program, or is a sum.
_FORMULA = re.compile(
    r"[=+\-@\t\r]\s*(?:.*[^\W\d_][\w.]*\(|[$]?[A-Z]{1,3}[$]?\d+(?:\W|$)|.*\|.*!|[\d.(][\d\s.,()+*/^&-]*[-+*/^&]\s*[\d(])"
    r"|=\S",
    re.DOTALL,
)
_FORMULA_SIGNS = frozenset("=+-@\t\r")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet that opens `text` in a CSV file would run it."""
    return text[:1] in _FORMULA_SIGNS and bool(_FORMULA.match(text))


_EXAMPLES = {
    "integer": "a whole number such as 24",
    "number": "a number with a point, such as 3.6",
    "boolean": "true or false",
    "date": "a date such as 2019-03-31",
    "yearmonth": "a month such as 2019-03",
    "string": "text",
}
_NUMBER, _WHOLE = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?"), re.compile(r"[+-]?[0-9]+")
# Numbers in lines, and what reads one.
_NUMBERS: dict[str, tuple[re.Pattern[str], Callable[[str], Decimal | int]]] = {
    kind: (re.compile(rf"{one.pattern}(?:\n{one.pattern})*+"), read)
    for kind, one, read in (("number", _NUMBER, Decimal), ("integer", _WHOLE, int))
}
_DAY, _MONTH = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def parse(raw: str, kind: str) -> Scalar:
    """`raw` as a cell of the type `kind`; the empty string is None.  Raises ValueError."""
    if raw == "":
        return None
    if kind == "number":
        return Decimal(raw) if _NUMBER.fullmatch(raw) else _refuse(raw)
    if kind == "integer":
        return int(raw) if _WHOLE.fullmatch(raw) else _refuse(raw)
    if kind == "boolean":
        return {"true": True, "false": False}[raw] if raw in ("true", "false") else _refuse(raw)
    if kind == "date":
        return date.fromisoformat(raw) if _DAY.fullmatch(raw) else _refuse(raw)
    if kind == "yearmonth":
        return raw if _MONTH.fullmatch(raw) else _refuse(raw)
    return raw


def _refuse(raw: str) -> Scalar:
    raise ValueError(raw)


def broken_constraints(cell: Scalar, raw: str, constraints: Constraints) -> list[str]:
    """What `cell` breaks of the Table Schema constraints but the pattern, as the ends of sentences."""
    if cell is None:
        return ["must not be empty"] if constraints.get("required") else []
    broken = []
    if "enum" in constraints and raw not in [_written(e) for e in constraints["enum"]]:
        broken.append(f"is not one of {', '.join(map(_written, constraints['enum']))}")
    if "minimum" in constraints and _below(cell, constraints["minimum"]):
        broken.append(f"is less than {constraints['minimum']}")
    if "maximum" in constraints and _below(constraints["maximum"], cell):
        broken.append(f"is more than {constraints['maximum']}")
    return broken


def _written(entry: object) -> str:
    return str(entry).lower() if isinstance(entry, bool) else str(entry)


def _below(low: object, high: object) -> bool:
    if isinstance(low, (int, Decimal)) and isinstance(high, (int, Decimal)):
        return low < high
    if isinstance(low, (int, float, Decimal)) and isinstance(high, (int, float, Decimal)):
        return Decimal(str(low)) < Decimal(str(high))
    return str(low) < str(high)
