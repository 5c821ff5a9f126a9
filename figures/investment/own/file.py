"""The file of a reader's own case, CSV with a row for each year and area: its columns, and how it is read.

It is read with everything that is wrong in it; nothing is opened here.  Comma, semicolon or tab may separate; an
amount may have a decimal comma or a decimal point, but nothing between thousands, because 1.234 would be another number
in the other language.  :file:`report/site/scripts/case_file.js` reads the same files and finds the same problems.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from itertools import pairwise

from figures.investment.own.layout import LAYOUT
from figures.investment.own.problems import WRONG
from report.author import Case, Entered, Language, Problem

COLUMNS = LAYOUT.columns
_SEPARATORS = ";\t,"
_YEAR = re.compile(r"[12][0-9]{3}")
_AMOUNT = re.compile(r"([0-9]+)(?:[.,]([0-9]{1,2}))?")
_RATE = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,2}))? ?%?")
_MINUS = "-\N{MINUS SIGN}\N{EN DASH}"
_AMOUNTS = tuple(entry.name for entry in LAYOUT.amounts)


def read_case(content: bytes, language: Language, rate: Decimal) -> Case | tuple[Problem, ...]:
    """The case in a file with `content`, or every problem of it, in `language` and in the order of lines.

    `rate` is the one, in percent, of a file that names none.
    """
    reader = _Reader(language)
    case = reader.case(content, rate)
    if case is not None and not reader.problems:
        return case
    return tuple(sorted(reader.problems, key=lambda problem: problem.line))


class _Reader:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.problems: list[Problem] = []
        self.years: dict[int, int] = {}  # with the line of each where it is first
        self.payers: dict[str, str] = {}
        self.settings: dict[str, str] = {}
        self.seen: set[tuple[int, str]] = set()

    def case(self, content: bytes, start: Decimal) -> Case | None:
        lines = self._lines(self._text(content))
        if not lines or not self._check_header(*lines[0]):
            return None
        header = _names(lines[0][1])
        rows = [self._row(line, header, cells) for line, cells in lines[1:]]
        self._check_years(lines[0][0])
        if self.problems:
            return None
        entered = tuple(row for row in rows if row is not None)
        self._check_cost(entered)
        rate = _rate(self.settings.get(LAYOUT.rate.name, ""))
        return Case(entered, self.payers, start if rate is None else rate, self.settings.get(LAYOUT.level.name, ""))

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
        header, columns = _names(cells), ", ".join(COLUMNS)
        for column in LAYOUT.required:
            if column not in header:
                self._wrong("missing_column", line, column=column, columns=columns)
        for column in dict.fromkeys(header):
            if column not in COLUMNS:
                self._wrong("unknown_column", line, column=column, columns=columns)
            elif header.count(column) > 1:
                self._wrong("double_column", line, column=column)
        return not self.problems

    def _row(self, line: int, header: list[str], cells: list[str]) -> Entered | None:
        if any(cells[len(header) :]):
            self._wrong("cells", line, found=str(len(cells)), wanted=str(len(header)))
            return None
        cell = dict.fromkeys(COLUMNS, "") | dict(zip(header, [*cells, *[""] * len(header)], strict=False))
        area = cell[LAYOUT.area.name]
        year = self._year(line, cell[LAYOUT.row.name], area)
        amounts = [self._amount(line, column, cell[column]) for column in _AMOUNTS]
        self._check_order(line, cell, amounts)
        self._take_payer(line, area, cell[LAYOUT.payer.name])
        for setting in (LAYOUT.rate.name, LAYOUT.level.name):
            self._take_setting(line, setting, cell[setting])
        read = tuple(amount for amount in amounts if amount is not None)
        if year is None or len(read) < len(amounts):
            return None
        return Entered(year, area, read, cell[LAYOUT.note.name])

    def _year(self, line: int, written: str, area: str) -> int | None:
        if not _YEAR.fullmatch(written):
            self._wrong("year", line, written=written)
            return None
        year = int(written)
        self.years.setdefault(year, line)
        if (year, area) in self.seen:
            self._wrong("twice", line, year=written, area=area)
        self.seen.add((year, area))
        return year

    def _amount(self, line: int, column: str, written: str) -> Decimal | None:
        match = _AMOUNT.fullmatch(written)
        if match and len(match[1]) <= LAYOUT.most_digits:
            return Decimal(f"{match[1]}.{match[2] or 0}")
        what = "no_amount" if not written else "large" if match else "amount"
        if written and written[0] in _MINUS:
            what = "negative" if column in LAYOUT.rising else "negative_cost"
        self._wrong(what, line, column=column, written=written)
        return None

    def _check_order(self, line: int, cell: dict[str, str], amounts: list[Decimal | None]) -> None:
        rising = [amounts[_AMOUNTS.index(column)] for column in LAYOUT.rising]
        read = [amount for amount in rising if amount is not None]
        if len(read) == len(rising) and read != sorted(read):
            written = dict(zip(("low", "central", "high"), (cell[column] for column in LAYOUT.rising), strict=True))
            self._wrong("order", line, **written)

    def _take_payer(self, line: int, area: str, payer: str) -> None:
        known = self.payers.setdefault(area, payer)
        if payer and known and payer != known:
            self._wrong("two_payers", line, area=area, one=known, other=payer)
        self.payers[area] = known or payer

    def _take_setting(self, line: int, column: str, written: str) -> None:
        if not written:
            return
        if column == LAYOUT.rate.name and _rate(written) is None:
            self._wrong("rate", line, written=written, highest=str(LAYOUT.highest_rate))
            return
        known = self.settings.setdefault(column, written)
        if known != written:
            self._wrong("two_settings", line, column=column, one=known, other=written)

    def _check_years(self, header: int) -> None:
        """Reports a year that is missing between two others; one that could not be read is reported already."""
        years = sorted(self.years)
        if not years and not self.problems:
            self._wrong("no_years", header)
        for before, year in pairwise(years):
            if year != before + 1:
                fields = {"year": str(year), "before": str(before), "wanted": str(before + 1)}
                self._wrong("gap", self.years[year], **fields)
        if len(years) > LAYOUT.most_rows:
            line = self.years[years[LAYOUT.most_rows]]
            self._wrong("many", line, years=str(len(years)), most=str(LAYOUT.most_rows))

    def _check_cost(self, entered: tuple[Entered, ...]) -> None:
        first = min(self.years)
        if not any(entry.amounts[0] for entry in entered if entry.row == first):
            self._wrong("no_cost", self.years[first], year=str(first))

    def _wrong(self, what: str, line: int, **fields: str) -> None:
        message, cure = WRONG[what]
        self.problems.append(Problem(line, self.language.text(message, **fields), self.language.text(cure, **fields)))


def _rate(written: str) -> Decimal | None:
    """A percentage as written, within its limits; None when it is none."""
    match = _RATE.fullmatch(written)
    rate = Decimal(f"{match[1]}.{match[2] or 0}") if match else None
    return rate if rate is not None and rate <= LAYOUT.highest_rate else None


def _names(cells: list[str]) -> list[str]:
    """The columns of a header; what is empty at its end is none."""
    names = [cell.lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names
