"""Every registered value says what it rests on, and its record gives it again from the data and from its operands."""

from __future__ import annotations

from importlib import import_module

import pytest

from report.author import Language, data
from report.data.package import load
from report.language.values import Value
from report.printed.names import Names
from report.results.recomputed import Known, recomputed, shared
from report.results.registry import all_runs, all_values
from tests.real_project import PROJECT


@pytest.fixture(scope="module")
def known() -> Known:
    import_module("figures")
    return Known(data, all_runs(), shared(all_values()))


def test_every_value_is_computed_again_from_the_data_and_is_the_same(known: Known) -> None:
    wrong = [name for name, value in known.values.items() if known.again(name) != value]
    assert known.values and wrong == []


def test_every_value_follows_from_its_operands_as_they_are_recorded(known: Known) -> None:
    wrong = [name for name, value in known.values.items() if not _follows(value, known)]
    assert wrong == []


def test_every_value_says_where_it_was_read_or_how_it_was_computed(known: Known) -> None:
    assert [name for name, value in known.values.items() if not value.founded] == []


@pytest.mark.parametrize("code", ["da", "en"])
def test_every_value_has_a_name_and_values_that_differ_have_different_ones(code: str, known: Known) -> None:
    names = Names(Language(code), load(PROJECT / "data"), known.values, known.runs)
    printed: dict[str, set[str]] = {}
    for value in known.values.values():
        printed.setdefault(names.of(value), set()).add(names.language.value(value))
    assert "" not in printed
    assert {name: values for name, values in printed.items() if len(values) > 1} == {}


def _follows(value: Value, known: Known) -> bool:
    """Whether `value`, and each of its operands in turn, is what its record gives."""
    operands = () if value.computation is None else value.computation.of
    nested = (operand for operand in operands if not isinstance(operand, str))
    return recomputed(value, known) == value and all(_follows(operand, known) for operand in nested)
