"""Which revision of its history a project stands at, read from git's own files.

Imported by the fast path: it may import nothing but what Python has loaded anyway, and starts no program.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_LINKS = 5  # names that lead to names, before it is taken for a circle
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


def head(root: Path) -> str:
    """The commit that is checked out where `root` stands; an empty text where there is none, or it cannot be read."""
    try:
        own = _folder_of(Path(os.path.realpath(root)))
        if own is None:
            return ""
        shared = own / _line(own / "commondir") if (own / "commondir").is_file() else own
        return _commit(own, shared)
    except (OSError, ValueError):
        return ""


def _folder_of(place: Path) -> Path | None:
    """The folder in which git keeps what it knows of the working tree around `place`, if there is one."""
    for folder in (place, *place.parents):
        git = folder / ".git"
        if git.is_dir():
            return git
        if git.is_file():  # a tree beside another, or one within another
            return folder / _line(git).removeprefix("gitdir: ")
    return None


def _commit(own: Path, shared: Path) -> str:
    name = _line(own / "HEAD")
    for _ in range(_LINKS):
        if not name.startswith("ref: "):
            break
        path = name.removeprefix("ref: ")
        loose = next((folder / path for folder in (own, shared) if (folder / path).is_file()), None)
        name = _line(loose) if loose else _packed(shared, path)
    return name if _COMMIT.fullmatch(name) else ""


def _packed(shared: Path, path: str) -> str:
    """What the reference `path` stands for in the list that git packs them into."""
    packed = shared / "packed-refs"
    lines = packed.read_text(encoding="utf-8").splitlines() if packed.is_file() else []
    return next((line.partition(" ")[0] for line in lines if line.partition(" ")[2] == path), "")


def _line(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()
