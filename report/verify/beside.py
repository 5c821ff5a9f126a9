"""What stands beside the pages of an edition and says the same: CSV files of its exhibits, and its other languages."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from report.diagnostics import Diagnostics
from report.language.printing import rounded
from report.language.values import Value
from report.results.arithmetic import as_decimal
from report.results.runs import Run
from report.site.values_files import CSV_FILE, values_csv
from report.verify.folder import UNREADABLE, Folder, report_unreadable
from report.verify.records import VALUES_FILE, Recorded

IN_TABLES = "values in the CSV files of figures and tables"
IN_LANGUAGES = "recorded values that are the same in another language"
_WRONG = "the site is not as it was published: fetch it again"
NUMERIC = re.compile(r"-?\d{1,30}(\.\d{1,9})?")
Row = tuple[int, list[str]]  # the line of a row in its file, and its cells
# What a value is in every language alike.
_ALIKE = ("number", "upper", "date", "unit", "decimals", "precision", "origins", "column", "computation")


def check_exhibits(folder: Folder, recorded: Recorded, found: Diagnostics) -> int:
    """Hold the file of each exhibit against the values that are recorded of its cells; how many were compared."""
    labels: dict[str, dict[int, list[tuple[str, Value]]]] = {}
    for name, value in recorded.values.items():
        label, _, place = name.partition(".")
        row, _, column = place.partition(".")
        if row.isdecimal() and len(row) < 7 and f"{recorded.folder}{label}.csv" in folder.sizes:
            labels.setdefault(label, {}).setdefault(int(row), []).append((column, value))
    count = 0
    for label, rows in labels.items():
        path = f"{recorded.folder}{label}.csv"
        try:
            lines = list(_rows(folder.text(path)))
            run = recorded.runs.get(label)
            wrong = list(_wrong_in_run(run, lines) if run else _wrong_in_table(rows, lines))
        except (csv.Error, *UNREADABLE) as error:
            report_unreadable(error, folder.place(path), "B14", found)
            continue
        count += sum(map(len, rows.values()))
        for line, told in wrong:
            found.error("B14", told, file=folder.place(path), line=line, hint=_WRONG)
    return count


def _wrong_in_table(rows: dict[int, list[tuple[str, Value]]], lines: list[Row]) -> Iterator[tuple[int, str]]:
    """What is wrong in the file of a table whose values are recorded by row, with their columns, and the line."""
    for number, values in rows.items():
        line, cells = lines[number] if number < len(lines) else (0, [])
        wanted = [cell for _, value in sorted(values, key=_column) for cell in _cells(value)]
        missing = Counter(wanted) - Counter(cells)
        for cell in missing:
            yield line, f"row {number} holds no {cell[:80]!r}, which is recorded of it in {VALUES_FILE}"
        left = iter(cells)
        if not missing and not all(cell in left for cell in wanted):  # each behind the one before
            yield line, f"row {number} holds its values in another order than {VALUES_FILE} records them"


def _column(of: tuple[str, Value]) -> int:
    return int(of[0]) if of[0].isdecimal() and len(of[0]) < 7 else 0


def _wrong_in_run(run: Run, lines: list[Row]) -> Iterator[tuple[int, str]]:
    """The same for the file of a model, which has every row of its run, and not only those that the page shows."""
    courses = [course for course in run.courses().values() if len(course) == len(run.rows)]
    if len(lines) != len(run.rows) + 1:
        yield 0, f"it has {len(lines) - 1} rows, and its run in {VALUES_FILE} has {len(run.rows)}"
    for at, (line, cells) in enumerate(lines[1 : len(run.rows) + 1]):
        amounts = [as_decimal(course[at]) for course in courses]
        if cells[:1] != [run.rows[at]]:
            yield (
                line,
                f"row {at + 1} is called {''.join(cells[:1])[:80]!r}, and {run.rows[at][:80]!r} in {VALUES_FILE}",
            )
        for cell in filter(None, cells[1:]):
            decimals = len(cell.partition(".")[2])
            if not NUMERIC.fullmatch(cell) or cell not in {f"{rounded(amount, decimals):f}" for amount in amounts}:
                yield line, f"{cell[:80]!r} is none of what its run in {VALUES_FILE} gives for {run.rows[at][:80]!r}"


def _rows(text: str) -> Iterator[Row]:
    """The rows of a CSV file, the first its headings."""
    reader = csv.reader(io.StringIO(text))
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def _cells(value: Value) -> Iterator[str]:
    """The cells that a number has in the file of its exhibit; none for what is no number."""
    ends = [end for end in (value.number, value.upper) if end is not None]
    yield from dict.fromkeys(f"{rounded(end, value.decimals):f}" for end in ends)


def check_csv(folder: Folder, recorded: Recorded, found: Diagnostics) -> None:
    """Hold the CSV file of all values against the records, of which it is made."""
    path = f"{recorded.folder}{CSV_FILE}"
    try:
        wanted, there = values_csv([*recorded.records.values()]), folder.text(path)
    except UNREADABLE as error:
        report_unreadable(error, folder.place(path), "B13", found)
        return
    if wanted != there:
        pairs = zip(wanted.splitlines(), there.splitlines(), strict=False)
        line = next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 0)
        told = f"it differs from {VALUES_FILE} beside it, which holds the same values"
        found.error("B13", told, file=folder.place(path), line=line, hint=_WRONG)


def check_languages(folder: Folder, editions: Iterable[Recorded], found: Diagnostics) -> int:
    """Hold the editions of a publication against the first of them: a value is the same in every language."""
    first, *others = editions
    count = 0
    for other in others:
        for name in other.records.keys() & first.records.keys():
            one, two = first.records[name], other.records[name]
            count += 1
            if wrong := _different(one, two):
                _report(f"the {wrong} of {name[:80]!r} is not that in {first.path}", folder, other, found)
        for name in other.runs.keys() & first.runs.keys():
            if other.runs[name] != first.runs[name]:
                _report(f"the run {name[:80]!r} is not that in {first.path}", folder, other, found)
    return count


def _different(one: dict[str, Any], two: dict[str, Any]) -> str:
    return next((key for key in _ALIKE if one.get(key) != two.get(key)), "")


def _report(told: str, folder: Folder, recorded: Recorded, found: Diagnostics) -> None:
    found.error("B13", told, file=folder.place(recorded.path), hint=_WRONG)
