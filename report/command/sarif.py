"""Problems as a log in the format SARIF 2.1.0, which forges and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from report import __version__
from report.command.excerpt import Sources
from report.command.explained import explained, help_address
from report.command.machine import within
from report.diagnostics import ADVICE, CODES, ERROR, WARNING, Diagnostic

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {ERROR: "error", WARNING: "warning", ADVICE: "note"}
_ROOT = "PROJECT"  # what addresses of files are relative to; where it lies is for the reader of the log to know


def sarif_log(problems: Sequence[Diagnostic], sources: Sources, root: Path) -> dict[str, Any]:
    """The log of `problems` in the project `root`: a rule for each code among them, and no path outside the project."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "report-generator", "version": __version__, "rules": list(map(_rule, codes))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the project."}}},
        "results": [_result(problem, codes.index(problem.code), sources, root) for problem in problems],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    meaning, said = CODES[code], explained(code)
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": _sentence(meaning)},
        "fullDescription": {"text": " ".join(said.why.split())},
        "help": {"text": said.cure, "markdown": said.page},
    }
    if address := help_address(code):
        rule["helpUri"] = address
    return rule


def _sentence(meaning: str) -> str:
    return f"{meaning[0].upper()}{meaning[1:]}."


def _result(problem: Diagnostic, rule: int, sources: Sources, root: Path) -> dict[str, Any]:
    text = within("\n".join(filter(None, (problem.message, problem.hint))), root)
    location: dict[str, Any] = {"artifactLocation": _artifact(within(problem.file, root))}
    if region := _region(problem, sources):
        location["region"] = region
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"problem/v1": _fingerprint((problem.code, problem.file, problem.message))},
    }


def _artifact(file: str) -> dict[str, str]:
    """The address of `file`, relative to the project; one that a reader gave from elsewhere keeps its name alone."""
    if Path(file).is_absolute():
        return {"uri": quote(Path(file).name)}
    return {"uri": quote(file), "uriBaseId": _ROOT}


def _region(problem: Diagnostic, sources: Sources) -> dict[str, Any]:
    place = sources.place(problem)
    if not problem.line:
        return {}
    region: dict[str, Any] = {"startLine": problem.line}
    if place and place.column:
        region |= {"startColumn": place.column, "endColumn": place.end}
    if place:
        region["snippet"] = {"text": place.text}
    return region


def _fingerprint(parts: Iterable[str]) -> str:
    """What stays when lines above the problem come and go."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
