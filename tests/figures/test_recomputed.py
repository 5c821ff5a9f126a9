"""Every registered value says what it rests on, and its record gives it again from the data."""

from __future__ import annotations

from importlib import import_module

import pytest

from report.author import data
from report.results.recomputed import Known, Unrecorded
from report.results.registry import all_runs, all_values

# The analyses whose computations are not recorded yet.
UNRECORDED = {"silkeborg", "prep"}


@pytest.fixture(scope="module")
def known() -> Known:
    import_module("figures")
    return Known(data, all_runs(), all_values())


def test_every_value_is_computed_again_from_the_data_and_is_the_same(known: Known) -> None:
    wrong, unrecorded = [], set()
    for name, value in known.values.items():
        try:
            wrong += [name] if known.again(name) != value else []
        except Unrecorded:
            unrecorded.add(name.partition(".")[0])
    assert known.values and wrong == []
    assert unrecorded == UNRECORDED


def test_every_value_says_where_it_was_read_or_how_it_was_computed(known: Known) -> None:
    assert [name for name, value in known.values.items() if not value.founded] == []
