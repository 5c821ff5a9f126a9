"""Whether anything has changed since the last complete build: the fast path, which imports almost nothing.

The record names every input with size, time and digest.  A file whose size and time are as recorded is
taken as unchanged, as make and git do; any other is read and compared by digest.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from report.cache.environment import LOCK, pango_version

RECORD = ".cache/complete.json"
SITE = "_site"
OWN = Path(__file__).resolve().parent.parent
FOLDERS = ("chapters", "figures", "data", "language")
SINGLE = ("_quarto.yml",)


def nothing_changed(root: Path) -> str:
    """The closing line of a build with nothing to do, or an empty text when there is something to do."""
    try:
        record = json.loads((root / RECORD).read_text(encoding="utf-8"))
        environment, site, files = (record[key] for key in ("environment", "site", "files"))
    except (OSError, ValueError, LookupError, TypeError):
        return ""  # no record, or one that is damaged or of another version
    if environment != _environment(root) or site != _site(root):
        return ""
    present = _input_files(root)
    if set(files) != set(present):
        return ""
    if any(not _same(path, files[name]) for name, path in present.items()):
        return ""
    return f"Nothing has changed: {SITE} is up to date."


def inputs(root: Path) -> dict[str, list]:
    """The inputs as they stand.  Taken before a build, so that what is saved during it counts as a change."""
    return {name: _state(path) for name, path in _input_files(root).items()}


def remember(root: Path, files: dict[str, list]) -> None:
    """Record that the complete build that has just been published was made of the inputs `files`."""
    record = {"environment": _environment(root), "site": _site(root), "files": files}
    target = root / RECORD
    target.parent.mkdir(exist_ok=True)
    new = target.with_suffix(".new")
    new.write_text(json.dumps(record), encoding="utf-8")
    os.replace(new, target)


def watched(root: Path, path: str) -> bool:
    """Whether `path`, relative to the project `root`, lies where a change of it starts a new build."""
    return any((root / path).resolve().is_relative_to((root / folder).resolve()) for folder in FOLDERS)


def _input_files(root: Path) -> dict[str, Path]:
    found = {name: root / name for name in SINGLE}
    for base in (*(root / f for f in FOLDERS), OWN):
        for where, folders, names in os.walk(base):
            folders[:] = [f for f in folders if f != "__pycache__"]
            found |= {os.path.join(where, n): Path(where, n) for n in names if not n.endswith(".pyc")}
    return {os.path.relpath(path, root): path for path in found.values() if path.exists()}


def _state(path: Path) -> list:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, _digest(path)]


def _same(path: Path, state: list) -> bool:
    stat = path.stat()
    if [stat.st_size, stat.st_mtime_ns] == state[:2]:
        return True
    return stat.st_size == state[0] and _digest(path) == state[2]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _environment(root: Path) -> list[str]:
    return [sys.version, pango_version(), _digest(OWN.parent / LOCK) if (OWN.parent / LOCK).exists() else ""]


def _site(root: Path) -> list[str]:
    """The build that the link points to, and how many files it has."""
    link = root / SITE
    if not link.is_symlink() or not link.exists():
        return ["", ""]
    return [os.readlink(link), str(sum(len(names) for _, _, names in os.walk(link.resolve())))]
