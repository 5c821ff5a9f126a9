"""The folder of a release: written whole or not at all, with a checksum of every file in it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from report.build.publish import write_files
from report.diagnostics import Diagnostic
from report.system.files import is_alive

SUMS = "SHA256SUMS"
SITE = "site"
_UNFINISHED = ".unfinished"


@contextmanager
def scratch(output: Path, name: str) -> Iterator[Path]:
    """A folder in `output` to make the release `name` in, removed afterwards; so is what killed commands left."""
    output.mkdir(parents=True, exist_ok=True)
    for left in output.glob(f".*{_UNFINISHED}-*"):
        process = left.name.rpartition("-")[0].rpartition("-")[2]
        if process.isdecimal() and not is_alive(int(process)):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(mkdtemp(prefix=f".{name}{_UNFINISHED}-{os.getpid()}-", dir=output))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file in `folder` by its path there, sorted."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def sums(files: Mapping[str, bytes]) -> str:
    """``SHA256SUMS`` as ``sha256sum --check`` reads it: the digest, two spaces and the path, sorted by path."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))


def unlike(folder: Path) -> Iterator[Diagnostic]:
    """What in the `folder` of a release is not as its checksums have it."""
    files = read_folder(folder)
    stated = files.pop(SUMS).decode()
    if stated != sums(files):
        hint = "try again; the disk may be full or failing"
        yield Diagnostic(folder.name, 0, "B02", "what was written is not what was to be released", hint)


def place(made: Path, files: Mapping[str, bytes], target: Path, check: Callable[[Path], None]) -> None:
    """Write `files` into the folder `made`, `check` it, and move it to `target`, at once; else there is nothing.

    Raises OSError, and what `check` raises.
    """
    write_files(made, files)
    check(made)
    made.rename(target)
