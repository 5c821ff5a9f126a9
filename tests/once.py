"""What takes long to make is made once, by the first process of a run that asks, and used by all."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def shared(folders: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common."""
    base = folders.getbasetemp()
    # Workers have folders of their own in the one of the run.
    common = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "once"
    common.mkdir(exist_ok=True)
    return common


def once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder for the whole run that `make` has filled; to be copied, not changed.

    `make` gets the path, which does not exist yet.  When it fails, so does everyone who asks, and at once.
    """
    common = shared(folders)
    folder, complete, failed = (common / f"{name}{end}" for end in ("", ".complete", ".failed"))
    with (common / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if failed.exists():
            pytest.fail(failed.read_text(encoding="utf-8"))
        if not complete.exists():
            failed.write_text(f"{name} could not be made; another test says why", encoding="utf-8")
            make(folder)
            failed.unlink()
            complete.touch()
    return folder
