"""Whether anything has changed since the last complete build: the fast path, which imports almost nothing.

The record names every input with size, times and digest.  A file whose size and times are as recorded is taken as
unchanged, as git does; any other is read and compared by digest.  The time of the last change of the inode is among
them, which no program can set back.  What results were read from elsewhere in the project is compared by digest.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from report import CONFIG
from report.cache.commit import head
from report.cache.environment import GENERATOR, packages_digest, pango_version
from report.cache.places import file_digest, state
from report.system.files import remove_left_behind, write_whole

RECORD = "complete.json"  # in the cache
SITE = "_site"
FOLDERS = ("chapters", "figures", "data", "language")
SINGLE = (CONFIG,)
_UP_TO_DATE = f"Nothing has changed: {SITE} is up to date."

# The size of a file, its times in nanoseconds (of its bytes, of its inode), and its digest.
State = tuple[int, int, int, str]
# A file that was saved this short before it was looked at may be saved again within one tick of the clock.
_TICK = 2_000_000_000  # nanoseconds, those of the coarsest file system
_NO_TICK = 0  # the files of a site, which were written just now, would all be read again
_KEYS = ("environment", "commit", "link", "site", "files", "read")


def nothing_changed(root: Path, cache: Path) -> str:
    """The closing line of a build with nothing to do, or an empty text when there is something to do."""
    try:
        record = json.loads((cache / RECORD).read_text(encoding="utf-8"))
        environment, commit, link, site, files, read = (record[key] for key in _KEYS)
        if (environment, commit, link) != (_environment(), head(root), _link(root)):
            return ""
        are_same = _all_same(_site_files(root), site) and _all_same(_input_files(root), files)
        return _UP_TO_DATE if are_same and all(state(root, name) == then for name, then in read.items()) else ""
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""  # no record, or one that is damaged or of another version


def input_states(root: Path) -> dict[str, State]:
    """The inputs as they stand.  Taken before a build, so that what is saved during it counts as a change."""
    return {name: state_of(path, _TICK) for name, path in _input_files(root).items() if _stat(path)}


def record_complete(
    root: Path,
    files: Mapping[str, State],
    commit: str,
    read: Mapping[str, str],
    cache: Path,
    site: Mapping[str, State],
) -> None:
    """Record that the complete build that has just been published was made of the inputs `files` at a `commit`.

    `site` are the states of the files that were published, by their paths in the site.

    `read` is all that its results were computed from, digests by name; what is among the inputs is left out.  Where
    the `cache` cannot be written the next build finds no record, and builds.
    """
    elsewhere = {name: then for name, then in sorted(read.items()) if name not in files}
    with contextlib.suppress(OSError):
        states = {f"/{name}": state for name, state in site.items()}
        record = dict(zip(_KEYS, (_environment(), commit, _link(root), states, files, elsewhere), strict=True))
        cache.mkdir(parents=True, exist_ok=True)
        write_whole(cache / RECORD, json.dumps(record).encode())
        remove_left_behind(cache.glob("*.new"))


def watched(root: Path, path: str) -> bool:
    """Whether `path`, relative to the project `root`, lies where a change of it starts a new build."""
    return any((root / path).resolve().is_relative_to((root / folder).resolve()) for folder in FOLDERS)


def _input_files(root: Path) -> dict[str, str]:
    """Every input by its name, which is the same wherever the project lies: a path in it, or one in the generator.

    Among them are links that lead nowhere.
    """
    found = {name: f"{root}/{name}" for name in SINGLE}
    bases = {folder: f"{root}/{folder}" for folder in FOLDERS} | {"generator:": str(GENERATOR)}
    for title, base in bases.items():
        found |= {title + path[len(base) :]: path for path in paths_below(base)}
    return found


def files_below(base: Path) -> Iterator[Path]:
    """The files in `base` and its folders, through links, but not through one that leads back to where it stands."""
    return map(Path, paths_below(str(base)))


def paths_below(base: str, links: tuple[str, ...] = ()) -> Iterator[str]:
    """What :func:`files_below` gives, as texts: thousands of files within a few milliseconds.

    `links` are the folders in which the links stand that have led to `base`.
    """
    if any(Path(link).is_relative_to(os.path.realpath(base)) for link in links):
        return
    for where, folders, names in os.walk(base):
        folders[:] = [folder for folder in folders if folder != "__pycache__"]
        yield from (f"{where}/{name}" for name in names if not name.endswith(".pyc"))
        for folder in folders:
            if os.path.islink(f"{where}/{folder}"):  # noqa: PTH114
                yield from paths_below(f"{where}/{folder}", (*links, os.path.realpath(where)))


def state_of(path: str, tick: int = _NO_TICK) -> State:
    """The state of a file, whose digest is taken after all else.  The clock of its times goes on by a `tick`.

    Where the file was changed within one, it is to be read again before it is taken for the same.  Raises OSError.
    """
    stat = os.stat(path)  # noqa: PTH116  thousands of files, for which Path would take too long
    certain = max(stat.st_mtime_ns, stat.st_ctime_ns) < time.time_ns() - tick
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns if certain else 0, file_digest(Path(path))


def _all_same(present: Mapping[str, str], states: Mapping[str, State]) -> bool:
    """Whether the files that are `present`, by name, are those that had these `states`."""
    found = {name: stat for name, path in present.items() if (stat := _stat(path))}
    return found.keys() == states.keys() and all(
        _same(present[name], stat, states[name]) for name, stat in found.items()
    )


def _stat(path: str) -> os.stat_result | None:
    """What is known of a file; None for what is not there, and for a link that leads nowhere."""
    try:
        return os.stat(path)  # noqa: PTH116
    except OSError:
        return None


def _same(path: str, stat: os.stat_result, then: State) -> bool:
    size, changed, inode_changed, digest = then
    if stat.st_mtime_ns == changed and stat.st_ctime_ns == inode_changed and stat.st_size == size:
        return True
    return stat.st_size == size and file_digest(Path(path)) == digest


def _environment() -> list[str]:
    return [sys.version, pango_version(), packages_digest()]


def _link(root: Path) -> str:
    """The build that the link points to, or an empty text without one."""
    link = root / SITE
    return str(link.readlink()) if link.is_symlink() and link.exists() else ""


def _site_files(root: Path) -> dict[str, str]:
    """Every file of the site by its path in it."""
    base = str((root / SITE).resolve())
    return {path[len(base) :]: path for path in paths_below(base)}
