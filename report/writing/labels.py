"""Labels in the files of a project: where they are given and named, and how one is renamed everywhere at once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from report import CONFIG
from report.check.ledger import LEDGER
from report.diagnostics import UsageError
from report.project.records import Publication
from report.project.selection import unknown
from report.writing.changes import Changes
from report.writing.imports import ANALYSIS
from report.writing.names import NAME, plain

# Where a chapter gives a label: in braces behind a heading, picture or box, and in the options of a cell.
_GIVEN = re.compile(r"\{[^}\n]*?#([\w.:-]*\w)|^#\|\s*label:\s*[\"']?([\w.:-]*\w)", re.MULTILINE)

# Where one is named, the label itself being put in: the whole of it, behind the sign of a reference, a link, an
# attribute or a text; a text of the analysis; and what the ledger has in brackets.
_ENDS = r"(?![\w-]|[.:]\w)"
_AWAY = r"(?i:https?)://(?:[^\s<>\"'()\[\]]|\([^\s<>\"'()]*\))*|"  # an address elsewhere, in which none is named
_CHAPTER = _AWAY + r"(?P<before>^#\|\s*label:\s*[\"']?|[@#\"'=]){0}" + _ENDS
_CODE = r"(?P<before>[\"']){0}(?=[\"'])"
_LEDGER = r"(?P<before>⟨){0}(?=[⟩ ])"
_SECTION = r"(?P<before>^\s*[\"']?){0}(?=[\"']?\s*:)"  # in the sections of an index


def labels_of(chapter: Path) -> list[str]:
    """The labels that the file of a chapter gives, in their order; none of one that cannot be read."""
    try:
        return labels_in(chapter.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return []


def labels_in(text: str) -> list[str]:
    """The labels that `text` gives, in their order."""
    return [found[1] or found[2] for found in _GIVEN.finditer(text)]


def refuse_taken(root: Path, folders: Iterable[str], label: str) -> None:
    """Raise UsageError where a chapter in the `folders` of publications gives the `label` already."""
    for folder in folders:
        for file in _files(root, folder, "*.qmd"):
            if label in labels_of(root / file):
                raise UsageError(f"there is a label {label} already, in {file}; take another name")


@dataclass(frozen=True, slots=True)
class Place:
    """A line in which a label is named, as it was and as it will be."""

    file: str
    line: int
    before: str
    after: str


def rename_label(changes: Changes, publication: Publication, old: str, new: str) -> list[Place]:
    """Put into `changes` all that names the label `old` of `publication`, naming `new`; every line that changes.

    That is its chapters in all languages, texts of the analysis, the sections of its index, what labels of earlier
    releases are called now, and the ledger of approved pairs, which stay approved: no word changes.  Raises UsageError
    for a label that is unknown, taken or none, and for one that the analysis may put together; and OSError.
    """
    chapters = _files(changes.root, publication.folder, "*.qmd")
    given = {label for file in chapters for label in labels_in(changes.read(file))}
    _check(old, new, given)
    analysis = _files(changes.root, ANALYSIS, "*.py")
    for file in analysis:
        _refuse_made(file, changes.read(file), old)
    ledger = f"{publication.folder}/{LEDGER}"
    sections = [index.sections] if (index := publication.lists.get("index")) and index.sections else []
    places: list[Place] = []
    for files, named in ((chapters, _CHAPTER), (analysis, _CODE), (sections, _SECTION), ([ledger], _LEDGER)):
        pattern = re.compile(named.format(re.escape(old)))
        for file in (file for file in files if (changes.root / file).is_file()):
            places += _renamed(changes, file, pattern, new)
    return places + list(_written(changes, CONFIG, _former(changes.read(CONFIG), publication.key, old, new)))


def _files(root: Path, folder: str, pattern: str) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / folder).rglob(pattern) if path.is_file())


def _check(old: str, new: str, given: Iterable[str]) -> None:
    known = sorted(given)
    if old not in known:
        if "." in old:
            raise UsageError(f"{old!r} is no label; a value is named by the function in figures/ that returns it")
        raise UsageError(unknown("label", old, known))
    kind = old.partition("-")[0]
    if not new.startswith(f"{kind}-") or not NAME.fullmatch(new):
        meant = plain(new.removeprefix(f"{kind}-"))
        such = f", such as {kind}-{meant}" if meant else ""
        rule = f"a label is {kind}- and then small letters a-z, digits and hyphens"
        raise UsageError(f"{new!r} cannot stand for {old}: {rule}{such}")
    if new == old:
        raise UsageError(f"the label is {old} already")
    if new in known:
        raise UsageError(f"there is a label {new} already; take another name")


def _refuse_made(file: str, code: str, old: str) -> None:
    """Raise UsageError where `code` puts a text together that begins as the label `old` does."""
    try:
        nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.JoinedStr) and node.values]
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"{file} cannot be read: {error}; mend it first") from error
    for node in nodes:
        first = node.values[0]
        begins = first.value if isinstance(first, ast.Constant) else ""
        if isinstance(begins, str) and "-" in begins and old.startswith(begins):
            what = f"{file}:{node.lineno} puts labels together that begin with {begins}, {old} perhaps among them"
            raise UsageError(f"{what}; rename it there and in the chapters by hand")


def _former(text: str, key: str, old: str, new: str) -> str:
    """_quarto.yml with `new` for `old` where the publication `key` says what former labels are called now."""
    node: Any = yaml.compose(text, yaml.SafeLoader)
    for name in ("publications", key, "former"):
        node = next((value for one, value in node.value if one.value == name), None)
        if node is None:
            return text
    targets = [value for _, value in node.value]
    inside = [
        value for one in targets if isinstance(one, yaml.MappingNode) for n, value in one.value if n.value == "now"
    ]
    for found in sorted((*targets, *inside), key=lambda one: one.start_mark.index, reverse=True):
        if found.value == old:
            start, end = found.start_mark.index, found.end_mark.index
            text = text[:start] + text[start:end].replace(old, new) + text[end:]
    return text


def _renamed(changes: Changes, file: str, pattern: re.Pattern[str], new: str) -> Iterator[Place]:
    """Put the file into `changes` with every match of `pattern` as `new`; the lines in which there is one."""

    def put(found: re.Match[str]) -> str:
        return found[0] if found["before"] is None else found["before"] + new

    yield from _written(changes, file, "\n".join(pattern.sub(put, line) for line in changes.read(file).split("\n")))


def _written(changes: Changes, file: str, after: str) -> Iterator[Place]:
    """Put the file as it is `after` into `changes`; the lines in which it is another."""
    lines = changes.read(file).split("\n")
    changes.change(file, after)
    for number, (one, other) in enumerate(zip(lines, after.split("\n"), strict=True), 1):
        if one != other:
            yield Place(file, number, one.strip(), other.strip())
