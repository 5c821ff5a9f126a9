"""Whether the numbers of a site hold: the recorded ones against the data, and the printed ones against the recorded."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from report.data.package import NotRead, Package, load
from report.diagnostics import ERROR, Diagnostics
from report.language.rules import UnitWords
from report.language.values import Value
from report.language.vocabulary import Vocabulary, built_in, use
from report.results.recomputed import Known, Unrecorded
from report.site.answers import value_anchor
from report.verify.folder import UNREADABLE, Folder, report_unreadable
from report.verify.forms import digits, digits_of, printed_forms
from report.verify.pages import ANSWER, FACT, NAME, VALUE, Link, Page, Printed, plain
from report.verify.records import VALUES_FILE, Recorded, make_values, read_recorded

DATA = "data"
# What a stranger has no use for: the published package comes without the changelog of the project.
_NOT_PUBLISHED = "D13"
# What is only missing here, and no fault of the site.
_NOT_INSTALLED = "D16"
_WRONG = "the site is not as it was published: fetch it again"
_CELL = re.compile(r"(?:fig|tbl)-.+\.\d+\.\d+")  # the name of a value in an exhibit: its label, row and column
_ID = re.compile(r'\{"id":("(?:[^"\\]|\\.)*")')

AGAIN = "recorded values computed again, or read again in the data"
READ = "recorded wordings found in the data"
STATED = "recorded values that are stated, with nothing to compute them from"
UNREAD = "recorded values from tables in Parquet, which only DuckDB reads, so that they are stated"
PRINTED = "printed values that are as recorded"


@dataclass(slots=True)
class Numbers:
    """The numbers of the site in `folder`; problems go to `found`, and how much was compared to `counts`, by what."""

    folder: Folder
    found: Diagnostics
    counts: Counter[str] = field(default_factory=Counter)
    editions: list[Recorded] = field(default_factory=list)
    package: Package = field(default_factory=lambda: Package("", {}, {}))
    _lines: dict[str, dict[str, int]] = field(default_factory=dict)
    _forms: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def read(self) -> None:
        """Read what every edition records, and the data that it was computed from."""
        for path in self.folder.sizes:
            if path.endswith(f"/{VALUES_FILE}"):
                try:
                    self.editions.append(read_recorded(self.folder.json(path), path))
                except UNREADABLE as error:
                    report_unreadable(error, self.folder.place(path), "B13", self.found)
        use(_vocabulary(self.editions))
        self._load()
        for recorded in self.editions:
            make_values(recorded, self.package)

    def _load(self) -> None:
        own = Diagnostics()
        try:
            if f"{DATA}/datapackage.json" in self.folder.sizes:
                self.package = load(self.folder.root / DATA, own)
        except UNREADABLE as error:
            report_unreadable(error, self.folder.place(f"{DATA}/datapackage.json"), "B13", self.found)
        for problem in own:
            if problem.severity == ERROR and problem.code not in (_NOT_PUBLISHED, _NOT_INSTALLED):
                self.found.error(
                    "B13", problem.message, file=self.folder.place(problem.file), line=problem.line, hint=_WRONG
                )
        self.counts["tables of the data"] = len(self.package.tables)

    def check_records(self) -> None:
        """Compute every recorded value again, and look up how it says that it is printed."""
        for recorded in self.editions:
            known = Known(self.package.table, recorded.runs, recorded.values)
            for name in recorded.records:
                self._check_record(name, recorded, known)

    def _check_record(self, name: str, recorded: Recorded, known: Known) -> None:
        wrong, value = recorded.broken.get(name, ""), recorded.values.get(name)
        if value is not None:
            wrong = self._wrong(name, value, recorded, known)
        if not wrong and value is not None and recorded.known:
            said = recorded.records[name].get("printed")
            if plain(str(said)) not in self.forms(name, recorded):
                wrong = f"it says that it is printed {str(said)[:80]!r}, which is another number"
        if wrong:
            told = f"the value {name[:80]!r} does not hold: {wrong}"
            self.found.error(
                "B13", told, file=self.folder.place(recorded.path), line=self.line(recorded, name), hint=_WRONG
            )

    def _wrong(self, name: str, value: Value, recorded: Recorded, known: Known) -> str:
        """What is wrong with a recorded value; empty where it comes out as recorded, or nothing says how."""
        if not value.computation and not _is_cell(value):
            return self._looked_up(value)
        try:
            again = known.again(name)
        except Unrecorded:
            self.counts[STATED] += 1
            return ""
        except NotRead:
            self.counts[UNREAD] += 1
            return ""
        except UNREADABLE as error:
            if value.text is not None and not recorded.known:
                self.counts[STATED] += 1
                return ""
            return f"it cannot be computed again ({str(error)[:120]})"
        if _content(again, recorded.language) != _content(value, recorded.language):
            return f"it is recorded as {_said(value, recorded)}, and what it rests on gives {_said(again, recorded)}"
        self.counts[AGAIN] += 1
        return ""

    def _looked_up(self, value: Value) -> str:
        """Look a wording up in the row that it was read from: what is made of several has no row of its own."""
        origins, code = value.origins, next(iter(value.text.codes), "") if value.text else ""
        tables = self.package.tables
        if value.text is None or len(origins) != 1 or not origins[0].key or origins[0].resource not in tables:
            self.counts[STATED] += 1
            return ""
        try:
            cells = tables[origins[0].resource].with_key(origins[0].key).cells.values()
        except LookupError as error:
            return str(error)
        self.counts[READ if value.text.in_(code) in cells else STATED] += 1
        return ""

    def check_page(self, path: str, page: Page, recorded: Recorded) -> None:
        """Hold what the page at `path` prints against what its edition has recorded."""
        anchors = {value_anchor(name): name for name in recorded.records}
        facts: dict[str, list[Printed]] = {}
        for printed in (*page.printed, *_operands(page.links, anchors)):
            name = printed.name if printed.form == VALUE else anchors.get(printed.name, printed.name)
            if printed.form == FACT:
                facts.setdefault(name, []).append(printed)
            elif name not in recorded.records:
                wrong = f"{printed.text[:80]!r} is said to be the value {name[:80]!r}, of which there is no record"
                self._report(wrong, path, printed.line)
            elif wrong := self._differs(name, printed, recorded):
                self._report(wrong, path, printed.line)
        for name, told in facts.items():
            words = plain(str(recorded.records.get(name, {}).get("words", "")))
            if words and all(words != fact.text for fact in told):
                self._report(f"the computation {words[:120]!r} of {name[:80]!r} is told otherwise", path, told[0].line)

    def _report(self, wrong: str, path: str, line: int) -> None:
        self.found.error("B14", wrong, file=self.folder.place(path), line=line, hint=_WRONG)

    def _differs(self, name: str, printed: Printed, recorded: Recorded) -> str:
        value, text = recorded.values.get(name), printed.text
        if value is None:
            return ""  # which is told of its record
        if printed.form == NAME:
            called = plain(str(recorded.records[name].get("name")))
            told = f"{name[:80]!r} is called {text[:80]!r}, and its record says {called[:80]!r}"
            return "" if text == called else told
        self.counts[PRINTED] += 1
        if recorded.known:
            same = text in self.forms(name, recorded)
        else:
            same = not digits(text) or value.number is None or digits(text) == digits_of(value)
        said = str(recorded.records[name].get("printed"))[:80]
        return "" if same else f"{text[:80]!r} is printed of {name[:80]!r}, which is recorded as {said!r}"

    def forms(self, name: str, recorded: Recorded) -> frozenset[str]:
        """All that may be printed of a recorded value."""
        key = (recorded.path, name)
        if key not in self._forms:
            sentence = not _CELL.fullmatch(name)  # the cell of an exhibit has its sign, as nothing else says it
            self._forms[key] = printed_forms(recorded.values[name], recorded.language, magnitude=sentence)
        return self._forms[key]

    def line(self, recorded: Recorded, name: str) -> int:
        """The line of a record in its file."""
        if recorded.path not in self._lines:
            lines = enumerate(self.folder.text(recorded.path).splitlines(), 1)
            found = ((_ID.match(line), number) for number, line in lines)
            self._lines[recorded.path] = {json.loads(match[1]): number for match, number in found if match}
        return self._lines[recorded.path].get(name, 0)


def _vocabulary(editions: Iterable[Recorded]) -> Vocabulary:
    """The languages that are known here, and the units of all `editions`."""
    units: dict[str, dict[str, UnitWords]] = {}
    for recorded in editions:
        for name, words in recorded.units.items():
            units.setdefault(name, {}).update({recorded.language: words} if words else {})
    return Vocabulary(tuple(built_in()), built_in(), units)


def _operands(links: Iterable[Link], anchors: Mapping[str, str]) -> Iterator[Printed]:
    """What is printed of a value by a link to its answer."""
    for link in links:
        anchor = link.address.partition("#")[2]
        if link.text and anchor in anchors:
            yield Printed(anchor, link.text, link.line, ANSWER)


def _is_cell(value: Value) -> bool:
    """Whether a value is a number or a month that was read from one cell of the data."""
    return bool(value.text is None and value.column and len(value.origins) == 1 and value.origins[0].resource)


def _content(value: Value, language: str) -> tuple[object, ...]:
    text = value.text.in_(language) if value.text else None
    return value.number, value.upper, value.date, text


def _said(value: Value, recorded: Recorded) -> str:
    """The content of a value, for a message."""
    said = (value.number, value.upper, value.date, value.text.in_(recorded.language) if value.text else None)
    return repr(" to ".join(str(part)[:60] for part in said if part is not None))


def edition_of(path: str, editions: Iterable[Recorded]) -> Recorded | None:
    """The edition that a page or a book at `path` belongs to."""
    folders: Mapping[str, Recorded] = {recorded.folder: recorded for recorded in editions}
    folder = path.rpartition("/")[0] + "/"
    alone = path.rpartition(".")[0] + "/"  # the whole edition in a file
    return folders.get(folder) or folders.get(alone)
