"""What a process that builds again and again keeps at hand: entries of the cache, and what the project's files hold.

All that is kept is held against the disk at each use, by size, times and inode; so what another process has written
meanwhile is read anew, and every build is the one that a fresh process would make.
"""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from report.cache.codec import decode, encode
from report.cache.places import bytes_digest
from report.cache.store import Entry, Record, Store
from report.system.files import read_file, sha256_of

MOST = 64 * 1024 * 1024  # bytes of entries, encoded, that are kept
_LARGE = 2 * 1024 * 1024  # bytes of an entry, or of a file, that is not: a PDF, a typeface, a large table
# A file that was changed this short before it was read may be changed again within one tick of the clock.
_TICK = 100_000_000  # nanoseconds
# Results that who recalls them goes on working at, so that each needs its own.
_WORKED_AT = ("trees",)
# Those that every build needs, however large.
_ALWAYS = ("briefs",)

Identity = tuple[int, int, int, int]


def identity(path: str | Path) -> Identity | None:
    """By what a file is known to be the one it was: size, times and inode; None for what is not there."""
    try:
        stat = os.stat(path)  # noqa: PTH116  hundreds of files at each build
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def settled(seen: Identity, tick: int = _TICK) -> bool:
    """Whether a file that was `seen` like this cannot change any more without being seen to be another.

    The clock of its times goes on by a `tick`, in nanoseconds.
    """
    return max(seen[1:3]) < time.time_ns() - tick


@dataclass(frozen=True, slots=True)
class _Kept(Entry):
    """An entry whose result is decoded once; nobody may change it."""

    decoded: list[object] = field(default_factory=list)

    @property
    def result(self) -> object:
        """The result, the same at each call.  Raises ValueError for what no encoder wrote."""
        if not self.decoded:
            self.decoded.append(decode(self.encoded))
        return self.decoded[0]


class KeptStore(Store):
    """The entries in `folder`; those that were read last stay at hand, and those that are new until :meth:`settle`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._new: dict[tuple[str, str], tuple[Record, object]] = {}
        self._kept: OrderedDict[Path, tuple[Identity, Entry]] = OrderedDict()
        self._bytes = 0
        self._paths: dict[tuple[str, str], Path] = {}

    def read(self, kind: str, name: str) -> Entry | None:
        """The entry; None when there is none that is whole."""
        if (kind, name) in self._new:
            record, result = self._new[kind, name]
            return _Kept(record, encode(result), [result])
        path = self._path(kind, name)
        now, kept = identity(path), self._kept.get(path)
        if now and kept and kept[0] == now:
            self._kept.move_to_end(path)
            return kept[1]
        entry = super().read(kind, name)
        now = identity(path)  # that it was read changes no time but, once in a while, that of its use
        if entry and now and kind not in _WORKED_AT and (kind in _ALWAYS or len(entry.encoded) < _LARGE):
            entry = _Kept(entry.record, entry.encoded)
            self._keep(path, now, entry)
        return entry

    def write(self, record: Record, result: object) -> None:
        """Keep `result`, which nobody may change any more, to be written when there is time.

        It is written at once where nothing has been yet, or nothing can be, so that the build can tell.
        """
        if record.kind in _WORKED_AT or self.refused or not self._written:
            super().write(record, result)
        else:
            self._new[record.kind, record.name] = record, result

    def settle(self) -> None:
        """Write what is new, as :meth:`report.cache.store.Store.write` does; what is refused, the next build tells."""
        while self._new:
            record, result = self._new.pop(next(iter(self._new)))
            super().write(record, result)

    def _path(self, kind: str, name: str) -> Path:
        known = self._paths.get((kind, name))
        return known or self._paths.setdefault((kind, name), super()._path(kind, name))

    def _keep(self, path: Path, now: Identity, entry: Entry) -> None:
        if before := self._kept.pop(path, None):
            self._bytes -= len(before[1].encoded)
        if not settled(now):
            return
        self._kept[path] = now, entry
        self._bytes += len(entry.encoded)
        while self._bytes > MOST:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._bytes -= len(oldest.encoded)


class KnownFiles:
    """The bytes of a project's files with their digests, read once for as long as a file is the same; by path.

    `environment` holds the digests of what cannot change while the process runs.
    """

    def __init__(self) -> None:
        self.environment: dict[str, str] = {}
        self._known: dict[str, tuple[Identity, bytes | None, str]] = {}

    def read(self, path: str) -> tuple[bytes, str]:
        """What a file holds, and the digest of it.  Raises OSError."""
        now, known = identity(path), self._known.get(path)
        if known and known[0] == now and known[1] is not None:
            return known[1], known[2]
        content = read_file(Path(path))
        found = bytes_digest(content)
        if now and now == identity(path) and settled(now):
            self._known[path] = now, content if len(content) < _LARGE else None, found
        else:
            self._known.pop(path, None)
        return content, found

    def digest(self, path: str) -> str:
        """The digest of what a file holds, empty where there is none that can be read."""
        known = self._known.get(path)
        if known and known[0] == identity(path):
            return known[2]
        now = identity(path)
        try:
            if now is None or now[0] < _LARGE:
                return self.read(path)[1]
            found = sha256_of(Path(path))
        except OSError:
            return ""
        if now == identity(path) and settled(now):
            self._known[path] = now, None, found
        return found
