"""Whether what printed values are read from has words in each language: columns, and the codes of keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.diagnostics import Diagnostics
from report.edition.compose import EditionDocument
from report.execute.records import Results
from report.language.values import COUNT, Conditions, Value
from report.printed.names import without_words

_NAMED = re.compile(r'\b(?:value|words)\("([^"]+)"')
# A table, and one of its columns.
Read = tuple[str, str]


def check_words(documents: Iterable[EditionDocument], results: Results, package: Package, found: Diagnostics) -> None:
    """Warn of what the values that `documents` print are read from and that has no words in one of the languages."""
    read = set(_read(_printed(documents, results), results.analysed.values or {}))
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


def _printed(documents: Iterable[EditionDocument], results: Results) -> Iterator[Value]:
    """What `documents` name in their text, and what stands in the tables of their cells."""
    registered = results.analysed.values or {}
    sources = [chapter.source for document in documents for chapter in document.chapters]
    names = {name for source in sources for name in _NAMED.findall("\n".join(source.lines))}
    yield from (registered[name] for name in sorted(names) if name in registered)
    for returned in results.exhibits.values():
        for result in returned.values():
            yield from (cell for row in result.table.rows for cell in row.cells if isinstance(cell, Value))


def _read(values: Iterable[Value], registered: Mapping[str, Value]) -> Iterator[Read]:
    """The columns that `values` and their operands are read from or counted by; what has a name is named by nothing."""
    waiting, seen = list(values), set[str]()
    while waiting:
        value = waiting.pop()
        how = value.computation
        if how is None and value.name is None:
            yield from ((origin.resource, value.column) for origin in value.origins if origin.resource and value.column)
        elif how is not None and how.does == COUNT and value.name is None:
            where = cast(Conditions, how.setting("where"))
            yield from ((str(how.setting("table")), column) for column, _ in where)
        for operand in how.of if how else ():
            if not isinstance(operand, str):
                waiting.append(operand)
            elif operand not in seen:
                seen.add(operand)
                waiting.append(registered[operand])
