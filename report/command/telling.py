"""How a command tells the problems it found: to people, to programs, to the pages of a forge."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable
from pathlib import Path

from report.command.excerpt import Sources, drawn
from report.diagnostics import ADVICE, Diagnostic, Diagnostics, UsageError
from report.system.files import write_whole
from report.system.streams import say, tell

GITHUB = "github"


def people_lines(problems: Iterable[Diagnostic], sources: Sources) -> list[str]:
    """`problems` for people: place, code and message, the line itself with carets, and the cure.

    Those of one file stand together; a line that was just shown is not shown again.
    """
    lines: list[str] = []
    file, before = "", [""]
    for problem in problems:
        head, *cure = str(problem).split("\n")
        place = sources.place(problem)
        source = drawn(place, problem.line) if place else []
        lines += [""] if file and problem.file != file else []
        lines += [head, *(source if (problem.file, *source) != (file, *before) else []), *cure]
        file, before = problem.file, source
    return lines


def tell_people(problems: Iterable[Diagnostic], root: Path) -> None:
    """Tell `problems` of the project in `root` on standard error."""
    for line in people_lines(problems, Sources(root)):
        tell(line)


def excerpts(problems: Iterable[Diagnostic], root: Path) -> dict[Diagnostic, str]:
    """The line that each of `problems` names, with carets, as people see it; none for one that names no line."""
    sources = Sources(root)
    places = {problem: sources.place(problem) for problem in problems}
    return {problem: "\n".join(drawn(place, problem.line)) for problem, place in places.items() if place}


def check_log(options: argparse.Namespace) -> None:
    """Raises UsageError, before anything is built, where the SARIF log that the `options` ask for has no place."""
    if options.sarif and not os.access(options.sarif.parent, os.W_OK):
        raise UsageError(f"{options.sarif} cannot be written: {options.sarif.parent} is no folder to write to")


def tell_all(
    found: Diagnostics,
    advice: Iterable[Diagnostic],
    summary: list[str],
    options: argparse.Namespace,
    root: Path,
    *,
    stopped: bool = False,
) -> None:
    """Tell what was found as the `options` of a command ask for, and the closing lines in `summary`.

    JSON is all that stands on standard output where it is asked for, be it of the problems or an answer: what `stopped`
    the command then stands with the problems.  Advice is told to programs only: for people it is in the summary of the
    command that was asked for it.  Raises OSError for a SARIF file that cannot be written.
    """
    sources = Sources(root)
    every = [*found, *sorted({one for one in advice if one.severity == ADVICE})]
    if options.sarif:
        from report.command.sarif import sarif_log

        write_whole(options.sarif, _printed(sarif_log(every, sources, root)).encode())
    if annotating(options):
        from report.command.machine import annotation

        for problem in every:
            tell(annotation(problem, sources.place(problem), root))
    if options.problems_json:
        from report.command.machine import json_report

        say(_printed(json_report(every, sources, summary, root)), end="")
        return
    for line in people_lines(found, sources):
        tell(line)
    (tell if stopped and getattr(options, "json", False) else say)("\n".join(summary))


def annotating(options: argparse.Namespace) -> bool:
    """Whether lines for GitHub are wanted: as the options say, else wherever GitHub runs the command."""
    return bool((options.annotations or (GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else "")) == GITHUB)


def _printed(report: object) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
