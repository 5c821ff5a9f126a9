"""Problems as programs read them: one JSON document, and the lines that GitHub shows beside a change.

docs/schemas/problems.schema.json is the schema of the document; a key in it is never renamed nor given another meaning
within one `version`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from report import __version__
from report.command.excerpt import Place, Sources
from report.diagnostics import ADVICE, CODES, ERROR, WARNING, Diagnostic

VERSION = 1
_COMMANDS = {ERROR: "error", WARNING: "warning", ADVICE: "notice"}


def json_report(
    problems: Sequence[Diagnostic], sources: Sources, summary: Iterable[str], root: Path
) -> dict[str, object]:
    """The document that ``--json`` prints of `problems`, with the closing lines of the command in `summary`."""
    counts = Counter(problem.severity for problem in problems)
    return {
        "version": VERSION,
        "generator": __version__,
        "passed": not counts[ERROR],
        "counts": {severity: counts[severity] for severity in (ERROR, WARNING, ADVICE)},
        "problems": [_problem(problem, sources.place(problem), root) for problem in problems],
        "summary": [within(line, root) for line in summary],
    }


def _problem(problem: Diagnostic, place: Place | None, root: Path) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": within(problem.file, root),
        "line": problem.line or None,
        "column": (place and place.column) or None,
        "endColumn": (place and place.end) or None,
        "message": within(problem.message, root),
        "hint": within(problem.hint, root),
        "meaning": CODES[problem.code],
        "source": place.text if place else None,
    }


def annotation(problem: Diagnostic, place: Place | None, root: Path) -> str:
    """`problem` as a command of a workflow, which GitHub shows at its line."""
    numbers = {"line": problem.line, "col": place.column if place else 0}
    numbers["endColumn"] = place.end - 1 if place and place.end else 0  # the last one, as GitHub counts
    parts = {"file": within(problem.file, root), **{key: str(number) for key, number in numbers.items() if number}}
    parts["title"] = f"{problem.code}: {CODES[problem.code]}"
    said = ",".join(f"{key}={_property(part)}" for key, part in parts.items())
    text = "\n".join(filter(None, (problem.message, problem.hint)))
    return f"::{_COMMANDS[problem.severity]} {said}::{_data(within(text, root))}"


def within(text: str, root: Path) -> str:
    """`text` without the path of the project's folder, which is nobody's business elsewhere."""
    return text.replace(f"{root.resolve()}/", "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
