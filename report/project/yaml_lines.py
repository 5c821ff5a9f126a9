"""YAML with the line of every node, and readers that report every problem at once.

Knows nothing of the project's own keys.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from report.cache.up_to_date import FOLDERS, watched
from report.diagnostics import Diagnostics, nearest
from report.language.characters import unprintable

DEEPEST = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A piece of a YAML file: a plain value, or a mapping or sequence of nodes, with its line."""

    content: Any
    line: int

    def plain(self) -> Any:
        """The content without lines."""
        if isinstance(self.content, dict):
            return {k: v.plain() for k, v in self.content.items()}
        if isinstance(self.content, list):
            return [v.plain() for v in self.content]
        return self.content


def read_yaml(text: str) -> YamlNode:
    """`text` as nodes.  Raises yaml.YAMLError, whose mark names the line, also for what YAML allows and we do not.

    That is a key given twice, a name for a part (&name) or a repetition of it (*name), more than `DEEPEST` levels, and
    a text with a character that cannot be printed.
    """
    _check_events(text)
    loader = _LOADER(text)
    try:
        parsed = loader.get_single_node()
        return _node(loader, parsed) if parsed else YamlNode({}, 1)
    finally:
        loader.dispose()


def _check_events(text: str) -> None:
    """Go through `text` without making anything of it, so that nothing in it can grow without end."""
    depth = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _unwanted("names (&) and repetitions (*) of a part; write it out where it is wanted", event)
        if isinstance(event, yaml.ScalarEvent) and (bad := unprintable(event.value)):
            raise _unwanted(bad.name, event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _unwanted(f"more than {DEEPEST} levels", event)


def _unwanted(what: str, event: yaml.Event) -> yaml.YAMLError:
    mark: Any = event.start_mark  # the faster parser has a kind of its own
    return yaml.constructor.ConstructorError(None, None, f"it has {what}", mark)


def _node(loader: Any, parsed: yaml.Node) -> YamlNode:
    line = parsed.start_mark.line + 1
    if isinstance(parsed, yaml.MappingNode):
        mapping: dict[str, YamlNode] = {}
        for key, value in parsed.value:
            name = str(loader.construct_object(key))
            if name in mapping:
                raise yaml.constructor.ConstructorError(None, None, f"the key {name!r} is given twice", key.start_mark)
            mapping[name] = YamlNode(_node(loader, value).content, key.start_mark.line + 1)
        return YamlNode(mapping, line)
    if isinstance(parsed, yaml.SequenceNode):
        return YamlNode([_node(loader, item) for item in parsed.value], line)
    return YamlNode(_scalar(loader, parsed), line)


def _scalar(loader: Any, parsed: yaml.Node) -> Any:
    try:
        return loader.construct_object(parsed, deep=True)
    except ValueError as error:  # what looks like a date need not be one: 2020-13-45
        raise yaml.constructor.ConstructorError(None, None, f"{parsed.value!r}: {error}", parsed.start_mark) from error


class Reader:
    """Reads the nodes of one file as the kinds that are wanted, and reports what is not."""

    def __init__(self, file: str, found: Diagnostics) -> None:
        self.file, self.found = file, found

    def keys(
        self,
        node: YamlNode,
        where: str,
        known: Iterable[str],
        required: Iterable[str] = (),
        further: Iterable[str] = (),
    ) -> dict[str, YamlNode]:
        """The mapping in `node`; unknown keys get the nearest known one as a hint, missing ones are named.

        `further` keys are known too, and too many to be listed.
        """
        if not isinstance(node.content, dict):
            self.wrong(node, where, "a mapping")
            return {}
        known, every = list(known), [*known, *further]
        for key, value in node.content.items():
            if key not in every:
                self.found.error(
                    "C02",
                    f"unknown key {key!r} in {where}",
                    file=self.file,
                    line=value.line,
                    hint=nearest(key, every) or f"known keys: {', '.join(known)}",
                )
        for key in required:
            if key not in node.content:
                self.found.error("C03", f"{where} has no {key!r}", file=self.file, line=node.line, hint=f"add {key}:")
        return node.content

    def string(self, node: YamlNode | None, where: str) -> str:
        """The text in `node`, or the empty string when it is missing or something else."""
        if node is None:
            return ""
        if not isinstance(node.content, str) or not node.content.strip():
            self.wrong(node, where, "a text")
            return ""
        return node.content

    def integer(self, node: YamlNode | None, where: str, default: int = 1) -> int:
        """The whole number in `node`, from one up; `default` without a node, and with a diagnostic for any other."""
        if node is None:
            return default
        if not isinstance(node.content, int) or isinstance(node.content, bool) or node.content < 1:
            self.wrong(node, where, "a whole number from 1 up")
            return default
        return node.content

    def boolean(self, node: YamlNode | None, where: str) -> bool:
        """Whether `node` is true; false without a node, and with a diagnostic for what is neither."""
        if node is None or isinstance(node.content, bool):
            return node is not None and node.content
        self.wrong(node, where, "true or false")
        return False

    def strings(self, node: YamlNode | None, where: str) -> tuple[str, ...]:
        """The texts in the sequence `node`."""
        if node is None:
            return ()
        if not isinstance(node.content, list):
            self.wrong(node, where, "a list")
            return ()
        return tuple(self.string(item, where) for item in node.content)

    def texts(self, node: YamlNode | None, where: str, names: Iterable[str]) -> dict[str, str]:
        """The texts in the mapping `node` by name, of which all `names` have one; none without a node."""
        keys = self.keys(node, where, names, names) if node else {}
        return {name: self.string(value, f"{where}.{name}") for name, value in keys.items()}

    def lists(self, node: YamlNode | None, where: str, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The texts in each sequence of the mapping `node`, by name, of `names`; none without a node."""
        keys = self.keys(node, where, names) if node else {}
        return {name: self.strings(value, f"{where}.{name}") for name, value in keys.items()}

    def wrong(self, node: YamlNode, where: str, wanted: str) -> None:
        """Report that `node` is not `wanted`."""
        shown = node.plain()
        self.found.error(
            "C04", f"{where} must be {wanted}, not {shown!r}", file=self.file, line=node.line, hint=f"write {wanted}"
        )


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ProjectReader(Reader):
    """Reads the nodes of the `file` that describes the project in `root`."""

    def __init__(self, root: Path, file: str, found: Diagnostics) -> None:
        super().__init__(file, found)
        self.root = root

    def slug(self, node: YamlNode | None, where: str, taken: tuple[str, ...] = ()) -> str:
        """The name of a page, which may not lie anywhere else and is none of `taken`; else an empty text."""
        text = self.string(node, where)
        if node is None:
            return text
        if text and not _SLUG.fullmatch(text):
            self.wrong(node, where, "a name of small letters a-z, digits and hyphens")
        elif text in taken:
            self.wrong(node, where, f"another name than {', '.join(taken)}")
        return text if _SLUG.fullmatch(text) and text not in taken else ""

    def path(self, node: YamlNode | None, where: str) -> str:
        """A path into one of the folders of a project that builds watch; else an empty text."""
        path = self.string(node, where)
        if node is None or not path or not self.stays(path, node):
            return ""
        if watched(self.root, path):
            return path
        self.wrong(node, where, f"a path in {', '.join(FOLDERS)}")
        return ""

    def file_path(self, node: YamlNode | None, where: str, what: str) -> str:
        """The :meth:`path` of a file that exists, `what` it is being named when it does not; else an empty text."""
        path = self.path(node, where)
        if not path or node is None:
            return path
        if (self.root / path).is_file():
            return self._readable(path, node, what)
        self.found.error(
            "C05",
            f"{what} {path} is missing",
            file=self.file,
            line=node.line,
            hint="write it, or mend its path",
        )
        return ""

    def _readable(self, path: str, node: YamlNode, what: str) -> str:
        if os.access(self.root / path, os.R_OK):
            return path
        hint = "ask for the right to read it"
        self.found.error("C05", f"{what} {path} cannot be read", file=self.file, line=node.line, hint=hint)
        return ""

    def stays(self, path: str, node: YamlNode) -> bool:
        """Whether `path`, which `node` names, stays inside the project."""
        if (self.root / path).resolve().is_relative_to(self.root.resolve()):
            return True
        self.found.error(
            "C07",
            f"the path {path!r} leaves the project",
            file=self.file,
            line=node.line,
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
