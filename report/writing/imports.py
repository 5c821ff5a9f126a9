"""What the folders of an analysis offer to chapters: imports in their ``__init__.py``, put among the others."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from report.diagnostics import UsageError
from report.writing.changes import Changes

ANALYSIS = "figures"


def offer(changes: Changes, folder: str, module: str, function: str) -> None:
    """Import `function` of `module` in the ``__init__.py`` of `folder`, where it is offered to chapters.

    Raises UsageError where something else has that name, or the file is no Python.
    """
    path, line = f"{folder}/__init__.py", f"from {folder.replace('/', '.')}.{module} import {function}\n"
    _refuse_module(changes, folder, function)
    if not (changes.root / path).is_file():
        start = f'"""What chapters may use of the analysis."""\n\n{line}'
        changes.create(path, f'{start}\n__all__ = ["{function}"]\n')
        return
    text = changes.read(path)
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {error}; mend it first") from error
    if function in _bound(tree):
        raise UsageError(f"{path} has a name {function!r} already; take another name")
    offered = _all_names(tree)
    if offered is None:
        written = _imported(text, tree, line.rstrip("\n") + "  # noqa: F401  offered to chapters\n")
    else:
        listed = _put_into_list(text, offered, function)
        written = _imported(listed, ast.parse(listed), line)
    changes.change(path, _checked(written, path, line))


def _refuse_module(changes: Changes, folder: str, function: str) -> None:
    """Raise UsageError where a module or folder of the analysis has the name of the function: one would hide it."""
    for there in (f"{folder}/{function}.py", f"{folder}/{function}"):
        if (changes.root / there).exists():
            raise UsageError(f"{folder} has a name {function!r} already, that of {there}; take another name")


def _checked(written: str, path: str, line: str) -> str:
    """What will be written, which is Python as what was there.  Raises UsageError where the import has no place."""
    try:
        ast.parse(written)
    except SyntaxError as error:
        raise UsageError(
            f"{path} is written as no import can be put into it; add it by hand: {line.strip()}"
        ) from error
    return written


def _bound(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to what it imports, defines and assigns."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (name.asname or name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name))


def _all_names(tree: ast.Module) -> ast.Assign | None:
    """Where the module says in ``__all__`` what it offers."""
    assigned = (node for node in tree.body if isinstance(node, ast.Assign))
    return next((node for node in assigned if [getattr(t, "id", "") for t in node.targets] == ["__all__"]), None)


def _put_into_list(text: str, node: ast.Assign, function: str) -> str:
    """`text` with the function in the list ``__all__``, before the first name that comes after it."""
    lines = _lines(text)
    names = list(getattr(node.value, "elts", ()))
    later = next((n for n in names if isinstance(n, ast.Constant) and str(n.value) > function), None)
    if not names:
        line = lines[node.lineno - 1]
        lines[node.lineno - 1] = line.replace("[", f'["{function}"', 1).replace("(", f'("{function}",', 1)
    elif names[0].lineno == node.lineno:  # all in one line
        number = (later or names[-1]).lineno - 1
        at = later.col_offset if later else names[-1].end_col_offset or 0
        there = lines[number].encode()  # columns are counted in bytes
        put = f'"{function}", ' if later else f', "{function}"'
        lines[number] = (there[:at] + put.encode() + there[at:]).decode()
    elif later:
        lines.insert(later.lineno - 1, f'    "{function}",\n')
    else:
        number, at = (names[-1].end_lineno or 1) - 1, names[-1].end_col_offset or 0
        there = lines[number].encode()
        if not there[at:].lstrip().startswith(b","):  # the last need not have one
            lines[number] = (there[:at] + b"," + there[at:]).decode()
        lines.insert(number + 1, f'    "{function}",\n')
    return "".join(lines)


def _imported(text: str, tree: ast.Module, line: str) -> str:
    """`text` with the import `line` among the others, in their order, else below the docstring."""
    lines = _lines(text)
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    own = [n for n in imports if isinstance(n, ast.ImportFrom) and (n.module or "").startswith(ANALYSIS)]
    later = next((n for n in own if f"from {n.module} " > line.partition("import")[0]), None)
    if later:
        at = later.lineno - 1
    elif imports:
        at = (own or imports)[-1].end_lineno or 0
    else:
        docstring = tree.body[:1] if ast.get_docstring(tree) is not None else []
        at = (docstring[0].end_lineno or 0) if docstring else 0
        line = f"\n{line}" if docstring else line
    lines.insert(at, line)
    return "".join(lines)


def _lines(text: str) -> list[str]:
    """The lines of `text` as Python counts them, of which the last has an end too."""
    lines = text.removesuffix("\n").split("\n") if text else []
    return [f"{line}\n" for line in lines]
