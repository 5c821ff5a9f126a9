"""Where the functions of a project's analysis stand, and which of its files each of them uses: read, never run."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from report.execute.failure import ANALYSIS

_VALUES = "values"  # the decorator under which values are registered


class AnalysisCode:
    """The code of the analysis of the project in `root`; a file that cannot be read is as good as empty."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """Every file of the analysis by its path in the project, as a tree."""
        found: dict[str, ast.Module] = {}
        for path in sorted((self.root / ANALYSIS).rglob("*.py")):
            try:
                found[path.relative_to(self.root).as_posix()] = ast.parse(path.read_bytes())
            except (OSError, SyntaxError, ValueError):
                continue
        return found

    def place(self, dotted: str) -> str:
        """The function called so, as "figures.trees.growth", with its file and line as far as they can be found."""
        file = self._file(dotted.rpartition(".")[0])
        line = next((f.lineno for f in _functions(self.trees.get(file)) if f.name == dotted.rpartition(".")[2]), 0)
        return f"{dotted} ({file}:{line})" if line else dotted

    def used_by(self, functions: Iterable[str]) -> list[str]:
        """The files in which `functions` stand, called as above, and all of the analysis that these import."""
        return self._with_imports(self._file(dotted.rpartition(".")[0]) for dotted in functions)

    def registering(self, name: str) -> list[str]:
        """The functions that may register the value `name`, by the longest prefix of theirs, with file and line."""
        return [f"{function.name} ({file}:{function.lineno})" for file, function in self._registering(name)]

    def files_registering(self, name: str) -> list[str]:
        """The files in which these stand, and all of the analysis that they import."""
        return self._with_imports(file for file, _ in self._registering(name))

    def _registering(self, name: str) -> list[tuple[str, ast.FunctionDef]]:
        found: dict[str, list[tuple[str, ast.FunctionDef]]] = {}
        for file, tree in self.trees.items():
            for function in _functions(tree):
                for prefix in _prefixes(function):
                    if not prefix or name.startswith(f"{prefix}."):
                        found.setdefault(prefix, []).append((file, function))
        return found[max(found, key=len)] if found else []

    def _with_imports(self, files: Iterable[str]) -> list[str]:
        """`files` and what they import, through others too; packages that are passed on the way are left out."""
        waiting, seen = [file for file in files if file], dict[str, None]()
        while waiting:
            file = waiting.pop()
            if file not in seen:
                seen[file] = None
                waiting += [other for other in self._imported(file) if other]
        return sorted(seen)

    def _imported(self, file: str) -> Iterator[str]:
        tree = self.trees.get(file)
        for node in ast.walk(tree) if tree else ():
            if isinstance(node, ast.Import):
                yield from (self._file(name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = _absolute(file, node)
                for name in node.names:  # each may be a module, or stand in this one
                    yield self._file(f"{module}.{name.name}") or self._file(module)

    def _file(self, module: str) -> str:
        """The file of a module of the analysis; empty for any other."""
        path = module.replace(".", "/")
        return next((file for file in (f"{path}.py", f"{path}/__init__.py") if file in self.trees), "")


def _absolute(file: str, node: ast.ImportFrom) -> str:
    """The module that a file imports from, counted from the top."""
    if not node.level:
        return node.module or ""
    parents = file.split("/")[: -node.level]
    return ".".join((*parents, *([node.module] if node.module else [])))


def _functions(tree: ast.Module | None) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)] if tree else []


def _prefixes(function: ast.FunctionDef) -> Iterator[str]:
    """The prefixes under which a function registers values."""
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and len(decorator.args) == 1:
            called, given = decorator.func, decorator.args[0]
            named = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if named == _VALUES and isinstance(given, ast.Constant):
                yield str(given.value)
