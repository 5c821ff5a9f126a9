"""The command ``rename-label``: a label renamed wherever it is named, at once, and what changed shown line by line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from report import PROGRAM
from report.command.changing import change
from report.diagnostics import Diagnostics, UsageError
from report.project.records import Project, Publication
from report.project.selection import unknown
from report.writing.changes import Changes
from report.writing.labels import Place, labels_of, rename_label

_WIDTH = 100  # characters of a line that are shown


def rename(options: argparse.Namespace, root: Path) -> int:
    """Rename the label that `options` name in the project `root`; the exit code."""

    def put(project: Project | None, changes: Changes, _: Diagnostics) -> list[str]:
        assert project is not None  # it is begun where there is one
        places = rename_label(changes, _publication(options, project, root), options.old, options.new)
        return _told(places, options.old, options.new)

    return change(root, put)


def _told(places: Sequence[Place], old: str, new: str) -> list[str]:
    """Each line that has changed, and what that comes to."""
    files = len({place.file for place in places})
    return [
        *(f"{place.file}:{place.line}: {_around(place.after, new)}" for place in places),
        f"{old} is {new} now, in {len(places)} lines of {files} files; pairs stay approved.",
        f"Links from elsewhere to #{old} lead to its page only. Next: {PROGRAM} check",
    ]


def _publication(options: argparse.Namespace, project: Project, root: Path) -> Publication:
    """The publication that has the label: the one that is named, or the only one with it."""
    for key in options.publication:
        if key not in project.publications:
            raise UsageError(unknown("publication", key, project.publications))
    chosen = [p for p in project.publications.values() if not options.publication or p.key in options.publication]
    labels = {p.key: _labels(p, root) for p in chosen}
    having = [p for p in chosen if options.old in labels[p.key]]
    if len(having) > 1:
        keys = ", ".join(p.key for p in having)
        raise UsageError(f"several publications have a label {options.old}; say which with --publication: {keys}")
    if not having and "." not in options.old:
        raise UsageError(unknown("label", options.old, sorted(set().union(*labels.values()))))
    return (having or chosen)[0]


def _labels(publication: Publication, root: Path) -> set[str]:
    files = sorted((root / publication.folder).rglob("*.qmd"))
    return {label for file in files for label in labels_of(file)}


def _around(line: str, label: str) -> str:
    """So much of `line` around `label` as is shown."""
    at = max(0, line.find(label) - _WIDTH // 2)
    return f"{'…' * bool(at)}{line[at : at + _WIDTH]}{'…' * (at + _WIDTH < len(line))}"
