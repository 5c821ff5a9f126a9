"""Results kept between builds, each with a record of what it was keyed on.

An entry is found by a name (what was asked) and holds only while every file it read still has the
same bytes (what it was keyed on).  Deleting the folder is always safe.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = ".cache"


def digest(*parts: object) -> str:
    """A short, stable name for `parts`: texts, numbers, and tuples of them."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def file_digest(path: Path) -> str:
    """The sha256 of a file's bytes, or an empty text when there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept result and, by name, the digests it was keyed on."""

    keyed_on: Mapping[str, str]
    result: Any


class Cache:
    """A folder of entries.  Writing is atomic, so that builds side by side do no harm."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, kind: str, name: str, current: Callable[[str], str]) -> Entry | None:
        """The entry, if `current` still gives the digest of everything it was keyed on."""
        try:
            with (self.folder / kind / name).open("rb") as file:
                entry = pickle.load(file)
        except Exception:  # pickle may raise anything
            return None  # missing, damaged, or written by another version: as good as absent
        holds = isinstance(entry, Entry) and all(current(k) == v for k, v in entry.keyed_on.items())
        return entry if holds else None

    def put(self, kind: str, name: str, result: Any, keyed_on: Mapping[str, str]) -> None:
        """Keep `result` until something in `keyed_on` changes."""
        content = pickle.dumps(Entry(dict(keyed_on), result), protocol=pickle.HIGHEST_PROTOCOL)
        folder = self.folder / kind
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, folder / name)
