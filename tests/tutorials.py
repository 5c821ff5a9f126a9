"""Tutorials that are run: what their fenced blocks show is done, in order, in a project of the test's own.

A block of ``sh`` holds commands, one of ``text`` what the last of them must have printed, one of ``diff`` a change of
the file that the paragraph above it names last.  Any other is a file: that one, or what comes at its end.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w./-]+\.(?:bib|csv|json|py|qmd|yml))`")
DOORS = ("./build.py", "python -m report")
# What sets a machine up, which tests of its own see to.
SET_UP = ("git clone", "make", "pip ")

# Runs the command with these arguments; its exit code, and all that it printed.
Run = Callable[..., tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Step:
    """A block: its kind, what it holds, the file that the paragraph above names, and whether it goes to its end."""

    kind: str
    body: str
    file: str
    at_end: bool


def steps(text: str) -> Iterator[Step]:
    """The blocks of a document in their order."""
    at = 0
    for block in _BLOCK.finditer(text):
        paragraph = text[at : block.start()].strip().rpartition("\n\n")[2]
        names = _FILE.findall(paragraph)
        yield Step(block[1], block[2], names[-1] if names else "", "at the end of" in paragraph)
        at = block.end()


def follow(text: str, root: Path, run: Run) -> int:
    """Do what the document `text` says in the project `root`; how many commands were run.

    A command must succeed, unless the block of text below it names an error that it is to print.
    """
    count, waiting = 0, list(steps(text))
    for step, after in zip(waiting, [*waiting[1:], None], strict=True):
        if step.kind == "sh":
            shown = after.body.splitlines() if after and after.kind == "text" else []
            for line in step.body.splitlines():
                count += _command(line, shown if line == step.body.splitlines()[-1] else [], run)
        elif step.kind == "diff":
            _change(root / step.file, step.body)
        elif step.kind != "text":
            _write(root / step.file, step.body, at_end=step.at_end)
    return count


def _command(line: str, shown: list[str], run: Run) -> int:
    door = next((door for door in DOORS if line.startswith(door)), None)
    if door is None:
        assert line.startswith(SET_UP), f"no test runs {line!r}"
        return 0
    code, printed = run(*shlex.split(line.removeprefix(door)))
    error = any(re.fullmatch(r"[A-Z]\d\d", one) for one in shown)
    assert code == int(error), f"{line}\n{printed}"
    assert [one for one in shown if one.strip() not in printed] == [], f"{line}\n{printed}"
    return 1


def _change(path: Path, body: str) -> None:
    old, new = ("".join(f"{one[1:]}\n" for one in body.splitlines() if one[0] == sign)[:-1] for sign in "-+")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times {old!r} in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def _write(path: Path, body: str, *, at_end: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if at_end else ""
    path.write_text(before + body, encoding="utf-8")
