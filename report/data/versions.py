"""A version of the data package by name: a folder, or a revision of the project's history."""

from __future__ import annotations

import io
import tarfile
import tempfile
from pathlib import Path

from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package, load
from report.diagnostics import Diagnostics, UsageError
from report.system.git import git


def package_of(root: Path, name: str) -> Package:
    """The package in the folder `name`, or in ``data/`` at the git revision `name`.

    Its problems are not reported: a version is compared as it was.  Raises UsageError when there is no such version.
    """
    folder = root / name
    if folder.is_dir():
        if not (folder / PACKAGE_FILE).is_file():
            raise UsageError(f"the folder {name!r} has no data package: there is no {PACKAGE_FILE} in it")
        return load(folder, Diagnostics())
    with tempfile.TemporaryDirectory() as temporary:
        _unpack(root, name, Path(temporary))
        return load(Path(temporary) / "data", Diagnostics())


def _unpack(root: Path, revision: str, target: Path) -> None:
    done = git(root, "archive", "--format=tar", "--end-of-options", revision, "data")
    if done is None:
        raise UsageError(
            f"{revision!r} is no folder, and git is not installed, which knows the revisions of the project"
        )
    if done.returncode:
        raise UsageError(f"{revision!r} is neither a folder with a data package nor a revision that has one")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(target, filter="data")
