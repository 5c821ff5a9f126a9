"""The resources that datapackage.json describes, as records.  Reads no CSV."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from report.data.table import Field
from report.diagnostics import Diagnostics, nearest
from report.language.interface import item_kinds
from report.language.units import is_unit, unit_names
from report.language.values import Origin

PACKAGE_FILE = "datapackage.json"
TYPES = ("string", "integer", "number", "boolean", "date", "yearmonth")
NUMERIC = ("integer", "number")
PAGE = re.compile(r"(\d+([-\N{EN DASH}]\d+)?)?")
_RESOURCES = re.compile(r'"resources"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Resource:
    """One table as described: `line` is its line in datapackage.json, for messages."""

    name: str
    path: str
    hash: str
    line: int
    title: str
    titles: dict[str, str]
    origin: Origin
    fields: dict[str, Field]
    constraints: dict[str, dict]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Described:
    """A resource as it stands in the file: its content, its text and the line where that begins."""

    content: dict
    text: str
    line: int

    @property
    def name(self) -> str:
        return str(self.content.get("name", ""))

    def line_of(self, name: str, after: str = "") -> int:
        """The line where `name` is given as a name, past the word `after`; else where the resource begins."""
        at = re.compile(rf'"name"\s*:\s*{re.escape(json.dumps(name, ensure_ascii=False))}').search(
            self.text, max(0, self.text.find(after))
        )
        return self.line + (self.text.count("\n", 0, at.start()) if at else 0)


def read_resources(descriptor: dict, text: str, found: Diagnostics, file: str) -> dict[str, Resource]:
    """Every resource of `descriptor`, by name; what is missing in one is reported and the rest still read.

    `text` is the file that `descriptor` was read from, for lines.
    """
    resources: dict[str, Resource] = {}
    checker = _Checker([s["key"] for s in descriptor["sources"]], found, file)
    for described in _described(descriptor, text):
        name, line = described.name, described.line_of(described.name)
        if name in resources:
            found.error(
                "D08",
                f"the resource {name!r} is described twice",
                file=file,
                line=line,
                hint="give every resource its own name",
            )
        try:
            checker.check(described)
            if described.content.get("path") and described.content.get("schema"):
                resources[name] = _resource(described.content, name, line)
        except (AttributeError, KeyError, TypeError, ValueError, re.error) as error:
            found.error(
                "D10",
                f"the description of {name!r} cannot be read: {type(error).__name__}: {error}",
                file=file,
                line=line,
                hint="follow the Table Schema standard; other resources show how",
            )
    return resources


def _described(descriptor: dict, text: str) -> Iterator[_Described]:
    """The resources with their places: JSON knows no lines, so each is decoded once more where it stands."""
    at = _RESOURCES.search(text).end()
    for content in descriptor["resources"]:
        at = _BETWEEN.match(text, at).end()
        _, end = json.JSONDecoder().raw_decode(text, at)
        yield _Described(content, text[at:end], text.count("\n", 0, at) + 1)
        at = end


def _resource(entry: dict, name: str, line: int) -> Resource:
    schema, origin = entry["schema"], entry.get("origin", {})
    fields = schema.get("fields", [])
    return Resource(
        name=name,
        path=str(entry["path"]),
        hash=str(entry.get("hash", "")),
        line=line,
        title=str(entry.get("title", "")),
        titles=entry.get("titles", {}),
        origin=Origin(origin.get("source", ""), origin.get("item", ""), str(origin.get("page", "")), name),
        fields={
            f["name"]: Field(f["name"], f.get("type", "string"), f.get("unit", "count"), int(f.get("decimals", 0)))
            for f in fields
        },
        constraints={f["name"]: f.get("constraints", {}) for f in fields},
        primary_key=_columns(schema.get("primaryKey", [])),
        foreign_keys=tuple(
            (_columns(k["fields"]), k["reference"].get("resource") or name, _columns(k["reference"]["fields"]))
            for k in schema.get("foreignKeys", [])
        ),
    )


class _Checker:
    def __init__(self, sources: list[str], found: Diagnostics, file: str) -> None:
        self.sources, self.found, self.file = sources, found, file

    def check(self, described: _Described) -> None:
        """Reports what the description lacks; raises what Python raises when it has another shape."""
        entry, name, line = described.content, described.name, described.line_of(described.name)
        for key in ("name", "path", "schema", "hash", "title", "titles", "licenses", "origin"):
            if not entry.get(key):
                self._error(f"the resource {name!r} has no {key}", line, f"add {key} to the resource")
        self._check_origin(name, entry.get("origin", {}), line)
        fields = entry.get("schema", {}).get("fields", [])
        for field in fields:
            self._check_field(name, field, described.line_of(field["name"], '"fields"'))
        self._check_keys(name, entry.get("schema", {}), [f["name"] for f in fields], line)

    def _check_origin(self, name: str, origin: dict, line: int) -> None:
        source = origin.get("source", "")
        if origin and source not in self.sources:
            self._error(
                f"the origin of {name!r} names the unknown source {source!r}",
                line,
                nearest(source, self.sources) or f"add it to sources; known: {', '.join(self.sources)}",
            )
        for broken in broken_origin(origin.get("item", ""), str(origin.get("page", ""))):
            self._error(f"the origin of {name!r}: {broken}", line, "write them as the other resources do")

    def _check_field(self, name: str, field: dict, line: int) -> None:
        if field.get("type") not in TYPES:
            self._error(
                f"{name}.{field['name']} has the type {field.get('type')!r}", line, f"use one of {', '.join(TYPES)}"
            )
        if field.get("type") in NUMERIC and not is_unit(field.get("unit")):
            self._error(
                f"the numbers in {name}.{field['name']} have no known unit",
                line,
                f"add unit, one of {', '.join(unit_names())}",
            )
        re.compile(field.get("constraints", {}).get("pattern", ""))

    def _check_keys(self, name: str, schema: dict, fields: list[str], line: int) -> None:
        keys = [schema.get("primaryKey", []), *(k["fields"] for k in schema.get("foreignKeys", []))]
        for column in (c for key in keys for c in _columns(key) if c not in fields):
            self._error(
                f"a key of {name!r} names the unknown column {column!r}",
                line,
                nearest(column, fields) or f"the schema has {', '.join(fields)}",
            )

    def _error(self, message: str, line: int, hint: str) -> None:
        self.found.error("D10", message, file=self.file, line=line, hint=hint)


def broken_origin(item: str, page: str) -> list[str]:
    """What in a place of a source cannot be printed, as sentences."""
    kind, _, number = item.rpartition("-")
    broken = [f"{item!r} is no place in a source"] if item and (kind or number) not in item_kinds() else []
    return broken + ([] if PAGE.fullmatch(page) else [f"{page!r} is neither a page nor a range of pages"])


def _columns(entry: str | list[str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)
