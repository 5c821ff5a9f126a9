"""Operations on courses as formulas: each row of a course is a cell that names the cells it is computed from.

The script of the site is given the patterns as well, and writes the formulas of a reader's own workbook from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report.results.operations import Operation
from report.workbook.sheets import place, stretch

# Of each operation, how a row, or the one number, is computed.  ``{0}`` and ``{1}`` are the cells of its courses in the
# row, ``{all}`` those of all of them, ``{whole}`` the rows of the first, ``{begin}`` and ``{end}`` the ends of those,
# and ``{above}`` is the cell above.  Rounding keeps what is nought but for the binary digits of a spreadsheet from
# being taken for more.
PATTERNS = {
    "difference": "{0}-{1}",
    "total": "SUM({all})",
    "least": "MIN({all})",
    "greatest": "MAX({all})",
    "scaled": "{0}*{1}",
    "accumulated": "{above}+{0}",
    "discounted": "{0}/({factors})",
    "sum": "SUM({whole})",
    "last": "{end}",
    "highest": "MAX({whole})",
    "peak": "MATCH(MAX({whole}),{whole},0)-1",
    "settled": 'IF(ROUND({end},4)>0,"",SUMPRODUCT(MAX((ROUND({whole},4)>0)*(ROW({whole})-ROW({begin})+1))))',
    "quotient": 'IF({1}=0,"",{0}/{1})',
}
FIRST = {"accumulated": "{0}"}  # in the first row
FACTOR = "(1+{rate}/100)^{rows}"  # of a rate that applies to so many rows
# The results of these are numbers; those of the others have rows where one of their courses has.
NUMBERS = ("sum", "last", "highest", "peak", "settled", "quotient")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a course stands: the sheet, the column, and its rows; a number has one row and `number` set."""

    sheet: str
    column: int
    rows: range
    number: bool = False

    def cell(self, row: int = 0) -> str:
        """The name of its cell in the row number `row` of the course."""
        at = self.rows.start if self.number else self.rows.start + row
        return place(self.column, at, sheet=self.sheet, fixed=self.number)

    def whole(self) -> str:
        """The name of all its cells."""
        return stretch(self.column, self.rows, sheet=self.sheet)


def is_number(step: Operation, places: Mapping[str, Place]) -> bool:
    """Whether the result of `step`, whose courses are at `places`, is a number."""
    return step.does in NUMBERS or all(places[name].number for name in step.of)


def formulas(step: Operation, places: Mapping[str, Place]) -> Iterator[str]:
    """The formula of each row of the result of `step`, whose own place is in `places` as well.

    Raises KeyError for an operation without a pattern, and for a course without a place.
    """
    of, own = [places[name] for name in step.of], places[step.result]
    for row in range(len(own.rows)):
        cells = [course.cell(row) for course in of]
        pattern = FIRST.get(step.does, PATTERNS[step.does]) if row == 0 else PATTERNS[step.does]
        yield pattern.format(
            *cells,
            all=",".join(cells),
            whole=of[0].whole(),
            begin=of[0].cell(0),
            end=of[0].cell(len(of[0].rows) - 1),
            above=own.cell(row - 1) if row else "",
            factors=_factors(step.after, cells[1:], row),
        )


def _factors(after: Sequence[int], rates: Sequence[str], row: int) -> str:
    """What a row is divided by: each rate for as many rows as it has applied to."""
    ends = [*after[1:], row + 1]
    counts = [min(end, row + 1) - start for start, end in zip(after, ends, strict=False)]
    return "*".join(
        FACTOR.format(rate=rate, rows=count) for rate, count in zip(rates, counts, strict=False) if count > 0
    )
