"""Results kept between builds, each with a record of what it was keyed on.

An entry is found by a name (what was asked) and holds only while every file it read still has the
same bytes (what it was keyed on).  Deleting the folder is always safe.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

FOLDER = ".cache"
_HEAD = "keyed on"


def digest(*parts: object) -> str:
    """A short, stable name for `parts`: texts, numbers, and tuples of them."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def bytes_digest(content: bytes) -> str:
    """The sha256 of `content`."""
    return hashlib.sha256(content).hexdigest()


def file_digest(path: Path) -> str:
    """The sha256 of a file's bytes, or an empty text when there is no such file."""
    try:
        return bytes_digest(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept result and, by name, the digests it was keyed on."""

    keyed_on: Mapping[str, str]
    result: Any


def made_of(name: str, keyed_on: Mapping[str, str]) -> str:
    """What stands behind the result of this name, in a word: equal words tell of equal results."""
    return digest(name, *sorted(keyed_on.items()))


class Cache:
    """A folder of entries.  Writing is atomic, so that builds side by side do no harm.

    What an entry was keyed on stands before its result, so that one can be known to hold without reading it all.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, kind: str, name: str, current: Callable[[str], str]) -> Entry | None:
        """The entry, if `current` still gives the digest of everything it was keyed on."""
        try:
            with (self.folder / kind / name).open("rb") as file:
                keyed_on = _head(file)
                return Entry(keyed_on, pickle.load(file)) if _holds(keyed_on, current) else None
        except Exception:  # pickle may raise anything
            return None  # missing, damaged, or written by another version: as good as absent

    def holds(self, kind: str, name: str, current: Callable[[str], str]) -> bool:
        """Whether there is such an entry; its result is not read, and may still prove to be damaged."""
        try:
            with (self.folder / kind / name).open("rb") as file:
                return _holds(_head(file), current)
        except Exception:  # as above
            return False

    def put(self, kind: str, name: str, result: Any, keyed_on: Mapping[str, str]) -> None:
        """Keep `result` until something in `keyed_on` changes."""
        content = pickle.dumps((_HEAD, dict(keyed_on)), protocol=pickle.HIGHEST_PROTOCOL) + pickle.dumps(
            result, protocol=pickle.HIGHEST_PROTOCOL
        )
        folder = self.folder / kind
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{name}.{os.getpid()}.new"
        temporary.write_bytes(content)
        os.replace(temporary, folder / name)


def _head(file: BinaryIO) -> Mapping[str, str]:
    """What an entry was keyed on, from the beginning of its file.  Raises ValueError for anything else."""
    head = pickle.load(file)
    if not isinstance(head, tuple) or len(head) != 2 or head[0] != _HEAD:
        raise ValueError("not the beginning of an entry")
    return head[1]


def _holds(keyed_on: Mapping[str, str], current: Callable[[str], str]) -> bool:
    return all(current(k) == v for k, v in keyed_on.items())
