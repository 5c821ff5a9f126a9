"""The ten-minute tutorial, done as it says in a copy of the project."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.real_project import PROJECT, Copy
from tests.tutorials import follow


def test_the_tutorial_leads_to_a_changed_chart(real: Copy, tmp_path: Path) -> None:
    copy = real.copy(tmp_path / "project")
    pages: list[bytes] = []

    def run(*arguments: str) -> tuple[int, str]:
        command = [str(copy.folder / ".venv/bin/python"), "build.py", *arguments]
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, cwd=copy.folder, capture_output=True, text=True, check=False, env=environment)
        if "html" in arguments:
            pages.append((copy.folder / ".preview/en/experience-collection/annex-2-key-figures.html").read_bytes())
        return done.returncode, done.stdout + done.stderr

    assert follow((PROJECT / "docs/tutorial.md").read_text(encoding="utf-8"), copy.folder, run) == 6
    before, after = pages
    assert before != after and len(after) < len(before), "fewer numbers are printed in the drawing"
