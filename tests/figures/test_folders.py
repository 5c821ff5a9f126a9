"""The analysis by subject: what stands on what, and what a folder says of itself and offers to chapters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = next(parent for parent in Path(__file__).parents if (parent / "build.py").exists())
FIGURES = ROOT / "figures"
# From the bottom: a module imports from its own subject and from floors below it.
FLOORS = (
    ("lettering", "stated", "wording"),
    ("stacks",),
    ("study",),
    ("elements", "herning", "investment", "key_figures"),
    ("municipalities",),
    ("cover", "discrepancies"),
    ("",),
)
FLOOR = {subject: number for number, floor in enumerate(FLOORS) for subject in floor}
MODULES = sorted(FIGURES.rglob("*.py"))
FOLDERS = [path for path in MODULES if path.name == "__init__.py"]
SHORT, LONG = 40, 300


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def subject(path: Path) -> str:
    """The folder or module directly under figures/ that `path` belongs to; the empty text for that of figures/."""
    first = path.relative_to(FIGURES).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The subjects that the module imports, each as :func:`subject` names it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module == "figures":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("figures."):
            yield str(node.module).split(".")[1]


def test_every_subject_has_its_floor():
    assert {subject(path) for path in MODULES} == set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_stands_on_floors_below_it(path):
    own = subject(path)
    assert [other for other in imported(path) if other != own and FLOOR[other] >= FLOOR[own]] == []


@pytest.mark.parametrize("path", FOLDERS, ids=named)
def test_a_folder_says_what_it_is_for_and_may_not_know(path):
    assert "it may not know " in (ast.get_docstring(tree(path)) or "").lower()


@pytest.mark.parametrize("path", FOLDERS, ids=named)
def test_a_folder_offers_what_it_imports_and_defines_nothing(path):
    docstring, *body = tree(path).body
    assert isinstance(docstring, ast.Expr)
    names = [alias.asname or alias.name for node in body if isinstance(node, ast.ImportFrom) for alias in node.names]
    offered = [node for node in body if not isinstance(node, ast.ImportFrom)]
    assert [ast.unparse(node) for node in offered] in ([], [f"__all__ = {sorted(names)}"])


def test_modules_are_neither_long_nor_cut_for_their_length():
    lines = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES if path not in FOLDERS}
    assert {name for name, length in lines.items() if length > LONG} == set()
    short = [name for name, length in lines.items() if length < SHORT]
    assert len(short) < len(lines) / 10, short
