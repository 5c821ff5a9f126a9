"""Python files as the tests of the house rules read them: what they import, define and say of themselves."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
    tokenize.ENCODING,
}


def modules(*folders: str) -> list[Path]:
    """Every module in `folders` of the project, in order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    """The path of a file in the project, as the ids of tests."""
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    """The name a module is imported by; that of a folder for its ``__init__``."""
    return named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def wrong(paths: Iterable[Path], found: Callable[[Path], object]) -> dict[str, object]:
    """What is `found` in each of the files, by name; without those in which there is nothing."""
    return {named(path): what for path in paths if (what := found(path))}


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(code: ast.AST) -> set[str]:
    """Every module that `code` imports, wherever in it; ``from a import b`` names ``a.b`` where that is a module."""
    found: set[str] = set()
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {_module(node.module or "", alias.name) for alias in node.names}
    return found


def _module(package: str, name: str) -> str:
    place = ROOT / package.replace(".", "/") / name
    return f"{package}.{name}" if place.with_suffix(".py").is_file() or place.is_dir() else package


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file, nested ones too."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def given_twice(path: Path) -> list[str]:
    """The names that a file gives more than once at its top, of which all but the last are lost."""
    names: list[str] = []
    for node in tree(path).body:
        if isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.append(node.name)
    return sorted({name for name in names if names.count(name) > 1})


def code_lines(path: Path) -> dict[str, int]:
    """For each function of a file its lines of code: comments, blank lines and its docstring are none."""
    tokens = list(tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline))
    lines = {n for token in tokens if token.type not in _NO_CODE for n in range(token.start[0], token.end[0] + 1)}
    found = {}
    for function in functions(path):
        docstring = function.body[0] if ast.get_docstring(function) else None
        said = set(range(docstring.lineno, docstring.end_lineno + 1)) if docstring else set()
        found[function.name] = len(lines & set(range(function.lineno, function.end_lineno + 1)) - said)
    return found


def length(path: Path) -> int:
    """The lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())
