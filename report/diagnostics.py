"""Diagnostics: problems as values, with a stable code, a place and a cure.

Every module reports through :class:`Diagnostics`; only the command decides what is fatal.
The meaning of each code stands in :data:`CODES` and, for readers, in DIAGNOSTICS.md and docs/diagnostics/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

# An error stops a build and a warning does not; advice is told only where it is asked for.
ERROR, WARNING, ADVICE = "error", "warning", "advice"
# A line above this stands in a file that the named file includes: in which of them, and in which line of it.
INCLUDED = 1_000_000
_PLACE = re.compile(r"([^\s:]+):(\d{7,})")

CODES = {
    "C01": "_quarto.yml cannot be read as YAML",
    "C02": "an unknown key in _quarto.yml",
    "C03": "a missing key in _quarto.yml",
    "C04": "a value of the wrong kind in _quarto.yml",
    "C05": "a file that _quarto.yml names and that does not exist, such as a chapter in one language",
    "C06": "a chapter file that is present but not listed",
    "C07": "a path that leaves the project",
    "C08": "the same name, number or slug given twice in _quarto.yml",
    "C09": "a language that is unknown, cannot be read or lacks something",
    "C10": "a colour of the theme that cannot be told from its ground, or from another",
    "C11": "a typeface, logo, icon or citation style that cannot be used",
    "C12": "a cover motif that the analysis does not register",
    "C13": "something in the folders of a project that is neither a file nor a folder",
    "C14": "results of tests that cannot be read",
    "C20": "a reference to a chapter that is a draft",
    "C30": "a name of a value that stands for something else as well",
    "C31": "a section of the index that there is not, or sections that cannot be read",
    "D01": "the data package or one of its files cannot be read",
    "D02": "a data file whose checksum is not the one in datapackage.json",
    "D03": "a data file that is not UTF-8, or holds a character that no page may hold",
    "D04": "a data file that begins with a byte-order mark",
    "D05": "a data file whose columns are not those of its schema",
    "D06": "a cell of the wrong type",
    "D07": "a cell that breaks a constraint of its schema, or a place in a source that cannot be printed",
    "D08": "a key that occurs twice",
    "D09": "a foreign key that points nowhere",
    "D10": "a table whose description lacks something, such as licence, title, origin or unit, or cannot be read",
    "D11": "a reconciliation of the data that no longer holds",
    "D12": "a table in data/, CSV or Parquet, that the data package does not list",
    "D13": "a changelog without an entry for the version of the data",
    "D14": "a pattern of a schema that comes to no end",
    "D15": "a column that printed values are read from, or a code of a key, without words in a language",
    "D16": "a table in Parquet, which cannot be read without DuckDB",
    "X01": "a cell that raised an error",
    "X02": "a cell that ran out of time",
    "X03": "a cell that ran out of memory",
    "X04": "a cell that ended its process",
    "X05": "a cell that did what a cell may not do: start a process, write a file, open a database or use the network",
    "X06": "a cell that read or looked for a file other than through data()",
    "X07": "a labelled cell whose last line is not a figure or a table that can be printed",
    "X08": "a figure that could not be drawn",
    "X09": "a cover motif that could not be drawn",
    "X10": "a cell that asked for what differs from build to build: an environment variable, the time or the machine",
    "X11": "output of a cell that is printed nowhere",
    "X20": "a data frame that cannot be printed as a table",
    "X21": "a column of a data frame without a title in a language, or of which a cell says what cannot be",
    "X22": "words of a plot or a data frame that are the same in every language",
    "X23": "a plot or a data frame whose numbers have no origin",
    "T01": "a chapter that cannot be read as UTF-8 text, or holds a character that no page may hold",
    "T02": "a chapter with broken front matter",
    "T03": "an empty chapter, or one without a title",
    "T04": "a heading, figure, table or box without a label",
    "T05": "a label that is used twice",
    "T06": "a reference to a label that does not exist",
    "T07": "a citation of a work that is not in the bibliography",
    "T08": "a picture or figure without a text alternative",
    "T09": "a table cell with markup in it",
    "T10": "Markdown that the editions cannot print",
    "T11": "an unknown or malformed cell option",
    "T12": "a caption that is missing",
    "T13": "a footnote that is defined but never called, or called but not defined",
    "T14": "a picture that is missing, misplaced or of an unknown kind",
    "T15": "a bibliography that cannot be read",
    "T16": "a figure, table or numbered box in a chapter without a number",
    "T17": "a mark of a term, an entry or a quotation that is not in the data",
    "T18": "a term without a definition",
    "T19": "a quotation that differs from the data",
    "T20": "an entry of the index that no chapter marks",
    "R01": "a key that is given twice in the bibliography",
    "R02": "a work of the bibliography that lacks what identifies it",
    "R03": "a date in the bibliography that cannot be read",
    "R04": "what is in a work of the bibliography and cannot be printed",
    "R05": "names in the bibliography of which nobody can tell where one ends",
    "R06": "a field of a work in the bibliography that is not printed",
    "T21": "mark-up that was not read as such and would be printed as it is typed",
    "T22": "a link that leads nowhere, or to an address of a kind that is not printed",
    "T23": "brackets, notes, quotations or lists too deep within each other",
    "T24": "a margin note that is not one paragraph beside the text",
    "T25": "key figures that are not a list of values",
    "T30": "a shortcode that nothing reads, or that stands where it cannot",
    "T31": "a file that a chapter cannot include",
    "T32": "a block of code that would be run, or that only one format could print",
    "T33": "a formula that cannot be read, or a label of one that stands alone",
    "T34": "tabs that are not headings with text below each",
    "T35": "a condition on formats that none fulfils, or something with a label under one",
    "T36": "pictures side by side that are not pictures",
    "T37": "a table of text that is more than a head and rows of text",
    "T38": "something that cannot stand in a note or a footnote",
    "V01": "an inline expression that is not value(…) or words(…)",
    "V02": "a value that does not exist",
    "V03": "the values could not be computed",
    "V04": "a claim that the values do not bear out",
    "V05": "a mark of a claim that cannot be checked",
    "V06": "a sentence that claims something of a value and is not marked",
    "V07": "a value that says neither where it was read nor how it was computed",
    "N01": "a number typed by hand",
    "N02": "a number word typed by hand",
    "P01": "sections that differ between the languages",
    "P02": "blocks that differ between the languages",
    "P03": "values, citations, claims or marks that differ between the languages",
    "P04": "a cell that differs between the languages",
    "P05": "a pair of paragraphs that has changed since it was approved",
    "P06": "a ledger of approved pairs that cannot be read",
    "P07": "an agreed term that the counterpart of a paragraph does not use",
    "P20": "a to-do in what would be printed",
    "L01": "text or a picture that runs over the edge of the page",
    "L02": "a table row that is cut by a page break",
    "L03": "a heading at the foot of a page",
    "L04": "a lone line at the head or foot of a page",
    "L05": "a message of the PDF engine",
    "L06": "a character that the typefaces cannot print",
    "L07": "a footnote on another page than its call",
    "L08": "a table that goes on over a page break without its head",
    "L09": "a figure or table more than a page from every sentence that refers to it",
    "L10": "a line of a list of hyphenation that is not a word with its points",
    "L11": "a typeface of the machine that was taken for one of the theme",
    "L12": "a note that is cut by a page break",
    "L13": "the last page of a chapter that is less than a quarter filled",
    "L14": "a word that is divided by a page break",
    "L15": "a chapter in which more than a tenth of the paragraphs end in a line of one word",
    "L16": "a reference that names the page that it stands on",
    "L17": "a box of which fewer than four lines stand on one side of a page break",
    "L18": "a cell of a table that is wrapped beside columns with room to spare",
    "L19": "more than two lines in a row that end in a hyphen",
    "L20": "a label of a drawing that lies over a line, a symbol or the edge of an area",
    "L30": "a margin note that is cut, lies over something or has left its paragraph",
    "L31": "a brief that does not fill two pages",
    "U01": "something wrong in a file that was given to a command of the analysis",
    "U02": "a command of the analysis that failed",
    "B01": "a tool or library that is missing",
    "B02": "what the operating system refused: to read or write a file",
    "B03": "a cache that cannot be written",
    "B04": "a chapter at which pandoc, which reads it, failed or came to no end",
    "B05": "a fault of the generator that the preview met, and went on",
    "B10": "a record of a site, or a list of checksums, that cannot be read",
    "B11": "a file of a site that is missing, is not the one that was published, or does not belong to it",
    "B12": "a link inside a site that leads nowhere, or a page that cannot be read",
    "B13": "a recorded number that the published data and its computation do not give",
    "B14": "a number that is printed otherwise than it is recorded",
    "B20": "a version to be released that is no version",
    "B21": "a version to be released that is not higher than the last",
    "B22": "a version to be released that is not the newest of _quarto.yml, or has no date there",
    "B23": "a release of files that no revision of the project holds",
    "B24": "a release of a text in which something is left to do",
    "B25": "a release of a text that is not translated",
    "B26": "a release of a text that is not approved",
    "B27": "a release of what is warned of",
    "B28": "a release where something stands already, or that cannot be compared",
    "B29": "an address of the last release that leads nowhere in this one",
    "B30": "a cluster whose scheduler does not answer",
    "B31": "a worker with other versions than this machine",
    "B32": "a cluster without a worker that could go on",
    "B33": "a file that changed while it was sent to workers",
}


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem: `code` from :data:`CODES`, where it is, what it is and what cures it.

    `column` is where it begins in its line, from 1 and in characters; 0 where what is told says it well enough, or
    nobody knows.
    """

    file: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: str = ERROR
    column: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        head = f"{place}: {self.severity} {self.code}: {self.message}"
        return f"{head}\n    {self.hint}" if self.hint else head


class Diagnostics:
    """The problems found so far, in the order of file, line and code when listed."""

    def __init__(self) -> None:
        self._found: set[Diagnostic] = set()
        self._included: dict[str, tuple[str, ...]] = {}

    def includes(self, file: str, included: Iterable[str]) -> None:
        """Say which files `file` includes: problems in their lines are listed under their names."""
        self._included[file] = tuple(included)

    def place(self, file: str, line: int) -> tuple[str, int]:
        """The file in which a line of `file` stands, and its number there."""
        number, own = divmod(line, INCLUDED)
        files = self._included.get(file, ())
        return (files[number - 1], own) if 0 < number <= len(files) else (file, line)

    def error(self, code: str, message: str, *, file: str, line: int = 0, hint: str = "", column: int = 0) -> None:
        """Add an error; raises KeyError for a code that is not documented."""
        self.add(Diagnostic(file, line, code, message, hint, column=column))

    def warning(self, code: str, message: str, *, file: str, line: int = 0, hint: str = "") -> None:
        """Add a warning, which is shown but stops nothing; raises KeyError as `error` does."""
        self.add(Diagnostic(file, line, code, message, hint, WARNING))

    def add(self, *diagnostics: Diagnostic) -> None:
        """Add finished diagnostics, such as those that a worker sent back; raises KeyError as `error` does."""
        for diagnostic in diagnostics:
            if diagnostic.code not in CODES:
                raise KeyError(f"the code {diagnostic.code} is not documented")
            self._found.add(diagnostic)

    def withdraw(self, code: str, files: Collection[str]) -> None:
        """Take back what has this `code` in one of `files`, as it may follow from another problem that is told."""
        self._found = {d for d in self._found if d.code != code or d.file not in files}

    def excuse(self, excused: Callable[[Diagnostic], bool]) -> None:
        """Make warnings of those that are `excused`, because what is built does not need what they miss."""
        self._found = {replace(d, severity=WARNING) if excused(d) else d for d in self._found}

    def forget(self, forgotten: Callable[[Diagnostic], bool]) -> None:
        """Leave out those that are `forgotten`, because they do not concern what is done."""
        self._found = {d for d in self._found if not forgotten(d)}

    def take_back(self, following: Callable[[Collection[Diagnostic]], Iterable[Diagnostic]]) -> None:
        """Take back those that `following` gives of all, as each follows from another that is told."""
        self._found -= set(following(frozenset(self._found)))

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(d.severity == ERROR for d in self._found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(map(self._placed, self._found)))

    def _placed(self, found: Diagnostic) -> Diagnostic:
        """A problem under the name of the file that it stands in, and so the places that its words name."""
        if not self._included:
            return found

        def named(place: re.Match[str]) -> str:
            file, line = self.place(place[1], int(place[2]))
            return f"{file}:{line}"

        file, line = self.place(found.file, found.line)
        message, hint = (_PLACE.sub(named, text) for text in (found.message, found.hint))
        return replace(found, file=file, line=line, message=message, hint=hint)

    def __len__(self) -> int:
        return len(self._found)


class Stop(Exception):
    """Raised by a step after which nothing sensible can follow; its diagnostics are already recorded."""


class UsageError(Exception):
    """Raised for what the person at the command must put right, such as a wrong name; its text is for them."""


def nearest(name: str, known: Iterable[object]) -> str:
    """A hint with the known names closest to `name`, or with nothing when none is near."""
    close = get_close_matches(name, [str(k) for k in known], n=3, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else ""
