"""Accepting data files that have changed: new checksums, a higher version and a line in the changelog."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from report import PROGRAM
from report.command.telling import tell_people
from report.data.descriptor import PACKAGE_FILE, Descriptor, JsonObject, read_descriptor, text_in
from report.data.package import CHANGELOG, load, only_line_ends
from report.data.schema import is_parquet
from report.diagnostics import ERROR, Diagnostics, UsageError
from report.system.files import read_file, sha256_of
from report.system.streams import say, tell
from report.writing.changes import Changes
from report.writing.resource import written

NAME = PROGRAM.removeprefix("./")
_CHECKSUM = "D02"  # the code of a file that has changed
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def accept_data(folder: Path, message: str | None) -> int:
    """Write the checksums of changed files, all of it or nothing; returns the exit code of the command.

    `message` is the changelog's line; without it the person is asked, and without a terminal refused.
    """
    looked_at = _looked_at(folder)
    if looked_at is None:
        return 1
    descriptor, changed = looked_at
    if not changed:
        say("No data file has changed.")
        return 0
    names = ", ".join(text_in(r, "name") for r, _ in changed)
    said = _asked(names) if message is None else message
    try:
        version = _write(folder, descriptor, changed, f"{one_line(said)} ({names})")
    except UsageError as usage:
        tell(f"{NAME}: {names} changed; {usage}")
        return 2
    say(f"Version {version}: accepted {names}.")
    return 0


def _looked_at(folder: Path) -> tuple[Descriptor, list[tuple[JsonObject, str]]] | None:
    """The description of the package and what has changed; None, which is told, where it cannot be accepted."""
    try:
        descriptor = acceptable(folder / PACKAGE_FILE)
        changed = _changed(folder, descriptor)
        if (folder / CHANGELOG).exists():
            (folder / CHANGELOG).read_bytes()  # what keeps it from being written is told with its name
    except OSError as error:
        file = os.path.relpath(error.filename or folder / PACKAGE_FILE, folder.parent)
        tell(f"{NAME}: {file} cannot be read: {error.strerror or error}; {PROGRAM} check says more")
        return None
    except ValueError as error:
        tell(f"{NAME}: {folder.name}/{PACKAGE_FILE}: {error}; {PROGRAM} check says more")
        return None
    return None if _refused(folder, {text_in(r, "path") for r, _ in changed}) else (descriptor, changed)


def _refused(folder: Path, paths: Collection[str]) -> bool:
    """Whether a check would refuse a table of `paths` for more than its checksum; why is told."""
    found, files = Diagnostics(), {f"{folder.name}/{path}" for path in paths}
    if files:
        load(folder, found, shown_as=folder.name)
    found.forget(lambda one: one.file not in files or one.severity != ERROR or one.code == _CHECKSUM)
    if found.failed:
        tell_people(found, folder.parent)
        tell(f"{NAME}: mend these first; nothing was accepted")
    return found.failed


def one_line(message: str) -> str:
    """What was changed, as a line of the changelog.  Raises UsageError where nothing is said."""
    line = " ".join(message.split())
    if not line:
        raise UsageError("say what changed with --message")
    return line


def _write(folder: Path, descriptor: Descriptor, changed: Sequence[tuple[JsonObject, str]], line: str) -> str:
    """Write checksums, a higher version, which is returned, and the `line` about it; everything or nothing.

    Raises OSError, and UsageError where the changelog is not UTF-8.
    """
    for resource, found in changed:
        resource["hash"], resource["bytes"] = found, (folder / text_in(resource, "path")).stat().st_size
    descriptor["version"] = version = next_version(str(descriptor["version"]))
    changes, package, log = Changes(folder.parent), f"{folder.name}/{PACKAGE_FILE}", f"{folder.name}/{CHANGELOG}"
    before = changes.read(log).replace("\r\n", "\n") if (folder / CHANGELOG).exists() else ""
    changes.put(package, written(descriptor, changes.read(package)).encode())
    changes.put(log, with_entry(before, version, line).encode())
    changes.apply()
    return version


def acceptable(path: Path) -> Descriptor:
    """The description of the package.  Raises OSError or ValueError when there is no telling what it describes."""
    descriptor = read_descriptor(read_file(path).decode("utf-8"))
    if not all(text_in(r, "name") and text_in(r, "path") for r in descriptor["resources"]):
        raise ValueError("a resource has no name or no path")
    if not _VERSION.fullmatch(str(descriptor.get("version"))):
        raise ValueError("the version is not three numbers such as 1.0.0")
    return descriptor


def _changed(folder: Path, descriptor: Descriptor) -> list[tuple[JsonObject, str]]:
    """Each resource that has changed, with its checksum now; its file may be larger than memory.

    Raises ValueError where nothing but the ends of lines has, and OSError for a file that cannot be read.
    """
    checksums = [(r, f"sha256:{sha256_of(folder / text_in(r, 'path'))}") for r in descriptor["resources"]]
    changed = [(r, found) for r, found in checksums if r.get("hash") != found]
    texts = [r for r, _ in changed if not is_parquet(r)]
    if ends := [text_in(r, "path") for r in texts if only_line_ends(*_now_and_then(folder, r))]:
        raise ValueError(f"only the ends of the lines of {', '.join(ends)} have changed")
    return changed


def _now_and_then(folder: Path, resource: JsonObject) -> tuple[bytes, str]:
    """What a file holds now, and the checksum that was accepted."""
    return read_file(folder / text_in(resource, "path")), text_in(resource, "hash")


def _asked(names: str) -> str:
    return input(f"{names} changed. What changed? ").strip() if sys.stdin.isatty() else ""


def next_version(version: str) -> str:
    """The version of the data after one more change."""
    major, minor, _ = version.split(".")
    return f"{major}.{int(minor) + 1}.0"


def with_entry(text: str, version: str, line: str) -> str:
    """The changelog `text` with the entry of a `version` above the newest one, so that it begins with its title."""
    text = text or "# Changes to the data\n"
    newest = re.search(r"^## ", text, re.MULTILINE)
    at = newest.start() if newest else len(text)
    entry = f"{text[:at].rstrip()}\n\n## {version}\n\n- {line}\n\n{text[at:]}"
    return entry.rstrip() + "\n"
