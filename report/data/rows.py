"""Rows of a CSV file as typed cells, checked against their schema.  Opens no file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import islice
from operator import itemgetter

from report.data.patterns import ColumnPatterns
from report.data.schema import Constraints, Resource, broken_origin
from report.diagnostics import Diagnostics, nearest
from report.language.values import Scalar

Rows = dict[int, tuple[Scalar, ...]]
Problem = tuple[str, str, str]  # its code, what it is and what cures it
_AT_ONCE = 20_000  # lines whose cells are read together, column by column: each text once


def read_rows(text: str, resource: Resource, file: str, found: Diagnostics) -> Rows:
    """The rows below the header by their line: typed cells in the order of the schema, None where one is missing.

    Problems name line and column.
    """
    parts = _split(text, file, found)
    _, first = next(parts, (range(0), [[]]))
    header = first[0]
    if header != list(resource.fields) and not _report_columns(header, text, resource, file, found):
        return {}
    reader = _Reader(header, resource, file, found)
    for numbers, lines in parts:
        reader.take(numbers, lines)
    reader.patterns.check(file, found)
    _check_unique(reader.rows, resource, file, found)
    return reader.rows


def _split(text: str, file: str, found: Diagnostics) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
    """The cells of some lines of CSV at a time, with the numbers of the lines; the first has the header alone."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    several = '"' in text  # a quoted cell may go over several lines
    size, ended = 1, False
    while not ended:
        numbers, lines = [reader.line_num + 1], []
        try:
            if several:
                for line in islice(reader, size):
                    lines.append(line)
                    numbers.append(reader.line_num + 1)
            else:
                lines.extend(islice(reader, size))
        except csv.Error as error:
            at = numbers[-1] if several else reader.line_num
            hint = "close every quotation mark, and double those inside a quoted cell"
            found.error("D01", f"the table cannot be read as CSV: {error}", file=file, line=at, hint=hint)
            ended = True
        if lines:
            yield (numbers[:-1] if several else range(numbers[0], numbers[0] + len(lines))), lines
        ended = ended or len(lines) < size
        size = _AT_ONCE


class _Reader:
    """Collects `rows`, and the cells that are to fit `patterns`, of a table whose columns are those of `header`."""

    def __init__(self, header: list[str], resource: Resource, file: str, found: Diagnostics) -> None:
        self.header, self.resource, self.file, self.found = header, resource, file, found
        self.rows: Rows = {}
        self.patterns = ColumnPatterns(resource, header)

    def take(self, numbers: Sequence[int], lines: list[list[str]]) -> None:
        """Add the cells of `lines`, which have these `numbers`; what is wrong with them is reported."""
        width = len(self.header)
        if set(map(len, lines)) != {width}:
            self._report_widths(numbers, lines)
            kept = [(number, line) for number, line in zip(numbers, lines, strict=True) if len(line) == width]
            numbers, lines = [number for number, _ in kept], [line for _, line in kept]
        if not lines:
            return
        raw = dict(zip(self.header, zip(*lines, strict=True), strict=True))
        missing = [None] * len(lines)
        columns = [self._cells(c, raw[c], numbers) if c in raw else missing for c in self.resource.fields]
        self.rows.update(zip(numbers, zip(*columns, strict=True), strict=True))
        self.patterns.take(raw, numbers)
        if "item" in raw or "page" in raw:
            empty = [""] * len(lines)
            self._check_origins(numbers, raw.get("item", empty), raw.get("page", empty))

    def _report_widths(self, numbers: Sequence[int], lines: list[list[str]]) -> None:
        for number, line in zip(numbers, lines, strict=True):
            if len(line) != len(self.header):
                says = f"{len(line)} cells where the header has {len(self.header)}"
                self.found.error("D05", says, file=self.file, line=number, hint="quote cells that hold a comma")

    def _cells(self, column: str, raw: Sequence[str], numbers: Sequence[int]) -> list[Scalar]:
        """The cells of a column, each text read once."""
        kind, constraints = self.resource.fields[column].type, self.resource.constraints[column]
        broken: dict[str, list[Problem]] = {}
        texts = list(dict.fromkeys(raw))
        read = _sound(texts, kind, constraints)
        if read is None:
            read = {text: _cell(text, column, kind, constraints, broken) for text in texts}
        if broken:
            for number, text in zip(numbers, raw, strict=True):
                for code, says, hint in broken.get(text, ()):
                    self.found.error(code, says, file=self.file, line=number, hint=hint)
        return list(map(read.__getitem__, raw))

    def _check_origins(self, numbers: Sequence[int], items: Sequence[str], pages: Sequence[str]) -> None:
        places = {place: broken_origin(*place) for place in set(zip(items, pages, strict=True))}
        for number, place in zip(numbers, zip(items, pages, strict=True), strict=True):
            for broken in places[place]:
                hint = "write an item such as table-2, a page such as 12 or 12-14"
                self.found.error("D07", broken, file=self.file, line=number, hint=hint)


def _parted_by(text: str, resource: Resource) -> str:
    """The sign that parts the columns of the schema where it is not a comma; empty when it is none that is known."""
    first = text.partition("\n")[0].rstrip("\r").replace('"', "")
    for sign, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        columns = [column.strip() for column in first.split(sign)]
        if len(columns) > 1 and set(columns) & set(resource.fields):
            return name
    return ""


def _report_columns(header: list[str], text: str, resource: Resource, file: str, found: Diagnostics) -> bool:
    """Whether the cells are parted by commas at all; what is wrong with the columns is reported."""
    if sign := _parted_by(text, resource):
        says, hint = f"the cells are parted by {sign}, not by commas", "save it as CSV with commas and decimal points"
        found.error("D05", says, file=file, line=1, hint=hint)
        return False
    _report_differences(header, resource, file, found)
    return True


def _report_differences(header: list[str], resource: Resource, file: str, found: Diagnostics) -> None:
    wanted = list(resource.fields)
    for column in wanted:
        if column not in header:
            found.error(
                "D05",
                f"the column {column!r} is missing",
                file=file,
                line=1,
                hint=nearest(column, header) or f"the schema has {', '.join(wanted)}",
            )
    for column in header:
        if column not in wanted:
            found.error(
                "D05",
                f"the column {column!r} is not in the schema",
                file=file,
                line=1,
                hint=nearest(column, wanted) or f"the schema has {', '.join(wanted)}",
            )
    if set(header) == set(wanted):
        what = "are not in the order of the schema" if len(header) == len(wanted) else "are not all different"
        found.error("D05", f"the columns {what}", file=file, line=1, hint=f"the schema has {', '.join(wanted)}")


def _sound(texts: list[str], kind: str, constraints: Constraints) -> dict[str, Scalar] | None:
    """The cells of `texts`, all different, where one look at all of them shows that none is wrong; else None."""
    given = list(filter(None, texts))
    if "enum" in constraints or (len(given) < len(texts) and constraints.get("required")):
        return None
    read: dict[str, Scalar] = {"": None}
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


def _check_unique(rows: Rows, resource: Resource, file: str, found: Diagnostics) -> None:
    unique = [(c,) for c, rules in resource.constraints.items() if rules.get("unique")]
    keys = [resource.primary_key, *unique] if resource.primary_key else unique
    places = {column: at for at, column in enumerate(resource.fields)}
    for columns in (k for k in keys if set(k) <= set(resource.fields)):
        where = [places[column] for column in columns]
        if len(set(map(itemgetter(*where), rows.values()))) == len(rows):
            continue
        seen: dict[tuple[Scalar, ...], int] = {}
        for number, row in rows.items():
            key = tuple(row[at] for at in where)
            if key in seen:
                found.error(
                    "D08",
                    f"{'+'.join(columns)} {', '.join(map(str, key))!r} already stands in line {seen[key]}",
                    file=file,
                    line=number,
                    hint="a key may occur once",
                )
            seen.setdefault(key, number)
