"""Programs that some tests need and that pip cannot install."""

from __future__ import annotations

import os
import shutil

import pytest


def require(*names: str) -> str:
    """The path of the first program in `names` that this machine has.

    Without one the test is skipped, and says so; where ``CI=true`` it fails, so that nothing goes untested unseen.
    """
    found = next(filter(None, map(shutil.which, names)), "")
    if not found:
        missing = f"needs {' or '.join(names)}, which is not installed"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return found
