"""The registered values, reconciliations and motifs of the project's analysis, computed in a child process."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from report.cache.codec import LazyMapping, encode
from report.data.opened import recording
from report.data.package import Package
from report.diagnostics import Diagnostic
from report.execute.chapter import prepare_child
from report.execute.failure import ANALYSIS, FOUND_IT, places, said
from report.execute.guard import Forbidden
from report.execute.records import Analysed
from report.language.printing import Language
from report.language.values import Value
from report.language.vocabulary import languages
from report.results.motif import Motif, MotifMaker, drawn
from report.results.recomputed import shared
from report.results.registry import all_checks, all_motifs, all_runs, all_values

if TYPE_CHECKING:
    pass

Given = TypeVar("Given")


def analysis_files(root: Path) -> list[Path]:
    """The files of the analysis of the project in `root`."""
    return [file for file in sorted((root / ANALYSIS).rglob("*.py")) if file.is_file()]


def analysis_code(root: Path) -> list[str]:
    """The code of the analysis of the project in `root`, as far as it is text."""
    return [file.read_bytes().decode("utf-8", errors="replace") for file in analysis_files(root)]


class AnalysisRun:
    """Imports the package ``figures`` and asks its registries."""

    def __init__(self, root: Path, package: Package) -> None:
        self.root, self.package = root.resolve(), package
        self.problems: list[Diagnostic] = []

    def __call__(self, send: Callable[[object], None]) -> None:
        """Run in this process, which is a child, and send one :class:`Analysed`."""
        guard = prepare_child(self.root, self.package, str(self.root / ANALYSIS))
        with recording() as opened:
            values = self._try("the values could not be computed", self._values)
            passed = self._checks() if values is not None else ()
            motifs = self._motifs() if values is not None else {}
            runs = self._try("the runs could not be computed", self._runs) if values is not None else None
        self.problems += [
            Diagnostic(self._relative(v.file), v.line, v.code, f"the analysis {v.what}", "take data from data()")
            for v in guard.violations
        ]
        # Named even where there is none, so that one that is written later is seen.
        guard.depend(f"{ANALYSIS}/__init__.py")
        given = None if values is None else LazyMapping[Value](values)
        read = guard.read | opened.answers
        send(Analysed(given, passed, tuple(self.problems), read, motifs, LazyMapping(runs or {})))

    def _values(self) -> dict[str, bytes]:
        """All values, encoded."""
        if (self.root / ANALYSIS).is_dir():
            importlib.import_module(ANALYSIS)
        values = all_values()
        for name, value in values.items():
            if not isinstance(value, Value):
                raise TypeError(f"{name!r} is not a Value but {type(value).__name__}")
            for code in languages():
                _try_printing(name, value, Language(code))
        self.problems += [_unfounded(name) for name, value in values.items() if not value.founded]
        return {name: _encoded(name, value) for name, value in shared(values).items()}

    def _runs(self) -> dict[str, bytes]:
        """All runs of operations, encoded."""
        return {name: _encoded(name, run) for name, run in all_runs().items()}

    def _checks(self) -> tuple[str, ...]:
        passed = []
        for name, function in all_checks().items():
            if self._try(f"the reconciliation {name!r} could not be computed", partial(_holds, name, function)):
                passed.append(name)
        return tuple(passed)

    def _motifs(self) -> dict[str, Motif]:
        made = {
            name: self._try(f"the motif {name!r} could not be drawn", partial(_motif, name, function), code="X09")
            for name, function in all_motifs().items()
        }
        return {name: motif for name, motif in made.items() if motif is not None}

    def _try(self, failure: str, do: Callable[[], Given], *, code: str = "V03") -> Given | None:
        """What `do` gives, or None when it fails, which is reported unless a table with errors may be to blame.

        `code` is that of the diagnostic.
        """
        with recording() as opened:
            try:
                return do()
            except Forbidden:
                return None  # recorded as a violation
            except BaseException as error:  # the analysis is foreign code: anything may come
                if self.package.sound(opened.tables):
                    self.problems.append(self._failed(failure, error, code))
                return None

    def _failed(self, failure: str, error: BaseException, code: str) -> Diagnostic:
        if isinstance(error, _Unreconciled):
            return Diagnostic(
                self._relative(error.file), error.line, "D11", str(error), "mend the data or the statement"
            )
        file, line, text = next(iter(places(error, self.root)), (ANALYSIS, 0, ""))
        hint = f"in: {text}" if text else "look where it is registered"
        return Diagnostic(file, line, code, f"{failure}: {said(error)}", hint)

    def _relative(self, file: str | None) -> str:
        path = Path(file or ANALYSIS).resolve()
        return str(path.relative_to(self.root.resolve())) if path.is_relative_to(self.root.resolve()) else ANALYSIS


class _Unreconciled(Exception):
    """Raised for a reconciliation that does not hold: what it says, and where it stands."""

    def __init__(self, said_so: str, file: str | None, line: int) -> None:
        super().__init__(said_so)
        self.file, self.line = file, line


def _holds(name: str, function: Callable[[], str | None]) -> bool:
    answer = function()
    if answer is not None:
        raise _Unreconciled(f"{name}: {answer}", inspect.getsourcefile(function), function.__code__.co_firstlineno)
    return True


def _motif(name: str, function: MotifMaker) -> Motif:
    motif = drawn(function)
    _encoded(name, motif)
    return motif


def _unfounded(name: str) -> Diagnostic:
    what = f"the value {name!r} says neither where it was read nor how it was computed"
    return Diagnostic(ANALYSIS, 0, "V07", what, FOUND_IT)


def _encoded(name: str, result: object) -> bytes:
    """`result` as bytes, the only form in which it leaves the child.  Raises TypeError for what is no data."""
    try:
        return encode(result)
    except (TypeError, ValueError) as error:
        raise TypeError(f"{name!r} cannot be kept: {error}") from error


def _try_printing(name: str, value: Value, language: Language) -> None:
    try:
        language.value(value)
        language.words(value)
    except Exception as error:
        raise ValueError(f"{name!r} cannot be printed in {language.code}: {said(error)}") from error
