"""The files of a project on their way to other machines: each content goes by its digest, and to each machine once.

A tree is the list of a project's files with their digests, and its name is the digest of that list; so it is a content
like any other, and who has the name can check all that hangs on it.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import cast

from report.cache.codec import decode, encode
from report.cache.places import bytes_digest
from report.system.files import read_file, write_whole

PORTION = 64 * 1024 * 1024  # bytes that go along with one order, if no file is larger by itself
TREES = 4  # of those that are not in use, so many stay laid out
_READ_ONLY = 0o444


class Changed(Exception):
    """Raised for a file, named by its path in the project, that is not any more what it was when it was listed."""


class Shipment:
    """The files called `names`, paths in the project `root`, as they are now.  Raises OSError for one that is missing.

    `tree` names them all; contents are read when they are asked for.
    """

    def __init__(self, root: Path, names: Iterable[str]) -> None:
        self.root = root
        digests = {name: bytes_digest(read_file(root / name)) for name in sorted(names)}
        self._list = encode(list(digests.items()))
        self._paths = {digest: name for name, digest in digests.items()}
        self.tree = bytes_digest(self._list)

    def contents(self, digests: Iterable[str]) -> dict[str, bytes]:
        """The first of the contents with these digests, as many as go at once.  Raises Changed, and OSError."""
        found: dict[str, bytes] = {}
        for digest in digests:
            found[digest] = self._list if digest == self.tree else self._content(digest)
            if sum(map(len, found.values())) > PORTION:
                break
        return found

    def _content(self, digest: str) -> bytes:
        name = self._paths[digest]
        content = read_file(self.root / name)
        if bytes_digest(content) != digest:
            raise Changed(name)
        return content


class Shelf:
    """Contents and trees in `folder`, which belongs to one process; its threads may all use them at once."""

    def __init__(self, folder: Path) -> None:
        self._contents, self._trees = folder / "contents", folder / "trees"
        self._lock = Lock()
        self._in_use: Counter[str] = Counter()
        self._latest: dict[str, None] = {}  # trees that are laid out, the last one used at the end

    def take(self, contents: Mapping[str, bytes]) -> None:
        """Keep `contents`, by digest.  Raises ValueError for one that has another digest."""
        for digest, content in contents.items():
            if bytes_digest(content) != digest:
                raise ValueError(f"what came as {digest} is {bytes_digest(content)}")
            self._contents.mkdir(parents=True, exist_ok=True)
            with self._lock:
                path = self._contents / digest
                if not path.exists():
                    write_whole(path, content)
                    path.chmod(_READ_ONLY)

    def lacking(self, tree: str) -> tuple[str, ...]:
        """The digests of what has to come before `tree` can be laid out."""
        with self._lock:
            if tree in self._latest:
                return ()
            if not (self._contents / tree).exists():
                return (tree,)
            digests = dict.fromkeys(self._listed(tree).values())
            return tuple(digest for digest in digests if not (self._contents / digest).exists())

    @contextmanager
    def laid_out(self, tree: str) -> Iterator[Path]:
        """The folder with the files of `tree`, of which nothing is lacking; it stays within this context."""
        with self._lock:
            if tree not in self._latest:
                self._lay_out(tree)
            self._latest[tree] = self._latest.pop(tree, None)
            self._in_use[tree] += 1
            self._make_room()
        try:
            yield self._folder(tree)
        finally:
            with self._lock:
                self._in_use[tree] -= 1

    def _folder(self, tree: str) -> Path:
        return self._trees / tree / "project"

    def _listed(self, tree: str) -> dict[str, str]:
        """The digests of the files of `tree` by path.  Raises ValueError for a path that leads out of it."""
        listed = cast(list[tuple[str, str]], decode(read_file(self._contents / tree)))
        for name, _ in listed:
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise ValueError(f"the path {name!r} leads out of the project")
        return dict(listed)

    def _lay_out(self, tree: str) -> None:
        """Files with links to their contents; a second link shows which contents are still needed."""
        shutil.rmtree(self._trees / tree, ignore_errors=True)
        (self._folder(tree)).mkdir(parents=True)
        os.link(self._contents / tree, self._trees / tree / "list")
        for name, digest in self._listed(tree).items():
            path = self._folder(tree) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            os.link(self._contents / digest, path)

    def _make_room(self) -> None:
        """Remove the trees that were used longest ago, and contents that are in no tree any more."""
        idle = [tree for tree in self._latest if not self._in_use[tree]]
        for tree in idle[:-TREES]:
            del self._latest[tree]
            shutil.rmtree(self._trees / tree, ignore_errors=True)
        if idle[:-TREES]:
            for path in self._contents.iterdir():
                if path.stat().st_nlink == 1:
                    path.unlink()
