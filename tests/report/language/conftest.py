"""The small projects in one and in three languages, each built once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.once import once
from tests.report.language.projects import Project


@pytest.fixture(scope="session")
def built_three(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The book in Danish, English and Swedish, built once; to be read, not changed."""
    return Project(once(tmp_path_factory, "three", partial(_build, "three")))


@pytest.fixture(scope="session")
def built_one(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The book in Danish alone, built once; to be read, not changed."""
    return Project(once(tmp_path_factory, "one", partial(_build, "one")))


@pytest.fixture
def three(built_three: Project, tmp_path: Path) -> Project:
    """A copy of the book in three languages, built, for the test to change."""
    return built_three.copy(tmp_path / "three")


@pytest.fixture
def one(built_one: Project, tmp_path: Path) -> Project:
    """A copy of the book in Danish, built, for the test to change."""
    return built_one.copy(tmp_path / "one")


def _build(name: str, folder: Path) -> None:
    told = Project.new(name, folder).run()
    assert told.exit == 0, told.printed
