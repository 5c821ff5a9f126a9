"""The registered values and reconciliations of the project's analysis, computed in a child process."""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from report.data.access import recording
from report.data.package import Package
from report.diagnostics import Diagnostic
from report.execute.chapter import prepare_child, project_modules
from report.execute.guard import Forbidden
from report.registry import all_checks, all_values
from report.values import Value

PACKAGE = "figures"


@dataclass(frozen=True, slots=True)
class Analysed:
    """All values by name, the names of the checks that passed, what went wrong and the modules read."""

    values: dict[str, Value]
    passed: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    modules: tuple[str, ...]


class AnalysisRun:
    """Imports the package ``figures`` and asks its registries."""

    def __init__(self, root: Path, package: Package) -> None:
        self.root, self.package = root, package

    def __call__(self, send: Callable[[object], None]) -> None:
        """Run in this process, which is a child, and send one :class:`Analysed`."""
        guard = prepare_child(self.root, self.package)
        problems: list[Diagnostic] = []
        values: dict[str, Value] = {}
        passed: list[str] = []
        with recording():
            try:
                importlib.import_module(PACKAGE)
                values = all_values()
                passed = self._checks(problems)
            except Forbidden:
                pass  # recorded as a violation
            except Exception as error:  # the analysis is foreign code: anything may come
                problems.append(self._failed(error))
        problems += [Diagnostic(PACKAGE, 0, code, f"the analysis {what}", "take data from data()")
                     for code, what in guard.violations]
        send(Analysed(values, tuple(passed), tuple(problems), project_modules(self.root)))

    def _checks(self, problems: list[Diagnostic]) -> list[str]:
        passed = []
        for name, function in all_checks().items():
            said = function()
            if said is None:
                passed.append(name)
            else:
                problems.append(Diagnostic("data", 0, "D11", f"{name}: {said}", "mend the data or the statement"))
        return passed

    def _failed(self, error: Exception) -> Diagnostic:
        frames = [f for f in traceback.extract_tb(error.__traceback__)
                  if Path(f.filename).resolve().is_relative_to(self.root.resolve() / PACKAGE)]
        file = str(Path(frames[-1].filename).resolve().relative_to(self.root.resolve())) if frames else PACKAGE
        return Diagnostic(file, frames[-1].lineno if frames else 0, "V03",
                          f"the values could not be computed: {type(error).__name__}: {error}",
                          f"in: {frames[-1].line}" if frames else "")
