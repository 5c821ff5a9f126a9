"""Sites that somebody has changed, and the record that a forger would write of them."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from report.build.record import BUILD_FILE
from tests.book import Book, Outcome


def verified(place: Path, *options: str) -> Outcome:
    """What the command says of the site or the release in `place`, from a folder without a project."""
    return Book(place.parent).run("verify", str(place), *options)


def seal(site: Path) -> None:
    """Write the digests of the files of `site` into its record as they are now."""
    record = json.loads((site / BUILD_FILE).read_text("utf-8"))
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    record["files"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in files.items()
        if name != BUILD_FILE
    }
    (site / BUILD_FILE).write_text(json.dumps(record), "utf-8")


def released(site: Path, folder: Path) -> Path:
    """A release of `site` in `folder`: a note beside it, and checksums of all."""
    shutil.copytree(site, folder / "site")
    (folder / "NOTES.md").write_text("A release.\n")
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(sums))
    return folder


def replace(path: Path, old: str, new: str) -> None:
    """Put `new` for the first `old` in the file `path`."""
    text = path.read_text("utf-8")
    assert old in text, f"no {old!r} in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")
