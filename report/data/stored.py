"""A sound data package as it is cached between builds, column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from report.cache.codec import LazyMapping
from report.data.large.answers import LargeFile
from report.data.large.reading import table_of
from report.data.large.table import LargeTable
from report.data.package import Package
from report.data.record import Field
from report.data.schema import Resource
from report.data.table import DataTable
from report.language.values import Origin, Scalar


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table as it is cached between builds: the `lines` of its rows, and the cells of each column.

    Numbers with decimals and dates are texts there, which their column tells apart: a record for each takes long.
    """

    name: str
    fields: dict[str, Field]
    lines: list[int]
    columns: list[list[str | int | bool | None]]
    origin: Origin
    primary_key: tuple[str, ...]

    @classmethod
    def of(cls, table: DataTable) -> StoredTable | LargeFile:
        """`table` without the places in the sources, which all tables share; of a larger one, what was found of it."""
        if isinstance(table, LargeTable):
            return table.answers.file
        columns = [
            [str(cell) if isinstance(cell, Decimal | date) else cell for (cell,) in table.columns(field)]
            for field in table.fields
        ]
        return cls(table.name, table.fields, list(table.lines), columns, table.origin, table.primary_key)

    def restored(self, places: Mapping[str, Origin]) -> DataTable:
        """The table, whose rows may name `places`."""
        columns = [_cells(column, f.type) for column, f in zip(self.columns, self.fields.values(), strict=True)]
        rows = dict(zip(self.lines, zip(*columns, strict=True), strict=True))
        return DataTable(self.name, self.fields, rows, self.origin, primary_key=self.primary_key, places=places)


def _cells(column: list[str | int | bool | None], kind: str) -> Sequence[Scalar]:
    """The cells of a column of the type `kind`."""
    if kind == "number":
        return [None if cell is None else Decimal(cell) for cell in column]
    if kind == "date":
        return [None if cell is None else date.fromisoformat(str(cell)) for cell in column]
    return column


@dataclass(frozen=True, slots=True)
class StoredPackage:
    """A sound package as it is cached between builds: its tables are decoded when they are asked for."""

    version: str
    sources: dict[str, dict[str, object]]
    resources: dict[str, Resource]
    tables: LazyMapping[StoredTable | LargeFile]
    hashes: dict[str, str]
    places: dict[str, Origin]
    language: str = ""

    @classmethod
    def of(cls, package: Package) -> StoredPackage:
        """`package`, which has no errors."""
        tables = LazyMapping[StoredTable | LargeFile].of(
            {name: StoredTable.of(table) for name, table in package.tables.items()}
        )
        return cls(
            package.version,
            package.sources,
            package.resources,
            tables,
            package.hashes,
            package.places,
            package.language,
        )

    def restored(self, folder: Path) -> Package:
        """The package in `folder`; most builds need no more of its tables than how many there are."""
        paths = {resource.path: resource for resource in self.resources.values()}

        def table(stored: object) -> DataTable:
            if isinstance(stored, LargeFile):
                return table_of(paths[stored.path], stored, folder, self.places)
            assert isinstance(stored, StoredTable)
            return stored.restored(self.places)

        tables = LazyMapping(self.tables.encoded, table)
        return Package(
            self.version,
            self.sources,
            self.resources,
            tables,
            self.hashes,
            self.places,
            language=self.language,
        )
