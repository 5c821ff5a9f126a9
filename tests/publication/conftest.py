"""The real publications, built once for all tests of what is published."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.once import once, shared
from tests.real_project import Copy


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The real publications, built from nothing; to be copied, not changed."""
    return Copy(once(tmp_path_factory, "project", lambda folder: Copy.of_project(folder).run()))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for builds of the project in the process of a test: what one of them computed is there for the next.

    It begins as that of the real publications, where they are built already.
    """
    return once(tmp_path_factory, "kept", partial(_cache_of, shared(tmp_path_factory) / "project"))


def _cache_of(built: Path, folder: Path) -> None:
    if built.with_name("project.complete").exists():
        shutil.copytree(built / ".cache", folder)
    else:
        folder.mkdir()
