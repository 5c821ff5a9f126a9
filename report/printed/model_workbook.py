"""A model as a workbook with live formulas: its results, the assumptions to be changed, and the course they give.

What the analysis computes stands there as polynomials in the assumptions, and the operations as their formulas, so that
a spreadsheet computes what Python and the site's script compute.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from report.language.interface import word
from report.language.printing import Language
from report.language.units import unit_words
from report.results.model import ASSUMED, Model
from report.results.operations import Operation, expanded, settled
from report.results.outcomes import Balance, Settled
from report.results.polynomials import Polynomial
from report.workbook.file import workbook
from report.workbook.live import PATTERNS, Place, formulas, is_number
from report.workbook.sheets import Cell, Sheet, exact, headings, place, stretch

_HEAD = 2  # rows above the assumptions: a title and what may be changed
_VALUE, _INDEX, _OPTIONS = 1, 3, 4  # columns of the assumptions' sheet
_WIDE, _NARROW = 60, 18


def model_workbook(model: Model, language: Language, interface: str) -> bytes:
    """The file of `model` as it starts, in `language`, with the sheets' own words in `interface`, a code.

    Raises KeyError where a wording is missing, and for an operation that has no formula.
    """
    return workbook(_Workbook(model, language, interface).sheets())


class _Workbook:
    def __init__(self, model: Model, language: Language, interface: str) -> None:
        self.model, self.language, self.interface = model, language, interface
        self.course = model.course(model.starting(), model.starting_options())
        self.results_name, self.course_name = self._word("workbook_results"), self._word("workbook_course")
        self.assumptions_name = sheet = self._word("workbook_assumptions")
        # Every assumption is a number that operations may name as a course.
        self.places = {
            ASSUMED + a.name: Place(sheet, _VALUE, range(at, at + 1), number=True)
            for at, a in enumerate(model.assumptions, _HEAD)
        }
        self.columns: list[tuple[Cell, ...]] = []
        self.lists: list[tuple[str, str]] = []

    def sheets(self) -> list[Sheet]:
        """The results first: what a reader opens the workbook for."""
        assumptions, course = self._assumptions(), self._course()
        return [
            Sheet(self.results_name, self._results(), (_WIDE, _NARROW)),
            Sheet(self.assumptions_name, assumptions, (_WIDE, _WIDE, _NARROW), lists=tuple(self.lists)),
            Sheet(self.course_name, course, (_NARROW,) * len(self.columns), frozen=1),
        ]

    def _word(self, name: str, **fields: str) -> str:
        return word(name, self.interface, **fields)

    def _assumptions(self) -> tuple[tuple[Cell, ...], ...]:
        rows: list[tuple[Cell, ...]] = [
            (Cell(self.assumptions_name, style="title"),),
            (Cell(self._word("workbook_yellow")),),
        ]
        for a in self.model.assumptions:
            words = unit_words(a.unit, self.language.code)
            unit = words.many.replace("{}", "").strip() if words else ""
            rows.append((Cell(self.language.text(a.label)), Cell(a.start, style="entered"), Cell(unit)))
        for choice in self.model.choices:
            at, options = len(rows), [self.language.text(text) for _, text in choice.options]
            start = next(number for number, (key, _) in enumerate(choice.options) if key == choice.start)
            listed = _across(at, len(options))
            chosen = place(_VALUE, at)
            self.lists.append((chosen, listed))
            index = Cell(start + 1, f"MATCH({chosen},{listed},0)", style="plain")
            entered = Cell(options[start], style="entered_text")
            rows.append((Cell(self.language.text(choice.label)), entered, Cell(), index, *map(Cell, options)))
        return tuple(rows)

    def _chosen(self) -> str:
        """The number of the combination of options, the first being 1; the last choice changes fastest."""
        sheet, parts, stride = self.assumptions_name, list[str](), 1
        first = _HEAD + len(self.model.assumptions)
        for at, choice in reversed(list(enumerate(self.model.choices, first))):
            parts.append(f"({place(_INDEX, at, sheet=sheet, fixed=True)}-1)*{stride}")
            stride *= len(choice.options)
        return "1+" + "+".join(parts)

    def _course(self) -> tuple[tuple[Cell, ...], ...]:
        self.columns = [(*headings([self.language.text(self.model.heading)]), *map(Cell, self.model.rows))]
        given = next(iter(self.model.courses.values()))
        for name in given:
            self._add(name, self._given(name))
        for step in expanded(self.model.operations, [*given, *self.places]):
            if is_number(step, self.places):
                raise KeyError(f"{step.result}: a number has no place in the sheet of a course")
            self._add(step.result, step)
        return tuple(zip(*self.columns, strict=True))

    def _add(self, name: str, how: Iterator[str] | Operation) -> None:
        rows = range(1, len(self.model.rows) + 1)
        self.places[name] = Place(self.course_name, len(self.columns), rows)
        written = formulas(how, self.places) if isinstance(how, Operation) else how
        cells = (Cell(x, formula, "cents") for x, formula in zip(self.course[name], written, strict=True))
        self.columns.append((*headings([self._label(name)]), *cells))

    def _label(self, name: str) -> str:
        series = next((s for s in self.model.series if s.name == name), None)
        return (
            self.language.text(series.label) if series else self._word("workbook_step", number=str(len(self.columns)))
        )

    def _given(self, name: str) -> Iterator[str]:
        """The formula of each row of what the analysis computes, under the options that are chosen."""
        ways = [given[name] for given in self.model.courses.values()]
        for row in zip(*ways, strict=True):
            sums = [self._sum(polynomial) for polynomial in row]
            yield sums[0] if len(set(sums)) == 1 else f"CHOOSE({self._chosen()},{','.join(sums)})"

    def _sum(self, polynomial: Polynomial) -> str:
        return "+".join(self._term(names, x) for names, x in polynomial.terms) or "0"

    def _term(self, names: tuple[str, ...], coefficient: Fraction) -> str:
        return "*".join((exact(coefficient), *(self.places[ASSUMED + name].cell() for name in names)))

    def _results(self) -> tuple[tuple[Cell, ...], ...]:
        found = [line for outcome in self.model.outcomes if (line := self._result(outcome))]
        unit = unit_words(self.model.unit, self.language.code)
        below = self._word("workbook_unit", unit=unit.many.replace("{}", "").strip()) if unit else ""
        return ((Cell(self.results_name, style="title"),), *dict.fromkeys(found), (Cell(below),))

    def _result(self, outcome: object) -> tuple[Cell, ...] | None:
        """The line of a sentence on one series; others ask what a spreadsheet answers by trying."""
        if isinstance(outcome, Balance):
            label = self._word("workbook_in_row", series=self._label(outcome.series), row=self.model.rows[outcome.row])
            number = self.course[outcome.series][outcome.row]
            return Cell(label), Cell(number, self.places[outcome.series].cell(outcome.row), "whole")
        if not isinstance(outcome, Settled):
            return None
        at, never = self.places[outcome.series], self._word("workbook_never")
        end, whole, begin = at.cell(len(at.rows) - 1), at.whole(), at.cell(0)
        row = PATTERNS["settled"].format(end=end, whole=whole, begin=begin)
        names = stretch(0, at.rows, sheet=self.course_name)
        formula = f'IF(ROUND({end},4)>0,"{never}",INDEX({names},1+{row}))'
        at_first = settled(self.course[outcome.series])
        found = never if at_first is None else self.model.rows[at_first]
        return Cell(self._word("workbook_settled", series=self._label(outcome.series))), Cell(found, formula, "plain")


def _across(row: int, count: int) -> str:
    """The cells of the options of a choice."""
    return f"{place(_OPTIONS, row, fixed=True)}:{place(_OPTIONS + count - 1, row, fixed=True)}"
