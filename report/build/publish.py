"""A finished build becomes the site in one step.  Knows nothing of what the files hold."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from report.cache.places import bytes_digest, digest
from report.cache.up_to_date import FOLDERS, State, state_of
from report.diagnostics import UsageError
from report.system.files import is_alive, remove_left_behind, write_whole
from report.system.locks import locked

BUILDS = ".builds"
# Folders of a project, or of a checkout of the generator, that are written by people.
_SOURCES = (*FOLDERS, "report", "tests", "docs", "setup", "benchmarks", ".git", ".venv")
_BUILD = re.compile(r"[0-9a-f]{24}(-\d+)?")
_UNFINISHED = re.compile(r"unfinished-(\d+)")


class Unpublished(OSError):
    """Raised when what was written is not what was to be published; the site is as it was."""


def check_output(output: Path, *, whole: bool) -> None:
    """Raise UsageError for an `output` that cannot be written to.

    A `whole` site must not replace anything else than a link to a build; a part may go into any folder.
    """
    if whole and output.exists() and not output.is_symlink():
        raise UsageError(f"{output.name} is not a link to a build; move it away first")
    folders = output.parents if whole else (output, *output.parents)
    if not whole and output.resolve().parent.name == BUILDS:
        raise UsageError(f"{output} is a complete site, which a part would spoil; name another place with --output")
    blocking = next((folder for folder in folders if folder.exists()), output)
    if blocking.exists() and not blocking.is_dir():
        raise UsageError(f"{blocking} is not a folder; name another place with --output")


def check_place(output: Path, root: Path) -> None:
    """Raise UsageError for an `output` where files would come among the sources of the project in `root`.

    That is the project itself, a folder that it stands in, and what lies in a folder that builds read or in the
    generator's own; and, as nothing can come of it, a folder that may not be written to.
    """
    place, project = output.resolve(), root.resolve()
    if project == place or place in project.parents:
        raise UsageError(f"{output} holds the project itself; name a folder of its own with --output")
    first = place.relative_to(project).parts[0] if place.is_relative_to(project) else ""
    if first in _SOURCES:
        raise UsageError(f"{output} is in {first}/, among the sources; name another place with --output")
    nearest = next(folder for folder in (place, *place.parents) if folder.exists())
    if nearest.is_dir() and not os.access(nearest, os.W_OK):
        raise UsageError(f"{nearest} may not be written to; name another place with --output")


def write_files(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write `files` (bytes, or a file to copy) below `folder`, each at once; what is there already is left as it is.

    Without files nothing is made.
    """
    if not files:
        return
    folder.mkdir(parents=True, exist_ok=True)
    made: set[Path] = {folder}
    with locked(folder):
        for name, content in files.items():
            target = folder / name
            wanted = content.read_bytes() if isinstance(content, Path) else content
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            if not _has(target, wanted):
                write_whole(target, wanted)
        for inside in made:
            remove_left_behind(inside.glob("*.new"))


def _has(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def publish(output: Path, files: Mapping[str, bytes | Path]) -> dict[str, State]:
    """Make `files` the site at `output`: a link to one complete build beside it, switched at once.

    The build is read again before the switch, so that the link only ever leads to all of `files`; when anything
    goes wrong on the way, the last site stays as it was.  The build before this one is kept until the next, for pages
    that are being read; older ones, and what killed builds left, are removed.
    Returned are the states of all files, by their paths in the site, as they were before they were read again.
    Raises UsageError, before anything is written, as :func:`check_output` does, and OSError.
    """
    check_output(output, whole=True)
    contents = {name: c.read_bytes() if isinstance(c, Path) else c for name, c in files.items()}
    builds = output.parent.resolve() / BUILDS
    builds.mkdir(parents=True, exist_ok=True)
    with locked(builds) as alone:
        before = output.resolve() if output.is_symlink() else None
        _remove_unfinished(output, builds, alone)
        complete, states = _complete(builds, contents)
        _switch(output, complete)
        _remove_old(output.parent, builds, {complete, before})
    return states


def _complete(builds: Path, files: Mapping[str, bytes]) -> tuple[Path, dict[str, State]]:
    """The folder in `builds` that holds exactly `files`, one of an earlier build or a new one, and their states."""
    wanted = {name: bytes_digest(content) for name, content in files.items()}
    name, number = digest(*sorted(wanted.items())), 0
    folder = builds / name
    while folder.exists():
        if _digests(states := _states(folder)) == wanted:
            return folder, states
        number += 1  # someone has changed that one; the link may lead to it, so it stays until the switch
        folder = builds / f"{name}-{number}"
    unfinished = builds / f"unfinished-{os.getpid()}"
    try:
        write_files(unfinished, files)
        if _digests(states := _states(unfinished)) != wanted:
            raise Unpublished(0, "what was written is not what was to be published", str(unfinished))
        unfinished.replace(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return folder, states


def _states(folder: Path) -> dict[str, State]:
    """The state of every file in `folder` by its path there; what cannot be read has an empty digest."""
    base, found = str(folder), dict[str, State]()
    for where, _, names in os.walk(base):
        for path in (f"{where}/{name}" for name in names):
            try:
                found[path[len(base) + 1 :]] = state_of(path)
            except OSError:
                found[path[len(base) + 1 :]] = 0, 0, 0, ""
    return found


def _digests(states: Mapping[str, State]) -> dict[str, str]:
    return {name: digest for name, (*_, digest) in states.items()}


def _switch(link: Path, target: Path) -> None:
    new = link.with_name(f"{link.name}.new-{os.getpid()}")
    new.symlink_to(os.path.relpath(target, link.parent.resolve()))
    new.replace(link)


def _remove_unfinished(output: Path, builds: Path, alone: bool) -> None:
    """Remove what killed builds left; when we may not be `alone`, only that of processes that are gone."""
    for path in builds.iterdir():
        made = _UNFINISHED.fullmatch(path.name)
        if made and (alone or not is_alive(int(made[1]))):
            shutil.rmtree(path, ignore_errors=True)
    for path in output.parent.glob(f"{output.name}.new-*"):
        process = path.name.rpartition("-")[2]
        if path.is_symlink() and process.isdecimal() and (alone or not is_alive(int(process))):
            path.unlink(missing_ok=True)


def _remove_old(beside: Path, builds: Path, used: set[Path | None]) -> None:
    """Remove the builds that are neither `used` nor led to by a link `beside` them; other folders are not ours."""
    used |= {Path(os.path.realpath(entry.path)) for entry in os.scandir(beside) if entry.is_symlink()}
    for old in builds.iterdir():
        if _BUILD.fullmatch(old.name) and old not in used:
            shutil.rmtree(old, ignore_errors=True)
