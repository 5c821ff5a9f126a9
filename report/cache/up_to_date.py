"""Whether anything has changed since the last complete build: the fast path, which imports almost nothing.

The record names every input with size, time and digest.  A file whose size and time are as recorded is
taken as unchanged, as make and git do; any other is read and compared by digest.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from report import CONFIG
from report.cache.environment import GENERATOR, packages_digest, pango_version

RECORD = ".cache/complete.json"
SITE = "_site"
FOLDERS = ("chapters", "figures", "data", "language")
SINGLE = (CONFIG,)

# The size of a file, its time in nanoseconds, and its digest.
State = tuple[int, int, str]


def nothing_changed(root: Path) -> str:
    """The closing line of a build with nothing to do, or an empty text when there is something to do."""
    try:
        record = json.loads((root / RECORD).read_text(encoding="utf-8"))
        environment, site, files = (record[key] for key in ("environment", "site", "files"))
        states: dict[str, State] = {name: (size, time, digest) for name, (size, time, digest) in files.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ""  # no record, or one that is damaged or of another version
    if environment != _environment() or site != _site(root):
        return ""
    present = _input_files(root)
    if set(states) != set(present):
        return ""
    if any(not _same(path, states[name]) for name, path in present.items()):
        return ""
    return f"Nothing has changed: {SITE} is up to date."


def input_states(root: Path) -> dict[str, State]:
    """The inputs as they stand.  Taken before a build, so that what is saved during it counts as a change."""
    return {name: _state(path) for name, path in _input_files(root).items()}


def record_complete(root: Path, files: Mapping[str, State]) -> None:
    """Record that the complete build that has just been published was made of the inputs `files`."""
    record = {"environment": _environment(), "site": _site(root), "files": files}
    target = root / RECORD
    target.parent.mkdir(exist_ok=True)
    new = target.with_suffix(".new")
    new.write_text(json.dumps(record), encoding="utf-8")
    new.replace(target)


def watched(root: Path, path: str) -> bool:
    """Whether `path`, relative to the project `root`, lies where a change of it starts a new build."""
    return any((root / path).resolve().is_relative_to((root / folder).resolve()) for folder in FOLDERS)


def _input_files(root: Path) -> dict[str, Path]:
    """Every input by its name, which is the same wherever the project lies: a path in it, or one in the generator."""
    found = {name: root / name for name in SINGLE}
    bases = {folder: root / folder for folder in FOLDERS} | {"generator:": GENERATOR}
    for title, base in bases.items():
        for where, folders, names in os.walk(base):
            folders[:] = [folder for folder in folders if folder != "__pycache__"]
            inside = title + where[len(str(base)) :]
            found |= {f"{inside}/{name}": Path(where, name) for name in names if not name.endswith(".pyc")}
    return {name: path for name, path in found.items() if path.exists()}


def _state(path: Path) -> State:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns, _digest(path)


def _same(path: Path, state: State) -> bool:
    stat = path.stat()
    size, time, digest = state
    if (stat.st_size, stat.st_mtime_ns) == (size, time):
        return True
    return stat.st_size == size and _digest(path) == digest


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _environment() -> list[str]:
    return [sys.version, pango_version(), packages_digest()]


def _site(root: Path) -> list[str]:
    """The build that the link points to, and how many files it has."""
    link = root / SITE
    if not link.is_symlink() or not link.exists():
        return ["", ""]
    return [str(link.readlink()), str(sum(len(names) for _, _, names in os.walk(link.resolve())))]
