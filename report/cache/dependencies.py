"""Digests of everything a build can depend on: the project's files, its packages, Python and Pango."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from report.cache.environment import LOCK, pango_version
from report.cache.store import bytes_digest, digest, file_digest

OWN = Path(__file__).resolve().parent.parent


class Inputs:
    """What this build depends on, each digest computed once.

    Names: a path relative to the project; ``data:<table>``; ``place:<path>``, where the path leads and what is
    there; ``folder:<path>``, that with the names in the folder; ``generator``, ``packages``, ``python``, ``pango``;
    ``languages``, the languages and units of the project, whose digest `languages` is set when they are read.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[str, str] = {}
        self.table_hashes: dict[str, str] = {}
        self.languages = ""

    def __call__(self, name: str) -> str:
        """The digest called `name`; empty for a file that does not exist."""
        if name not in self._known:
            self._known[name] = self._compute(name)
        return self._known[name]

    def read(self, file: str) -> bytes:
        """The bytes of a file, which are also those that its digest is taken of.  Raises OSError."""
        content = (self.root / file).read_bytes()
        self._known[file] = bytes_digest(content)
        return content

    def of(self, *names: str) -> dict[str, str]:
        """The digests of `names`, as a record of what something was keyed on."""
        return {name: self(name) for name in names}

    def _compute(self, name: str) -> str:
        if name.startswith("data:"):
            return self.table_hashes.get(name.removeprefix("data:"), "")
        if name.startswith(("place:", "folder:")):
            return _place(self.root / name.partition(":")[2], names=name.startswith("folder:"))
        special = {
            "generator": self._generator,
            "packages": self._packages,
            "python": lambda: sys.version,
            "pango": pango_version,
            "languages": lambda: self.languages,
        }
        return special[name]() if name in special else file_digest(self.root / name)

    def _packages(self) -> str:
        return file_digest(OWN.parent / LOCK)

    def _generator(self) -> str:
        return digest(*((str(p.relative_to(OWN)), file_digest(p)) for p in generator_files()))


def _place(path: Path, *, names: bool) -> str:
    inside = sorted(os.listdir(path)) if names and path.is_dir() else []
    return digest(os.path.realpath(path), path.is_file(), path.is_dir(), *inside)


def generator_files() -> list[Path]:
    """The generator's own source, styles and templates, sorted."""
    found = []
    for where, folders, names in os.walk(OWN):
        folders[:] = [f for f in folders if f != "__pycache__"]
        found += [Path(where, n) for n in names if not n.endswith((".pyc", ".md"))]
    return sorted(found)
