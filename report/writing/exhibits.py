"""A new figure or table: a function that makes it of a table of the data, its import, and the cell that prints it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report.data.package import Package
from report.data.schema import NUMERIC, Resource
from report.data.table import DataTable
from report.diagnostics import UsageError, nearest
from report.language.interface import word
from report.language.values import Scalar
from report.language.vocabulary import languages
from report.project.records import Chapter
from report.writing.changes import Changes
from report.writing.chapters import approve_row
from report.writing.imports import ANALYSIS, offer
from report.writing.inferred import YEARS
from report.writing.labels import refuse_taken
from report.writing.names import check_identifier, check_name, titled

FIGURE, TABLE = "fig", "tbl"
_MODULES = {FIGURE: "chart", TABLE: "table"}
_SHOWN = 12  # rows of the data that a starting figure or table shows
_IMPORTS = re.compile(r"^from figures\.(\w+)(?:\.\w+)* import ", re.MULTILINE)

_FIGURE_CODE = '''"""{title}."""

from __future__ import annotations

from report.author import Figure, Text, data


def {function}() -> Figure:
    """{title}, as bars: the first rows of the table ``{table}``."""
    rows = [{row} for row in {rows}{given}]
    return Figure.bars(
        {bars},
        rows,
        of={of},
        measured={measured},
    )
'''
_TABLE_CODE = '''"""{title}."""

from __future__ import annotations

from report.author import Column, Row, Table, Text, data


def {function}() -> Table:
    """{title}: the first rows of the table ``{table}``."""
    columns = (
        Column({of}, numeric=False),
        Column({measured}, units=True),
    )
    rows = (
        Row({row})
        for row in {rows}{given}
    )
    return Table(columns, tuple(rows))
'''
_CODE = {FIGURE: _FIGURE_CODE, TABLE: _TABLE_CODE}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made: ``fig`` or ``tbl``, its name, its `titles` by language, its folder and its table of data.

    Without a `folder` it is that of `chapter`, or the analysis itself; without a `table` the first with numbers in it.
    `beside` are the folders of the publications that it may come into, in which no other has its label.
    """

    kind: str
    name: str
    titles: Mapping[str, str]
    folder: str = ""
    table: str = ""
    chapter: Chapter | None = None
    beside: Sequence[str] = ()

    @property
    def label(self) -> str:
        """The label of its cell."""
        return f"{self.kind}-{self.name}"


def add_exhibit(changes: Changes, package: Package, wanted: Wanted, codes: Sequence[str]) -> dict[str, str]:
    """Put what is `wanted` into `changes`; the cell that prints it in each language of `codes`.

    With a chapter the cell is added at its end.  Raises UsageError for a name that cannot be one or is taken and for
    data that there are not, and OSError.
    """
    from report import author

    check_name("figure" if wanted.kind == FIGURE else "table", wanted.name)
    function = check_identifier(wanted.name, frozenset((*author.__all__, ANALYSIS)))
    resource, data_table = _data(package, wanted.table)
    folder = _folder(changes.root, wanted, codes[0])
    module = f"{_MODULES[wanted.kind]}_{function}"
    titles = {code: wanted.titles.get(code) or resource.titles.get(code) or titled(wanted.name) for code in codes}
    changes.create(f"{folder}/{module}.py", _code(wanted, function, resource, data_table, titles))
    offer(changes, folder, module, function)
    refuse_taken(changes.root, wanted.beside, wanted.label)
    package_path = folder.replace("/", ".")
    cells = {code: _cell(wanted, titles[code], package_path, function) for code in codes}
    if wanted.chapter:
        for code in codes:
            _append(changes, wanted.chapter.file(code), cells[code])
        approve_row(changes, wanted.chapter, [titles[code] for code in codes])
    return cells


def shown_table(package: Package, name: str) -> str:
    """The name of the table of data that is shown: `name`, or the first that has a number; as :func:`add_exhibit`."""
    return _data(package, name)[0].name


def _data(package: Package, name: str) -> tuple[Resource, DataTable]:
    """The table of data called `name`, or the first that has a number."""
    if name and name not in package.tables:
        raise UsageError(f"no data table {name!r}; {nearest(name, package.tables) or 'data shows which there are'}")
    if name and package.resources[name].is_parquet:
        raise UsageError(f"the data table {name!r} may have millions of rows: write by hand which of them are shown")
    for one in (name,) if name else tuple(n for n in package.tables if not package.resources[n].is_parquet):
        if _numeric(package.resources[one], package.tables[one]):
            return package.resources[one], package.tables[one]
    if name:
        raise UsageError(f"the data table {name!r} has no column of numbers besides its key")
    raise UsageError("there are no data with numbers to show yet; add some with data add FILE.csv")


def _numeric(resource: Resource, table: DataTable) -> str:
    """The first column of numbers that is no part of the key, no year and not empty; an empty text without one."""
    for field in resource.fields.values():
        free = field.type in NUMERIC and field.name not in resource.primary_key
        if free and any(_cells(table, field.name)) and not _is_year(table, field.name):
            return field.name
    return ""


def _cells(table: DataTable, column: str) -> list[Scalar]:
    """The cells of a column that are not empty."""
    return [cell for (cell,) in table.columns(column) if cell is not None]


def _is_year(table: DataTable, column: str) -> bool:
    """Whether a column holds years, which are printed without a sign between their digits."""
    return all(isinstance(cell, int) and cell in YEARS for cell in _cells(table, column))


def _folder(root: Path, wanted: Wanted, code: str) -> str:
    """The folder of the analysis for it, which is there unless it is the analysis itself.

    Without one that is named it is that from which its chapter in the language `code` imports.
    """
    if wanted.folder:
        check_name("folder", wanted.folder.replace("_", "-"))
        if not (root / ANALYSIS / wanted.folder / "__init__.py").is_file():
            known = sorted(path.parent.name for path in (root / ANALYSIS).glob("*/__init__.py"))
            hint = nearest(wanted.folder, known) or f"known: {', '.join(known) or 'none'}"
            raise UsageError(f"no folder {ANALYSIS}/{wanted.folder} with an __init__.py; {hint}")
        return f"{ANALYSIS}/{wanted.folder}"
    if wanted.chapter:
        text = (root / wanted.chapter.file(code)).read_text(encoding="utf-8", errors="replace")
        for found in _IMPORTS.finditer(text):
            if (root / ANALYSIS / found[1] / "__init__.py").is_file():
                return f"{ANALYSIS}/{found[1]}"
    return ANALYSIS


def _code(wanted: Wanted, function: str, resource: Resource, table: DataTable, titles: Mapping[str, str]) -> str:
    column = _numeric(resource, table)
    label, label_column = _row_label(resource, table)
    headings = resource.headings
    return _CODE[wanted.kind].format(
        title=next(iter(titles.values())).replace("\\", "").replace('"', "'"),
        function=function,
        table=resource.name,
        row=f"({label}, row.value({_literal(column)}))",
        rows=f'data("{resource.name}")' + (f".rows[:{_SHOWN}]" if len(table) > _SHOWN else ""),
        given=""
        if all(c is not None for (c,) in table.columns(column))
        else f" if row[{_literal(column)}] is not None",
        bars=text_code({code: word("new_bars", code) + f": {title}" for code, title in titles.items()}),
        of=text_code({code: headings.get(label_column, {}).get(code, titled(label_column)) for code in titles}),
        measured=text_code({code: headings.get(column, {}).get(code, titled(column)) for code in titles}),
    )


def _row_label(resource: Resource, table: DataTable) -> tuple[str, str]:
    """What a row is called, as code, and the column that this is of: its words in each language, else its key."""
    codes = languages()
    for name in resource.fields:
        prefix = name.removesuffix(codes[0])
        if name.endswith(codes[0]) and all(f"{prefix}{code}" in resource.fields for code in codes):
            return f"row.text({_literal(prefix)})" if prefix else "row.text()", name
    texts = [name for name, field in resource.fields.items() if field.type == "string"]
    key = [n for n in resource.primary_key if n in texts or _is_year(table, n)] or list(resource.primary_key)
    names = key or texts[:1] or list(resource.fields)[:1]
    if len(names) == 1 and names[0] in texts:
        return f"Text.same(row.string({_literal(names[0])}))", names[0]
    if resource.fields[names[0]].type in NUMERIC and not _is_year(table, names[0]):
        return f"row.value({_literal(names[0])})", names[0]
    parts = ' + ", " + '.join(f"str(row[{_literal(name)}])" for name in names)
    return f"Text.same({parts})", names[0]


def text_code(wordings: Mapping[str, str]) -> str:
    """`wordings` by language as Python code."""
    if not all(map(str.isidentifier, wordings)):  # such as pt-BR
        return f"Text(**{json.dumps(dict(wordings), ensure_ascii=False)})"
    return f"Text({', '.join(f'{code}={_literal(wording)}' for code, wording in wordings.items())})"


def _literal(text: str) -> str:
    """`text` as Python and JSON both write it."""
    return json.dumps(text, ensure_ascii=False)


def _cell(wanted: Wanted, title: str, package: str, function: str) -> str:
    caption = title.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'```{{python}}\n#| label: {wanted.label}\n#| {wanted.kind}-cap: "{caption}"\n'
        f"from {package} import {function}\n\n{function}()\n```\n"
    )


def _append(changes: Changes, path: str, cell: str) -> None:
    """Add `cell` at the end of the chapter's file `path`."""
    text = changes.read(path)
    new = "\r\n" if "\r\n" in text else "\n"
    changes.change(path, text.rstrip() + 2 * new + cell.replace("\n", new))
