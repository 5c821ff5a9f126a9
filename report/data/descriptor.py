"""datapackage.json as JSON gives it, and typed access to what may be missing in it or of another kind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NotRequired, TypeAlias, TypedDict, cast

from report.language.characters import unprintable
from report.project.addresses import outside

PACKAGE_FILE = "datapackage.json"
JsonObject: TypeAlias = dict[str, object]


class Descriptor(TypedDict):
    """The description of a package, of which no more is certain than what this type says."""

    resources: list[JsonObject]
    sources: list[JsonObject]
    version: NotRequired[object]
    language: NotRequired[object]


def read_descriptor(text: str) -> Descriptor:
    """datapackage.json as a mapping with `resources` and `sources`, each with a key.

    Raises ValueError when it is not that.
    """
    try:
        descriptor = json.loads(text)
    except RecursionError:
        raise ValueError("its lists and objects are nested too deep") from None
    for said in _texts(descriptor):
        if bad := unprintable(said):
            raise ValueError(f"{said[:40]!r} in it holds {bad.name}")
    if not isinstance(descriptor, dict):
        raise ValueError("it is not a JSON object")
    for key in ("resources", "sources"):
        if key not in descriptor:
            raise ValueError(f"it has no list of {key}")
        objects_in(descriptor, key)
    if not all(text_in(source, "key") for source in objects_in(descriptor, "sources")):
        raise ValueError("a source has no key")
    return cast(Descriptor, descriptor)


def _texts(parsed: object) -> Iterator[str]:
    """Every text in what JSON holds, keys too."""
    waiting = [parsed]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str):
            yield one


def object_in(entry: JsonObject, key: str) -> JsonObject:
    """The object under `key`, empty when there is none.  Raises ValueError when there is something else."""
    part = entry.get(key, {})
    if not isinstance(part, dict):
        raise ValueError(f"{key} is not a JSON object")
    return part


def objects_in(entry: JsonObject, key: str) -> list[JsonObject]:
    """The list of objects under `key`, empty when there is none.  Raises ValueError when there is something else."""
    part = entry.get(key, [])
    if not isinstance(part, list) or not all(isinstance(one, dict) for one in part):
        raise ValueError(f"{key} is not a list of JSON objects")
    return part


def text_in(entry: JsonObject, key: str, otherwise: str = "") -> str:
    """The text under `key`, `otherwise` when there is none.  Raises ValueError when there is something else."""
    part = entry.get(key, otherwise)
    if not isinstance(part, str):
        raise ValueError(f"{key} is not a text")
    return part


def web_address(entry: JsonObject, key: str) -> str:
    """The address in the web under `key`, empty when there is none.  Raises ValueError when it is something else."""
    address = text_in(entry, key)
    if address and not (address.startswith(("https://", "http://")) and outside(address)):
        raise ValueError(f"{key} is {address!r} and no address that begins with https:// or http://")
    return address


def names_in(entry: JsonObject, key: str) -> tuple[str, ...]:
    """The names under `key`, of which one may stand without a list.  Raises ValueError when there is something else."""
    part = entry.get(key, [])
    names = [part] if isinstance(part, str) else part
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError(f"{key} is neither a name nor a list of names")
    return tuple(names)
