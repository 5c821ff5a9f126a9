"""Which function of the analysis made what a cell returns."""

from __future__ import annotations

from functools import partial
from types import ModuleType, SimpleNamespace

import pytest

from report.execute.chapter import maker


def made(name: str, module: str = "figures.trees") -> object:
    def function() -> None: ...

    function.__module__, function.__qualname__ = module, name
    return function


NAMESPACE = {
    "growth": made("growth"),
    "trees": SimpleNamespace(growth=made("growth"), deep=SimpleNamespace(by_street=made("by_street", "figures.deep"))),
    "other": made("other", "report.results"),
    "similar": made("similar", "figures_of_old"),
    "closure": made("growth.<locals>.inner"),
    "shortened": partial(int),
    "module": ModuleType("figures.trees"),
    "broken": SimpleNamespace(growth=SimpleNamespace(__module__=3, __qualname__="growth")),
}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("growth()", "figures.trees.growth"),
        ("x = 1\n\ngrowth(2, a=3)  # a word", "figures.trees.growth"),
        ("trees.growth()", "figures.trees.growth"),
        ("trees.deep.by_street('a')", "figures.deep.by_street"),
        ("other()", ""),
        ("similar()", ""),
        ("closure()", ""),
        ("shortened()", ""),
        ("module()", ""),
        ("broken.growth()", ""),
        ("missing()", ""),
        ("trees.missing.growth()", ""),
        ("growth", ""),
        ("x = growth()", ""),
        ("growth()()", ""),
        ("[growth][0]()", ""),
    ],
)
def test_the_function_is_named_that_the_last_line_calls(code: str, name: str) -> None:
    assert maker(code, NAMESPACE) == name
