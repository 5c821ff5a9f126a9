"""Every value that the chapters' tables print, and those behind their figures and models, follows from its record."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from report.author import data
from report.data import access
from report.data.package import load
from report.diagnostics import Diagnostics
from report.language.values import Value
from report.language.vocabulary import restored
from report.project.configuration import read_in_hand
from report.results.case_form import CaseForm
from report.results.exhibits import Figure, Table
from report.results.model import Model
from report.results.recomputed import Known, recomputed
from report.results.registry import all_runs, all_values
from report.results.runs import OWN
from tests.modules import named
from tests.publication.test_structure import CHAPTERS, source
from tests.real_project import PROJECT

# Cells are the same in every language.
CELLS = [path for path in CHAPTERS if path.suffixes[-2] == ".da"]


@pytest.fixture(scope="module")
def known() -> Iterator[Known]:
    with restored():
        read_in_hand(PROJECT, Diagnostics())
        with access.using(load(PROJECT / "data")):
            import_module("figures")
            yield Known(data, all_runs(), all_values())


def returned(path: Path) -> Iterator[tuple[str, object]]:
    """What each cell of the chapter returns, by its label."""
    there: dict[str, object] = {}
    for cell in source(path).cells:
        *statements, last = ast.parse(cell.code).body
        exec(compile(ast.Module(statements, []), str(path), "exec"), there)
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), str(path), "exec"), there)
        else:
            yield str(cell.label), eval(compile(ast.Expression(last.value), str(path), "eval"), there)


def table_of(result: object) -> Table:
    if isinstance(result, Model):
        return result.table()
    return result.table if isinstance(result, Figure | CaseForm) else result


def values_of(result: object) -> list[Value]:
    return [cell for row in table_of(result).rows for cell in row.cells if isinstance(cell, Value)]


def follows(value: Value, known: Known) -> bool:
    """Whether `value` was read from a row and column, or its record gives it again."""
    if value.computation is None and value.number is not None:
        return bool(value.column) and bool(value.origins[0].key) and recomputed(value, known) == value
    return value.founded and recomputed(value, known) == value


@pytest.mark.parametrize("path", CELLS, ids=named)
def test_every_value_in_a_table_is_read_again_or_computed_again(path: Path, known: Known) -> None:
    for label, result in returned(path):
        own = {OWN: result.started()} if isinstance(result, Model) else {}
        with_own = replace(known, runs={**known.runs, **own})
        wrong = [value for value in values_of(result) if not follows(value, with_own)]
        assert wrong == [], label
