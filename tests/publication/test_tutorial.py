"""The ten-minute tutorial, done as it says in a copy of the project."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.real_project import PROJECT, Copy
from tests.tutorials import follow


def test_the_tutorial_leads_to_a_changed_chart(real: Copy, tmp_path: Path) -> None:
    copy = real.copy(tmp_path / "project")
    drawing = copy.folder / ".preview/en/experience-collection/annex-2-key-figures.html"

    def run(*arguments: str) -> tuple[int, str]:
        command = [str(copy.folder / ".venv/bin/python"), "build.py", *arguments]
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, cwd=copy.folder, capture_output=True, text=True, check=False, env=environment)
        return done.returncode, done.stdout + done.stderr

    assert follow((PROJECT / "docs/tutorial.md").read_text(encoding="utf-8"), copy.folder, run) == 6
    built = (copy.folder / "_site/en/experience-collection/annex-2-key-figures.html").read_text(encoding="utf-8")
    assert drawing.is_file() and drawing.read_text(encoding="utf-8") != built
