"""A revision of the project's history, laid out in a folder of its own; the working tree stays as it is."""

from __future__ import annotations

import contextlib
import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from report import CONFIG
from report.build.asking import Asking, Composed
from report.build.progress import Progress
from report.cache.dependencies import Dependencies
from report.cache.memory import Memory
from report.cache.store import Beside, Store
from report.diagnostics import Diagnostic, Diagnostics, Stop, UsageError
from report.project.selection import Selection
from report.system.git import git

_SHORT = 12  # letters of a revision's digest that are shown


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision as it lies in `folder`: what it was called, and its digest, shortened."""

    name: str
    digest: str
    folder: Path


@contextmanager
def laid_out(root: Path, name: str) -> Iterator[Revision]:
    """The project in `root` as it was at the revision `name`, in a folder that is removed afterwards.

    Raises UsageError for a name that is no revision, and for a revision in which the project is not.
    """
    digest = _digest(root, name)
    with TemporaryDirectory(prefix="report-revision-") as temporary:
        folder = Path(temporary).resolve() / "project"
        folder.mkdir()
        _unpack(root, name, digest, folder)
        if not (folder / CONFIG).is_file():
            raise UsageError(f"the revision {name!r} has no {CONFIG} here; the project is younger, or lay elsewhere")
        yield Revision(name, digest[:_SHORT], folder)


def composed_there(
    revision: Revision, cache: Store, selection: Selection, progress: Progress, workers: int
) -> tuple[Composed | None, tuple[Diagnostic, ...]]:
    """The project at `revision`, put together by this generator, and every problem with it; None where it cannot be.

    Results that hold are taken from `cache`, which is left as it is.
    """
    found = Diagnostics()
    store = Beside(revision.folder.parent / "cache", cache)
    memory = Memory(store, Dependencies(revision.folder), found)
    build = Asking(revision.folder, found, progress, workers, memory=memory)
    try:
        composed = build.composed(selection)
    except (Stop, UsageError) as stopped:
        if isinstance(stopped, UsageError):
            found.error("C05", str(stopped), file=CONFIG, hint="what is selected was not there yet")
        return None, tuple(found)
    return composed, tuple(found)


def unsaved(root: Path) -> int:
    """How many files of the project in `root` are not as the last revision has them, new ones among them."""
    return len(unsaved_files(root) or ())


def unsaved_files(root: Path) -> list[str] | None:
    """The same files by their paths in the repository; None where the project has no revision."""
    if _asked(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return None
    told = _asked(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".")
    return [entry[3:] for entry in told.stdout.decode(errors="replace").split("\0") if entry]


def _digest(root: Path, name: str) -> str:
    told = _asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if told.returncode == 0:
        return told.stdout.decode().strip()
    if _asked(root, "rev-parse", "--git-dir").returncode:
        raise UsageError(f"the project has no history: {root.resolve()} is in no git repository")
    raise UsageError(f"no revision {name!r} in the history of this project; git log shows them")


def _unpack(root: Path, name: str, digest: str, folder: Path) -> None:
    told = _asked(root, "archive", "--format=tar", digest)
    if told.returncode:
        raise UsageError(f"the revision {name!r} cannot be laid out: {told.stderr.decode(errors='replace').strip()}")
    with contextlib.suppress(tarfile.ReadError), tarfile.open(fileobj=io.BytesIO(told.stdout)) as archive:
        archive.extractall(folder, filter=_harmless)  # there is nothing to be read of one without files


def _harmless(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """`member` of an archive; None for what leads out of the folder, such as a link, which is left out."""
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return None


def _asked(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers in the project.  Raises UsageError without git."""
    told = git(root, *arguments)
    if told is None:
        raise UsageError("git is not installed, which knows the revisions of the project")
    return told
