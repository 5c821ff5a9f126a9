"""The chapters as files: line marks change nothing that pandoc reads, and every run of text has its line."""

from __future__ import annotations

import pytest

from tests.chapters import misplaced, with_and_without_marks
from tests.real_project import PROJECT

pytestmark = pytest.mark.slow

CHAPTERS = sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / "chapters").rglob("*.qmd"))


@pytest.mark.parametrize("file", CHAPTERS)
def test_marks_change_nothing_in_the_real_chapters(file: str) -> None:
    marked, plainly = with_and_without_marks(PROJECT, file)
    assert marked == plainly


@pytest.mark.parametrize("file", CHAPTERS)
def test_every_run_of_text_in_the_real_chapters_has_the_line_it_stands_in(file: str) -> None:
    assert misplaced(PROJECT, file) == []
