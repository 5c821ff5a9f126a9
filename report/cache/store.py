"""Entries in a folder: results with a record of what they depended on.  The only module that touches ``.cache``.

An entry is one file: a line that names the format with the checksum of the rest, then its record, then its result.
Writing is atomic, so that builds side by side do no harm; an entry that is damaged, cut off or of another version is
as good as absent.  Deleting the folder is always safe.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from report.cache.codec import decode, encode
from report.cache.places import digest
from report.system.files import read_file, remove_left_behind, write_whole

FOLDER = ".cache"
LARGEST = 256 * 1024 * 1024  # bytes; what was used longest ago goes first
_FORMAT = b"report-cache-2 "
_CHECKSUM = 16  # bytes
_LENGTH = 8  # bytes of the number that says how long the record is
_USED_AGAIN = 3600.0  # seconds after which another use of an entry is noted


@dataclass(frozen=True, slots=True)
class Record:
    """What an entry says of itself: its kind, its name, and the digest of each dependency by name.

    It was `made` so many seconds after the beginning of 1970, 0 where that is not known, `because` these dependencies
    had changed since one of the same name was made; there are none where it was the first.
    """

    kind: str
    name: str
    dependencies: Mapping[str, str]
    made: float = 0.0
    because: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A digest of its kind, name and dependencies: equal digests tell of equal results."""
        return digest(self.kind, self.name, *sorted(self.dependencies.items()))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, and its result still encoded; its checksum was right."""

    record: Record
    encoded: bytes

    @property
    def result(self) -> object:
        """The result, decoded anew at each call.  Raises ValueError for what no encoder wrote."""
        return decode(self.encoded)


class Store:
    """The entries in `folder`, each a file in a folder of its kind, called by the digest of its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written = False
        self.refused = ""

    def read(self, kind: str, name: str) -> Entry | None:
        """The entry; None when there is none that is whole."""
        path = self._path(kind, name)
        try:
            content = read_file(path)
            entry = _taken_apart(content)
        except (OSError, ValueError, TypeError):
            return None
        if entry.record.kind != kind or entry.record.name != name:
            return None
        _note_use(path)
        return entry

    def write(self, record: Record, result: object) -> None:
        """Write `result`, in place of an earlier one of this name; where it cannot be, `refused` says why.

        Raises TypeError for what cannot be encoded.
        """
        content = _put_together(record, encode(result))
        try:
            self._put(self._path(record.kind, record.name), content)
            self._written = True
        except OSError as error:
            self.refused = error.strerror or str(error)

    def _put(self, target: Path, content: bytes) -> None:
        for try_again in (True, False):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                return write_whole(target, content)
            except FileNotFoundError:  # someone has removed the folder meanwhile, which is always safe
                if not try_again:
                    raise
        return None

    def remove(self, record: Record) -> None:
        """Forget the entry of `record`, if there is one."""
        with contextlib.suppress(OSError):
            self._path(record.kind, record.name).unlink()

    def records(self, *kinds: str) -> Iterator[tuple[Record, int]]:
        """The record of every whole entry with the bytes its file takes, by kind and name; of all `kinds`, or these."""
        found = []
        for path in (path for kind in kinds or ("*",) for path in self.folder.glob(f"{kind}/*")):
            try:
                found.append((_taken_apart(path.read_bytes()).record, path.stat().st_size))
            except (OSError, ValueError, TypeError):
                continue
        yield from sorted(found, key=lambda pair: (pair[0].kind, pair[0].name))

    def prune(self, largest: int = LARGEST) -> None:
        """Remove what was used longest ago until no more than `largest` bytes are left, if anything was written."""
        if not self._written:
            return
        files, left = [], list[Path]()
        for entry in _entries(self.folder):
            left += [Path(entry.path)] if entry.name.endswith(".new") else []
            with contextlib.suppress(OSError):  # another build may have removed it
                stat = entry.stat()
                files.append((stat.st_mtime, stat.st_size, entry.path))
        remove_left_behind(left)
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files, key=lambda file: file[:2]) if total > largest else ():
            if total <= largest:
                return
            with contextlib.suppress(OSError):
                Path(path).unlink()
            total -= size

    def _path(self, kind: str, name: str) -> Path:
        return self.folder / kind / digest(name)


class Beside(Store):
    """A store that reads what `first` holds too, and leaves that as it is: what is written goes to `folder` alone."""

    def __init__(self, folder: Path, first: Store) -> None:
        super().__init__(folder)
        self.first = first

    def read(self, kind: str, name: str) -> Entry | None:
        """The entry that was written here, else that of the other store."""
        return super().read(kind, name) or self.first.read(kind, name)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What stands in the folders of `folder`, which another build may be removing: thousands of files."""
    with contextlib.suppress(OSError), os.scandir(folder) as kinds:
        for kind in kinds:
            with contextlib.suppress(OSError), os.scandir(kind.path) as entries:
                yield from entries


def _note_use(path: Path) -> None:
    """Sets the time of a file that has not been used for a while, by which :meth:`Store.prune` chooses."""
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > _USED_AGAIN:
            os.utime(path)


def _put_together(record: Record, result: bytes) -> bytes:
    said = encode([record.kind, record.name, dict(record.dependencies), record.made, [*record.because]])
    rest = len(said).to_bytes(_LENGTH, "big") + said + result
    return _FORMAT + _checksum(rest) + rest


def _taken_apart(content: bytes) -> Entry:
    """The entry in the bytes of its file.  Raises ValueError or TypeError for anything else."""
    start = len(_FORMAT) + _CHECKSUM
    rest = content[start:]
    if not content.startswith(_FORMAT) or content[len(_FORMAT) : start] != _checksum(rest):
        raise ValueError("no entry, or one that is damaged")
    end = _LENGTH + int.from_bytes(rest[:_LENGTH], "big")
    said = decode(rest[_LENGTH:end])
    if not isinstance(said, list) or len(said) != len(Record.__dataclass_fields__):
        raise ValueError("no record")
    kind, name, dependencies, made, because = said
    return Entry(Record(kind, name, dependencies, made, tuple(because)), rest[end:])


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECKSUM).digest()
