"""The release before: as its folder has it, or as the generator of its time builds it of a revision of the history."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from report.build.progress import Progress
from report.build.publish import write_files
from report.build.recipe import Build
from report.build.resident import BORNE
from report.build.revision import Revision, laid_out
from report.cache.dependencies import Dependencies
from report.cache.memory import Memory
from report.cache.store import Beside, Store
from report.diagnostics import ERROR, Diagnostics, Stop, UsageError
from report.project.selection import Selection
from report.release.citing import CITATION
from report.release.folder import SITE
from report.release.news import Last
from report.release.versions import number_of

_DOOR = "build.py"
_SECONDS = 1800


class NotThere(Exception):
    """Raised where there is nothing to compare with; its text says why."""


@dataclass(frozen=True, slots=True)
class LastSite:
    """The release before and the folder in which its site lies."""

    last: Last
    site: Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where a revision is built: with results from `cache`, telling `progress`, in as many processes as `workers`."""

    cache: Store
    progress: Progress
    workers: int


def before(output: Path, name: str, version: str) -> Path | None:
    """The folder of the highest release in `output` that is lower than `version`, if there is one."""
    wanted = number_of(version)
    found = [
        (number, folder)
        for folder in output.glob(f"{name}-*")
        if (folder / SITE).is_dir() and (number := number_of(folder.name.removeprefix(f"{name}-"))) and wanted
        if number < wanted
    ]
    return max(found, key=lambda one: one[0].rank)[1] if found else None


@contextmanager
def last_site(root: Path, name: str, place: Place) -> Iterator[LastSite]:
    """The site of `name`: the folder of a release, or a revision of the project in `root`.

    A version and an equals sign may stand before the name of a revision, which says none of its own.  Raises NotThere.
    """
    said, sign, rest = name.partition("=")
    version, called = (said, rest) if sign and number_of(said) else ("", name)
    folder = Path(called)
    if (folder / SITE).is_dir():
        yield LastSite(Last(version or _version_of(folder)), folder / SITE)
        return
    try:
        with laid_out(root, called) as revision, TemporaryDirectory(prefix="report-last-") as temporary:
            site = Path(temporary).resolve() / SITE
            place.progress.step(f"Building {called}")
            _built(revision, site, place)
            yield LastSite(Last(version, revision.name), site)
    except UsageError as usage:
        raise NotThere(str(usage)) from usage


def _version_of(folder: Path) -> str:
    """The version of the release in `folder`, as its citation says."""
    from yaml import safe_load

    path = folder / CITATION
    return str(safe_load(path.read_text(encoding="utf-8"))["version"]) if path.is_file() else ""


def _built(revision: Revision, site: Path, place: Place) -> None:
    """Build the pages of `revision` into `site`, with its own generator where it has one, else with this.

    Raises NotThere where neither can.
    """
    if (revision.folder / _DOOR).is_file() and _by_its_own(revision.folder, site):
        return
    memory = Memory(Beside(revision.folder.parent / "cache", place.cache), Dependencies(revision.folder), Diagnostics())
    build = Build(revision.folder, memory.problems, place.progress, place.workers, memory=memory)
    try:
        write_files(site, build.files(Selection(formats=("html",)), borne=BORNE))
    except Stop as stopped:
        first = next((str(one).partition("\n")[0] for one in memory.problems if one.severity == ERROR), "")
        raise NotThere(f"{revision.name} can no longer be built: {first}") from stopped


def _by_its_own(folder: Path, site: Path) -> bool:
    """Whether the generator that stands in `folder` has built the pages, with the packages that are installed here."""
    environment = folder / ".venv"
    if not environment.exists():
        environment.symlink_to(sys.prefix)
    command = [sys.executable, _DOOR, "--format", "html", "--output", str(site)]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | {"PYTHONHASHSEED": "0"},
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0 and (site / "data").is_dir()
