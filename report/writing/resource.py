"""A new table described in datapackage.json, in the style of the file: its keys, their order, its indentation."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from report.data.descriptor import Descriptor, JsonObject, object_in, objects_in, text_in
from report.data.package import checksum
from report.data.schema import NUMERIC
from report.markdown.bibtex import entries
from report.writing.inferred import Inferred

_USUAL = ("name", "path", "title", "titles", "hash", "licenses", "origin", "schema")
# What a resource may say besides; it is said where the others say it.
_OFTEN = {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
# The unit of years, which count nothing that a person could name.
COUNT = "count"
_INDENT = re.compile(r"\n([ \t]+)")


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of the table: titles by language, units by column, source, place in it, and licence."""

    titles: Mapping[str, str]
    units: Mapping[str, str]
    source: str
    licence: str
    item: str = ""
    page: str = ""


def empty_package(name: str) -> Descriptor:
    """The description of a package without a table, before its first version."""
    return cast(Descriptor, {"name": name, "version": "0.0.0", "sources": [], "resources": []})


def describe_table(descriptor: Descriptor, name: str, content: bytes, table: Inferred, told: Told) -> JsonObject:
    """The description of the table `name`, with the keys that the last resource of `descriptor` has, in their order."""
    model = descriptor["resources"][-1] if descriptor["resources"] else {}
    title = told.titles.get(str(descriptor.get("language", ""))) or next(iter(told.titles.values()))
    known: JsonObject = {
        **{key: value for key, value in _OFTEN.items() if key in model},
        "name": name,
        "path": f"{name}.csv",
        "title": title,
        "titles": dict(told.titles),
        "bytes": len(content),
        "hash": checksum(content),
        "licenses": [licences_in(descriptor).get(told.licence, {"name": told.licence})],
        "origin": {k: v for k, v in (("source", told.source), ("item", told.item), ("page", told.page)) if v},
        "schema": _schema(table, told, model),
    }
    if "sources" in model:
        known["sources"] = [{k: s[k] for k in ("key", "title", "path") if k in s} for s in _sources(descriptor, told)]
    if "bytes" not in model:
        del known["bytes"]
    order = [*(key for key in model if key in known), *(key for key in known if key not in model)]
    return {key: known[key] for key in (order if model else [k for k in (*_USUAL, *known) if k in known])}


def _sources(descriptor: Descriptor, told: Told) -> list[JsonObject]:
    return [source for source in descriptor["sources"] if text_in(source, "key") == told.source]


def _schema(table: Inferred, told: Told, model: JsonObject) -> JsonObject:
    known = objects_in(object_in(model, "schema"), "fields")
    entitled, counted = any("title" in one for one in known), any("decimals" in one for one in known)
    fields = []
    for column in table.columns:
        heading = column.name.replace("_", " ").replace("-", " ").capitalize()
        one: JsonObject = {"name": column.name, "type": column.kind}
        one |= {"title": heading} if entitled else {}
        one["titles"] = dict.fromkeys(told.titles, heading)
        if column.kind in NUMERIC:
            one["unit"] = told.units.get(column.name, COUNT)
            one |= {"decimals": column.decimals} if column.decimals or counted else {}
        one |= {"constraints": {"required": True}} if column.name in table.key else {}
        fields.append(one)
    return {"fields": fields, **({"primaryKey": list(table.key)} if table.key else {})}


def licences_in(descriptor: Descriptor) -> dict[str, JsonObject]:
    """The licences that the package and its tables stand under, by name."""
    holders = [cast(JsonObject, descriptor), *descriptor["resources"]]
    named = [one for holder in holders for one in objects_in(holder, "licenses")]
    return {text_in(one, "name"): one for one in reversed(named) if text_in(one, "name")}


def source_in(bibliography: Path, key: str) -> JsonObject | None:
    """The source `key` as a data package names it, made of the work in a `bibliography`; None where that has none."""
    try:
        works = entries(bibliography.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    work = next((one for one in works if one.key == key), None)
    if work is None:
        return None
    year = work.text("date", "year")[:4]
    source: JsonObject = {"key": key, "title": f"{work.text('title') or key}{f' ({year})' if year else ''}"}
    address = work.text("url")
    return source | ({"path": address} if address.startswith(("https://", "http://")) else {})


def written(descriptor: Descriptor, before: str) -> str:
    """`descriptor` as JSON, indented and with letters as in the text `before`, which may be empty."""
    indent = _INDENT.search(before)
    ascii_only = before.isascii() and "\\u" in before
    return json.dumps(descriptor, ensure_ascii=ascii_only, indent=indent[1] if indent else 2) + "\n"
