"""The resources that datapackage.json describes, as records.  Reads no CSV."""

from __future__ import annotations

from dataclasses import dataclass

from report.data.table import Field
from report.diagnostics import Diagnostics
from report.values import UNITS, Origin

TYPES = ("string", "integer", "number", "boolean", "date", "yearmonth")
NUMERIC = ("integer", "number")


@dataclass(frozen=True, slots=True)
class Resource:
    """One table as described: `line` is its line in datapackage.json, for messages."""

    name: str
    path: str
    hash: str
    line: int
    titles: dict[str, str]
    origin: Origin
    fields: dict[str, Field]
    constraints: dict[str, dict]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]


def read_resources(descriptor: dict, text: str, found: Diagnostics, file: str) -> dict[str, Resource]:
    """Every resource of `descriptor`, by name; what is missing in one is reported and the rest still read."""
    resources: dict[str, Resource] = {}
    for entry in descriptor.get("resources", []):
        name = str(entry.get("name", ""))
        line = _line_of(text, f'"{name}"')
        _check_described(entry, name, line, found, file)
        if name in resources:
            found.error("D08", f"the resource {name!r} is described twice", file=file, line=line,
                        hint="give every resource its own name")
        if entry.get("path") and entry.get("schema"):
            resources[name] = _resource(entry, name, line)
    return resources


def _resource(entry: dict, name: str, line: int) -> Resource:
    schema, origin = entry["schema"], entry.get("origin", {})
    fields = schema.get("fields", [])
    return Resource(
        name=name, path=str(entry["path"]), hash=str(entry.get("hash", "")), line=line,
        titles=entry.get("titles", {}),
        origin=Origin(origin.get("source", ""), origin.get("item", ""), str(origin.get("page", "")), name),
        fields={f["name"]: Field(f["name"], f.get("type", "string"), f.get("unit", "count"), int(f.get("decimals", 0)))
                for f in fields},
        constraints={f["name"]: f.get("constraints", {}) for f in fields},
        primary_key=_columns(schema.get("primaryKey", [])),
        foreign_keys=tuple((_columns(k["fields"]), k["reference"].get("resource") or name,
                            _columns(k["reference"]["fields"])) for k in schema.get("foreignKeys", [])))


def _check_described(entry: dict, name: str, line: int, found: Diagnostics, file: str) -> None:
    for key in ("path", "schema", "hash", "title", "titles", "licenses", "origin"):
        if not entry.get(key):
            found.error("D10", f"the resource {name!r} has no {key}", file=file, line=line,
                        hint=f"add {key} to the resource")
    for field in entry.get("schema", {}).get("fields", []):
        if field.get("type") not in TYPES:
            found.error("D10", f"{name}.{field.get('name')} has the type {field.get('type')!r}", file=file, line=line,
                        hint=f"use one of {', '.join(TYPES)}")
        if field.get("type") in NUMERIC and field.get("unit") not in UNITS:
            found.error("D10", f"the numbers in {name}.{field.get('name')} have no known unit", file=file, line=line,
                        hint=f"add unit, one of {', '.join(UNITS)}")


def _columns(entry: str | list[str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)


def _line_of(text: str, needle: str) -> int:
    at = text.find(f'"name": {needle}')
    return text[:at].count("\n") + 1 if at >= 0 else 0
