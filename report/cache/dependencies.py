"""Digests of everything that a result can depend on: the project's files, its packages, Python and Pango.

Knows nothing of results.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from report.cache.environment import GENERATOR, packages_digest, pango_version
from report.cache.kept import identity
from report.cache.places import FOLDER, MODULE, PLACE, bytes_digest, digest, file_digest, state
from report.system.files import read_file

if TYPE_CHECKING:
    from report.cache.kept import KnownFiles

# What every result depends on; it cannot change while a process runs, which has loaded it.  The languages and units
# of a project are read before anything that prints, and :class:`Dependencies` is told of them.
LANGUAGES = "project:languages"
ENVIRONMENT = ("generator", "packages", "python", LANGUAGES)
PDF_ENGINE = "pango"
TABLE = "data:"  # how the name of a table begins
_KEPT = 10_000  # names of which it is known where they stand; a build asks for hundreds of them again and again


class Dependencies:
    """What this build can depend on in the project `root`, each digest computed once.

    Names: those of :func:`report.cache.places.state`; ``data:<table>``, and ``data:<table>?<question>``
    for what a table answers, of which `table_digest` knows the digests; ``generator``, ``packages``, ``python``,
    ``pango``; ``project:languages``, the languages and units of the project: the digest in `languages`, empty until
    they are read.  `files` are those that a process which builds again and again knows already.
    """

    def __init__(self, root: Path, files: KnownFiles | None = None) -> None:
        self.root, self._files = root, files
        self._known: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self.table_digest: Callable[[str], str] = _no_table
        self.languages = ""

    def __call__(self, name: str) -> str:
        """The digest called `name`; empty for a file that does not exist."""
        if name == LANGUAGES:
            return self.languages
        if name not in self._known:
            self._known[name] = self._compute(name)
        return self._known[name]

    def trust(self, file: str, seen: tuple[int, ...], then: str) -> None:
        """Take `then` for the digest of a file that is still as it was `seen`: it need not be read for that."""
        if file not in self._known and identity(f"{self.root}/{file}") == seen:
            self._known[file] = then

    def read(self, file: str) -> bytes:
        """The bytes of a file, the same however often it is read, which its digest is taken of too.  Raises OSError."""
        if file not in self._contents:
            self._contents[file], self._known[file] = self._read(file)
        return self._contents[file]

    def _read(self, file: str) -> tuple[bytes, str]:
        if self._files:
            return self._files.read(f"{self.root}/{file}")  # not a Path: hundreds of them take longer than all files
        content = read_file(self.root / file)
        return content, bytes_digest(content)

    def of(self, *names: str) -> dict[str, str]:
        """The digests of `names`, by name."""
        return {name: self(name) for name in names}

    def unchanged(self, before: Mapping[str, str]) -> bool:
        """Whether the files and places in `before`, digests by name, still are what they were.

        Only these can change while a build runs: tables are read once, and what is named otherwise is no file.
        """
        return all(self._compute(name) == then for name, then in before.items() if stands_in_project(name))

    def _compute(self, name: str) -> str:
        if name.startswith(TABLE):
            return self.table_digest(name.removeprefix(TABLE))
        special = {
            "generator": _generator,
            "packages": packages_digest,
            "python": lambda: digest(sys.version),
            PDF_ENGINE: pango_version,
        }
        if name not in special:
            return self._state(name)
        lasting = self._files.environment if self._files else {}
        if name not in lasting:
            lasting[name] = special[name]()
        return lasting[name]

    def _state(self, name: str) -> str:
        if not self._files or ":" in name:
            return state(self.root, name)
        return self._files.digest(f"{self.root}/{name}")


@lru_cache(_KEPT)
def stands_in_project(name: str) -> bool:
    """Whether the dependency called `name` is a file or place of the project, which can change while a build runs."""
    return name not in (*ENVIRONMENT, PDF_ENGINE) and (":" not in name or name.startswith((PLACE, FOLDER, MODULE)))


def _no_table(_: str) -> str:
    """The digest of a table before the package is read."""
    return ""


def generator_files() -> list[Path]:
    """The generator's own source, styles and templates, sorted."""
    found = []
    for where, folders, names in os.walk(GENERATOR):
        folders[:] = [f for f in folders if f != "__pycache__"]
        found += [Path(where, n) for n in names if not n.endswith((".pyc", ".md"))]
    return sorted(found)


def _generator() -> str:
    return digest(*((str(path.relative_to(GENERATOR)), file_digest(path)) for path in generator_files()))
