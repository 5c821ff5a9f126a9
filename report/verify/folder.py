"""A folder that somebody else has made: what lies in it is listed and read, and nothing leads out of it.

Whatever is wrong with a file is a problem with a place; nothing here trusts a name, a size or an encoding.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from report.diagnostics import Diagnostics

LARGEST = 256 * 1024 * 1024  # bytes of a file that is read as a whole; the pages of a large report are a tenth of that
_CHUNK = 1024 * 1024
# What a file that no generator wrote makes its readers raise.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)


def shown(name: str) -> str:
    """`name` of a file as it can be printed anywhere: one line, and no byte that is no character."""
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in plain)


class Folder:
    """The folder at `root`, a real one; `sizes` has the bytes of each of its files by path, with `/` between folders.

    What is no file, such as a link or a pipe, is in `irregular` and never opened.  `within` is where the folder stands
    in what is checked, with a slash behind it.
    """

    def __init__(self, root: Path, within: str = "") -> None:
        self.root, self.within = Path(os.path.realpath(root)), within
        self.sizes: dict[str, int] = {}
        self.irregular: list[str] = []
        self.unreadable: dict[str, str] = {}
        self._aside: dict[str, bytes] = {}
        self._list()

    def _list(self) -> None:
        for where, folders, names in os.walk(self.root, onerror=self._refused):
            folders[:] = sorted(folder for folder in folders if not self._is_link(where, folder))
            for name in sorted(names):
                self._add(os.path.relpath(os.path.join(where, name), self.root))  # noqa: PTH118  thousands of files

    def _refused(self, error: OSError) -> None:
        path = os.path.relpath(error.filename or self.root, self.root)
        self.unreadable[path] = error.strerror or "it cannot be read"

    def _is_link(self, where: str, folder: str) -> bool:
        path = Path(where, folder)
        if path.is_symlink():
            self.irregular.append(path.relative_to(self.root).as_posix())
        return path.is_symlink()

    def _add(self, name: str) -> None:
        path = name.replace(os.sep, "/")
        state = (self.root / name).lstat()
        if stat.S_ISREG(state.st_mode):
            self.sizes[path] = state.st_size
        else:
            self.irregular.append(path)

    def place(self, path: str) -> str:
        """What a file is called in a message."""
        return shown(f"{self.within}{path}")

    def digest(self, path: str) -> str:
        """The sha256 of a file of :attr:`sizes`.  Raises OSError."""
        if path in self._aside:
            return hashlib.sha256(self.read(path)).hexdigest()
        found = hashlib.sha256()
        with self._opened(path) as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
        return found.hexdigest()

    def read(self, path: str) -> bytes:
        """What a file of :attr:`sizes` holds.  Raises OSError, also for one that is not there or larger than any is."""
        if path not in self.sizes:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        if self.sizes[path] > LARGEST:
            raise OSError(errno.EFBIG, f"it has {self.sizes[path]} bytes, more than are read", path)
        with self._opened(path) as file:
            return file.read(LARGEST).replace(self._aside.get(path, b""), b"", 1)

    def set_aside(self, record: str, parts: Mapping[str, bytes]) -> None:
        """From now on leave out the file `record`, and of each file in `parts` the one place with these bytes.

        Raises OSError for what cannot be read and ValueError where there is not one place; nothing is changed then.
        """
        for path, part in parts.items():
            if not part or self.read(path).count(part) != 1:
                raise ValueError(f"what it names does not stand once in {shown(path)[:80]!r}")
        del self.sizes[record]
        for path, part in parts.items():
            self.sizes[path] -= len(part)
        self._aside = dict(parts)

    def text(self, path: str) -> str:
        """The text that a file holds.  Raises OSError as :meth:`read`, and ValueError for what is not UTF-8."""
        return self.read(path).decode("utf-8")

    def json(self, path: str) -> Any:
        """The JSON that a file holds.  Raises OSError, and ValueError for what is none or is nested too deep."""
        try:
            return json.loads(self.text(path))
        except RecursionError:
            raise ValueError("it is nested too deep") from None

    @contextlib.contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO]:
        descriptor = os.open(self.root / path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            yield file


def report_unreadable(error: BaseException, file: str, code: str, found: Diagnostics) -> None:
    """Report the `error` that came of reading `file`, which is called so in messages."""
    told = getattr(error, "strerror", None) or str(error) or type(error).__name__
    line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (0, 0)
    told = f"it cannot be read: {shown(told)[:300]}"
    found.error(code, told, file=file, line=line, column=column, hint="fetch the file again")
