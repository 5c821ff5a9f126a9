"""The command that looks every word of the prose up, in the sources as they are."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG
from report.build.asking import Asking
from report.check.prose import Said, bare, prose
from report.check.spelling import LISTS, Misspelt, NoDictionary, Speller
from report.command.running import FAILED, run
from report.diagnostics import Stop

if TYPE_CHECKING:
    from report.build.recipe import Build
    from report.project.records import Project
    from report.project.selection import Selection

_OF_EDITIONS = ("title", "subtitle", "description")


def spell(options: argparse.Namespace, root: Path) -> int:
    """Print the words of what is selected that no list holds; the exit code is 1 when there are some."""
    found: list[Misspelt] = []

    def action(build: Build, selection: Selection) -> list[str]:
        said, spoken = all_said(build, selection)
        try:
            found.extend(Speller(root).places(said, spoken))
        except NoDictionary as missing:
            build.found.error("B01", str(missing), file="the system", hint=missing.cure)
            raise Stop from missing
        return (
            [json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1)]
            if options.json
            else _lines(found)
        )

    return max(run(options, root, action), FAILED if found else 0)


def all_said(build: Build, selection: Selection) -> tuple[list[Said], frozenset[str]]:
    """All that is said, and the languages that there must be a dictionary of.  Raises Stop as :meth:`Asking.prose`."""
    project, chapters = Asking.of(build).prose(selection)
    said = [one for source, body in chapters for one in prose(source, body, project.foreign)]
    if not selection.chapters:
        said += _of_editions(project, selection)
    return said, frozenset(code for code in project.languages if selection.speaks(code))


def _of_editions(project: Project, selection: Selection) -> Iterator[Said]:
    """What _quarto.yml says of the editions."""
    for publication in filter(selection.includes, project.publications.values()):
        for code, edition in publication.editions.items():
            if selection.speaks(code):
                for key in _OF_EDITIONS:
                    yield Said(CONFIG, edition.lines.get(key, 0), code, bare(getattr(edition, key)))


def _lines(found: Sequence[Misspelt]) -> list[str]:
    lines = [f"{one.file}:{one.line}: {one.word}{_suggested(one)}" for one in found]
    if not found:
        return ["Every word is in a dictionary or in a list of the project's own words."]
    words = len({(one.language, one.word) for one in found})
    own = " and ".join(sorted({f"{LISTS}/{one.language}.txt" for one in found}))
    many = "1 word is in no dictionary" if words == 1 else f"{words} words are in no dictionary"
    return [*lines, f"{many}; what is right all the same belongs into {own}."]


def _suggested(one: Misspelt) -> str:
    return f" ({one.language}; did you mean {', '.join(one.suggestions)}?)" if one.suggestions else f" ({one.language})"
