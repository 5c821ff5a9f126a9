"""Whether what printed values are read from has words in each language: columns, and the codes of keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import cast

from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.diagnostics import Diagnostics
from report.edition.compose import EditionDocument
from report.edition.expressions import NO_NAMES, PREFIX, parse_expression
from report.edition.names import Names
from report.execute.records import Results
from report.language.values import COUNT, TOTAL, Conditions, Value
from report.markdown.source import Source
from report.printed.names import without_words

_NAMED = re.compile(rf"`{re.escape(PREFIX)}\s*([^`]+)`")
# A table, and one of its columns.
Read = tuple[str, str]


def check_words(
    documents: Iterable[EditionDocument],
    results: Results,
    names: Mapping[str, Names],
    package: Package,
    found: Diagnostics,
) -> None:
    """Warn of what the values that `documents` print are read from and that has no words in one of the languages.

    `names` are those that each chapter has bound to values, by its file.
    """
    read = set(_read(_printed(documents, results, names), results.analysed.values or {}))
    tables = sorted({table for table, _ in read} & package.resources.keys())
    for lacking in without_words(package, tables):
        column, _, code = lacking.partition("=")
        table, _, name = column.partition(".")
        resource = package.resources[table]
        if (table, name) not in read and not (code and name in resource.primary_key):
            continue
        what = f"the code {code!r} of {table}.{name} has" if code else f"the column {table}.{name} has"
        key = f'"labels": {{"{code}": {{…}}}}' if code else '"titles": {"en": "Trees"}'
        found.warning(
            "D15",
            f"{what} no words in each language, and values are named by it",
            file=f"data/{PACKAGE_FILE}",
            line=resource.lines[name],
            hint=f"give the field {name!r} {key}, with each language",
        )


def _printed(documents: Iterable[EditionDocument], results: Results, names: Mapping[str, Names]) -> Iterator[Value]:
    """What `documents` name in their text, and what stands in the tables of their cells."""
    registered = results.analysed.values or {}
    sources = [chapter.source for document in documents for chapter in document.chapters]
    said = {name for source in sources for name in _named(source, names.get(source.file, NO_NAMES))}
    yield from (registered[name] for name in sorted(said) if name in registered)
    for returned in results.exhibits.values():
        for result in returned.values():
            yield from (cell for row in result.table.rows for cell in row.cells if isinstance(cell, Value))


def _named(source: Source, names: Names) -> Iterator[str]:
    """The values that a chapter prints, by name; what is no expression is reported where it stands."""
    for text in set(_NAMED.findall("\n".join(source.lines))):
        with suppress(ValueError):
            yield parse_expression(text, names).name


def _read(values: Iterable[Value], registered: Mapping[str, Value]) -> Iterator[Read]:
    """The columns that `values` and their operands are read from or counted by; what has a name is named by nothing."""
    waiting, seen = list(values), set[str]()
    while waiting:
        value = waiting.pop()
        how = value.computation
        if how is None and value.name is None:
            yield from ((origin.resource, value.column) for origin in value.origins if origin.resource and value.column)
        elif how is not None and how.does in (COUNT, TOTAL) and value.name is None:
            columns = [column for column, _ in cast(Conditions, how.setting("where"))]
            columns += [str(how.setting("column"))] if how.does == TOTAL else []
            yield from ((str(how.setting("table")), column) for column in columns)
        for operand in how.of if how else ():
            if not isinstance(operand, str):
                waiting.append(operand)
            elif operand not in seen:
                seen.add(operand)
                waiting.append(registered[operand])
