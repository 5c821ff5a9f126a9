"""Rows of a CSV file as typed cells, checked against their schema.  Opens no file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from report.data.cells import Column
from report.data.patterns import ColumnPatterns
from report.data.schema import Resource, broken_origin
from report.diagnostics import Diagnostics, nearest
from report.language.characters import unprintable
from report.language.values import Scalar

Rows = dict[int, tuple[Scalar, ...]]
_AT_ONCE = 1_000  # lines whose cells are read together, column by column: so few that they stay near the processor


def decoded(content: bytes, file: str, found: Diagnostics) -> str | None:
    """The text of a file; None, which is reported, where it is not UTF-8 or holds what no page may hold."""
    if content.startswith(b"\xef\xbb\xbf"):
        found.error(
            "D04", "the file begins with a byte-order mark", file=file, line=1, hint="save it as UTF-8 without BOM"
        )
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found.error(
            "D03",
            f"the file is not UTF-8: byte 0x{content[error.start]:02x} cannot be read",
            file=file,
            line=line,
            hint="save it as UTF-8; it looks like Latin-1 or Windows-1252",
        )
        return None
    if bad := unprintable(text):
        found.error("D03", f"the file holds {bad.name}", file=file, line=bad.line, hint="remove it; it is not seen")
        return None
    return text


def read_rows(text: str, resource: Resource, file: str, found: Diagnostics) -> Rows:
    """The rows below the header by their line: typed cells in the order of the schema, None where one is missing.

    Problems name line and column.
    """
    parts = _split(text, file, found)
    _, first = next(parts, (range(0), [[]]))
    header = first[0]
    fits = header == list(resource.fields)
    if not fits and not _report_columns(header, text, resource, file, found):
        return {}
    reader = _Reader(header, resource, file, found, fits)
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
    """Collects `rows`, and the cells that are to fit `patterns`, of a table whose columns are those of `header`.

    Where that does not fit the schema, which is reported, rows of another width follow from it.
    """

    def __init__(self, header: list[str], resource: Resource, file: str, found: Diagnostics, fits: bool) -> None:
        self.header, self.resource, self.file, self.found, self.fits = header, resource, file, found, fits
        self.rows: Rows = {}
        self.columns = {column: Column(column, resource) for column in resource.fields}
        self.patterns = ColumnPatterns(resource, header)

    def take(self, numbers: Sequence[int], lines: list[list[str]]) -> None:
        """Add the cells of `lines`, which have these `numbers`; what is wrong with them is reported."""
        width = len(self.header)
        if set(map(len, lines)) != {width}:
            if self.fits:
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

    def _cells(self, column: str, raw: Sequence[str], numbers: Sequence[int]) -> Sequence[Scalar]:
        """The cells of a column, whose problems are reported."""
        reader = self.columns[column]
        cells = reader.read(raw)
        if reader.broken:
            for number, text in zip(numbers, raw, strict=True):
                for code, says, hint in reader.broken.get(text, ()):
                    self.found.error(code, says, file=self.file, line=number, hint=hint)
        return cells

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
    report_differences(header, resource, file, found)
    return True


def report_differences(header: list[str], resource: Resource, file: str, found: Diagnostics, *, line: int = 1) -> None:
    """Report each column that a file lacks or has beside those of its schema, and another order of them."""
    wanted = list(resource.fields)
    for column in wanted:
        if column not in header:
            found.error(
                "D05",
                f"the column {column!r} is missing",
                file=file,
                line=line,
                hint=nearest(column, header) or f"the schema has {', '.join(wanted)}",
            )
    for column in header:
        if column not in wanted:
            found.error(
                "D05",
                f"the column {column!r} is not in the schema",
                file=file,
                line=line,
                hint=nearest(column, wanted) or f"the schema has {', '.join(wanted)}",
            )
    if set(header) == set(wanted):
        what = "are not in the order of the schema" if len(header) == len(wanted) else "are not all different"
        found.error("D05", f"the columns {what}", file=file, line=line, hint=f"the schema has {', '.join(wanted)}")


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
