"""The registry of an analysis: what is registered is found by name, and one registry can stand in for another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report.language.values import Value
from report.results import registry
from report.results.registry import Registry

ONE = Value(number=Decimal(1))


def test_a_block_works_on_its_own_registry():
    with registry.use(Registry()) as outer:
        registry.check("holds")(lambda: None)
        with registry.use(Registry()) as inner:
            registry.values("trees")(lambda: {"planted": ONE})
            assert registry.all_values() == {"trees.planted": ONE}
            assert registry.all_checks() == {}
        assert registry.all_values() == {} and list(registry.all_checks()) == ["holds"]
    assert list(outer.checks()) == ["holds"] and list(inner.values()) == ["trees.planted"]


def test_a_block_that_fails_gives_its_registry_back():
    with registry.use(Registry()) as outer:
        with pytest.raises(LookupError), registry.use(Registry()):
            raise LookupError
        registry.check("holds")(lambda: None)
    assert list(outer.checks()) == ["holds"]


def test_values_without_a_prefix_have_their_own_names():
    own = Registry()
    own.add_values("", lambda: [("planted", ONE)])
    assert own.values() == {"planted": ONE}


def test_a_value_given_twice_is_refused():
    own = Registry()
    own.add_values("trees", lambda: {"planted": ONE})
    own.add_values("", lambda: {"trees.planted": ONE})
    with pytest.raises(ValueError, match=r"the value 'trees\.planted' is registered twice"):
        own.values()


def test_a_command_is_found_with_its_help():
    def tally(request):
        return ""

    with registry.use(Registry()):
        assert registry.command("tally", help="count trees")(tally) is tally
        assert registry.all_commands() == {"tally": tally}
        assert registry.command_help() == {"tally": "count trees"}
