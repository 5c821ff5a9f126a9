"""The one way from an analysis to the data: it records which tables were opened."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

from report.data.package import Package, load
from report.data.table import DataTable
from report.diagnostics import Diagnostics
from report.project.configuration import read_in_hand
from report.project.records import CONFIG

_package: Package | None = None
_opened: list[str] = []


def use(package: Package) -> None:
    """Serve tables from `package` from now on."""
    global _package
    _package = package


def data(name: str) -> DataTable:
    """The table `name` of the data package, typed, in file order.

    Raises KeyError, with the nearest known name, for an unknown table.
    """
    global _package
    if _package is None:  # outside a build, as in a notebook
        read_outside_a_build()
        _package = load(Path("data"))
    if name not in _opened:
        _opened.append(name)
    return _package.table(name)


def read_outside_a_build() -> None:
    """Print with the languages and units of the project in this folder, if there is one."""
    if Path(CONFIG).is_file():
        read_in_hand(Path(), Diagnostics())


@contextmanager
def recording():
    """Yield the list of tables opened inside the block, in order of first use."""
    global _opened
    outer, _opened = _opened, []
    try:
        yield _opened
    finally:
        inner, _opened = _opened, outer
        _opened.extend(name for name in inner if name not in _opened)
