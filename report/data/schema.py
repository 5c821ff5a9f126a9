"""The resources that datapackage.json describes, as records.  Reads no CSV."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import fields as parts_of
from string import Formatter
from typing import TypedDict, cast

from report.data.described import Described, described_resources
from report.data.descriptor import Descriptor, JsonObject, names_in, object_in, objects_in, text_in, web_address
from report.data.record import Field
from report.diagnostics import Diagnostics, nearest
from report.language.interface import item_kinds
from report.language.units import is_unit, unit_names
from report.language.values import Origin

TYPES = ("string", "integer", "number", "boolean", "date", "yearmonth")
# The field of a name in which the row stands.
ROW = "row"
NUMERIC = ("integer", "number")
# The second format of tables, as the Data Package standard and IANA name it.
PARQUET, PARQUET_TYPE = "parquet", "application/vnd.apache.parquet"
PAGE = re.compile(r"(\d+([-\N{EN DASH}]\d+)?)?")


class Constraints(TypedDict, total=False):
    """What a column's cells must be, as Table Schema has it; other constraints are left alone."""

    required: bool
    unique: bool
    enum: list[object]
    pattern: str
    minimum: object
    maximum: object


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its `title`, and by its `titles` in languages; `address` is empty where it has none."""

    title: str
    titles: dict[str, str]
    address: str


@dataclass(frozen=True, slots=True)
class Resource:
    """One table as described: `line` is its line in datapackage.json and `lines` those of its columns, for messages.

    `titles` and `descriptions` are by language, `licences` those that it stands under.  `headings` are the titles of
    its columns by language, and `labels` the words for the codes of a column, by code and language.  `names` are what
    a value of a column is called, by language, with the row and its cells in fields: "Trees in {row}", "{kind} in
    {year}".  A column that has none is in none of them.  `counted` is what its rows are, as in "the number of trees".
    Of a table that `is_parquet` the file is not CSV.
    """

    name: str
    path: str
    hash: str
    line: int
    lines: dict[str, int]
    title: str
    titles: dict[str, str]
    descriptions: dict[str, str]
    licences: tuple[Licence, ...]
    headings: dict[str, dict[str, str]]
    labels: dict[str, dict[str, dict[str, str]]]
    names: dict[str, dict[str, str]]
    counted: dict[str, str]
    origin: Origin
    fields: dict[str, Field]
    constraints: dict[str, Constraints]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]
    is_parquet: bool = False

    @property
    def said(self) -> tuple[object, ...]:
        """All that the description says of the table but where it stands there and what its file is to be."""
        left_out = ("hash", "line", "lines", "constraints")
        return tuple(getattr(self, each.name) for each in parts_of(self) if each.name not in left_out)


def read_resources(descriptor: Descriptor, text: str, found: Diagnostics, file: str) -> dict[str, Resource]:
    """Every resource of `descriptor`, by name; what is missing in one is reported and the rest still read.

    `text` is the file that `descriptor` was read from, for lines.
    """
    resources: dict[str, Resource] = {}
    checker = _Checker([text_in(s, "key") for s in descriptor["sources"]], found, file)
    for described in described_resources(descriptor, text):
        name, line = described.name, described.line_of(described.name)
        if name in resources:
            what, hint = f"the resource {name!r} is described twice", "give every resource its own name"
            found.error("D08", what, file=file, line=line, hint=hint)
        try:
            lines = described.lines()
            checker.check(described, lines)
            if described.content.get("path") and described.content.get("schema"):
                resources[name] = _resource(described.content, name, line, lines)
        except (ValueError, re.error) as error:
            found.error(
                "D10",
                f"the description of {name!r} cannot be read: {error}",
                file=file,
                line=line,
                hint='a field is {"name": "trees", "type": "integer", "unit": "count"}, a key "primaryKey": ["code"]',
            )
    return resources


def _resource(entry: JsonObject, name: str, line: int, lines: dict[str, int]) -> Resource:
    schema, origin = object_in(entry, "schema"), object_in(entry, "origin")
    described = objects_in(schema, "fields")
    fields = [_field(field) for field in described]
    return Resource(
        name=name,
        path=text_in(entry, "path"),
        hash=text_in(entry, "hash"),
        line=line,
        lines=lines,
        title=text_in(entry, "title"),
        titles=_by_language(entry, "titles"),
        descriptions=_by_language(entry, "descriptions"),
        licences=tuple(map(_licence, objects_in(entry, "licenses"))),
        headings={text_in(field, "name"): found for field in described if (found := _by_language(field, "titles"))},
        labels={text_in(field, "name"): words for field in described if (words := _labels(field))},
        names={text_in(field, "name"): found for field in described if (found := _names(field, fields))},
        counted=_by_language(entry, "counted"),
        origin=Origin(text_in(origin, "source"), text_in(origin, "item"), _page(origin), name),
        fields={field.name: field for field in fields},
        constraints={text_in(field, "name"): _constraints(field) for field in described},
        primary_key=names_in(schema, "primaryKey"),
        foreign_keys=tuple(_foreign_key(key, name) for key in objects_in(schema, "foreignKeys")),
        is_parquet=is_parquet(entry),
    )


def is_parquet(entry: JsonObject) -> bool:
    """Whether a resource is said to be Parquet: by its format, its media type or the ending of its path."""
    path, kind = text_in(entry, "path"), text_in(entry, "mediatype")
    return text_in(entry, "format", path.rpartition(".")[2]).lower() == PARQUET or kind == PARQUET_TYPE


def _by_language(entry: JsonObject, key: str) -> dict[str, str]:
    wordings = object_in(entry, key)
    return {code: text_in(wordings, code) for code in wordings}


def _licence(entry: JsonObject) -> Licence:
    title = text_in(entry, "title") or text_in(entry, "name")
    return Licence(title, _by_language(entry, "titles"), web_address(entry, "path"))


def _labels(field: JsonObject) -> dict[str, dict[str, str]]:
    labels = object_in(field, "labels")
    return {code: _by_language(labels, code) for code in labels}


def _names(field: JsonObject, columns: Sequence[Field]) -> dict[str, str]:
    """What a value of a column is called, by language.  Raises ValueError for a field that is no column."""
    names, known = _by_language(field, "names"), {ROW, *(column.name for column in columns)}
    for name in names.values():
        if unknown := {part for _, part, _, _ in Formatter().parse(name) if part is not None} - known:
            raise ValueError(f"the name {name!r} speaks of {', '.join(sorted(unknown))}, which is no column")
    return names


def _field(field: JsonObject) -> Field:
    decimals = field.get("decimals", 0)
    if not isinstance(decimals, int):
        raise ValueError("decimals is not a whole number")
    return Field(text_in(field, "name"), text_in(field, "type", "string"), text_in(field, "unit", "count"), decimals)


def _constraints(field: JsonObject) -> Constraints:
    constraints = object_in(field, "constraints")
    try:
        re.compile(text_in(constraints, "pattern"))
    except (OverflowError, RecursionError) as error:
        raise ValueError("the pattern is too large") from error
    if not isinstance(constraints.get("enum", []), list):
        raise ValueError("enum is not a list")
    return cast(Constraints, constraints)


def _foreign_key(key: JsonObject, name: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    reference = object_in(key, "reference")
    return names_in(key, "fields"), text_in(reference, "resource") or name, names_in(reference, "fields")


def _page(origin: JsonObject) -> str:
    """A page may be given as a number."""
    return str(origin.get("page", ""))


# What a resource must have, as it may be written.
_EXAMPLES = {
    "name": '"name": "trees"',
    "path": '"path": "trees.csv"',
    "schema": '"schema": {"fields": [{"name": "code", "type": "string"}], "primaryKey": "code"}',
    "hash": '"hash": "sha256:…", which data accept writes,',
    "title": '"title": "Trees"',
    "titles": '"titles": {"en": "Trees"} with each language',
    "licenses": '"licenses": [{"name": "CC-BY-4.0"}]',
    "origin": '"origin": {"source": "grove2020", "item": "table-2", "page": "4"}',
}


class _Checker:
    def __init__(self, sources: list[str], found: Diagnostics, file: str) -> None:
        self.sources, self.found, self.file = sources, found, file

    def check(self, described: Described, lines: Mapping[str, int]) -> None:
        """Reports what the description lacks; `lines` are those of its columns.

        Raises ValueError when it has another shape.
        """
        entry, name, line = described.content, described.name, described.line_of(described.name)
        for key in ("name", "path", "schema", "hash", "title", "titles", "licenses", "origin"):
            if not entry.get(key):
                self._error(f"the resource {name!r} has no {key}", line, f"add {_EXAMPLES[key]} to the resource")
        self._check_origin(name, object_in(entry, "origin"), line)
        schema = object_in(entry, "schema")
        fields = objects_in(schema, "fields")
        for field in fields:
            self._check_field(name, field, lines[text_in(field, "name")])
        self._check_keys(name, schema, [text_in(field, "name") for field in fields], line)

    def _check_origin(self, name: str, origin: JsonObject, line: int) -> None:
        source = text_in(origin, "source")
        if origin and source not in self.sources:
            self._error(
                f"the origin of {name!r} names the unknown source {source!r}",
                line,
                nearest(source, self.sources) or f"add it to sources; known: {', '.join(self.sources)}",
            )
        for broken in broken_origin(text_in(origin, "item"), _page(origin)):
            self._error(
                f"the origin of {name!r}: {broken}",
                line,
                "write an item such as table-2 or section-3, a page such as 12 or 12-14",
            )

    def _check_field(self, name: str, field: JsonObject, line: int) -> None:
        column = text_in(field, "name")
        if not column:
            raise ValueError("a field has no name")
        kind = text_in(field, "type")
        if kind not in TYPES:
            self._error(f"{name}.{column} has the type {field.get('type')!r}", line, f"use one of {', '.join(TYPES)}")
        if kind in NUMERIC and not is_unit(text_in(field, "unit")):
            self._error(
                f"the numbers in {name}.{column} have no known unit",
                line,
                f"add unit, one of {', '.join(unit_names())}",
            )

    def _check_keys(self, name: str, schema: JsonObject, fields: list[str], line: int) -> None:
        keys = [names_in(schema, "primaryKey"), *(names_in(k, "fields") for k in objects_in(schema, "foreignKeys"))]
        for column in (c for key in keys for c in key if c not in fields):
            self._error(
                f"a key of {name!r} names the unknown column {column!r}",
                line,
                nearest(column, fields) or f"the schema has {', '.join(fields)}",
            )

    def _error(self, message: str, line: int, hint: str) -> None:
        self.found.error("D10", message, file=self.file, line=line, hint=hint)


def broken_origin(item: str, page: str) -> list[str]:
    """What in a place of a source cannot be printed, as sentences."""
    (kind, _, number), kinds = item.rpartition("-"), item_kinds()
    broken = [f"{item!r} is no place in a source"] if item and kinds and (kind or number) not in kinds else []
    if not PAGE.fullmatch(page):
        return [*broken, f"{page!r} is neither a page nor a range of pages"]
    first, _, last = page.replace("\N{EN DASH}", "-").partition("-")
    return broken + ([f"the range of pages {page!r} goes backwards"] if last and int(last) < int(first) else [])
