"""YAML with the line of every entry, and readers that report every problem at once.

Knows nothing of the project's own keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from report.cache.up_to_date import FOLDERS, watched
from report.diagnostics import Diagnostics, nearest

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of a YAML file: a plain value, or a mapping or sequence of entries, with its line."""

    content: Any
    line: int

    def plain(self) -> Any:
        """The content without lines."""
        if isinstance(self.content, dict):
            return {k: v.plain() for k, v in self.content.items()}
        if isinstance(self.content, list):
            return [v.plain() for v in self.content]
        return self.content


def read_yaml(text: str) -> Entry:
    """`text` as entries.  Raises yaml.YAMLError, whose mark names the line, and for a key given twice."""
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        return _entry(loader, node) if node else Entry({}, 1)
    finally:
        loader.dispose()


def _entry(loader: Any, node: yaml.Node) -> Entry:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Entry] = {}
        for key, value in node.value:
            name = str(loader.construct_object(key))
            if name in mapping:
                raise yaml.constructor.ConstructorError(None, None, f"the key {name!r} is given twice", key.start_mark)
            mapping[name] = Entry(_entry(loader, value).content, key.start_mark.line + 1)
        return Entry(mapping, line)
    if isinstance(node, yaml.SequenceNode):
        return Entry([_entry(loader, item) for item in node.value], line)
    return Entry(_scalar(loader, node), line)


def _scalar(loader: Any, node: yaml.Node) -> Any:
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as error:  # what looks like a date need not be one: 2020-13-45
        raise yaml.constructor.ConstructorError(None, None, f"{node.value!r}: {error}", node.start_mark) from error


class Reader:
    """Reads entries of one file as the kinds that are wanted, and reports what is not."""

    def __init__(self, file: str, found: Diagnostics) -> None:
        self.file, self.found = file, found

    def keys(self, entry: Entry, where: str, known: Iterable[str], required: Iterable[str] = ()) -> dict[str, Entry]:
        """The mapping in `entry`; unknown keys get the nearest known one as a hint, missing ones are named."""
        if not isinstance(entry.content, dict):
            self.wrong(entry, where, "a mapping")
            return {}
        known = list(known)
        for key, value in entry.content.items():
            if key not in known:
                self.found.error(
                    "C02",
                    f"unknown key {key!r} in {where}",
                    file=self.file,
                    line=value.line,
                    hint=nearest(key, known) or f"known keys: {', '.join(known)}",
                )
        for key in required:
            if key not in entry.content:
                self.found.error("C03", f"{where} has no {key!r}", file=self.file, line=entry.line, hint=f"add {key}:")
        return entry.content

    def string(self, entry: Entry | None, where: str) -> str:
        """The text in `entry`, or the empty string when it is missing or something else."""
        if entry is None:
            return ""
        if not isinstance(entry.content, str) or not entry.content.strip():
            self.wrong(entry, where, "a text")
            return ""
        return entry.content

    def integer(self, entry: Entry | None, where: str, default: int = 1) -> int:
        """The whole number in `entry`, from one up; `default` without an entry, and with a diagnostic for any other."""
        if entry is None:
            return default
        if not isinstance(entry.content, int) or isinstance(entry.content, bool) or entry.content < 1:
            self.wrong(entry, where, "a whole number from 1 up")
            return default
        return entry.content

    def boolean(self, entry: Entry | None, where: str) -> bool:
        """Whether `entry` is true; false without an entry, and with a diagnostic for what is neither."""
        if entry is None or isinstance(entry.content, bool):
            return entry is not None and entry.content
        self.wrong(entry, where, "true or false")
        return False

    def strings(self, entry: Entry | None, where: str) -> tuple[str, ...]:
        """The texts in the sequence `entry`."""
        if entry is None:
            return ()
        if not isinstance(entry.content, list):
            self.wrong(entry, where, "a list")
            return ()
        return tuple(self.string(item, where) for item in entry.content)

    def texts(self, entry: Entry | None, where: str, names: Iterable[str]) -> dict[str, str]:
        """The texts in the mapping `entry` by name, of which all `names` have one; none without an entry."""
        keys = self.keys(entry, where, names, names) if entry else {}
        return {name: self.string(value, f"{where}.{name}") for name, value in keys.items()}

    def lists(self, entry: Entry | None, where: str, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The texts in each sequence of the mapping `entry`, by name, of `names`; none without an entry."""
        keys = self.keys(entry, where, names) if entry else {}
        return {name: self.strings(value, f"{where}.{name}") for name, value in keys.items()}

    def wrong(self, entry: Entry, where: str, wanted: str) -> None:
        """Report that `entry` is not `wanted`."""
        shown = entry.plain()
        self.found.error(
            "C04", f"{where} must be {wanted}, not {shown!r}", file=self.file, line=entry.line, hint=f"write {wanted}"
        )


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ProjectReader(Reader):
    """Reads entries of the `file` that describes the project in `root`."""

    def __init__(self, root: Path, file: str, found: Diagnostics) -> None:
        super().__init__(file, found)
        self.root = root

    def slug(self, entry: Entry | None, where: str, taken: tuple[str, ...] = ()) -> str:
        """The name of a page, which may not lie anywhere else and is none of `taken`; else an empty text."""
        text = self.string(entry, where)
        if entry is None:
            return text
        if text and not _SLUG.fullmatch(text):
            self.wrong(entry, where, "a name of small letters a-z, digits and hyphens")
        elif text in taken:
            self.wrong(entry, where, f"another name than {', '.join(taken)}")
        return text if _SLUG.fullmatch(text) and text not in taken else ""

    def path(self, entry: Entry | None, where: str) -> str:
        """A path into one of the folders of a project that builds watch; else an empty text."""
        path = self.string(entry, where)
        if entry is None or not path or not self.stays(path, entry):
            return ""
        if watched(self.root, path):
            return path
        self.wrong(entry, where, f"a path in {', '.join(FOLDERS)}")
        return ""

    def file_path(self, entry: Entry | None, where: str, what: str) -> str:
        """The :meth:`path` of a file that exists, `what` it is being named when it does not; else an empty text."""
        path = self.path(entry, where)
        if not path or entry is None or (self.root / path).is_file():
            return path
        self.found.error(
            "C05",
            f"{what} {path} is missing",
            file=self.file,
            line=entry.line,
            hint="write it, or mend its path",
        )
        return ""

    def stays(self, path: str, entry: Entry) -> bool:
        """Whether `path`, which `entry` names, stays inside the project."""
        if (self.root / path).resolve().is_relative_to(self.root.resolve()):
            return True
        self.found.error(
            "C07",
            f"the path {path!r} leaves the project",
            file=self.file,
            line=entry.line,
            hint="name a path inside the project",
        )
        return False

    def once(self, named: list[tuple[str, int]], what: str) -> None:
        """Report each of `named`, names with their lines, that was given before; `what` it is begins the sentence."""
        seen: dict[str, int] = {}
        for name, line in named:
            if name in seen:
                self.found.error(
                    "C08",
                    f"{what} {name} is given twice".strip(),
                    file=self.file,
                    line=line,
                    hint=f"the first is in line {seen[name]}",
                )
            seen.setdefault(name, line)
