"""The house rules: small modules and functions, one-way doors between the rooms, and what each may know."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.diagnostics import Diagnostics
from report.markdown.source import Source, read_source

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("report", "figures", "setup", "benchmarks")
MODULES = sorted([*(path for room in ROOMS for path in (ROOT / room).rglob("*.py")), ROOT / "build.py"])
CHAPTERS = sorted((ROOT / "chapters").rglob("*.qmd"))
MODULE_LINES, FUNCTION_LINES = 300, 25
SUBJECT = re.compile(r"kommun|municipal|anbring|placement|forebyg|prevention|socialt", re.IGNORECASE)
# What chapters import from the analysis: what the folder of a subject offers; the rest there is its own affair.
FACADES = {path.parent.name: path for path in (ROOT / "figures").glob("*/__init__.py")}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(code: ast.AST) -> Iterator[str]:
    """Every module that `code` imports, wherever in it."""
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def inside(room: str) -> list[Path]:
    return [path for path in MODULES if named(path).startswith(f"{room}/")]


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def code_lines(function: ast.FunctionDef) -> int:
    """The lines of a function without its docstring."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    return function.end_lineno - function.lineno + 1 - (docstring.end_lineno - docstring.lineno + 1 if docstring else 0)


def public(code: ast.Module) -> Iterator[tuple[str, str | None]]:
    """The public functions and classes of a module, and the public methods of the classes, with their docstrings."""
    for node in code.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, ast.get_docstring(node)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_functions_are_short(path):
    lengths = {function.name: code_lines(function) for function in functions(path)}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES
    assert not {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_what_is_public_in_them_say_what_they_are(path):
    assert ast.get_docstring(tree(path))
    if named(path).startswith("report/"):
        assert [name for name, text in public(tree(path)) if not text] == []


@pytest.mark.parametrize("path", inside("report"), ids=named)
def test_the_generator_imports_no_analysis(path):
    assert not [name for name in imports(tree(path)) if name.partition(".")[0] in ("figures", "chapters", "tests")]


@pytest.mark.parametrize("path", inside("figures"), ids=named)
def test_the_analysis_imports_one_module_of_the_generator(path):
    assert {name for name in imports(tree(path)) if name.startswith("report")} <= {"report.author"}


def test_the_command_imports_the_command_line_only():
    own = {name for name in imports(tree(ROOT / "build.py")) if name.partition(".")[0] in ROOMS}
    assert own == {"report.command.cli"}


@pytest.mark.parametrize("path", [path for path in inside("report") if path.name != "interface.py"], ids=named)
def test_the_generator_knows_nothing_of_what_it_publishes(path):
    """Only what readers see in the interface, and an example in a docstring, may name the subject."""
    code = tree(path)
    docs = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(code)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    words = [str(getattr(node, name, "")) for node in ast.walk(code) for name in ("id", "attr", "name", "arg")]
    words += [str(node.value) for node in ast.walk(code) if isinstance(node, ast.Constant) and node.value not in docs]
    assert [word for word in words if SUBJECT.search(word)] == []


def source(path: Path) -> Source:
    found = Diagnostics()
    read = read_source(ROOT, named(path), path.suffixes[-2].lstrip("."), found)
    assert read, list(found)
    return read


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_chapters_import_the_author_and_a_facade_only(path):
    names = {name for cell in source(path).cells for name in imports(ast.parse(cell.code))}
    assert names <= {"report.author", *(f"figures.{name}" for name in FACADES)}


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_cells_of_chapters_are_a_call_or_two(path):
    assert all(len(ast.parse(cell.code).body) <= 2 for cell in source(path).cells)


@pytest.mark.parametrize("path", FACADES.values(), ids=named)
def test_what_chapters_import_defines_nothing(path):
    assert all(isinstance(node, ast.ImportFrom | ast.Assign) for node in tree(path).body[1:])


def test_there_are_facades_and_modules_to_look_at():
    assert FACADES and len(MODULES) > 50 and CHAPTERS
