"""A figure, table or model ready to be written: everything in one language, with name, source and data files."""

from __future__ import annotations

from dataclasses import dataclass

from report.drawing import Drawing
from report.printed.grid import Grid


@dataclass(frozen=True, slots=True)
class DataFile:
    """A table of the data package that an exhibit opened: its title, its path in the package, and its name there."""

    title: str
    path: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SourceClause:
    """A place in a source, as it is printed under an exhibit.

    `key` is that of the source, empty where the clause says that numbers are our own; `address` is where the public
    finds the source, empty where that is not known.
    """

    text: str
    key: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ModelField:
    """An assumption to be entered: `name` in the data, `label`, what it starts as, and its `limits` in words.

    `unit` is what stands before its number and behind it, as in "DKK" and "thousand".
    """

    name: str
    label: str
    start: str
    limits: str
    unit: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A choice between `options` (name, wording), which starts with the option named `start`."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    start: str


@dataclass(frozen=True, slots=True)
class PrintedModel:
    """A model in one language: fields and choices, the `sentences` it starts with, and the script's `data` as JSON.

    `workbook` is the same as the file of a spreadsheet.
    """

    fields: tuple[ModelField, ...]
    choices: tuple[ModelChoice, ...]
    sentences: tuple[str, ...]
    data: str
    workbook: bytes


@dataclass(frozen=True, slots=True)
class PrintedCaseForm:
    """A case form in one language: what is said `without` scripts, and the script's `data` as JSON."""

    without: str
    data: str


@dataclass(frozen=True, slots=True)
class PrintedExhibit:
    """A figure or table (`kind`) of one edition.

    `name` is as in "Figur 4.1".  A figure has a `drawing` or a `picture` (a path of the project) and `alt`, its text
    alternative; `table` is the table, or the numbers behind the figure, and `csv` the same as a file.  `clauses` are
    the printed source, `files` what it was read from, and `made_by` names the function of the analysis that made it.
    `model` is what changes a table's assumptions on the screen, and `form` that in which a reader enters a case.
    `untraced` are the wordings in which a number may be typed, as :mod:`report.printed.wordings` finds them.
    """

    label: str
    kind: str
    name: str
    alt: str = ""
    drawing: Drawing | None = None
    picture: str = ""
    table: Grid | None = None
    csv: str = ""
    clauses: tuple[SourceClause, ...] = ()
    files: tuple[DataFile, ...] = ()
    made_by: str = ""
    model: PrintedModel | None = None
    form: PrintedCaseForm | None = None
    untraced: tuple[tuple[str, str, str], ...] = ()

    @property
    def source(self) -> str:
        """The printed source in one line."""
        return "; ".join(clause.text for clause in self.clauses)
