"""A CSV file that is to become a table of the data: what its columns are, and what keeps it from being one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from report.data.cells import parse
from report.data.schema import NUMERIC
from report.diagnostics import Diagnostics
from report.language.characters import unprintable

_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3}(?:\.?\d{3})*,\d+|[+-]?\d+,\d+")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+")
_LOCAL_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}")
_LEADING_ZERO = re.compile(r"[+-]?0\d")
# Whole numbers that are taken for years, where a column has no others.
YEARS = range(1500, 2200)
_IN_ORDER = ("boolean", "integer", "number", "date", "yearmonth")
_KEY_COLUMNS = 3  # at most so many columns together are tried as a key
_SAVE = "save it from the spreadsheet as CSV UTF-8 with commas between columns and a point in decimal numbers"


@dataclass(frozen=True, slots=True)
class Column:
    """What was found in a column: its type, how many decimals its numbers have, and whether they are years."""

    name: str
    kind: str
    decimals: int = 0
    years: bool = False
    full: bool = True

    @property
    def measured(self) -> bool:
        """Whether it holds numbers of which only a person knows what they measure."""
        return self.kind in NUMERIC and not self.years


@dataclass(frozen=True, slots=True)
class Inferred:
    """The columns of a table, and those of them that tell its rows apart, which may be none."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]


def read_table(content: bytes, file: str, found: Diagnostics) -> list[list[str]] | None:
    """The cells of a CSV file, the header first; None, reported with a cure, where it cannot be published as it is."""
    text = _text(content, file, found)
    if text is None:
        return None
    if separator := _other_separator(text):
        what = f"its columns are separated by {_SEPARATORS[separator]}, not commas"
        found.error("D05", what, file=file, line=1, hint=_SAVE)
        return None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        hint = "close every quotation mark, and double those inside a quoted cell"
        found.error("D01", f"the table cannot be read as CSV: {error}", file=file, hint=hint)
        return None
    _check_shape(rows, file, found)
    if not found.failed:
        _check_cells(rows, file, found)
    return None if found.failed else rows


def infer(rows: Sequence[Sequence[str]], key: Sequence[str] = ()) -> Inferred:
    """What the columns of `rows`, of which the first is the header, are; `key` names those that tell rows apart."""
    header, *body = rows
    cells = {name: [row[at] for row in body] for at, name in enumerate(header)}
    columns = tuple(_column(name, texts) for name, texts in cells.items())
    return Inferred(columns, tuple(key) or _key(columns, cells))


def tells_apart(rows: Sequence[Sequence[str]], key: Sequence[str]) -> bool:
    """Whether no two of `rows`, of which the first is the header, have the same cells in the columns `key`."""
    places = [rows[0].index(name) for name in key]
    return len({tuple(row[at] for at in places) for row in rows[1:]}) == len(rows) - 1


def no_number(rows: Sequence[Sequence[str]], column: str) -> tuple[int, str] | None:
    """The line and the text of the first cell in a `column` of `rows` that is taken for no number; None without one."""
    at = rows[0].index(column)
    cells = [(line, row[at]) for line, row in enumerate(rows[1:], 2) if row[at]]
    return next(((line, text) for line, text in cells if not any(_is(text, kind) for kind in NUMERIC)), None)


def _text(content: bytes, file: str, found: Diagnostics) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        found.error("D03", "the file is UTF-16, not UTF-8", file=file, line=1, hint=_SAVE)
        return None
    if content.startswith(b"\xef\xbb\xbf"):
        hint = "save it as UTF-8 without BOM; in a terminal: sed -i '1s/^\\xEF\\xBB\\xBF//' FILE"
        found.error("D04", "the file begins with a byte-order mark", file=file, line=1, hint=hint)
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line, sign = content[: error.start].count(b"\n") + 1, content[error.start : error.start + 1]
        read = f", which is {sign.decode('cp1252', 'replace')!r} in Windows-1252"
        hint = "save it as UTF-8; in a terminal: iconv -f CP1252 -t UTF-8 OLD.csv > NEW.csv"
        found.error("D03", f"the file is not UTF-8: byte 0x{sign[0]:02x}{read}", file=file, line=line, hint=hint)
        return None
    if bad := unprintable(text):
        found.error("D03", f"the file holds {bad.name}", file=file, line=bad.line, hint="remove it; it is not seen")
        return None
    return text


def _other_separator(text: str) -> str:
    """The sign that stands between the columns instead of a comma, empty where a comma does."""
    first = text.partition("\n")[0]
    return next((sign for sign in _SEPARATORS if first.count(sign) > first.count(",")), "")


def _check_shape(rows: Sequence[Sequence[str]], file: str, found: Diagnostics) -> None:
    """Report a header that names no columns, a table without rows, and rows of another width."""
    header = rows[0] if rows else []
    wrong = [name for at, name in enumerate(header) if not name.strip() or name != name.strip() or name in header[:at]]
    if not header or wrong:
        what = f"the header has a column {wrong[0]!r}" if wrong else "the file has no header"
        hint = "name each column once in the first line, without spaces around it"
        found.error(
            "D05",
            what + " that is empty, given twice or has spaces around it" * bool(wrong),
            file=file,
            line=1,
            hint=hint,
        )
    elif len(rows) == 1:
        found.error("D05", "the file has no row below its header", file=file, line=1, hint="add the rows")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(header):
            what, hint = f"the row has {len(row)} cells and the header {len(header)}", "give every row as many cells"
            found.error("D05", what, file=file, line=number, hint=hint)


def _check_cells(rows: Sequence[Sequence[str]], file: str, found: Diagnostics) -> None:
    """Report the first cell of each column whose numbers or dates are written as nothing here reads them."""
    for at, name in enumerate(rows[0]):
        given = [(number, row[at]) for number, row in enumerate(rows[1:], 2) if row[at]]
        texts = [text for _, text in given]
        commas = [(number, text) for number, text in given if _DECIMAL_COMMA.fullmatch(text)]
        parted = [(number, text) for number, text in given if _THOUSANDS.fullmatch(text)]
        if parted and all(_THOUSANDS.fullmatch(text) or _PLAIN_NUMBER.fullmatch(text) for text in texts):
            _report_thousands(name, parted, file, found)
        elif commas and all(_DECIMAL_COMMA.fullmatch(text) or _PLAIN_NUMBER.fullmatch(text) for text in texts):
            number, text = commas[0]
            hint = f"write {text.replace('.', '').replace(',', '.')}; {_SAVE}"
            found.error("D06", f"{name}: {text!r} has a decimal comma", file=file, line=number, hint=hint)
        elif texts and all(map(_LOCAL_DATE.fullmatch, texts)):
            hint = "write dates as 2019-03-31: year, month, day"
            found.error(
                "D06", f"{name}: {texts[0]!r} is no date as it is read here", file=file, line=given[0][0], hint=hint
            )


def _report_thousands(name: str, parted: Sequence[tuple[int, str]], file: str, found: Diagnostics) -> None:
    """Report the first cell, of those with their lines, whose commas part thousands, or may be decimal commas."""
    number, text = parted[0]
    whole = text.replace(",", "")
    what, hint = f"{name}: {text!r} has a comma between thousands", f"write {whole}"
    if all(cell.count(",") == 1 for _, cell in parted):
        what = f"{name}: the comma of {text!r} may part thousands or be a decimal comma"
        hint = f"write {whole} if it parts thousands, {text.replace(',', '.')} if it is a decimal comma"
    found.error("D06", what, file=file, line=number, hint=f"{hint}; {_SAVE}")


def _column(name: str, texts: Sequence[str]) -> Column:
    given = [text for text in texts if text]
    full = len(given) == len(texts)
    kind = next((kind for kind in _IN_ORDER if given and all(_is(text, kind) for text in given)), "string")
    decimals = max((len(text.partition(".")[2]) for text in given), default=0) if kind == "number" else 0
    years = kind == "integer" and all(int(text) in YEARS for text in given)
    return Column(name, kind, decimals, years, full)


def _is(text: str, kind: str) -> bool:
    if kind in NUMERIC and _LEADING_ZERO.match(text):  # a code, such as that of a municipality
        return False
    try:
        parse(text, kind)
    except ValueError:
        return False
    return True


def _key(columns: Sequence[Column], cells: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The fewest columns, among the first, that tell rows apart: no measured number, and no empty cell in any."""
    may = [column.name for column in columns if column.full and not column.measured and column.kind != "boolean"]
    rows = len(next(iter(cells.values())))
    for size in range(1, min(_KEY_COLUMNS, len(may)) + 1):
        for names in combinations(may, size):
            if len(set(zip(*(cells[name] for name in names), strict=True))) == rows:
                return names
    return ()
