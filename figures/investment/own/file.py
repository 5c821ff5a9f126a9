"""The file of a reader's own case, CSV with a row for each year: its columns, and how it is read.

It is read with everything that is wrong in it; nothing is opened here.  Comma, semicolon or tab may separate; an
amount may have a decimal comma or a decimal point, but nothing between thousands, because 1.234 would be another number
in the other language.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from difflib import get_close_matches

from figures.investment.cases import LEVELS, Range
from figures.investment.own.model import Entered, OwnCase
from figures.investment.own.problems import WRONG
from report.author import Column, Language, Problem, Row, Table, Text, Value, data

SAVINGS = {level: f"saving_{level}" for level in LEVELS}
REQUIRED = ("year", "cost", *SAVINGS.values())
COLUMNS = (*REQUIRED, "note")
MOST_YEARS = 60
_SEPARATORS = ";\t,"
_YEAR = re.compile(r"[12][0-9]{3}")
_AMOUNT = re.compile(r"([0-9]+)(?:[.,]([0-9]{1,2}))?")
_MOST_DIGITS = 12
_MINUS = "-\N{MINUS SIGN}\N{EN DASH}"
# What to write in each column.
_WRITTEN = {
    "year": Text(
        da="Året med fire cifre. En række for hvert år, i rækkefølge; det første er året med den første udgift.",
        en="The year in four digits. A row for each year, in order; the first is that of the first cost.",
    ),
    "cost": Text(da="Årets udgift til indsatsen, i kroner.", en="What the investment costs in the year, in DKK."),
    "saving_low": Text(
        da="Årets besparelse efter det laveste skøn, i kroner.", en="The saving of the year, lowest estimate, in DKK."
    ),
    "saving_central": Text(
        da="Årets besparelse efter det bedste skøn, i kroner.", en="The saving of the year, best estimate, in DKK."
    ),
    "saving_high": Text(
        da="Årets besparelse efter det højeste skøn, i kroner.", en="The saving of the year, highest estimate, in DKK."
    ),
    "note": Text(
        da="En bemærkning til jer selv. Kolonnen kan udelades.", en="A note to yourselves. The column may be left out."
    ),
}


def read_case(content: bytes, language: Language) -> OwnCase | tuple[Problem, ...]:
    """The case in a file with `content`, or every problem of it, in `language` and in the order of lines."""
    reader = _Reader(language)
    case = reader.case(content)
    return case if not reader.problems else tuple(sorted(reader.problems, key=lambda problem: problem.line))


def own_case_columns() -> Table:
    """Each column of the template: what to write, and, as in the file, what stands there in a year of its example."""
    # The first year in which every estimate of the saving is above zero shows what each column is for.
    row = next(row for row in data("own_case_template") if row.number("saving_low") > 0)
    shown: dict[str, Value | Text] = {
        column: Value(text=Text.same(str(row[column])), origins=(row.origin,)) for column in COLUMNS[:-1]
    }
    # The file is one for both editions, and its note says the same in each language.
    shown["note"] = Text(**dict(zip(("da", "en"), row.string("note").split(" / "), strict=True)))
    return Table(
        (
            Column(Text(da="Kolonne", en="Column"), numeric=False),
            Column(Text(da="Hvad der skal stå", en="What to write"), numeric=False),
            Column(Text(da="Eksempel", en="Example")),
        ),
        tuple(Row((Text.same(column), _WRITTEN[column], shown[column])) for column in COLUMNS),
    )


class _Reader:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.problems: list[Problem] = []
        self.years: list[tuple[int, int | None]] = []

    def case(self, content: bytes) -> OwnCase:
        lines = self._lines(self._text(content))
        if not lines or not self._check_header(*lines[0]):
            return OwnCase(())
        header = _names(lines[0][1])
        rows = [self._row(line, header, cells) for line, cells in lines[1:]]
        entered = tuple(row for row in rows if row is not None)
        self._check_years(lines[0][0])
        if not self.problems and entered[0].cost == 0:
            self._wrong("no_cost", lines[1][0], year=str(entered[0].year))
        return OwnCase(entered)

    def _text(self, content: bytes) -> str:
        try:
            # Spreadsheets begin UTF-8 with a byte-order mark.
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._wrong("encoding", content[: error.start].count(b"\n") + 1)
            return ""
        if not text.strip():
            self._wrong("empty", 1)
        return text

    def _lines(self, text: str) -> list[tuple[int, list[str]]]:
        """The cells of each row with its line; rows without any are left out."""
        head = next((line for line in text.splitlines() if line.strip()), "")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=head.count), strict=True)
        lines, line = [], 1
        try:
            for cells in reader:
                lines.append((line, [cell.strip() for cell in cells]))
                line = reader.line_num + 1
        except csv.Error:
            self._wrong("quotes", line)
            return []
        return [(line, cells) for line, cells in lines if any(cells)]

    def _check_header(self, line: int, cells: list[str]) -> bool:
        header = _names(cells)
        for column in REQUIRED:
            if column not in header:
                self._wrong("missing_column", line, column=column, columns=", ".join(COLUMNS))
        for column in dict.fromkeys(header):
            if column not in COLUMNS:
                near = get_close_matches(column, COLUMNS, n=1)
                self._wrong("unknown_column", line, column=column, columns=near[0] if near else ", ".join(COLUMNS))
            elif header.count(column) > 1:
                self._wrong("double_column", line, column=column)
        return not self.problems

    def _row(self, line: int, header: list[str], cells: list[str]) -> Entered | None:
        if any(cells[len(header) :]):
            self._wrong("cells", line, found=str(len(cells)), wanted=str(len(header)))
            return None
        cell = dict(zip(header, [*cells, *[""] * len(header)], strict=False))
        year = self._year(line, cell["year"])
        self.years.append((line, year))
        amounts = {column: self._amount(line, column, cell[column]) for column in REQUIRED[1:]}
        saving = self._saving(line, cell, [amounts[column] for column in SAVINGS.values()])
        if year is None or amounts["cost"] is None or saving is None:
            return None
        return Entered(year, amounts["cost"], saving, cell.get("note", ""))

    def _saving(self, line: int, cell: dict[str, str], ends: list[Decimal | None]) -> Range | None:
        """The range from low over central to high; None when an end could not be read or they are out of order."""
        low, central, high = ends
        if low is None or central is None or high is None:
            return None
        if not low <= central <= high:
            written = {level: cell[column] for level, column in SAVINGS.items()}
            self._wrong("order", line, **written)
            return None
        return Range(low, central, high)

    def _year(self, line: int, written: str) -> int | None:
        if _YEAR.fullmatch(written):
            return int(written)
        self._wrong("year", line, written=written)
        return None

    def _amount(self, line: int, column: str, written: str) -> Decimal | None:
        match = _AMOUNT.fullmatch(written)
        if match and len(match[1]) <= _MOST_DIGITS:
            return Decimal(f"{match[1]}.{match[2] or 0}")
        what = "no_amount" if not written else "large" if match else "negative" if written[0] in _MINUS else "amount"
        self._wrong(what, line, column=column, written=written)
        return None

    def _check_years(self, header: int) -> None:
        """Reports a year that does not follow the one above it; one that could not be read is reported already."""
        if not self.years and not self.problems:
            self._wrong("no_years", header)
        for (_, before), (line, year) in zip(self.years, self.years[1:], strict=False):
            if before and year and year != before + 1:
                self._wrong("gap", line, year=str(year), before=str(before), wanted=str(before + 1))
        if len(self.years) > MOST_YEARS:
            self._wrong("many", self.years[MOST_YEARS][0], years=str(len(self.years)), most=str(MOST_YEARS))

    def _wrong(self, what: str, line: int, **fields: str) -> None:
        message, cure = WRONG[what]
        self.problems.append(Problem(line, self.language.text(message, **fields), self.language.text(cure, **fields)))


def _names(cells: list[str]) -> list[str]:
    """The columns of a header; what is empty at its end is none."""
    names = [cell.lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names
