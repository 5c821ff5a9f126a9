"""The cells of one chapter, run in order in one namespace, inside a child process."""

from __future__ import annotations

import ast
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from report.data.access import recording, use
from report.data.package import Package
from report.diagnostics import Diagnostic
from report.document.source import Cell
from report.execute.guard import Forbidden, Guard
from report.language import Language
from report.results import Figure, Table
from report.text import LANGUAGES

Drawer = Callable[[Figure, str, Language], str]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What a labelled cell returned: a table, or a figure's drawings and text alternatives by language."""

    label: str
    table: Table
    opened: tuple[str, ...]
    drawings: dict[str, str] = field(default_factory=dict)
    alts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Started:
    """A cell has begun."""

    index: int


@dataclass(frozen=True, slots=True)
class Done:
    """A cell has ended, with what it returned or what went wrong, and the modules it had then imported."""

    index: int
    exhibit: Exhibit | None
    problems: tuple[Diagnostic, ...]
    modules: tuple[str, ...]


def prepare_child(root: Path, package: Package) -> Guard:
    """Make this child process run project code: its own modules first, its data, no stray files."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(root))
    use(package)
    guard = Guard(root)
    guard.start()
    return guard


class ChapterRun:
    """Runs the cells of `file`; `skip` are cells that ended an earlier try and are left out of this one."""

    def __init__(self, root: Path, file: str, cells: tuple[Cell, ...], package: Package, draw: Drawer,
                 skip: frozenset[int] = frozenset()) -> None:
        self.root, self.file, self.cells, self.package = root, file, cells, package
        self.draw, self.skip = draw, skip

    def __call__(self, send: Callable[[object], None]) -> None:
        """Run in this process, which is a child, and send Started and Done for each cell."""
        guard = prepare_child(self.root, self.package)
        namespace: dict[str, object] = {"__name__": "__main__"}
        for cell in self.cells:
            if cell.index not in self.skip:
                send(Started(cell.index))
                send(self._cell(cell, namespace, guard))

    def _cell(self, cell: Cell, namespace: dict[str, object], guard: Guard) -> Done:
        guard.violations.clear()
        exhibit, problems = None, []
        with recording() as opened:
            try:
                result = evaluate(cell, self.file, namespace)
                if cell.label:
                    exhibit = self._exhibit(cell, result, opened, problems)
            except Forbidden:
                pass  # recorded as a violation, also when the cell itself catches it
            except MemoryError:
                problems.append(self._problem(cell, "X03", "the cell ran out of memory", "read less at once"))
            except (Exception, SystemExit, KeyboardInterrupt) as error:  # a cell is foreign code: anything may come
                problems.append(self._failed(cell, error))
        for code, what in guard.violations:
            problems.append(self._problem(cell, code, f"the cell {what}", "take data from data() and return a result"))
        return Done(cell.index, exhibit, tuple(problems), project_modules(self.root))

    def _exhibit(self, cell: Cell, result: object, opened: list[str], problems: list[Diagnostic]) -> Exhibit | None:
        wanted = Figure if cell.kind == "fig" else Table
        if not isinstance(result, wanted):
            problems.append(self._problem(
                cell, "X07", f"{cell.label} is not a {wanted.__name__} but {type(result).__name__}",
                f"let the last line of the cell be an expression that gives a {wanted.__name__}"))
            return None
        if isinstance(result, Table):
            return Exhibit(cell.label, result, tuple(opened))
        drawings, alts = {}, {}
        for code in LANGUAGES:
            language = Language(code)
            try:
                alts[code] = result.alt(language).strip()
                drawings[code] = self.draw(result, cell.label, language)
            except Forbidden:
                raise
            except Exception as error:  # a figure's drawing is foreign code too
                problems.append(self._problem(cell, "X08", f"{cell.label} could not be drawn in {code}: {_said(error)}",
                                              _places(error, self.file, self.root)))
                return None
        return Exhibit(cell.label, result.table, tuple(opened), drawings, alts)

    def _failed(self, cell: Cell, error: BaseException) -> Diagnostic:
        if isinstance(error, SystemExit):
            return self._problem(cell, "X04", "the cell asked Python to exit", "remove the call of exit()")
        line = _line_in(error, self.file) or cell.line
        shown = self.cells[self.cells.index(cell)].code.splitlines()
        source = shown[line - cell.line].strip() if 0 <= line - cell.line < len(shown) else ""
        hint = f"in the cell: {source}" + (f"\n    {places}" if (places := _places(error, self.file, self.root)) else "")
        return Diagnostic(self.file, line, "X01", f"{self._name(cell)} raised {_said(error)}", hint)

    def _problem(self, cell: Cell, code: str, message: str, hint: str) -> Diagnostic:
        return Diagnostic(self.file, cell.line, code, message, hint)

    @staticmethod
    def _name(cell: Cell) -> str:
        return f"the cell {cell.label}" if cell.label else "the cell"


def evaluate(cell: Cell, file: str, namespace: dict[str, object]) -> object:
    """Run `cell` in `namespace`; the value of its last line if that is an expression, else None."""
    tree = ast.parse(cell.code, filename=file)
    ast.increment_lineno(tree, cell.line - 1)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, file, "exec"), namespace)
    return eval(compile(ast.Expression(last.value), file, "eval"), namespace) if last else None


def project_modules(root: Path) -> tuple[str, ...]:
    """The project's own analysis modules that are imported now, as paths relative to `root`."""
    base = (root / "figures").resolve()
    files = (getattr(m, "__file__", None) for m in list(sys.modules.values()))
    inside = {Path(f).resolve() for f in files if f}
    return tuple(sorted(str(p.relative_to(root.resolve())) for p in inside if p.is_relative_to(base)))


def _said(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _line_in(error: BaseException, file: str) -> int:
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 0
    return next((f.lineno for f in reversed(traceback.extract_tb(error.__traceback__)) if f.filename == file), 0)


def _places(error: BaseException, file: str, root: Path) -> str:
    """A short traceback: the project's own lines only, innermost last."""
    frames = [f for f in traceback.extract_tb(error.__traceback__)
              if f.filename != file and Path(f.filename).resolve().is_relative_to((root / "figures").resolve())]
    shown = [f"{Path(f.filename).resolve().relative_to(root.resolve())}:{f.lineno} {f.line}" for f in frames[-3:]]
    return " ← ".join(reversed(shown))
