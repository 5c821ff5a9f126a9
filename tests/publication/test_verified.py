"""The site of the real publication, checked by a stranger: without its project, in an empty folder, with no network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.edits import alone
from tests.real_project import PROJECT, Copy
from tests.report.verify.sites import released

PAGE = "en/experience-collection/results.html"
VALUE = re.compile(r'(<span class="value" data-value="[\w.-]+">)(\d)')
COMPARED = (
    "links that lead somewhere",
    "recorded values computed again, or read again in the data",
    "printed values that are as recorded",
    "values in the CSV files of figures and tables",
    "numbers in texts and drawings that are the same in every form",
)


def test_one_changed_number_of_a_release_is_refused_and_all_the_rest_holds(real: Copy, tmp_path: Path) -> None:
    """That nothing else is told shows that every other file, link and number holds; README's command has them all."""
    release = released((real.folder / "_site").resolve(), tmp_path / "release")
    page = release / "site" / PAGE
    text = page.read_text("utf-8")
    page.write_text(VALUE.sub(lambda found: f"{found[1]}{(int(found[2]) + 1) % 10}", text, count=1), "utf-8")
    (tmp_path / "empty").mkdir()
    done = subprocess.run(
        [*alone(), sys.executable, "-m", "report", "verify", str(release), "--json"],
        cwd=tmp_path / "empty",
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    problems = {(problem["code"], problem["file"]) for problem in told["problems"]}
    assert problems == {("B11", f"site/{PAGE}"), ("B14", f"site/{PAGE}")}, told["problems"]
    assert all(told["compared"][what] > 1000 for what in COMPARED), told["compared"]
    shutil.rmtree(release)
    if not alone():
        pytest.skip("cannot take the network away here (unshare --net); the rest of the test has passed")
