"""The printed editions are PDF/UA-1 by its reference validator."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.publication import verapdf
from tests.real_project import PROJECT, Copy


def test_the_real_editions_are_pdf_ua(real: Copy) -> None:
    if missing := verapdf.missing_packages():
        reason = f"needs {', '.join(missing)}"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    editions = sorted(map(str, (real.folder / "_site").glob("*/*.pdf")))
    assert len(editions) == 4
    command = [sys.executable, "-m", "tests.publication.verapdf", *editions]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
