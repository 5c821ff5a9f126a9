"""The commands of the project's analysis, listed and run in a child process like its cells."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from report.data.package import Package
from report.diagnostics import Diagnostic
from report.drawing.door import draw
from report.execute.chapter import prepare_child
from report.execute.failure import ANALYSIS, places, said
from report.execute.fork import Died, run_forked
from report.execute.records import Limits
from report.printed.handout import PrintedHandout, printed_handout
from report.results.handout import Handout, Problem, Request
from report.results.registry import all_commands, command_help
from report.style.theme import Theme

LIMITS = Limits(60, 2048)
Answered = TypeVar("Answered")


def list_commands(root: Path) -> dict[str, str] | Diagnostic:
    """The commands that the analysis of the project `root` registers, with their help; or why it could not be asked."""
    return _asked(root, Package("", {}, {}), "the analysis", command_help)


def run_command(
    root: Path, package: Package, name: str, request: Request, theme: Theme
) -> PrintedHandout | str | tuple[Problem, ...] | Diagnostic:
    """What the command `name` answers, its figures drawn in the look of `theme`; or why it failed."""
    return _asked(root, package, f"the command {name}", lambda: _answer(name, request, theme), theme.own_fonts)


def _answer(name: str, request: Request, theme: Theme) -> PrintedHandout | str | tuple[Problem, ...]:
    answer = all_commands()[name](request)
    if not isinstance(answer, Handout):
        problems = isinstance(answer, tuple) and answer and all(isinstance(one, Problem) for one in answer)
        if not isinstance(answer, str) and not problems:
            raise TypeError(f"it returned {answer!r}, which is neither a Handout, a text nor a tuple of Problems")
        return answer
    return printed_handout(answer, request.language, partial(draw, theme=theme))


def _asked(
    root: Path, package: Package, who: str, ask: Callable[[], Answered], fonts: tuple[str, ...] = ()
) -> Answered | Diagnostic:
    """What `ask` gives in a child that has imported the analysis and may open the `fonts`, or a diagnostic."""
    root = root.resolve()

    def job(send: Callable[[object], None]) -> None:
        prepare_child(root, package, str(root / ANALYSIS), fonts)
        try:
            importlib.import_module(ANALYSIS)
            send(ask())
        except BaseException as error:  # the analysis is foreign code: anything may come
            send(_failed(who, error, root))

    _, message = next(run_forked([job], 1, LIMITS))
    if isinstance(message, Died):
        return Diagnostic(
            ANALYSIS,
            0,
            "U02",
            f"{who} ended its process ({message.reason}: {message.detail})",
            "look for a loop, for too much read at once, or for a call that exits",
        )
    return cast(Answered | Diagnostic, message)  # what the job sent through the pipe


def _failed(who: str, error: BaseException, root: Path) -> Diagnostic:
    file, line, text = next(iter(places(error, root)), (ANALYSIS, 0, ""))
    return Diagnostic(
        file, line, "U02", f"{who} raised {said(error)}", f"in: {text}" if text else "look where it is registered"
    )
