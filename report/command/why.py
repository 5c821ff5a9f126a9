"""The command that says what something depends on, what would be made anew if it changed, and why it was last."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from report.build.asking import Asking
from report.build.history import History
from report.build.why import HISTORY, Reasons, Why
from report.command.running import run

if TYPE_CHECKING:
    from report.build.recipe import Build
    from report.project.selection import Selection

_SHOWN = 40  # lines under one heading; JSON has them all
_ENVIRONMENT = "Every result depends on the generator, its packages, Python, and the languages of the project too."


def why(options: argparse.Namespace, root: Path) -> int:
    """Print the answer for ``options.what``; the exit code."""

    def action(build: Build, selection: Selection) -> list[str]:
        history = History(build.memory, *HISTORY)  # before anything is made anew
        answers = Reasons(root, Asking.of(build).composed(selection), history).of(options.what)
        if options.json:
            return [json.dumps([asdict(answer) for answer in answers], ensure_ascii=False, indent=1)]
        return [line for answer in answers for line in _lines(answer)] + [_ENVIRONMENT]

    return run(options, root, action)


def _lines(answer: Why) -> Iterator[str]:
    yield answer.subject
    for heading, found in answer.depends.items():
        if found:
            yield f"  {heading}"
            yield from _shortened(found)
    if answer.remade:
        yield "  made anew if it changed"
        yield from _shortened(answer.remade)
    if answer.made:
        yield "  last made"
        yield from _shortened(answer.made)
    else:
        yield "  nothing of it is in the cache yet" if answer.depends else "  nothing would be made anew if it changed"


def _shortened(found: object) -> Iterator[str]:
    lines = [str(line) for line in found] if isinstance(found, list | tuple) else []
    yield from (f"    {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"    … {len(lines) - _SHOWN} more; --json has them all"
