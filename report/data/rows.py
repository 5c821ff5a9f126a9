"""Rows of a CSV file as typed cells, checked against their schema.  Opens no file."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal, InvalidOperation

from report.data.patterns import check_patterns
from report.data.schema import Constraints, Resource, broken_origin
from report.data.table import Scalar
from report.diagnostics import Diagnostics, nearest

Rows = dict[int, dict[str, Scalar]]


def read_rows(text: str, resource: Resource, file: str, found: Diagnostics) -> Rows:
    """The rows below the header by their line: mappings from column to typed cell; problems name line and column."""
    (_, header), *lines = _split(text, file, found) or [(1, [])]
    if header != list(resource.fields) and not _report_columns(header, text, resource, file, found):
        return {}
    known = [c for c in resource.fields if c in header]
    rows: Rows = {}
    for number, line in lines:
        if len(line) != len(header):
            says = f"{len(line)} cells where the header has {len(header)}"
            found.error("D05", says, file=file, line=number, hint="quote cells that hold a comma")
            continue
        raw = dict(zip(header, line, strict=True))
        rows[number] = {c: _cell(raw[c], c, resource, file, number, found) for c in known}
        for broken in broken_origin(raw.get("item", ""), raw.get("page", "")):
            hint = "write an item such as table-2, a page such as 12 or 12-14"
            found.error("D07", broken, file=file, line=number, hint=hint)
    check_patterns(lines, header, resource, file, found)
    _check_unique(rows, resource, file, found)
    return rows


def _split(text: str, file: str, found: Diagnostics) -> list[tuple[int, list[str]]]:
    """The cells of each line of CSV with the number of the line; a quoted cell may go over several."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines, number = [], 1
    try:
        for cells in reader:
            lines.append((number, cells))
            number = reader.line_num + 1
    except csv.Error as error:
        found.error(
            "D01",
            f"the table cannot be read as CSV: {error}",
            file=file,
            line=number,
            hint="close every quotation mark, and double those inside a quoted cell",
        )
    return lines


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


def _cell(raw: str, column: str, resource: Resource, file: str, line: int, found: Diagnostics) -> Scalar:
    kind = resource.fields[column].type
    try:
        cell = parse(raw, kind)
    except (ValueError, InvalidOperation):
        found.error(
            "D06", f"{column}: {raw!r} is not of the type {kind}", file=file, line=line, hint=f"write {_EXAMPLES[kind]}"
        )
        return None
    for broken in broken_constraints(cell, raw, resource.constraints[column]):
        found.error("D07", f"{column}: {raw!r} {broken}", file=file, line=line, hint="mend the cell or the schema")
    if kind == "string" and _FORMULA.match(raw):
        hint = "put a space or an apostrophe before it; the published data are the bytes of this file"
        says = f"{column}: {raw!r} would be run by a spreadsheet"
        found.error("D07", says, file=file, line=line, hint=hint)
    return cell


# A text that a spreadsheet takes for a formula: it calls a function, names a cell or a program, or is a sum.
_FORMULA = re.compile(
    r"[=+\-@\t\r]\s*(?:.*[^\W\d_][\w.]*\(|[$]?[A-Z]{1,3}[$]?\d+(?:\W|$)|.*\|.*!|[\d.(][\d\s.,()+*/^&-]*[-+*/^&]\s*[\d(])"
    r"|=\S",
    re.DOTALL,
)
_EXAMPLES = {
    "integer": "a whole number such as 24",
    "number": "a number with a point, such as 3.6",
    "boolean": "true or false",
    "date": "a date such as 2019-03-31",
    "yearmonth": "a month such as 2019-03",
    "string": "text",
}
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def parse(raw: str, kind: str) -> Scalar:
    """`raw` as a cell of the type `kind`; the empty string is None.  Raises ValueError."""
    if raw == "":
        return None
    if kind == "number":
        if not _NUMBER.fullmatch(raw):
            raise ValueError(raw)
        return Decimal(raw)
    if kind == "integer":
        if not re.fullmatch(r"[+-]?[0-9]+", raw):
            raise ValueError(raw)
        return int(raw)
    if kind == "boolean":
        return {"true": True, "false": False}[raw] if raw in ("true", "false") else _refuse(raw)
    if kind == "date":
        return date.fromisoformat(raw) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw) else _refuse(raw)
    if kind == "yearmonth":
        return raw if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", raw) else _refuse(raw)
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
    if isinstance(low, (int, float, Decimal)) and isinstance(high, (int, float, Decimal)):
        return Decimal(str(low)) < Decimal(str(high))
    return str(low) < str(high)


def _check_unique(rows: Rows, resource: Resource, file: str, found: Diagnostics) -> None:
    unique = [(c,) for c, rules in resource.constraints.items() if rules.get("unique")]
    keys = [resource.primary_key, *unique] if resource.primary_key else unique
    for columns in (k for k in keys if set(k) <= set(resource.fields)):
        seen: dict[tuple[Scalar, ...], int] = {}
        for number, row in rows.items():
            key = tuple(row.get(c) for c in columns)
            if key in seen:
                found.error(
                    "D08",
                    f"{'+'.join(columns)} {', '.join(map(str, key))!r} already stands in line {seen[key]}",
                    file=file,
                    line=number,
                    hint="a key may occur once",
                )
            seen.setdefault(key, number)
