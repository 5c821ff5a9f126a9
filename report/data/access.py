"""The one way from an analysis to the data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from report import CONFIG
from report.data.opened import touch
from report.data.package import Package, load
from report.data.table import DataTable
from report.diagnostics import Diagnostics
from report.project.configuration import read_in_hand

# The last one is in use.
_packages: list[Package] = []


def use(package: Package) -> None:
    """Serve tables from `package` from now on, as in a child process that runs one analysis."""
    _packages.append(package)


def read_outside_a_build() -> None:
    """Print with the languages and units of the project in this folder, if there is one.

    Raises Stop when one of its languages cannot be used.
    """
    if Path(CONFIG).is_file():
        read_in_hand(Path(), Diagnostics())


@contextmanager
def using(package: Package) -> Iterator[Package]:
    """Serve tables from `package` inside the block."""
    outer = len(_packages)
    _packages.append(package)
    try:
        yield package
    finally:
        del _packages[outer:]


def data(name: str) -> DataTable:
    """The table `name` of the data package, typed, in file order.

    Raises KeyError, with the nearest known name, for an unknown table.
    """
    if not _packages:  # outside a build, as in a notebook
        read_outside_a_build()
        use(load(Path("data")))
    package = _packages[-1]
    if name not in package.tables:
        touch(name)  # what fails without it may fail because of it
    table = package.table(name)
    table.note_use()
    return table
