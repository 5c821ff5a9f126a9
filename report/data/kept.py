"""A package that was found valid, as it is kept between builds: described at once, its tables unpacked when asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import replace

from report.data.package import Package
from report.data.table import DataTable


def packed(package: Package) -> Package:
    """`package`, ready to be kept."""
    return replace(package, tables=PackedTables(package.tables))


class PackedTables(Mapping[str, DataTable]):
    """Tables by name; most builds need no more of them than how many there are."""

    def __init__(self, tables: Mapping[str, DataTable]) -> None:
        self._names, self._packed = tuple(tables), pickle.dumps(dict(tables), protocol=pickle.HIGHEST_PROTOCOL)
        self._tables: dict[str, DataTable] | None = None

    def __getitem__(self, name: str) -> DataTable:
        if self._tables is None:
            self._tables = pickle.loads(self._packed)
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
