"""A form in which a reader enters a case of their own, and what is said of it: declared, without a word of its own.

A case has rows that follow one another, areas, and for each row and area an amount in every column.  The amounts become
courses, ``column.0`` being that of the first area; operations make further courses of them, and sentences and tables
name what they tell.  A script computes and tells the same from the same declaration.
Knows nothing of HTML, of years or of money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from report.language.text import Text
from report.results.exhibits import Table
from report.results.operations import Operation

# What a field of a wording prints of the number that it names; ``first`` and ``last``, which are rows, name none.
FIELDS = ("amount", "percent", "share", "row", "rate", "first", "last")


@dataclass(frozen=True, slots=True)
class Entry:
    """A column of the file and a field of the form: its `name` in the file, its `label`, and what to write in it."""

    name: str
    label: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of the file: the `row`, the `area`, who pays for it, `amounts`, a `note`, and two settings.

    `rate` is a percentage from nought to `highest_rate`; `level` is free text.  There are at most `most_rows`, an
    amount has at most `most_digits` before its decimals, and those named in `rising` may not fall from one to the next.
    """

    row: Entry
    area: Entry
    payer: Entry
    amounts: tuple[Entry, ...]
    note: Entry
    rate: Entry
    level: Entry
    rising: tuple[str, ...]
    highest_rate: Decimal
    most_rows: int
    most_digits: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns in the order of the file."""
        entries = (self.row, self.area, self.payer, *self.amounts, self.note, self.rate, self.level)
        return tuple(entry.name for entry in entries)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the columns that a file must have."""
        return (self.row.name, *(entry.name for entry in self.amounts))


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said by the state of a number, the course `by`: one wording for each, or nothing.

    The number is missing (``none``), ``above`` zero, ``below`` it, or nought (``zero``).

    `fields` are what the wordings' fields print, by their names: a pair of one of :data:`FIELDS` and a course.
    """

    by: str
    wordings: Mapping[str, Text]
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences one after the other.

    One of a `scenario` is left out of a case that has no range, and one that `needs` a number where that is not above
    zero.
    """

    sentences: tuple[Sentence, ...]
    scenario: bool = False
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A course with its `label`, as a column of a table or a line of the chart; `scenario` as in :class:`Paragraph`."""

    label: Text
    course: str
    scenario: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with a row for each row of the case and a column for each of `lines`."""

    caption: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Swings:
    """A table of what a number becomes at two ends of each assumption, the assumption that matters most first.

    Each of `lines` is a label and the courses of both ends.  Courses that end with a star have a line for every area,
    whose name fills ``{area}``; they stand only where there are several areas, `ranges` only where there is a range.
    `fields` are those of the labels, as in :class:`Sentence`.
    """

    caption: Text
    headings: tuple[Text, Text, Text]
    lines: tuple[tuple[Text, str, str], ...]
    ranges: tuple[tuple[Text, str, str], ...]
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parties:
    """A table of who pays and who gains: `paid` and `gained` are courses by area, without their star's place.

    A party pays for the areas that name it, and gains what is gained in the area of its name.
    """

    caption: Text
    headings: tuple[Text, Text, Text, Text]
    paid: str
    gained: str
    total: Text


@dataclass(frozen=True, slots=True)
class Entries:
    """A table of what was entered, notes included."""

    caption: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between the parts of an answer."""

    text: Text


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over the rows, from nought before the first of them."""

    caption: Text
    axis: Text
    lines: tuple[Line, ...]


Part = Paragraph | Rows | Swings | Parties | Entries | Heading | Chart | Text


@dataclass(frozen=True, slots=True)
class CaseForm:
    """What a cell returns: the `layout` of the file, `operations` on the courses, and the `answer` in parts.

    `given` are numbers that the operations need, besides ``rate``, which starts as `start_rate`; amounts are in `unit`.
    `problems` are the wordings of what may be wrong with a file, each with its cure, by names that the script knows;
    `words` are those of the form.  In the workbook courses have `labels`, in which a star stands for the areas and
    ``{area}`` for the name of one, and the first sheet has `results`: a label, ``row`` or ``amount``, and a number.
    `example` is a file to begin with, and `table` stands where there are no scripts.
    """

    layout: Layout
    given: Mapping[str, Decimal]
    start_rate: Decimal
    operations: tuple[Operation, ...]
    answer: tuple[Part, ...]
    unit: str
    problems: Mapping[str, tuple[Text, Text]]
    words: Mapping[str, Text]
    labels: Mapping[str, Text]
    results: tuple[tuple[Text, str, str], ...]
    example: Text
    table: Table
