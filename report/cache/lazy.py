"""Mappings whose items are unpacked when they are first asked for, so that loading many costs little."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from typing import TypeVar

Item = TypeVar("Item")


class Packed(Mapping[str, Item]):
    """The items of a mapping, each packed for itself."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        self._packed = {name: pickle.dumps(item, protocol=pickle.HIGHEST_PROTOCOL) for name, item in items.items()}
        self._unpacked: dict[str, Item] = {}

    def __getitem__(self, name: str) -> Item:
        if name not in self._unpacked:
            self._unpacked[name] = pickle.loads(self._packed[name])
        return self._unpacked[name]

    def __contains__(self, name: object) -> bool:
        return name in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
