"""Here processes are started as a command starts them."""

from __future__ import annotations

import pytest

from report.system import workers
from tests.processes import SERVING, STARTED


@pytest.fixture(autouse=True)
def own_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that load what they need themselves."""
    monkeypatch.setattr(workers, "_serving", SERVING)
    monkeypatch.setattr(workers, "_started", STARTED)
