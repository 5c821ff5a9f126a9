"""The house rules of chapters, of setting up and of measuring."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from report.diagnostics import Diagnostics
from report.markdown.source import Source, read_source
from tests.modules import ROOT, code_lines, imports, length, modules, named, tree

CHAPTERS = sorted((ROOT / "chapters").rglob("*.qmd"))
TOOLS = [*modules("benchmarks", "setup"), ROOT / "build.py"]
SUBJECTS = {f"figures.{path.parent.name}" for path in (ROOT / "figures").glob("*/__init__.py")}
NAMES = {f"figures.{path.parent.name}.names" for path in (ROOT / "figures").glob("*/names.py")}
LONG_MODULE, LONG_FUNCTION = 300, 25


def source(path: Path) -> Source:
    found = Diagnostics()
    read = read_source(ROOT, named(path), path.suffixes[-2].lstrip("."), found)
    assert read, list(found)
    return read


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_chapters_import_the_author_and_what_a_subject_offers(path: Path) -> None:
    names = {name for cell in source(path).cells for name in imports(ast.parse(cell.code))}
    assert names <= {"report.author", *SUBJECTS, *NAMES}


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_cells_of_chapters_are_a_call_or_two(path: Path) -> None:
    """What is imported is no call: a first cell names each subject that the chapter prints numbers of."""
    for cell in source(path).cells:
        assert len([line for line in ast.parse(cell.code).body if not isinstance(line, ast.ImportFrom)]) <= 2


@pytest.mark.parametrize("path", TOOLS, ids=named)
def test_modules_and_functions_of_the_tools_are_short_and_say_what_they_are(path: Path) -> None:
    assert ast.get_docstring(tree(path))
    assert length(path) <= LONG_MODULE
    assert {name: lines for name, lines in code_lines(path).items() if lines > LONG_FUNCTION} == {}


def test_there_are_chapters_and_subjects_to_look_at() -> None:
    assert CHAPTERS and SUBJECTS
