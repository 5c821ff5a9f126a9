"""What an exhibit prints as a CSV file: the headings of its language, and numbers in plain form.

A number has a point before its decimals and nothing between its thousands, a day is written as 2020-03-31, and what
the page prints beside a number stands in the heading, or in a column of its own where it differs from row to row.
Texts that a spreadsheet would run are refused before, by :mod:`report.edition.compose`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from report.language.interface import word
from report.language.printing import Language, rounded
from report.language.rules import NO_BREAK
from report.language.text import Text
from report.language.units import EXACT, unit_words
from report.language.values import Value
from report.results.exhibits import Cell, Column, Reference, Table

# A column of the file: its heading and a cell for each row.
_Filed = tuple[str, list[str]]


def exhibit_csv(table: Table, language: Language, named: Callable[[str], str] = str) -> str:
    """The rows that `table` prints in `language`, under their headings; `named` says what is printed for a label.

    Every number is rounded as it is printed.  A range has its upper end in a column of its own, and so have the word
    before a number that is not exact, a unit that is not that of the whole column, and each facet.
    """
    if not table.columns:
        return ""
    filed: list[_Filed] = []
    for at, column in enumerate(table.columns):
        filed += _column(column, [row.cells[at] for row in table.rows], language, named)
    for at, facet in enumerate(table.facets):
        groups = ["; ".join(language.text(facet.groups[key]) for key in row.groups[at]) for row in table.rows]
        filed.append((language.text(facet.label), groups))
    return _written([heading for heading, _ in filed], zip(*(cells for _, cells in filed), strict=True))


def _column(column: Column, cells: Sequence[Cell], language: Language, named: Callable[[str], str]) -> list[_Filed]:
    """A column of the table, and those that stand beside it."""
    heading = language.text(column.label)
    units = [_unit(cell, language) if column.units else "" for cell in cells]
    different = dict.fromkeys(unit for unit, cell in zip(units, cells, strict=True) if _is_number(cell))
    common = next(iter(different)) if len(different) == 1 else ""
    beside = [
        (language.rules.to, [_upper(cell) for cell in cells]),
        (word("csv_precision", language.code), [_precision(cell, language) for cell in cells]),
        (word("csv_unit", language.code), units if not common else []),
    ]
    first = f"{heading} ({common})" if common else heading
    return [
        (first, [_plain(cell, language, named) for cell in cells]),
        *((f"{heading} ({name})", said) for name, said in beside if any(said)),
    ]


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, Value) and cell.number is not None


def _plain(cell: Cell, language: Language, named: Callable[[str], str]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Reference):
        return _spaced(named(cell.label))
    if isinstance(cell, Text):
        return _spaced(language.text(cell))
    if cell.number is not None:
        return _number(cell.number, cell.decimals)
    if cell.date is not None:
        return cell.date.isoformat()[: len("2020-03") if cell.month_only else None]
    if cell.text is not None:
        return _spaced(language.text(cell.text))
    return _spaced("; ".join(map(language.text, cell.items)))


def _number(number: Decimal, decimals: int) -> str:
    return f"{rounded(number, decimals):f}"


def _upper(cell: Cell) -> str:
    """The upper end of a range, where it is printed as one."""
    if not isinstance(cell, Value) or cell.number is None or cell.upper is None:
        return ""
    upper = _number(cell.upper, cell.decimals)
    return upper if upper != _number(cell.number, cell.decimals) else ""


def _precision(cell: Cell, language: Language) -> str:
    if not isinstance(cell, Value) or cell.number is None or cell.precision == EXACT:
        return ""
    return language.rules.precisions[cell.precision]


def _unit(cell: Cell, language: Language) -> str:
    """The words of a number's unit, without the number."""
    words = unit_words(cell.unit, language.code) if isinstance(cell, Value) and cell.number is not None else None
    return " ".join(_spaced(words.many.replace("{}", " ")).split()) if words else ""


def _spaced(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def _written(headings: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(map(_spaced, headings))
    writer.writerows(rows)
    return file.getvalue()
