"""A Parquet table held against its schema, with the problems that a CSV file of the same rows has.

One query over all rows finds how many cells could be wrong, and whether a key occurs twice; only those cells are then
read, and judged by what judges cells of CSV files.  Of each kind of problem the first rows are named, in the order of
the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from report.data.cells import Column, Problem, parse
from report.data.large.columns import StoredColumn
from report.data.large.engine import ROW, Engine, literal
from report.data.patterns import SECONDS
from report.data.schema import NUMERIC, Constraints, Resource, broken_origin
from report.diagnostics import Diagnostics
from report.language.characters import IN_FILES, unprintable
from report.language.values import Scalar
from report.system.timing import TakesTooLong, processor_time

SHOWN = 100  # rows that are named of each kind of problem
_FORMULA_SIGN = r"^[=+\-@\t\r]"
# A pattern that DuckDB reads as Python does: plain letters and digits, ranges of them, groups and repetitions.
_SIMPLE = re.compile(r"(?:[A-Za-z0-9_/ -]|\\[.-]|\[[A-Za-z0-9_-]+\]|[()|?+*]|\{[0-9]{1,3}(?:,[0-9]{1,3})?\})*")
# The characters that no page may hold, as DuckDB's expressions name them.
_HIDDEN = re.sub("[^ -~]", lambda sign: rf"\x{{{ord(sign[0]):x}}}", IN_FILES)
# Most texts have neither, which one look at them shows.
_ANY_SIGN = f"{_FORMULA_SIGN}|[{_HIDDEN}]"
Judge = Callable[[list[str]], dict[str, list[Problem]]]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What holds of every cell of a column that can be wrong, in a query, and what judges the texts of such cells.

    One `of_cells` is of all that a cell can break but the pattern.
    """

    column: StoredColumn
    condition: str
    judge: Judge
    of_cells: bool = False


class Checker:
    """Looks over the rows of `source`, a table in a query, whose columns are `columns`; problems go to `found`.

    The numbers of rows in problems begin with 1.
    """

    def __init__(
        self,
        engine: Engine,
        source: str,
        columns: Sequence[StoredColumn],
        resource: Resource,
        file: str,
        found: Diagnostics,
    ) -> None:
        self.engine, self.source, self.columns = engine, source, columns
        self.resource, self.file, self.found = resource, file, found
        self.by_name = {column.name: column for column in columns}

    def check(self) -> None:
        """Report every problem.  Raises Unreadable."""
        texts = [column for column in self.columns if column.is_text]
        suspicions = [*self._suspicions(), *self._places()]
        counts = self._counts([*(_matches(column, _ANY_SIGN) for column in texts), *(s.condition for s in suspicions)])
        signed = [column for column, count in zip(texts, counts, strict=False) if count]
        if hidden := self._with_hidden(signed):  # as of a CSV file, nothing else is looked for
            self._report_hidden(hidden)
            return
        for suspicion, count in zip(suspicions, counts[len(texts) :], strict=True):
            if suspicion.of_cells and suspicion.column in signed:
                self._report(replace(suspicion, condition=f"{suspicion.condition} OR {_formula(suspicion.column)}"))
            elif count:
                self._report(suspicion)
        self._check_unique()

    def _with_hidden(self, columns: Sequence[StoredColumn]) -> list[Suspicion]:
        """Those of `columns` that hold what no page may hold."""
        counts = self._counts([_matches(column, f"[{_HIDDEN}]") for column in columns])
        found = (column for column, count in zip(columns, counts, strict=True) if count)
        return [Suspicion(column, _matches(column, f"[{_HIDDEN}]"), _hidden) for column in found]

    def _counts(self, conditions: Sequence[str]) -> list[int]:
        """How many rows there are of each of `conditions`."""
        if not conditions:
            return []
        counted = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in conditions)
        return list(self.engine.rows(f"SELECT {counted} FROM {self.source}")[0])

    def _suspicions(self) -> Iterator[Suspicion]:
        for column in self.columns:
            rules = self.resource.constraints[column.name]
            yield Suspicion(column, _suspicious(column, rules), self._cells(column), of_cells=True)
            if pattern := rules.get("pattern"):
                yield Suspicion(column, _without(column, pattern), self._matching(column, pattern))

    def _cells(self, column: StoredColumn) -> Judge:
        reader = Column(column.name, self.resource)

        def judge(texts: list[str]) -> dict[str, list[Problem]]:
            plain = {text: column.plain(text) for text in texts}
            reader.read(list(plain.values()))
            return {text: reader.broken[said] for text, said in plain.items() if said in reader.broken}

        return judge

    def _matching(self, column: StoredColumn, pattern: str) -> Judge:
        matches = re.compile(pattern).fullmatch

        def judge(texts: list[str]) -> dict[str, list[Problem]]:
            broken: dict[str, list[Problem]] = {}
            text = ""
            try:
                with processor_time(SECONDS):
                    for text in texts:
                        if (said := column.plain(text)) and not matches(said):
                            broken[text] = [_unlike(column.name, said, pattern)]
            except TakesTooLong:
                what = f"{column.name}: whether {text[:40]!r} matches {pattern} was not known after {SECONDS} seconds"
                broken[text] = [("D14", what, "write the pattern without a repetition inside another, as in (a+)+")]
            return broken

        return judge

    def _places(self) -> Iterator[Suspicion]:
        """What can be wrong with places in sources."""
        item, page = self.by_name.get("item"), self.by_name.get("page")
        ways = ((item, lambda text: broken_origin(text, "")), (page, lambda text: broken_origin("", text)))
        for column, way in ways:
            if column:
                yield Suspicion(column, f"{column.text} <> ''", _of_places(way))

    def _report(self, suspicion: Suspicion) -> None:
        broken: dict[str, list[Problem]] = {}
        for texts in self._texts(suspicion):
            broken |= suspicion.judge(texts)
            if len(broken) > SHOWN or any(code == "D14" for problems in broken.values() for code, _, _ in problems):
                break
        if not broken:
            return
        text = suspicion.column.text
        listed = ", ".join(map(literal, islice(broken, SHOWN)))
        query = f"SELECT {ROW}, {text} FROM {self.source} WHERE {text} IN ({listed}) ORDER BY 1 LIMIT {SHOWN + 1}"
        rows = self.engine.rows(query)
        for row, said in rows[:SHOWN]:
            for code, what, hint in broken[said]:
                self.found.error(code, what, file=self.file, line=row + 1, hint=hint)
        self._say_more(rows, broken[rows[0][1]][0][0], suspicion.column.name)

    def _texts(self, suspicion: Suspicion) -> Iterator[list[str]]:
        """The different texts that can be wrong, those that stand first in the file before others."""
        query = (
            f"SELECT {suspicion.column.text} AS said, min({ROW}) AS first FROM {self.source} "
            f"WHERE {suspicion.condition} GROUP BY 1 ORDER BY 2"
        )
        for part in self.engine.parts(query):
            yield [said for said, _ in part]

    def _report_hidden(self, suspicions: Iterable[Suspicion]) -> None:
        """Report the first character in the file that no page may hold."""
        firsts = []
        for at, suspicion in enumerate(suspicions):
            (text,) = next(self._texts(suspicion))[:1]
            query = f"SELECT min({ROW}) FROM {self.source} WHERE {suspicion.column.text} = ?"
            firsts.append((self.engine.rows(query, [text])[0][0], at, text))
        row, _, text = min(firsts)
        ((code, what, hint),) = _hidden([text])[text]
        self.found.error(code, what, file=self.file, line=row + 1, hint=hint)

    def _check_unique(self) -> None:
        unique = [(c,) for c, rules in self.resource.constraints.items() if rules.get("unique")]
        keys = [self.resource.primary_key, *unique] if self.resource.primary_key else unique
        for columns in ([self.by_name[name] for name in key] for key in keys if set(key) <= self.by_name.keys()):
            key = f"hash({', '.join(column.known for column in columns)}) AS key"
            twice = f"SELECT {key} FROM {self.source} GROUP BY 1 HAVING count(*) > 1"
            grouped = f"SELECT {key}, min({ROW}) AS first FROM {self.source} GROUP BY 1 HAVING count(*) > 1"
            if self.engine.rows(f"SELECT count(*) FROM ({twice})")[0][0]:
                self._report_twice(columns, f"SELECT key FROM ({grouped} ORDER BY first LIMIT {SHOWN})")

    def _report_twice(self, columns: Sequence[StoredColumn], keys: str) -> None:
        """Report each row whose key, one of those that may occur twice, stands in an earlier row."""
        texts = ", ".join(column.text for column in columns)
        known = ", ".join(column.known for column in columns)
        query = f"SELECT {ROW}, {texts} FROM {self.source} WHERE hash({known}) IN ({keys}) ORDER BY {ROW}"
        seen: dict[tuple[Scalar, ...], int] = {}
        named, told = "+".join(column.name for column in columns), 0
        for row, *said in (row for part in self.engine.parts(query) for row in part):
            key = tuple(_read(column, text) for column, text in zip(columns, said, strict=True))
            if key in seen:
                what = f"{named} {', '.join(map(str, key))!r} already stands in row {seen[key]}"
                self.found.error("D08", what, file=self.file, line=row + 1, hint="a key may occur once")
                told += 1
                if told == SHOWN:
                    self._say_more(range(SHOWN + 1), "D08", named)
                    return
            seen.setdefault(key, row + 1)

    def _say_more(self, rows: Sequence[object], code: str, column: str) -> None:
        """Say that there may be more than the rows that were named."""
        if len(rows) > SHOWN:
            what = f"{column}: the first {SHOWN} such rows are named, and there are more"
            self.found.error(code, what, file=self.file, hint="mend what they have in common")


def _suspicious(column: StoredColumn, rules: Constraints) -> str:
    """What holds of each cell that can be wrong, but for formulas, in a query."""
    able = [column.misfit]
    if rules.get("required"):
        able.append(f"{column.text} = ''")
    if "enum" in rules:
        codes = ", ".join(["''", *(literal(entry) for entry in rules["enum"] if isinstance(entry, str))])
        able.append(f"{column.text} NOT IN ({codes})")
    if "minimum" in rules:
        able.append(_past(column, "<", rules["minimum"]))
    if "maximum" in rules:
        able.append(_past(column, ">", rules["maximum"]))
    return " OR ".join(f"coalesce({one}, FALSE)" for one in able)


def _past(column: StoredColumn, sign: str, limit: object) -> str:
    if column.kind in NUMERIC and isinstance(limit, int | float) and not isinstance(limit, bool):
        return f"{column.number} {sign}= {float(limit)!r}"  # rounded, so that the limit itself is looked at too
    if column.kind not in NUMERIC and isinstance(limit, str):
        return f"{column.text} {sign} {literal(limit)}"
    return f"{column.text} <> ''"


def _without(column: StoredColumn, pattern: str) -> str:
    if not _SIMPLE.fullmatch(pattern) or not column.is_text:
        return f"{column.text} <> ''"
    return f"{column.text} <> '' AND NOT regexp_full_match({column.text}, {literal(pattern)})"


def _unlike(column: str, text: str, pattern: str) -> Problem:
    return "D07", f"{column}: {text!r} does not match {pattern}", "mend the cell or the schema"


def _formula(column: StoredColumn) -> str:
    return _matches(column, _FORMULA_SIGN) if column.kind == "string" else "FALSE"


def _matches(column: StoredColumn, pattern: str) -> str:
    return f"regexp_matches({column.text}, {literal(pattern)})"


def _hidden(texts: list[str]) -> dict[str, list[Problem]]:
    found = ((text, unprintable(text)) for text in texts)
    hint = "remove it; it is not seen"
    return {text: [("D03", f"the file holds {bad.name}", hint)] for text, bad in found if bad}


def _of_places(way: Callable[[str], list[str]]) -> Judge:
    hint = "write an item such as table-2, a page such as 12 or 12-14"
    return lambda texts: {t: [("D07", said, hint) for said in broken] for t in texts if (broken := way(t))}


def _read(column: StoredColumn, text: str) -> Scalar:
    """The cell that `text` is, None for one that is not of its type, as a row has it."""
    try:
        return parse(column.plain(text), column.kind)
    except (ValueError, ArithmeticError):
        return None
