"""A finished build becomes the site in one step.  Knows nothing of what the files hold."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from report.cache.places import digest
from report.diagnostics import UsageError

BUILDS = ".builds"


def write_files(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write `files` (bytes, or a file to copy) below `folder`; what is there already is left as it is."""
    made: set[Path] = set()
    for name, content in files.items():
        target = folder / name
        wanted = content.read_bytes() if isinstance(content, Path) else content
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if not _has(target, wanted):
            target.write_bytes(wanted)


def _has(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def check_output(output: Path) -> None:
    """Raise UsageError when `output` is something else than a link to a build, which a site must not replace."""
    if output.exists() and not output.is_symlink():
        raise UsageError(f"{output.name} is not a link to a build; move it away first")


def publish(root: Path, output: Path, files: Mapping[str, bytes | Path]) -> None:
    """Make `files` the site at `output`: a link to one complete build, switched at once.

    A build that is killed on the way leaves the last site as it was.  The build before this one is
    kept until the next, for pages that are being read; older ones are removed.
    Raises UsageError, before anything is written, as :func:`check_output` does.
    """
    import shutil

    check_output(output)
    builds = (root / BUILDS).resolve()
    builds.mkdir(exist_ok=True)
    complete = builds / digest(*sorted((n, _fingerprint(c)) for n, c in files.items()))
    before = output.resolve() if output.is_symlink() else None
    if not _holds(complete, files):
        unfinished = builds / f"unfinished-{os.getpid()}"
        shutil.rmtree(unfinished, ignore_errors=True)
        write_files(unfinished, files)
        shutil.rmtree(complete, ignore_errors=True)  # there only when someone has changed it by hand
        unfinished.replace(complete)
    _switch(output, complete)
    for old in builds.iterdir():
        if old not in (complete, before):
            shutil.rmtree(old, ignore_errors=True)


def _holds(folder: Path, files: Mapping[str, bytes | Path]) -> bool:
    """Whether `folder` has exactly `files`."""
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return there.keys() == files.keys() and all(_fingerprint(there[n]) == _fingerprint(c) for n, c in files.items())


def _switch(link: Path, target: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    for left_behind in link.parent.glob(f"{link.name}.new-*"):
        left_behind.unlink(missing_ok=True)
    new = link.with_name(f"{link.name}.new-{os.getpid()}")
    new.symlink_to(os.path.relpath(target, link.parent.resolve()))
    new.replace(link)


def _fingerprint(content: bytes | Path) -> str:
    return digest(content.read_bytes() if isinstance(content, Path) else content)
