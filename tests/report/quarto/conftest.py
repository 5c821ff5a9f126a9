from __future__ import annotations

from pathlib import Path

import pytest

from tests.once import once
from tests.report.quarto.book_of_examples import build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a book in which every example that works stands."""
    return once(tmp_path_factory, "quarto", build) / "_site"
