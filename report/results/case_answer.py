"""What is said of a case that a reader entered, as its form declares it: sentences and tables from exact courses.

:file:`report/site/scripts/case.js` says the same from the same declaration.  Nothing is opened or drawn here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.results import case_form as declared
from report.results.case_form import CaseForm
from report.results.exhibits import Column, Figure, Row, Table
from report.results.handout import Exhibit, Heading
from report.results.operations import Course, computed

Fields = Mapping[str, tuple[str, str]]
_STAR = "*"
_USUAL = {name: (name, "") for name in ("first", "last", "rate")}  # what every wording may name
_NO_FIELDS: Fields = {}


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered for one row and area: the amounts in the order of the layout, and a note."""

    row: int
    area: str
    amounts: tuple[Decimal, ...]
    note: str = ""


@dataclass(frozen=True)
class Case:
    """A case: at least one entry, `payers` by area (empty for one that pays for itself), a `rate` and a `level`."""

    entered: tuple[Entered, ...]
    payers: Mapping[str, str]
    rate: Decimal
    level: str = ""

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows in their order."""
        return tuple(sorted({entry.row for entry in self.entered}))

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas in the order in which they were entered."""
        return tuple(self.payers)


Courses = Mapping[str, Course]
Part = str | Heading | Exhibit
# Makes the figure of a chart from the rows and the lines that are drawn, each with its label.
Drawing = Callable[[declared.Chart, tuple[int, ...], Mapping[str, tuple[Text, Course]]], Figure]


def courses_of(form: CaseForm, case: Case) -> Courses:
    """The courses that were entered, and all that the operations of `form` make of them."""
    columns = [entry.name for entry in form.layout.amounts]
    at = {(entry.row, entry.area): entry.amounts for entry in case.entered}
    nothing = (Decimal(0),) * len(columns)
    given: dict[str, Sequence[Fraction]] = {
        f"{column}.{number}": [Fraction(at.get((row, area), nothing)[place]) for row in case.rows]
        for place, column in enumerate(columns)
        for number, area in enumerate(case.areas)
    }
    numbers = {**form.given, "rate": case.rate}
    given |= {name: [Fraction(number)] for name, number in numbers.items()}
    return computed(form.operations, given)


def answer(form: CaseForm, case: Case, language: Language, draw: Drawing) -> tuple[Part, ...]:
    """Everything that `form` says of `case`, in `language` and in order; `draw` makes the figures."""
    return tuple(Answer(form, case, language).parts(draw))


class Answer:
    """What `form` says of `case` in `language`."""

    def __init__(self, form: CaseForm, case: Case, language: Language) -> None:
        self.form, self.case, self.language = form, case, language
        self.courses = courses_of(form, case)
        names = [entry.name for entry in form.layout.amounts]
        rising = [names.index(name) for name in form.layout.rising]
        # Whether there is a range anywhere; without one, the scenarios would say the same.
        self.ranged = any(e.amounts[rising[0]] < e.amounts[rising[-1]] for e in case.entered)

    def parts(self, draw: Drawing) -> Iterator[Part]:
        """Paragraphs, headings and exhibits in order; a paragraph or a table with nothing in it is left out."""
        for part in self.form.answer:
            made = self._part(part, draw)
            if made is not None and made != "":
                yield made

    def _part(self, part: declared.Part, draw: Drawing) -> Part | None:
        if isinstance(part, Text):
            return self.language.text(part)
        if isinstance(part, declared.Heading):
            return Heading(self.language.text(part.text))
        if isinstance(part, declared.Paragraph):
            return self._paragraph(part)
        if isinstance(part, declared.Chart):
            drawn = {line.course: (line.label, self.courses[line.course]) for line in self._shown(part.lines)}
            return Exhibit(self._filled(part.caption), draw(part, self.case.rows, drawn))
        table = self._table(part)
        return Exhibit(self._filled(part.caption), table) if table.rows else None

    def _table(self, part: declared.Rows | declared.Swings | declared.Parties | declared.Entries) -> Table:
        if isinstance(part, declared.Rows):
            return self._rows(part)
        if isinstance(part, declared.Swings):
            return self._swings(part)
        return self._parties(part) if isinstance(part, declared.Parties) else self._entries()

    def _paragraph(self, paragraph: declared.Paragraph) -> str:
        if (paragraph.scenario and not self.ranged) or (paragraph.needs and self.courses[paragraph.needs][0] <= 0):
            return ""
        said = (self._filled(wording, s.fields) for s in paragraph.sentences if (wording := self._wording(s)))
        return " ".join(said)

    def _wording(self, sentence: declared.Sentence) -> Text | None:
        number = next(iter(self.courses[sentence.by]), None)
        state = "none" if number is None else "above" if number > 0 else "below" if number < 0 else "zero"
        return sentence.wordings.get(state)

    def _filled(self, wording: Text, fields: Fields = _NO_FIELDS, **given: str) -> str:
        printed = {name: self._field(*found) for name, found in {**_USUAL, **fields}.items()}
        return self.language.text(wording, **printed, **given)

    def _field(self, kind: str, course: str) -> Value | str:
        rows = self.case.rows
        if kind in ("first", "last"):
            return str(rows[0] if kind == "first" else rows[-1])
        if kind == "rate":
            return Value(number=self.case.rate, unit="percent", decimals=-min(0, _exponent(self.case.rate)))
        number = next(iter(self.courses[course]), None)
        if number is None:
            return ""
        if kind == "row":
            return str(rows[int(number)])
        if kind in ("percent", "share"):
            exact = _decimal(100 * abs(number))
            return Value(number=exact, unit="percent", decimals=int(kind == "percent"))
        return self._amount(abs(number))

    def _shown(self, lines: Sequence[declared.Line]) -> list[declared.Line]:
        return [line for line in lines if self.ranged or not line.scenario]

    def _rows(self, part: declared.Rows) -> Table:
        lines = self._shown(part.lines)
        rows = (
            Row((Text.same(str(row)), *(self._amount(self.courses[line.course][at]) for line in lines)))
            for at, row in enumerate(self.case.rows)
        )
        head = Column(self.form.layout.row.label, numeric=False)
        return Table((head, *(Column(line.label) for line in lines)), tuple(rows))

    def _swings(self, part: declared.Swings) -> Table:
        lines = part.lines + part.ranges * self.ranged
        found = [swing for label, low, high in lines for swing in self._swing(label, part.fields, low, high)]
        found.sort(key=lambda swing: -abs(swing[2] - swing[1]))
        rows = (Row((Text.same(name), self._amount(low), self._amount(high))) for name, low, high in found)
        return Table(_columns(part.headings), tuple(rows))

    def _swing(self, label: Text, fields: Fields, low: str, high: str) -> Iterator[tuple[str, Fraction, Fraction]]:
        if not low.endswith(_STAR):
            yield self._filled(label, fields), self.courses[low][0], self.courses[high][0]
            return
        for at, area in enumerate(self.case.areas if len(self.case.areas) > 1 else ()):
            ends = [self.courses[f"{name[:-1]}{at}"][0] for name in (low, high)]
            if ends[0] != ends[1]:
                yield self._filled(label, fields, area=self._named(area)), ends[0], ends[1]

    def _parties(self, part: declared.Parties) -> Table:
        found: dict[str, list[Fraction]] = {}
        for at, (area, payer) in enumerate(self.case.payers.items()):
            for party, course in ((payer or area, part.paid), (area, part.gained)):
                amounts = found.setdefault(party, [Fraction(0), Fraction(0)])
                amounts[course == part.gained] += self.courses[f"{course}.{at}"][0]
        if len(found) < 2:
            return Table(_columns(part.headings), ())
        sums = [sum((each[at] for each in found.values()), Fraction(0)) for at in (0, 1)]
        rows = [Row((Text.same(self._named(party)), *self._account(*each))) for party, each in found.items()]
        return Table(_columns(part.headings), (*rows, Row((part.total, *self._account(*sums)), total=True)))

    def _account(self, paid: Fraction, gained: Fraction) -> tuple[Value, ...]:
        return self._amount(paid), self._amount(gained), self._amount(paid - gained)

    def _entries(self) -> Table:
        layout, payers = self.form.layout, self.case.payers
        columns = (layout.row, layout.area, layout.payer, *layout.amounts, layout.note)
        numbers = {entry.name for entry in layout.amounts}
        rows = (
            Row(
                (
                    Text.same(str(e.row)),
                    *map(Text.same, (e.area, payers[e.area])),
                    *(self._amount(Fraction(amount)) for amount in e.amounts),
                    Text.same(e.note),
                )
            )
            for e in self.case.entered
        )
        return Table(tuple(Column(c.label, numeric=c.name in numbers) for c in columns), tuple(rows))

    def _named(self, area: str) -> str:
        return area or self.language.text(self.form.words["nameless"])

    def _amount(self, number: Fraction) -> Value:
        """An amount; one below one with its decimals, so that it is not printed as nothing."""
        return Value(number=_decimal(number), unit=self.form.unit, decimals=2 * (0 < abs(number) < 1))


def _columns(headings: Sequence[Text]) -> tuple[Column, ...]:
    return tuple(Column(heading, numeric=bool(at)) for at, heading in enumerate(headings))


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / number.denominator


def _exponent(number: Decimal) -> int:
    return int(number.normalize().as_tuple().exponent)
