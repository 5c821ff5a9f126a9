"""What a release is refused for, each with its cure: its version, its history, what is left to do, and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG, PROGRAM
from report.build.revision import unsaved_files
from report.check.standing import refused, standings
from report.check.todos import todos_of_titles
from report.diagnostics import WARNING, Diagnostic
from report.project.yaml_lines import read_yaml
from report.release.bill import tool
from report.release.versions import Number, number_of

if TYPE_CHECKING:
    from report.check.checked import Checked
    from report.project.records import Imprint, Project

_SHOWN = 3  # names that are told
# What a release says of a problem that a build would only warn of, and the code that it has there.
_LEFT = {"P20": "B24", "P02": "B25", "P05": "B26"}
_EXTRA = "python -m pip install cyclonedx-bom"


def of_version(root: Path, imprint: Imprint, wanted: str, last: Iterable[str]) -> Iterator[Diagnostic]:
    """What is wrong with the version `wanted`: its form, that it is not the newest that is named, or not the highest.

    `last` are the versions of releases that there are.
    """
    number = number_of(wanted)
    if number is None:
        hint = "name three numbers, as 1.4.0; before a release, as 1.4.0-rc.1 (https://semver.org)"
        yield Diagnostic(CONFIG, 0, "B20", f"{wanted!r} is no version", hint)
        return
    line, newest = _line_of_versions(root), imprint.version
    if newest is None or newest.number != wanted:
        named = f"the newest version that it names is {newest.number!r}" if newest else "it names no version"
        hint = f'put {{version: "{wanted}", date: …, changes: {{…}}}} first under imprint: versions:'
        yield Diagnostic(CONFIG, line, "B22", f"{named}, not {wanted!r}", hint)
    elif newest.date is None:
        yield Diagnostic(CONFIG, line, "B22", f"the version {wanted!r} has no date", "add date: to it, as 2031-05-17")
    earlier = [found for text in (*last, *(v.number for v in imprint.versions[1:])) if (found := number_of(text))]
    if earlier and not max(earlier) < number:
        yield _not_higher(number, max(earlier), line)


def _not_higher(number: Number, last: Number, line: int) -> Diagnostic:
    hint = f"raise it: {last.release[0]}.{last.release[1]}.{last.release[2] + 1} would be the next"
    return Diagnostic(CONFIG, line, "B21", f"{number} is not higher than {last}, which is released", hint)


def _line_of_versions(root: Path) -> int:
    """Where the newest version stands in _quarto.yml; that of `imprint:` where there is none, or 0."""
    node = read_yaml((root / CONFIG).read_text(encoding="utf-8"))
    line = 0
    for key in ("imprint", "versions"):
        inside = node.content.get(key) if isinstance(node.content, dict) else None
        if inside is None:
            return line
        node, line = inside, inside.line
    return node.content[0].line if isinstance(node.content, list) and node.content else line


def of_history(root: Path) -> Iterator[Diagnostic]:
    """That the project has no history, or is not as its last revision has it."""
    files = unsaved_files(root)
    if files is None:
        hint = "a release is made of a revision: git init, git add . and git commit"
        yield Diagnostic(CONFIG, 0, "B23", "the project has no history", hint)
    elif files:
        named = ", ".join(files[:_SHOWN]) + (f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else "")
        many = "1 file is" if len(files) == 1 else f"{len(files)} files are"
        hint = "commit them, or put back what is not to be released: git status"
        yield Diagnostic(files[0], 0, "B23", f"{many} not as the last revision has them: {named}", hint)


def of_tools() -> Iterator[Diagnostic]:
    """That the tool is missing which writes the bill of materials."""
    if not tool():
        hint = f"install it, with {_EXTRA} or the extra release of the generator"
        yield Diagnostic("the system", 0, "B01", "cyclonedx-py is missing, which writes the bill of materials", hint)


def of_place(target: Path) -> Iterator[Diagnostic]:
    """That the release is there already; it is never written over."""
    if target.exists() or target.is_symlink():
        hint = "what is released stays as it is: raise the version, or name another folder with --output"
        yield Diagnostic(str(target), 0, "B28", "there is something already", hint)


def of_standing(project: Project, checked: dict[str, Checked]) -> list[Diagnostic]:
    """What is to do, to translate and to approve, with file and line."""
    publications = project.publications.values()
    found = [one for publication in publications for one in standings(publication, checked[publication.key])]
    titles = [todo for publication in publications for todo in todos_of_titles(publication)]
    return [replace(one, code=_LEFT[one.code]) for one in refused(found, titles)]


def of_warnings(found: Iterable[Diagnostic], told: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The problems that are not `told` in other words, and that a release must not have the warnings among them."""
    elsewhere = {(one.file, one.line, code) for one in told for code, own in _LEFT.items() if own == one.code}
    rest = [one for one in found if (one.file, one.line, one.code) not in elsewhere]
    warnings = [one for one in rest if one.severity == WARNING]
    if not warnings:
        return rest, []
    many = "1 warning is" if len(warnings) == 1 else f"{len(warnings)} warnings are"
    hint = f"mend what is warned of; {PROGRAM} check shows it"
    return rest, [Diagnostic(warnings[0].file, warnings[0].line, "B27", f"{many} open", hint)]
