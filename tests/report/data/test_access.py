"""How an analysis gets its tables: from the package in use, with a record of those it opened."""

from __future__ import annotations

import pytest

from report.data import access
from report.data.opened import recording
from report.data.package import Package
from report.data.table import DataTable
from report.language.values import Origin


def package(*names: str) -> Package:
    tables = {name: DataTable(name, {}, {}, Origin("")) for name in names}
    return Package("1", {}, {}, tables)


def test_a_block_has_its_own_package():
    outer, inner = package("trees"), package("trees")
    with access.using(outer):
        with access.using(inner):
            assert access.data("trees") is inner.tables["trees"]
        assert access.data("trees") is outer.tables["trees"]


def test_a_package_taken_into_use_inside_a_block_ends_with_it():
    outer, later = package("trees"), package("trees")
    with access.using(outer):
        with access.using(package()):
            access.use(later)
            assert access.data("trees") is later.tables["trees"]
        assert access.data("trees") is outer.tables["trees"]


def test_opened_tables_are_recorded_once_and_by_every_block_around():
    with access.using(package("trees", "birds", "lakes")), recording() as outer:
        access.data("birds")
        with recording() as inner:
            for name in ("trees", "birds", "trees"):
                access.data(name)
        access.data("lakes")
    assert inner.tables == ["trees", "birds"] and outer.tables == ["birds", "trees", "lakes"]


def test_an_unknown_table_is_named_with_its_nearest():
    with access.using(package("trees")), pytest.raises(KeyError, match="did you mean trees"):
        access.data("treees")
