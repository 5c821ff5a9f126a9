"""The house rules of the analysis: short modules that know one module of the generator, and what chapters import."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.modules import ROOT, code_lines, given_twice, imports, length, modules, named, tree

MODULES = modules("figures")
# What chapters import from the analysis: what the folder of a subject offers; the rest there is its own affair.
FACADES = sorted((ROOT / "figures").glob("*/__init__.py"))
LONG_MODULE, LONG_FUNCTION = 300, 25


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_gives_a_name_twice(path: Path) -> None:
    assert given_twice(path) == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_functions_are_short_and_say_what_they_are(path: Path) -> None:
    assert ast.get_docstring(tree(path))
    assert length(path) <= LONG_MODULE
    assert {name: lines for name, lines in code_lines(path).items() if lines > LONG_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_the_analysis_imports_one_module_of_the_generator(path: Path) -> None:
    assert {name for name in imports(tree(path)) if name.startswith("report")} <= {"report.author"}


@pytest.mark.parametrize("path", FACADES, ids=named)
def test_what_chapters_import_defines_nothing(path: Path) -> None:
    assert all(isinstance(node, ast.ImportFrom | ast.Assign) for node in tree(path).body[1:])


def test_there_are_facades_and_modules_to_look_at() -> None:
    assert FACADES and len(MODULES) > len(FACADES)
