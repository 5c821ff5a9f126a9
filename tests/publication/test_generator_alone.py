"""The generator and its tests need nothing of this publication: a copy of them without it collects and passes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real_project import PROJECT

PARTS = ("build.py", "pyproject.toml", "docs", "report", "tests/book", "tests/fixtures", "tests/report")
# What tests of builds need of them.
FAULTS = tuple(f"tests/faults/{name}.py" for name in ("__init__", "edits", "forked", "kills", "races", "trial"))
# A part that is quick and yet reads, computes, checks and prints whole books.
SAMPLE = (
    "build/test_tiny_book.py",
    "edition/test_links.py",
    "markdown/test_citations.py",
)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generator with its tests in a folder without chapters, analysis, data and configuration."""
    folder = tmp_path_factory.mktemp("alone") / "generator"
    helpers = [f"tests/{path.name}" for path in (PROJECT / "tests").glob("*.py") if path.name != "real_project.py"]
    for part in (*PARTS, *FAULTS, *helpers):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (PROJECT / part).is_dir() else shutil.copy
        copy(PROJECT / part, folder / part)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def outcome(folder: Path, *arguments: str) -> str:
    """What pytest prints in `folder`, where it must succeed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_all_tests_of_the_generator_can_be_collected_without_a_publication(alone: Path) -> None:
    collected = outcome(alone, "--collect-only", "tests").splitlines()
    assert len([line for line in collected if line.startswith("tests/report/")]) > 1000


@pytest.mark.slow
def test_a_part_of_the_generator_s_tests_passes_without_a_publication(alone: Path) -> None:
    printed = outcome(alone, "-m", "not slow", *(f"tests/report/{part}" for part in SAMPLE))
    assert "skipped" not in printed
