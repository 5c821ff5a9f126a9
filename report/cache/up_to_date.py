"""Whether anything has changed since the last complete build: the fast path, which imports almost nothing.

The record names every input with size, times and digest.  A file whose size and times are as recorded is taken as
unchanged, as git does; any other is read and compared by digest.  The time of the last change of the inode is among
them, which no program can set back.  What results were read from elsewhere in the project is compared by digest.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from report import CONFIG
from report.cache.environment import GENERATOR, packages_digest, pango_version
from report.cache.places import bytes_digest, state

RECORD = ".cache/complete.json"
SITE = "_site"
FOLDERS = ("chapters", "figures", "data", "language")
SINGLE = (CONFIG,)
_UP_TO_DATE = f"Nothing has changed: {SITE} is up to date."

# The size of a file, its times in nanoseconds (of its bytes, of its inode), and its digest.
State = tuple[int, int, int, str]
# A file that was saved this short before it was looked at may be saved again within one tick of the clock.
_TICK = 2_000_000_000  # nanoseconds, those of the coarsest file system


def nothing_changed(root: Path) -> str:
    """The closing line of a build with nothing to do, or an empty text when there is something to do."""
    try:
        record = json.loads((root / RECORD).read_text(encoding="utf-8"))
        environment, site, files, read = (record[key] for key in ("environment", "site", "files", "read"))
        states: dict[str, State] = {name: (*numbers, digest) for name, (*numbers, digest) in files.items()}
        elsewhere: dict[str, str] = dict(read)
        return _UP_TO_DATE if _is_current(root, (environment, site), states, elsewhere) else ""
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ""  # no record, or one that is damaged or of another version


def _is_current(root: Path, said: tuple[object, object], states: Mapping[str, State], read: Mapping[str, str]) -> bool:
    """Whether environment and site are as `said`, the inputs have the `states`, and what else was `read` is there."""
    if said != (_environment(), _site(root)):
        return False
    present = _input_files(root)
    if states.keys() != present.keys() or not all(_same(path, states[name]) for name, path in present.items()):
        return False
    return all(state(root, name) == then for name, then in read.items())


def input_states(root: Path) -> dict[str, State]:
    """The inputs as they stand.  Taken before a build, so that what is saved during it counts as a change."""
    return {name: _state(path) for name, path in _input_files(root).items()}


def record_complete(root: Path, files: Mapping[str, State], read: Mapping[str, str]) -> None:
    """Record that the complete build that has just been published was made of the inputs `files`.

    `read` is all that its results were computed from, digests by name; what is among the inputs is left out.
    """
    elsewhere = {name: then for name, then in sorted(read.items()) if name not in files}
    record = {"environment": _environment(), "site": _site(root), "files": files, "read": elsewhere}
    target = root / RECORD
    target.parent.mkdir(exist_ok=True)
    new = target.with_suffix(".new")
    new.write_text(json.dumps(record), encoding="utf-8")
    new.replace(target)


def watched(root: Path, path: str) -> bool:
    """Whether `path`, relative to the project `root`, lies where a change of it starts a new build."""
    return any((root / path).resolve().is_relative_to((root / folder).resolve()) for folder in FOLDERS)


def _input_files(root: Path) -> dict[str, Path]:
    found = [root / name for name in SINGLE]
    for base in (*(root / folder for folder in FOLDERS), GENERATOR):
        found += files_below(base)
    return {os.path.relpath(path, root): path for path in found if path.exists()}


def files_below(base: Path) -> Iterator[Path]:
    """The files in `base` and its folders, through links, but not through one that leads to where it is itself."""
    for where, folders, names in os.walk(base, followlinks=True):
        folders[:] = [folder for folder in folders if folder != "__pycache__" and not _leads_up(where, folder)]
        yield from (Path(where, name) for name in names if not name.endswith(".pyc"))


def _leads_up(where: str, folder: str) -> bool:
    """Whether what is called `folder` is a link to the folder that it is in, or to one above that."""
    path = f"{where}/{folder}"
    return os.path.islink(path) and Path(os.path.realpath(where)).is_relative_to(os.path.realpath(path))  # noqa: PTH114


def _state(path: Path) -> State:
    stat = path.stat()
    changed = max(stat.st_mtime_ns, stat.st_ctime_ns)
    certain = 0 <= changed < time.time_ns() - _TICK
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns if certain else 0, bytes_digest(path.read_bytes())


def _same(path: Path, then: State) -> bool:
    stat = path.stat()
    *times, digest = then
    if [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns] == times:
        return True
    return stat.st_size == times[0] and bytes_digest(path.read_bytes()) == digest


def _environment() -> list[str]:
    return [sys.version, pango_version(), packages_digest()]


def _site(root: Path) -> list[str]:
    """The build that the link points to, and a digest of the names, sizes and times of its files."""
    link = root / SITE
    if not link.is_symlink() or not link.exists():
        return ["", ""]
    found, base = hashlib.sha256(), str(link.resolve())
    for where, folders, names in os.walk(base):
        folders.sort()
        for name in sorted(names):
            stat = os.stat(f"{where}/{name}")  # noqa: PTH116  hundreds of files within a few milliseconds
            found.update(f"{where[len(base) :]}/{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}\n".encode())
    return [str(link.readlink()), found.hexdigest()]
