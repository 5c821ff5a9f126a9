"""The command ``rename-label``: a label renamed wherever it is named, at once, and what changed shown line by line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from report import PROGRAM
from report.command.running import DONE, FAILED, refuse
from report.diagnostics import Diagnostics, Stop, UsageError
from report.language.vocabulary import restored
from report.project.configuration import read_in_hand
from report.project.records import Project, Publication
from report.project.selection import unknown
from report.system.streams import say, tell
from report.writing.changes import Changes
from report.writing.labels import Place, labels_of, rename_label

_WIDTH = 100  # characters of a line that are shown


def rename(options: argparse.Namespace, root: Path) -> int:
    """Rename the label that `options` name in the project `root`; the exit code."""
    found, changes = Diagnostics(), Changes(root)
    try:
        with restored():
            project = read_in_hand(root, found)
        if found.failed:
            raise Stop
        publication = _publication(options, project, root)
        places = rename_label(changes, publication, options.old, options.new)
        changes.apply()
    except UsageError as usage:
        return refuse(str(usage))
    except Stop:
        for diagnostic in found:
            tell(str(diagnostic))
        tell("Mend these first; nothing was written.")
        return FAILED
    say("\n".join(_told(places, options.old, options.new)))
    return DONE


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
