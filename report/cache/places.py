"""Digests, and what stands at a place of a project: a file, a folder, where a link leads, what a module's name means.

Imported by the fast path: it may import nothing but what Python has loaded anyway.
"""

from __future__ import annotations

import hashlib
import os
from importlib.machinery import all_suffixes
from pathlib import Path

from report.system.files import sha256_of

PLACE, FOLDER, MODULE = "place:", "folder:", "module:"
_SUFFIXES = tuple(all_suffixes())


def digest(*parts: object) -> str:
    """A short, stable name for `parts`: texts, numbers, and tuples of them."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def bytes_digest(content: bytes) -> str:
    """The sha256 of `content`."""
    return hashlib.sha256(content).hexdigest()


def file_digest(path: Path) -> str:
    """The sha256 of a file's bytes, or an empty text when there is none that can be read."""
    try:
        return sha256_of(path)
    except OSError:
        return ""


def state(root: Path, name: str) -> str:
    """The digest of what is there now under the `name` of a dependency, in the project `root`.

    A path relative to the project stands for the bytes of a file, and gives an empty text where there is none;
    ``place:<path>`` for where the path leads and what is there; ``folder:<path>`` for that with the names in the
    folder; ``module:<path>`` for which files and folders Python could take for the module of that path.
    """
    if not name.startswith((PLACE, FOLDER, MODULE)):
        return file_digest(root / name)
    kind, colon, rest = name.partition(":")
    path = root / rest
    if kind + colon == MODULE:
        # Hundreds of these are asked for by a build with nothing to do, for which Path would take too long.
        return digest(os.path.isdir(path), *(s for s in _SUFFIXES if os.path.isfile(f"{path}{s}")))  # noqa: PTH112, PTH113
    inside = sorted(entry.name for entry in path.iterdir()) if kind + colon == FOLDER and path.is_dir() else []
    # Relative, so that what was cached holds in another folder too.
    leads_to = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
    return digest(leads_to, path.is_file(), path.is_dir(), *inside)
