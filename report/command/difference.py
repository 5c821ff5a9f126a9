"""The command that shows what differs between a revision of the project's history and the project as it lies there."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report.build.asking import Asking
from report.build.changes import GONE, NEW, Changes, ExhibitChange, TextChange, ValueChange, changes
from report.build.revision import Revision, composed_there, laid_out, unsaved
from report.build.snapshot import Snapshot, snapshot
from report.command.running import run
from report.diagnostics import ERROR, Diagnostic, Stop, UsageError
from report.system.files import write_whole

if TYPE_CHECKING:
    from report.build.recipe import Build
    from report.project.selection import Selection

_WITH = "The data and the code of the figures at {} were run with this generator, not with the one of then."
_MARKS = {GONE: ("[-", "-]"), NEW: ("{+", "+}")}
_TOLD = 10  # problems of the old revision that are told one by one


def difference(options: argparse.Namespace, root: Path) -> int:
    """Print what differs from the revision ``options.revision`` to the working tree; the exit code."""

    def action(build: Build, selection: Selection) -> list[str]:
        page: Path | None = options.html
        if page and not page.absolute().parent.is_dir():
            raise UsageError(f"{page} is in a folder that does not exist; make it, or name another file")
        with laid_out(root, options.revision) as revision:
            return _compared(options, build, selection, revision)

    return run(options, root, action)


def _compared(options: argparse.Namespace, build: Build, selection: Selection, revision: Revision) -> list[str]:
    old, problems = _old(build, selection, revision)
    new = snapshot(build.root, Asking.of(build).composed(selection), selection)
    found, said = changes(old, new), _said(build.root, revision, problems)
    if options.html:
        from report.build.changes_page import changes_page

        title = f"What differs from {revision.name}"
        write_whole(options.html, changes_page(found, title, said, (old.theme, new.theme)).encode())
    if options.json:
        return [json.dumps(_record(found, revision, problems), ensure_ascii=False, indent=1)]
    written = [f"As a page: {options.html}"] if options.html else []
    return [*said, *(_lines(found) or ["Nothing that is printed has changed."]), *written]


def _old(build: Build, selection: Selection, revision: Revision) -> tuple[Snapshot, list[Diagnostic]]:
    """What was printed at the revision.  Raises Stop, and tells why, where it can no longer be put together."""
    composed, problems = composed_there(revision, build.memory.store, selection, build.progress, build.workers)
    errors = [problem for problem in problems if problem.severity == ERROR]
    if composed is None:
        for problem in errors:
            build.found.add(replace(problem, message=f"at {revision.name}: {problem.message}"))
        raise Stop
    return snapshot(revision.folder, composed, selection), errors


def _said(root: Path, revision: Revision, problems: Sequence[Diagnostic]) -> list[str]:
    """What stands above the comparison."""
    count = unsaved(root)
    state = (
        f"with {count} file{'s' * (count > 1)} that no revision holds as they are"
        if count
        else "as the last revision has it"
    )
    lines = [
        f"{revision.name} ({revision.digest}) compared with the working tree, {state}.",
        _WITH.format(revision.name),
    ]
    if problems:
        lines.append(
            f"This generator finds {len(problems)} errors at {revision.name}, so that something may be missing there:"
        )
        lines += [f"  {str(problem).splitlines()[0]}" for problem in problems[:_TOLD]]
        lines += [f"  … {len(problems) - _TOLD} more"] if len(problems) > _TOLD else []
    return lines


def _lines(found: Changes) -> list[str]:
    own = [change for change in found.texts if change.own]
    follows = [change for change in found.texts if not change.own]
    parts = [
        ("Values", [line for change in found.values for line in _value(change)]),
        ("Texts", [line for change in own for line in _text(change)]),
        ("Texts in which a value or a number is another", [line for change in follows for line in _text(change)]),
        ("Figures", [_figure(change) for change in found.figures]),
        ("Tables and numbers behind figures", [line for change in found.tables for line in _table(change)]),
        ("Facts of the data", [f"  {change}" for change in found.data]),
        ("Pages", [f"  {change.path} {change.how}" for change in found.pages]),
    ]
    return [line for title, lines in parts if lines for line in (title, *lines)]


def _value(change: ValueChange) -> Iterator[str]:
    yield f"  {change.name}"
    for code in dict.fromkeys((*change.after, *change.before)):
        was, now = ("; ".join(side.get(code, ())) or "(not printed)" for side in (change.before, change.after))
        yield f"    {code}  {was} → {now}"
    yield f"    at {', '.join(change.places)}"


def _text(change: TextChange) -> Iterator[str]:
    how = "" if change.before and change.after else ", new" if change.after else ", gone"
    yield f"  {change.file}:{change.line} ({change.section}{how})"
    yield f"    {' '.join(_marked(kind, words) for kind, words in change.words())}"


def _marked(kind: str, words: str) -> str:
    before, after = _MARKS.get(kind, ("", ""))
    return f"{before}{words}{after}"


def _exhibit(change: ExhibitChange) -> str:
    one = change.after or change.before
    named = f" ({one.name})" if one and one.name != change.label else ""
    return f"  {change.label}{named}, {change.publication}, {change.language}"


def _figure(change: ExhibitChange) -> str:
    how = "looks otherwise" if change.before and change.after else "is new" if change.after else "is gone"
    return f"{_exhibit(change)}: {how}"


def _table(change: ExhibitChange) -> Iterator[str]:
    if not (change.before and change.after):
        yield f"{_exhibit(change)}: {'is new' if change.after else 'is gone'}"
        return
    yield _exhibit(change)
    for row, column, was, now in change.cells:
        yield f"    {row}, {column}: {was or '(empty)'} → {now or '(empty)'}"


def _record(found: Changes, revision: Revision, problems: Sequence[Diagnostic]) -> Mapping[str, Any]:
    exhibits = ("publication", "language", "label")
    return {
        "revision": {"name": revision.name, "digest": revision.digest},
        "errors": [asdict(problem) for problem in problems],
        "values": [asdict(change) for change in found.values],
        "texts": [{**asdict(change), "words": change.words()} for change in found.texts],
        "figures": [
            {**{key: getattr(c, key) for key in exhibits}, "before": bool(c.before), "after": bool(c.after)}
            for c in found.figures
        ],
        "tables": [
            {**{key: getattr(c, key) for key in exhibits}, "cells": [list(cell) for cell in c.cells]}
            for c in found.tables
        ],
        "data": [asdict(change) for change in found.data],
        "pages": [asdict(change) for change in found.pages],
    }
