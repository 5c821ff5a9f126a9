"""The small projects in one and in three languages, each built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.language.projects import Project


@pytest.fixture(scope="session")
def built_three(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The book in Danish, English and Swedish, built once; to be read, not changed."""
    return _built("three", tmp_path_factory)


@pytest.fixture(scope="session")
def built_one(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The book in Danish alone, built once; to be read, not changed."""
    return _built("one", tmp_path_factory)


@pytest.fixture
def three(built_three: Project, tmp_path: Path) -> Project:
    """A copy of the book in three languages, built, for the test to change."""
    return built_three.copy(tmp_path / "three")


@pytest.fixture
def one(built_one: Project, tmp_path: Path) -> Project:
    """A copy of the book in Danish, built, for the test to change."""
    return built_one.copy(tmp_path / "one")


def _built(name: str, folders: pytest.TempPathFactory) -> Project:
    project = Project.new(name, folders.mktemp("books") / name)
    told = project.run()
    assert told.exit == 0, told.printed
    return project
