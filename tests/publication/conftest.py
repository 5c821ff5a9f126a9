"""The real publications, built once for all tests of what is published."""

from __future__ import annotations

import pytest

from tests.once import once
from tests.real_project import Copy


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The real publications, built from nothing; to be copied, not changed."""
    return Copy(once(tmp_path_factory, "project", lambda folder: Copy.of_project(folder).run()))
