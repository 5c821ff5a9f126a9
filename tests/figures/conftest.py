"""The analysis is tested with the languages and units of the project it is part of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from report.diagnostics import Diagnostics
from report.language.vocabulary import restored
from report.project.configuration import read_in_hand
from tests.real_project import PROJECT


@pytest.fixture(scope="module", autouse=True)
def vocabulary() -> Iterator[None]:
    """The languages and units of ``_quarto.yml``, for all tests of a module."""
    found = Diagnostics()
    with restored():
        read_in_hand(PROJECT, found)
        assert list(found) == []
        yield
