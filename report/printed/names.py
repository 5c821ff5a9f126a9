"""What values are called, in words: by their authors, or by the tables, rows and columns that they stand in.

A computed value without a name of its own is called by what was done to which operands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from typing import cast

from report.data.package import Package
from report.data.record import Record
from report.data.schema import ROW as ROW_FIELD
from report.data.schema import Resource
from report.language.interface import item_name, word
from report.language.printing import Language
from report.language.traced import traced
from report.language.values import COUNT, LISTED, TOTAL, WORDED, Computation, Conditions, Origin, Scalar, Value
from report.language.vocabulary import languages
from report.results.recomputed import operands_of
from report.results.runs import NUMBER, OWN, ROW, Run

# How an operation is spoken of in a name; the others are spoken of as in an explanation.
_PAIRS = ("growth", "quotient", "reduced", "share", "nought")
_FIRST_AND_REST = {"difference": "name_difference", "equal": "computation_equal"}
_LISTS = ("product", "sum")


@dataclass(frozen=True, slots=True)
class Names:
    """Names in `language` of values of `package`, with the registered `values` and the `runs` that they refer to."""

    language: Language
    package: Package
    values: Mapping[str, Value] = field(default_factory=dict)
    runs: Mapping[str, Run] = field(default_factory=dict)

    def of(self, value: Value) -> str:
        """What `value` is called, from a capital letter on; empty where nothing is known of it."""
        said = self._called(value)
        return said[:1].upper() + said[1:]

    def _called(self, value: Value) -> str:
        if value.name is not None:
            return self.language.text(value.name)
        if value.computation is not None:
            return self.of_computation(value.computation)
        found = (self.cell(origin, value.column) for origin in value.origins if origin.resource)
        return next(found, "")

    def of_computation(self, how: Computation) -> str:
        """What was done to which operands, by their names; a count by its table and conditions."""
        alone = {COUNT: self._count, TOTAL: self._total, NUMBER: self._taken, ROW: self._taken}
        if how.does in alone:
            return alone[how.does](how)
        if how.does == LISTED:
            return self.chosen(str(how.setting("table")))
        operands = [self._called(value) for value in operands_of(how, self.values)]
        if how.does in _FIRST_AND_REST:
            key = _FIRST_AND_REST[how.does]
            return self._said(key, first=operands[0], rest=self.language.listing(operands[1:]))
        if how.does in _PAIRS:
            return self._said(f"name_{how.does}", first=operands[0], second=operands[-1])
        if how.does == "scaled":
            return self._said("name_scaled", first=operands[0], factor=self._factor(how))
        values = self.language.listing(operands)
        if how.does in ("rounded", WORDED):
            return values
        return self._said(f"{'name' if how.does in _LISTS else 'computation'}_{how.does}", values=values)

    def table(self, name: str) -> str:
        """The title of the table `name`, which is its name where it has none."""
        return self.package.resources[name].titles.get(self.language.code, name)

    def column(self, table: str, name: str) -> str:
        """The title of the column `name`; its name where the schema has none in this language."""
        return self.package.resources[table].headings.get(name, {}).get(self.language.code, name)

    def label(self, table: str, column: str, cell: Scalar) -> str:
        """What the `cell` of a column says: the words for a code, those of the row that a key leads to, or itself."""
        resource = self.package.resources[table]
        if isinstance(cell, bool):
            return self._said("computation_true" if cell else "computation_false")
        labels = resource.labels.get(column, {}).get(str(cell), {})
        if self.language.code in labels:
            return labels[self.language.code]
        for columns, other, others in resource.foreign_keys:
            if columns == (column,) and other != table:
                led_to = self.package.table(other).where(**{others[0]: cell})
                return self.row(other, led_to[0]) if led_to else str(cell)
        if isinstance(cell, Decimal):
            return self.language.number(cell, resource.fields[column].decimals)
        if column == "item" and cell:
            return item_name(str(cell), self.language.code)
        if resource.fields[column].type == "yearmonth" and cell is not None:
            row = self.package.table(table).where(**{column: cell})[0]
            return self.language.value(row.month(column))
        return "" if cell is None else str(cell)

    def row(self, table: str, row: Record) -> str:
        """What a row is called: its first wording that is there in each language, or else the parts of its key."""
        prefix = wording(self.package.resources[table])
        if prefix is not None and (said := row.text(prefix).in_(self.language.code)):
            return said
        resource = self.package.resources[table]
        return ", ".join(self.label(table, column, row.cells[column]) for column in resource.primary_key)

    def cell(self, origin: Origin, column: str) -> str:
        """What the cell in `column` of the row that `origin` names is called, or the row, or the table."""
        table, resource = self.table(origin.resource), self.package.resources[origin.resource]
        if not origin.key:
            return table
        record = self.package.table(origin.resource).with_key(origin.key)
        if (pattern := resource.names.get(column, {}).get(self.language.code)) is not None:
            return self._filled(pattern, record)
        row, heading = self.row(origin.resource, record), resource.headings.get(column, {}).get(self.language.code)
        if heading is None:  # the row says more than the name of a column would
            return self._said("name_row", row=row, table=table)
        return self._said("name_cell", row=row, column=heading, table=table)

    def chosen(self, table: str) -> str:
        """What is counted where an analysis chose rows of `table` itself."""
        rows = self.package.resources[table].counted.get(self.language.code)
        if rows is not None:
            return self._said("computation_counted_chosen", rows=rows)
        return self._said("computation_listed", table=self.table(table))

    def _filled(self, pattern: str, record: Record) -> str:
        """`pattern` with the cells of the row in its fields; ``row``, where that is no column, is what it is called."""
        table, said = record.table.name, ""
        for literal, field_, _, _ in Formatter().parse(pattern):
            said += literal
            if field_ is not None:
                row = field_ == ROW_FIELD and field_ not in record.cells
                said += self.row(table, record) if row else self.label(table, field_, record[field_])
        return said

    def _count(self, how: Computation) -> str:
        name = str(how.setting("table"))
        rows, (end, conditions) = self.package.resources[name].counted.get(self.language.code), self._where(name, how)
        if rows is not None:
            return self._said(f"computation_counted{end}", rows=rows, **conditions)
        return self._said(f"computation_count{end}", table=self.table(name), **conditions)

    def _total(self, how: Computation) -> str:
        name, (end, conditions) = str(how.setting("table")), self._where(str(how.setting("table")), how)
        column = lowered(self.column(name, str(how.setting("column"))))
        return self._said(f"computation_total{end}", column=column, table=self.table(name), **conditions)

    def _where(self, table: str, how: Computation) -> tuple[str, dict[str, str]]:
        """What holds for the rows of a count or a total, with the ending of the words that say so."""
        where = cast(Conditions, how.setting("where"))
        if not where:
            return "", {}
        return "_where", {"conditions": self.language.listing([self._condition(table, *each) for each in where])}

    def _condition(self, table: str, column: str, cell: Scalar) -> str:
        """What holds for the rows that are counted: of a yes or no the words for it alone, where it has some."""
        labels = self.package.resources[table].labels.get(column, {})
        if isinstance(cell, bool) and (said := labels.get(str(cell).lower(), {}).get(self.language.code)):
            return said
        return self._said(
            "computation_condition", column=lowered(self.column(table, column)), cell=self.label(table, column, cell)
        )

    def _taken(self, how: Computation) -> str:
        run, course = self.runs[str(how.setting("run"))], str(how.setting("course"))
        called = dict(run.series)
        said = self.language.text(called[course]) if course in called else course
        fields = {"run": self.language.text(run.label), "course": lowered(said)}
        if how.does == ROW:
            return self._said("computation_row", **fields)
        if run.name != OWN and len(run.courses()[course]) == 1:
            return self._said("computation_run_alone", **fields)
        row = self.language.text(run.called, row=traced(run.rows[int(str(how.setting("row")))]))
        if run.name == OWN:
            return self._said("workbook_in_row", series=lowered(said), row=row)
        return self._said("computation_run", **fields, row=row)

    def _factor(self, how: Computation) -> str:
        over, under = Fraction(str(how.setting("factor"))).as_integer_ratio()
        printed = [self.language.number(Decimal(part)) for part in (over, under)]
        return printed[0] if under == 1 else "/".join(printed)

    def _said(self, key: str, **fields: str) -> str:
        return word(key, self.language.code, **fields)


def lowered(wording_: str) -> str:
    """`wording_` with a small letter at its beginning, as in the middle of a sentence; an abbreviation stays."""
    return wording_[:1].lower() + wording_[1:] if wording_[1:2].islower() else wording_


def wording(resource: Resource) -> str | None:
    """What the first columns with a wording in each language in hand begin with, as ``label_``; None without any."""
    first, *others = languages()
    starts = (column.removesuffix(first) for column in resource.fields if f"_{column}".endswith(f"_{first}"))
    return next((s for s in starts if all(s + code in resource.fields for code in others)), None)


def without_words(package: Package, tables: Iterable[str]) -> Iterator[str]:
    """The columns of `tables`, as ``table.column``, that cannot be named in each language in hand, and codes of keys.

    A column of wordings needs no title, and a key no words where its rows have some or it leads to another table.
    """
    for name in tables:
        resource = package.resources[name]
        leading = {columns for columns, _, _ in resource.foreign_keys}
        for column, described in resource.fields.items():
            if _lacks(resource.headings.get(column, {})):
                yield f"{name}.{column}"
            if column in resource.primary_key and described.type == "string" and (column,) not in leading:
                codes = resource.constraints.get(column, {}).get("enum", []) if wording(resource) is None else []
                labels = resource.labels.get(column, {})
                yield from (f"{name}.{column}={code}" for code in codes if _lacks(labels.get(str(code), {})))


def _lacks(words: Mapping[str, str]) -> bool:
    return any(not words.get(code) for code in languages())
