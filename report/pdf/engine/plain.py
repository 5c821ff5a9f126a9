"""Painted content and its resources as plain data, and back: what pydyf writes, in lists, mappings, texts and bytes.

Names of groups, patterns and the like count from 0 in every document.  Where a page uses one, the use is an item of
its own, so that the name can be another where pages of several documents are put together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pydyf

KINDS = ("ExtGState", "XObject", "Pattern", "Shading")
GROUPS_FIRST = ("XObject", "ExtGState", "Pattern", "Shading")  # a graphics state may name a group
# How the names begin of what is counted.
COUNTED = {"ExtGState": "s", "XObject": "x", "Pattern": "p", "Shading": "s"}
# The operators that name a resource, which stands before them.
_USES = {b"gs": "ExtGState", b"Do": "XObject", b"scn": "Pattern", b"SCN": "Pattern", b"sh": "Shading"}
# What plain data cannot say itself is a list that begins with one of these.
_TEXT, _LIST, _MAPPING, _STREAM, _REFERENCE = "text", "list", "map", "stream", "same as"


def packed(items: list[Any]) -> list[Any]:
    """The items of a painted page: runs of operators as bytes, and each item that is read or changed on its own."""
    out: list[Any] = []
    run: list[bytes] = []
    for item in items:
        kept = _kept_apart(item)
        if kept is None:
            run.append(pydyf._to_bytes(item))
            continue
        out += [b"\n".join(run), kept] if run else [kept]
        run = []
    return [*out, b"\n".join(run)] if run else out


def _kept_apart(item: Any) -> Any:
    if isinstance(item, list):  # the place of a page number
        return item
    if isinstance(item, str):  # a tag, which stands before its properties
        return item
    if isinstance(item, pydyf.Dictionary):
        return plain(item)
    content, _, operator = pydyf._to_bytes(item).rpartition(b" ")
    before, _, name = content.rpartition(b" ")
    if operator in _USES and name.startswith(b"/"):
        return ["use", before, _USES[operator], name[1:].decode(), operator]
    return None


def resources(found: Mapping[str, Any]) -> dict[str, Any]:
    """The resources of a document or a group as plain data, each kind in its order; None stands for a picture."""
    streams = {id(stream): name for name, stream in found["XObject"].items() if stream is not None}
    made: dict[str, Any] = {kind: {} for kind in KINDS}
    for kind in KINDS:
        for name, item in found[kind].items():
            others = {key: other for key, other in streams.items() if key != id(item)}
            made[kind][name] = plain(item, others)
    return made


def plain(item: Any, streams: Mapping[int, str] = MappingProxyType({})) -> Any:
    """An object of pydyf as plain data; `streams`, names by identity, are those that are told by their names."""
    if id(item) in streams:
        return [_REFERENCE, streams[id(item)]]
    if isinstance(item, pydyf.Stream):
        content = b"\n".join(pydyf._to_bytes(inner) for inner in item.stream)
        extra = {key: plain(value, streams) for key, value in item.extra.items() if key != "Resources"}
        inner = resources(item.extra["Resources"]) if "Resources" in item.extra else None
        return [_STREAM, content, extra, list(item.extra), inner, item.compress]
    if isinstance(item, pydyf.Dictionary):
        return [_MAPPING, {key: plain(value, streams) for key, value in item.items()}]
    if isinstance(item, list | tuple):
        return [_LIST, [plain(value, streams) for value in item]]
    return [_TEXT, item.string] if isinstance(item, pydyf.String) else item


def thawed(item: Any, colours: Any = None, streams: Mapping[str, Any] = MappingProxyType({})) -> Any:
    """What :func:`plain` made plain; `colours` are the colour spaces of the document, `streams` its groups by name."""
    if not isinstance(item, list):
        return item
    kind, content, *rest = item
    if kind == _REFERENCE:
        return streams[content]
    if kind == _MAPPING:
        return pydyf.Dictionary({key: thawed(value, colours, streams) for key, value in content.items()})
    if kind == _LIST:
        return pydyf.Array([thawed(value, colours, streams) for value in content])
    if kind == _TEXT:
        return pydyf.String(content)
    extra, order, inner, compress = rest
    values = {key: thawed(value, colours, streams) for key, value in extra.items()}
    if inner is not None:
        values["Resources"] = _group_resources(inner, colours)
    return pydyf.Stream([content], pydyf.Dictionary({key: values[key] for key in order}), compress)


def _group_resources(inner: Mapping[str, Any], colours: Any) -> pydyf.Dictionary:
    made: dict[str, Any] = {kind: pydyf.Dictionary() for kind in KINDS}
    for kind in GROUPS_FIRST:
        for name, found in inner[kind].items():
            made[kind][name] = thawed(found, colours, made["XObject"])
    return pydyf.Dictionary(made | {"ColorSpace": colours, "Font": None})
