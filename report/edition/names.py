"""Names that a chapter's first cell binds to values, read without running anything.

    from figures.trees.names import *   # where there is: planted = words("trees.planted")
    older = value("trees.older", magnitude=True)

`{python} planted` then prints what `{python} words("trees.planted")` does.  Python binds the same names under Quarto,
so one that could mean two things is refused.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from report.diagnostics import Diagnostics
from report.edition.expressions import OPTIONS, Expression, parse_call
from report.markdown.source import Source

Names = Mapping[str, Expression]
# Reads a file of the project.  Raises OSError.
Read = Callable[[str], bytes]
_CALL = re.compile(rf"=\s*(?:{'|'.join(OPTIONS)})\(")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Bound:
    """A name bound at a place: to the expression of a value, or, where that is None, to something else."""

    name: str
    expression: Expression | None
    file: str
    line: int


def bound_names(sources: Iterable[Source], read: Read, found: Diagnostics) -> dict[str, Names]:
    """The names of values that each chapter may use, by its file; `read` gives the modules that they come from.

    Reported is a name of a value that is bound to something else as well, and a binding that is no expression.
    """
    modules: dict[str, tuple[_Bound, ...]] = {}
    return {source.file: _of_chapter(source, read, modules, found) for source in sources}


def _of_chapter(source: Source, read: Read, modules: dict[str, tuple[_Bound, ...]], found: Diagnostics) -> Names:
    first = source.cells[0] if source.cells and not source.cells[0].label else None
    body = _parsed(first.code) if first else []
    if not first or not body:
        return {}
    names: dict[str, Expression] = {}
    others: dict[str, _Bound] = {}
    for bound in _bound(body, source.file, first.line - 1, read, modules, found):
        if (before := others.get(bound.name)) and before.expression != bound.expression:
            line = bound.line if bound.file == source.file else first.line
            _refuse(bound.name, f"{before.file}:{before.line} and {bound.file}:{bound.line}", source.file, line, found)
        others[bound.name] = bound
        if bound.expression:
            names[bound.name] = bound.expression
    for cell in source.cells[1:]:
        if names.keys() & set(_WORD.findall(cell.code)):
            _check_later(_parsed(cell.code), names, source.file, cell.line - 1, found)
    return names


def _parsed(code: str) -> list[ast.stmt]:
    """The statements of `code`; none where it is no Python, which running it will say."""
    try:
        return ast.parse(code).body
    except SyntaxError:
        return []


def _bound(
    body: list[ast.stmt], file: str, above: int, read: Read, modules: dict[str, tuple[_Bound, ...]], found: Diagnostics
) -> Iterator[_Bound]:
    """What the statements bind that stand in `file` under as many lines as are `above`, in their order."""
    for statement in body:
        line = above + statement.lineno
        if isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
            offered = {bound.name: bound for bound in _offered(statement.module, read, modules, found)}
            for alias in statement.names:
                if alias.name == "*":
                    yield from offered.values()
                elif alias.name in offered:
                    yield _Bound(alias.asname or alias.name, offered[alias.name].expression, file, line)
                else:
                    yield _Bound(alias.asname or alias.name, None, file, line)
        else:
            value = statement.value if isinstance(statement, ast.Assign) else None
            expression = _expression(value, file, line, found) if value else None
            yield from (_Bound(name, expression, file, line) for name in _stored([statement]))


def _offered(module: str, read: Read, modules: dict[str, tuple[_Bound, ...]], found: Diagnostics) -> tuple[_Bound, ...]:
    """What a module of the project offers to one that imports all of it; nothing of one that is not the project's."""
    if module not in modules:
        modules[module] = ()  # where two import each other
        path = module.replace(".", "/")
        for file in (f"{path}.py", f"{path}/__init__.py"):
            try:
                code = read(file).decode("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            modules[module] = tuple(_of_module(_parsed(code), file, code, read, modules, found))
            break
    return modules[module]


def _of_module(
    body: list[ast.stmt], file: str, code: str, read: Read, modules: dict[str, tuple[_Bound, ...]], found: Diagnostics
) -> Iterator[_Bound]:
    listed = next((_listed(statement) for statement in body if "__all__" in _stored([statement])), None)
    if listed is not None and not _CALL.search(code):
        yield from (_Bound(name, None, file, 1) for name in listed)
        return
    for bound in _bound(body, file, 0, read, modules, found):
        if bound.name in listed if listed is not None else not bound.name.startswith("_"):
            yield bound


def _listed(statement: ast.stmt) -> list[str]:
    """The names in the list that the statement assigns."""
    return [
        node.value for node in ast.walk(statement) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _expression(value: ast.expr, file: str, line: int, found: Diagnostics) -> Expression | None:
    """The expression that a name is bound to; None for something else."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name) or value.func.id not in OPTIONS:
        return None
    try:
        return parse_call(value, ast.unparse(value))
    except ValueError as error:
        found.error("V01", str(error), file=file, line=line, hint='write name = value("…") or name = words("…")')
        return None


def _stored(body: list[ast.stmt]) -> list[str]:
    """The names that statements bind."""
    names: list[str] = []
    for node in (node for statement in body for node in ast.walk(statement)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.alias):
            names.append((node.asname or node.name).partition(".")[0])
    return names


def _check_later(body: list[ast.stmt], names: Names, file: str, above: int, found: Diagnostics) -> None:
    """Report what binds a name of a value anew: Quarto would print that from there on."""
    for statement in body:
        line = above + statement.lineno
        for name in sorted(names.keys() & set(_stored([statement]))):
            _refuse(name, f"the first cell and {file}:{line}", file, line, found)


def _refuse(name: str, where: str, file: str, line: int, found: Diagnostics) -> None:
    found.error(
        "C30",
        f"the name {name!r} stands for more than one thing: {where}",
        file=file,
        line=line,
        hint="rename one of them, or import by name only what the chapter prints",
    )
