"""The cells of one chapter, run in order in one namespace, inside a child process."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from report.cache.codec import encode
from report.data.access import use
from report.data.opened import recording
from report.data.package import Package
from report.diagnostics import Diagnostic
from report.drawing import SeveralFigures
from report.drawing.door import drawing_cells, drawn_by_cell
from report.execute.failure import ANALYSIS, line_in, places, said
from report.execute.foreign import adapted
from report.execute.guard import Forbidden, Guard
from report.execute.imports import watch_imports
from report.execute.output import lost_output, said_aside
from report.execute.printable import KINDS, Drawer, Sources, Unfit, cell_result, once_each
from report.execute.records import CellResult
from report.execute.steady import keep_steady
from report.execute.surroundings import Surroundings
from report.language.traced import tracing
from report.markdown.cells import Cell
from report.style.theme import Theme

_SHOWN_PLACES = 3


@dataclass(frozen=True, slots=True)
class Started:
    """A cell has begun."""

    index: int


@dataclass(frozen=True, slots=True)
class Done:
    """A cell has ended: what it returned, encoded, or what went wrong; the tables it read as a whole, and what else.

    What else are digests by the names of dependencies: of all code of the project that was read by then, and of what
    larger tables have answered.
    """

    index: int
    result: bytes
    problems: tuple[Diagnostic, ...]
    opened: tuple[str, ...]
    read: dict[str, str]


def prepare_child(root: Path, package: Package, own: str, fonts: tuple[str, ...] = ()) -> Guard:
    """Make this child process run project code in the project: its own modules first, its data, no stray files.

    Nothing that differs from one build to the next is to be had.  `own` is how the names of the code that may be
    blamed begin, `fonts` are the project's files of its typefaces.
    """
    os.chdir(root)
    use(package)
    guard = Guard(root, own, fonts)
    watch_imports(guard)
    keep_steady(guard)
    guard.start()
    return guard


class ChapterRun:
    """Runs the cells of `file` for editions in `languages`.

    `skip` are cells that ended an earlier try and are left out of this one; `draw` may open the `fonts`, files of the
    project.
    """

    def __init__(
        self,
        root: Path,
        file: str,
        cells: tuple[Cell, ...],
        package: Package,
        *,
        languages: tuple[str, ...],
        draw: Drawer,
        theme: Theme | None = None,
        skip: frozenset[int] = frozenset(),
        fonts: tuple[str, ...] = (),
    ) -> None:
        self.root, self.file, self.cells, self.package = root.resolve(), file, cells, package
        self.languages, self.draw, self.skip, self.fonts = languages, draw, skip, fonts
        self.name = f"<{file}>"  # in brackets, so that no traceback opens the chapter to show its lines
        self.failed = bool(skip)
        self.theme = theme or Theme()

    def __call__(self, send: Callable[[object], None]) -> None:
        """Run in this process, which is a child, and send Started and Done for each cell."""
        guard = prepare_child(self.root, self.package, self.name, self.fonts)
        namespace: dict[str, object] = {"__name__": "__main__"}
        for cell in self.cells:
            if cell.index not in self.skip:
                send(Started(cell.index))
                send(self._cell(cell, namespace, guard))

    def _cell(self, cell: Cell, namespace: dict[str, object], guard: Guard) -> Done:
        guard.violations.clear()
        result, problems = b"", []
        with recording() as opened, tracing() as traces, said_aside() as said_by_cell:
            try:
                sources = Sources(opened.tables, traces, self.package)
                returned = self._result(cell, self._given(cell, namespace), sources, namespace)
                result = _encoded(cell, returned and replace(returned, made_by=maker(cell.code, namespace)))
            except Forbidden:
                pass  # recorded as a violation, also when the cell itself catches it
            except BaseException as error:  # a cell is foreign code: anything may come
                # What fails on a table with errors is not reported: the errors of the table are.
                problems += self._failed(cell, error) if self.package.sound(opened.tables) else []
                self.failed = True
        problems += lost_output(said_by_cell.getvalue(), self.file, cell)
        problems += [
            Diagnostic(
                self.file,
                v.line or cell.line,
                v.code,
                f"{_named(cell)} {v.what}",
                "take data from data() and return a result",
            )
            for v in guard.violations
        ]
        return Done(cell.index, result, tuple(problems), tuple(opened.whole), guard.read | opened.answers)

    def _given(self, cell: Cell, namespace: dict[str, object]) -> object:
        """What `cell` gives; of what it draws with matplotlib, the figure."""
        with drawing_cells(self.theme):
            result = evaluate(cell, self.name, namespace)
            if cell.kind != "fig":
                return result
            try:
                return drawn_by_cell(result)
            except SeveralFigures as error:
                raise Unfit(
                    "X07", f"{cell.label}: {error}", "give each figure a cell of its own, or draw subplots"
                ) from error

    def _result(self, cell: Cell, result: object, sources: Sources, namespace: dict[str, object]) -> CellResult | None:
        if cell.kind in KINDS:
            around = Surroundings(cell, sources, namespace, self.languages)
            draw = once_each(self.draw)
            fit = adapted(result, around, self.theme, lambda figure, at: draw(figure, cell.label, at))
            return cell_result(cell.label, fit, sources, self.languages, draw)
        if isinstance(result, tuple(KINDS.values())):
            raise Unfit(
                "T04",
                f"the cell gives a {type(result).__name__} but has no label",
                "add #| label: fig-… or tbl-… and a caption",
            )
        if result is not None:
            raise Unfit(
                "X11",
                f"the cell gives a {type(result).__name__}, which is printed nowhere",
                "return a Figure or a Table from a cell with a label; put what prepares into a name",
            )
        return None

    def _failed(self, cell: Cell, error: BaseException) -> list[Diagnostic]:
        line = line_in(error, self.name) or cell.line
        if isinstance(error, Unfit):
            hint = error.hint or self._way(error.__cause__) or "look at the values and texts that it holds"
            file, line = error.at or (self.file, cell.line)
            return [Diagnostic(file, line, error.code, str(error), hint)]
        if isinstance(error, MemoryError):
            return [
                Diagnostic(
                    self.file,
                    line,
                    "X03",
                    f"{_named(cell)} ran out of memory",
                    "read less at once; the limit is limits.cell-megabytes",
                )
            ]
        if isinstance(error, SystemExit):
            return [
                Diagnostic(self.file, line, "X04", f"{_named(cell)} asked Python to exit", "remove the call of exit()")
            ]
        if isinstance(error, NameError) and self.failed:
            return []  # what is not defined here is what the failed cell above should have defined
        hint = "\n    ".join(filter(None, (f"in the cell: {self._source(line)}", self._way(error))))
        return [Diagnostic(self.file, line, "X01", f"{_named(cell)} raised {said(error)}", hint)]

    def _source(self, line: int) -> str:
        return next(
            (
                text.strip()
                for cell in self.cells
                for at, text in enumerate(cell.code.splitlines(), cell.line)
                if at == line
            ),
            "",
        )

    def _way(self, error: BaseException | None) -> str:
        """A short traceback: the analysis's own lines only, innermost first."""
        ways = places(error, self.root)[:_SHOWN_PLACES] if error else []
        return " ← ".join(f"{file}:{line} {text}" for file, line, text in ways)


def evaluate(cell: Cell, name: str, namespace: dict[str, object]) -> object:
    """Run `cell` as code called `name`; the value of its last line if that is an expression, else None."""
    tree = ast.parse("\n" * (cell.line - 1) + cell.code, filename=name)  # so that its lines are those of the chapter
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compile(tree, name, "exec"), namespace)
        return None
    tree.body.pop()
    exec(compile(tree, name, "exec"), namespace)
    result: object = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
    return result


def maker(code: str, namespace: Mapping[str, object]) -> str:
    """The function of the project's analysis that the last line of `code` calls, with its module; empty for none.

    Names are looked up in `namespace`, that of the cell when it has run.
    """
    last = ast.parse(code).body[-1]
    called = last.value.func if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) else None
    names: list[str] = []
    while isinstance(called, ast.Attribute):
        names.append(called.attr)
        called = called.value
    made: object = namespace.get(called.id) if isinstance(called, ast.Name) else None
    for name in reversed(names):
        made = getattr(made, name, None)
    module, function = getattr(made, "__module__", None), getattr(made, "__qualname__", None)
    own = isinstance(module, str) and module.partition(".")[0] == ANALYSIS
    return f"{module}.{function}" if own and isinstance(function, str) and "<" not in function else ""


def _encoded(cell: Cell, result: CellResult | None) -> bytes:
    """A result as bytes, the only form in which it leaves the child.  Raises Unfit for what is no data."""
    try:
        return encode(result) if result else b""
    except (TypeError, ValueError) as error:
        hint = "give numbers as int, float or Decimal and texts as str"
        raise Unfit("X07", f"{cell.label} cannot be kept: {error}", hint) from error


def _named(cell: Cell) -> str:
    return f"the cell {cell.label}" if cell.label else "the cell"
