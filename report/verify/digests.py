"""Whether a site has exactly the files that its record names, and a release those that its checksums name.

A release is a folder with a list of checksums, in which the site lies in a folder of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from report.build.record import BUILD_FILE
from report.diagnostics import Diagnostics
from report.verify.folder import UNREADABLE, Folder, report_unreadable, shown

SUMS, SITE = "SHA256SUMS", "site"
_SUM = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_AGAIN = "fetch the {} again, from where it was published"


@dataclass(frozen=True, slots=True)
class Named:
    """A file as a record names it: its digest, and its size where the record says that."""

    digest: str
    size: int | None = None


def check_sums(folder: Folder, found: Diagnostics) -> int:
    """Check a release against its list of checksums, and return how many files were compared.

    Every file beside the site has to be listed, and of the site its record: that names the others.
    """
    try:
        text = folder.text(SUMS)
    except (OSError, ValueError) as error:
        report_unreadable(error, SUMS, "B10", found)
        return 0
    named: dict[str, Named] = {}
    for number, line in enumerate(text.splitlines(), 1):
        read = _SUM.fullmatch(line)
        if not read:
            told = f"line {line[:80]!r} is no checksum with the name of a file"
            found.error("B10", told, file=SUMS, line=number, hint=_AGAIN.format("list"))
        elif read[2].removeprefix("./") in named:
            found.error("B10", f"{read[2]!r} is listed twice", file=SUMS, line=number, hint=_AGAIN.format("list"))
        else:
            named[read[2].removeprefix("./")] = Named(read[1])
    record = f"{SITE}/{BUILD_FILE}"
    if record not in named:
        told = f"it does not name {record}, which names the files of the site"
        found.error("B10", told, file=SUMS, hint=_AGAIN.format("list"))
    beside = {p for p in folder.sizes if not p.startswith(f"{SITE}/")} - {SUMS}
    listed = {record, *(p for p in folder.sizes if p in named)}
    return _compared(folder, named, beside | (listed & folder.sizes.keys()), found, SUMS)


def read_record(folder: Folder, found: Diagnostics) -> dict[str, Any] | None:
    """The record of the site in `folder`; None, which is reported, where it cannot be read."""
    try:
        record = folder.json(BUILD_FILE)
        _check_record(record)
    except UNREADABLE as error:
        report_unreadable(error, folder.place(BUILD_FILE), "B10", found)
        return None
    return dict(record)


def _check_record(record: Any) -> None:
    """Raises ValueError for what is no record of a version that is known here."""
    if not isinstance(record, dict) or not isinstance(record.get("files"), dict):
        raise ValueError("it names no files")
    if record.get("version") != 1:
        raise ValueError(f"it is of version {str(record.get('version'))[:20]}, which this generator does not know")
    for key, kind in (("generator", str), ("editions", list), ("checks", dict), ("tools", dict)):
        if not isinstance(record.get(key), kind):
            raise ValueError(f"it does not say {key!r} as it should")
    for key, needed in (("data", "version"), ("commit", "id")):
        if key in record and not (isinstance(record[key], dict) and isinstance(record[key].get(needed), str)):
            raise ValueError(f"it does not say {key!r} as it should")
    for edition in record["editions"]:
        if not isinstance(edition, dict) or not all(isinstance(edition.get(k), str) for k in ("folder", "language")):
            raise ValueError("it has an edition without folder or language")
        if not all(isinstance(edition.get(key, ""), str) for key in ("publication", "title", "version", "address")):
            raise ValueError("it says no version, address or title of an edition as it should")
    for path, of in record["files"].items():
        digest, size = (of.get("sha256"), of.get("bytes")) if isinstance(of, dict) else (None, None)
        if not isinstance(digest, str) or not _DIGEST.fullmatch(digest) or not isinstance(size, int):
            raise ValueError(f"it says no digest and size of {shown(path)[:80]!r}")
        if not _stays(path):
            raise ValueError(f"the path {shown(path)[:80]!r} leaves the folder")


def _stays(path: str) -> bool:
    """Whether `path` names a file below the folder, in one way only."""
    return "\\" not in path and all(part not in ("", ".", "..") for part in path.split("/"))


def check_digests(folder: Folder, record: dict[str, Any], found: Diagnostics) -> int:
    """Check the site in `folder` against its `record`, and return how many files were compared."""
    named = {path: Named(of["sha256"], of["bytes"]) for path, of in record["files"].items()}
    return _compared(folder, named, set(folder.sizes) - {BUILD_FILE}, found, BUILD_FILE)


def _compared(folder: Folder, named: dict[str, Named], there: set[str], found: Diagnostics, record: str) -> int:
    """Compare the files `there` with what is `named` of them, and report what is missing, too many, or no file."""
    for path in sorted(named.keys() - folder.sizes.keys()):
        told = f"{record} names the file {shown(path)!r}, which is not there"
        found.error("B11", told, file=folder.place(record), hint=_AGAIN.format("site"))
    for path in sorted(there - named.keys()):
        found.error(
            "B11", f"{record} does not name this file", file=folder.place(path), hint="remove what does not belong"
        )
    same = [path for path in sorted(there & named.keys()) if _is_same(folder, path, named[path], found, record)]
    return len(same)


def _is_same(folder: Folder, path: str, named: Named, found: Diagnostics, record: str) -> bool:
    try:
        if named.size in (None, folder.sizes[path]) and folder.digest(path) == named.digest:
            return True
    except OSError as error:
        report_unreadable(error, folder.place(path), "B11", found)
        return False
    told = f"it is not the file that {record} names: {folder.sizes[path]} bytes with another digest"
    found.error("B11", told, file=folder.place(path), hint=_AGAIN.format("file"))
    return False


def report_irregular(folder: Folder, found: Diagnostics) -> None:
    """Report what is neither a file nor a folder, and what cannot be looked into."""
    for path in folder.irregular:
        told = "it is neither a file nor a folder, such as a link that may lead out of this one"
        found.error("B11", told, file=folder.place(path), hint="remove it, or fetch the site again")
    for path, why in folder.unreadable.items():
        found.error("B11", f"it cannot be looked into: {why}", file=folder.place(path), hint="ask for the right to it")
