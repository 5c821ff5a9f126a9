"""Accepting data files that have changed: new checksums, a higher version and a line in the changelog."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from report import PROGRAM
from report.data.descriptor import PACKAGE_FILE, Descriptor, JsonObject, read_descriptor, text_in
from report.data.package import CHANGELOG, only_line_ends
from report.data.schema import is_parquet
from report.system.files import read_file, sha256_of, write_whole
from report.system.streams import say, tell
from report.writing.resource import written

NAME = PROGRAM.removeprefix("./")
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def accept_data(folder: Path, message: str | None) -> int:
    """Write the checksums of changed files; returns the exit code of the command.

    `message` is the changelog's line; without it the person is asked, and without a terminal refused.
    """
    path = folder / PACKAGE_FILE
    try:
        descriptor = acceptable(path)
        changed = _changed(folder, descriptor)
    except (OSError, ValueError) as error:
        tell(f"{NAME}: {folder.name}/{PACKAGE_FILE}: {error}; {PROGRAM} check says more")
        return 1
    if not changed:
        say("No data file has changed.")
        return 0
    names = ", ".join(text_in(r, "name") for r, _ in changed)
    message = message or _asked(names)
    if not message:
        tell(f"{NAME}: {names} changed; say what changed with --message")
        return 2
    for resource, found in changed:
        resource["hash"], resource["bytes"] = found, (folder / text_in(resource, "path")).stat().st_size
    version = next_version(str(descriptor["version"]))
    descriptor["version"] = version
    write_whole(path, written(descriptor, path.read_text(encoding="utf-8")).encode())
    _log(folder / CHANGELOG, version, f"{message} ({names})")
    say(f"Version {version}: accepted {names}.")
    return 0


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


def _log(path: Path, version: str, line: str) -> None:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    write_whole(path, with_entry(text, version, line).encode())


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
