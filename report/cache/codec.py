"""Results as bytes and back: plain data and the generator's own records, in a format that cannot run code.

MessagePack with extension types for what Python tells apart and MessagePack does not.  A record is stored as the
name of its class and its fields; reading looks the class up among the dataclasses of the package ``report`` and
fills its fields, so that nothing but data can come out of a file, whoever wrote it.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar, cast

import msgpack

from report.language.traced import DataText

Item = TypeVar("Item")

_MODULE = re.compile(r"report(\.[a-z][a-z_]*)+")
# What reading raises for bytes that no encoder wrote.
_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    msgpack.UnpackException,
)
_TUPLE, _RECORD, _DECIMAL, _FRACTION, _DATE, _SET, _INTEGER, _LAZY = range(1, 9)


class LazyMapping(Mapping[str, Item]):
    """A mapping that keeps each item encoded until it is asked for, so that loading many costs little.

    `restore` makes the item from what was decoded; without it the item is that.
    """

    def __init__(self, encoded: Mapping[str, bytes], restore: Callable[[object], Item] | None = None) -> None:
        self.encoded, self._restore = encoded, restore
        self._items: dict[str, Item] = {}

    @classmethod
    def of(cls, items: Mapping[str, Item]) -> LazyMapping[Item]:
        """`items`, each encoded.  Raises TypeError for what :func:`encode` does not know."""
        return cls({name: encode(item) for name, item in items.items()})

    def __getitem__(self, name: str) -> Item:
        if name not in self._items:
            decoded = decode(self.encoded[name])
            self._items[name] = self._restore(decoded) if self._restore else cast(Item, decoded)
        return self._items[name]

    def __contains__(self, name: object) -> bool:
        return name in self.encoded

    def __iter__(self) -> Iterator[str]:
        return iter(self.encoded)

    def __len__(self) -> int:
        return len(self.encoded)


def encode(result: object) -> bytes:
    """`result` as bytes: numbers, texts, bytes, dates, lists, tuples, sets, mappings and records of ``report``.

    Raises TypeError for anything else, such as a function, and for a record whose class is not at the top of a module.
    """
    return cast(bytes, msgpack.packb(result, default=_extension, strict_types=True))


def decode(content: bytes) -> object:
    """The result in `content`, which :func:`encode` gave; equal to it, and of the same types.

    Raises ValueError for anything that is not such a result.
    """
    try:
        return _unpacked(content)
    except _UNREADABLE as error:
        raise ValueError(f"not an encoded result: {error}") from error


def _extension(content: object) -> msgpack.ExtType | str:
    """What MessagePack has no type for."""
    if type(content) is tuple:
        return msgpack.ExtType(_TUPLE, encode(list(content)))
    if dataclasses.is_dataclass(content) and not isinstance(content, type):
        name, fields, _ = _described(f"{type(content).__module__}:{type(content).__name__}")
        return msgpack.ExtType(_RECORD, encode([name, [getattr(content, field) for field in fields]]))
    if isinstance(content, LazyMapping):
        return msgpack.ExtType(_LAZY, encode(dict(content.encoded)))
    for kind, code in ((Decimal, _DECIMAL), (Fraction, _FRACTION), (date, _DATE), (int, _INTEGER)):
        if type(content) is kind:
            return msgpack.ExtType(code, str(content).encode())
    if type(content) is frozenset:
        return msgpack.ExtType(_SET, encode(sorted(content)))
    if isinstance(content, DataText):
        return str(content)
    raise TypeError(f"a result cannot hold {type(content).__module__}.{type(content).__qualname__}")


def _unpacked(content: bytes) -> object:
    return msgpack.unpackb(content, ext_hook=_restored, strict_map_key=False)


def _restored(code: int, content: bytes) -> object:
    if code == _RECORD:
        return _record(content)
    if code == _TUPLE:
        return tuple(cast(list[object], _unpacked(content)))
    if code == _LAZY:
        return LazyMapping(cast(dict[str, bytes], _unpacked(content)))
    if code == _SET:
        return frozenset(cast(list[object], _unpacked(content)))
    simple = {_DECIMAL: Decimal, _FRACTION: Fraction, _DATE: date.fromisoformat, _INTEGER: int}
    return cast(Callable[[str], object], simple[code])(content.decode())


def _record(content: bytes) -> object:
    name, given = cast(tuple[str, list[object]], _unpacked(content))
    _, fields, cls = _described(name)
    record: object = object.__new__(cls)
    for field, value in zip(fields, given, strict=True):
        object.__setattr__(record, field, value)
    return record


@functools.cache
def _described(name: str) -> tuple[str, tuple[str, ...], type]:
    """A class of records by its ``module:Name``: name, fields and the class.

    Raises TypeError for a class that is no dataclass at the top of a module of ``report``.
    """
    module, _, cls_name = name.partition(":")
    if not _MODULE.fullmatch(module):
        raise TypeError(f"{name} is no record of the generator")
    cls = vars(importlib.import_module(module)).get(cls_name)
    if not isinstance(cls, type) or not dataclasses.is_dataclass(cls) or cls.__module__ != module:
        raise TypeError(f"{name} is no record of the generator")
    return name, tuple(field.name for field in dataclasses.fields(cls)), cls
