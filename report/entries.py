"""Readers of what a project says of itself: paths inside it, names of pages, names given once.  Reads no file."""

from __future__ import annotations

import re
from pathlib import Path

from report.diagnostics import Diagnostics
from report.fresh import FOLDERS, watched
from report.yaml_lines import Entry, Reader

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ProjectReader(Reader):
    """Reads entries of the `file` that describes the project in `root`."""

    def __init__(self, root: Path, file: str, found: Diagnostics) -> None:
        super().__init__(file, found)
        self.root = root

    def slug(self, entry: Entry | None, where: str, taken: tuple[str, ...] = ()) -> str:
        """The name of a page, which may not lie anywhere else and is none of `taken`; else an empty text."""
        text = self.string(entry, where)
        if text and not _SLUG.fullmatch(text):
            self.wrong(entry, where, "a name of small letters a-z, digits and hyphens")
        elif text in taken:
            self.wrong(entry, where, f"another name than {', '.join(taken)}")
        return text if _SLUG.fullmatch(text) and text not in taken else ""

    def path(self, entry: Entry | None, where: str) -> str:
        """A path into one of the folders of a project that builds watch; else an empty text."""
        path = self.string(entry, where)
        if not path or not self.stays(path, entry):
            return ""
        if watched(self.root, path):
            return path
        self.wrong(entry, where, f"a path in {', '.join(FOLDERS)}")
        return ""

    def stays(self, path: str, entry: Entry) -> bool:
        """Whether `path`, which `entry` names, stays inside the project."""
        if (self.root / path).resolve().is_relative_to(self.root.resolve()):
            return True
        self.found.error("C07", f"the path {path!r} leaves the project", file=self.file, line=entry.line,
                         hint="name a path inside the project")
        return False

    def once(self, named: list[tuple[str, int]], what: str) -> None:
        """Report each of `named`, names with their lines, that was given before; `what` it is begins the sentence."""
        seen: dict[str, int] = {}
        for name, line in named:
            if name in seen:
                self.found.error("C08", f"{what} {name} is given twice".strip(), file=self.file, line=line,
                                 hint=f"the first is in line {seen[name]}")
            seen.setdefault(name, line)
