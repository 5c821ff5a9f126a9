"""Files that are written together: all of them, or none when the system refuses one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from report.diagnostics import UsageError
from report.system.files import write_whole


class Changes:
    """What is to be written in the project `root`: contents by path, relative to it; written by `apply`, not before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files: dict[str, bytes] = {}
        self._new: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def create(self, path: str, text: str) -> None:
        """The new file `path` will hold `text`.  Raises UsageError where something stands there already."""
        if path in self._files or (self.root / path).exists() or (self.root / path).is_symlink():
            raise UsageError(f"{path} is there already; take another name, or change what is there")
        self._new.add(path)
        self._files[path] = text.encode()

    def read(self, path: str) -> str:
        """What the file `path` will hold as things stand, its line ends as they are.

        Raises OSError, and UsageError where it is not UTF-8.
        """
        content = self._files.get(path)
        content = (self.root / path).read_bytes() if content is None else content
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(f"{path} is not UTF-8; save it as UTF-8 first") from error

    def change(self, path: str, text: str) -> None:
        """The file `path`, which is there, will hold `text`; nothing comes of one that holds it already."""
        if path in self._files or self.read(path) != text:
            self._files[path] = text.encode()

    def put(self, path: str, content: bytes) -> None:
        """The file `path` will hold `content`, whether it is there or not."""
        if not (self.root / path).exists():
            self._new.add(path)
        self._files[path] = content

    def lines(self) -> list[str]:
        """A line for each file: whether it is new or changed, and its path."""
        return [f"  {'new' if path in self._new else 'changed':7}  {path}" for path in self._files]

    def apply(self) -> None:
        """Write all files.  Raises OSError when one cannot be; every file is then as it was."""
        before: dict[Path, bytes | None] = {}
        folders: list[Path] = []
        try:
            for path, content in self._files.items():
                target = self.root / path
                folders += self._made(target.parent)
                before[target] = target.read_bytes() if target.exists() else None
                write_whole(target, content)
        except BaseException:
            _put_back(before, folders)
            raise

    def _made(self, folder: Path) -> list[Path]:
        """Make `folder` and those that it stands in; those that were made, the outermost first."""
        missing = [one for one in (folder, *folder.parents) if not one.exists()][::-1]
        folder.mkdir(parents=True, exist_ok=True)
        return missing


def _put_back(before: dict[Path, bytes | None], folders: list[Path]) -> None:
    """Make files as they were `before`, None being those that were not there, and remove the `folders`."""
    for target, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                target.unlink(missing_ok=True)
            else:
                write_whole(target, content)
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            folder.rmdir()
