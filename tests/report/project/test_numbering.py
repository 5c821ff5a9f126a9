"""Chapters and annexes without numbers of their own are counted as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.diagnostics import Diagnostics
from report.language.vocabulary import built_in
from report.project.chapters import Shelf, read_chapters
from report.project.records import Chapter
from report.project.yaml_lines import ProjectReader, read_yaml

RULES = {"en": built_in()["en"]}


def chapters(kinds: list[str], root: Path, found: Diagnostics) -> tuple[Chapter, ...]:
    """Chapters that say these things of their numbers, in order."""
    (root / "chapters").mkdir(exist_ok=True)
    for at in range(len(kinds)):
        (root / f"chapters/c{at}.en.qmd").write_text("# C\n")
    entries = [f"- {{file: c{at}, slug: {{en: c{at}}}{', ' * bool(kind)}{kind}}}" for at, kind in enumerate(kinds)]
    reader = ProjectReader(root, "_quarto.yml", found)
    return read_chapters(read_yaml("\n".join(entries)), "here", Shelf("chapters", RULES, reader))


@pytest.mark.parametrize(
    ("kinds", "numbers"),
    [
        (["", "", ""], [1, 2, 3]),
        (["unnumbered: true", "", "annex: true", "", "annex: true"], [None, 1, 1, 2, 2]),
        (["number: 3", "", "number: 7", "annex: 2", "annex: true"], [3, 4, 7, 2, 3]),
    ],
)
def test_what_has_no_number_is_counted(tmp_path: Path, kinds: list[str], numbers: list[int | None]) -> None:
    found = Diagnostics()
    read = chapters(kinds, tmp_path, found)
    assert [chapter.number for chapter in read] == numbers and not list(found)
    assert [chapter.annex for chapter in read] == ["annex" in kind for kind in kinds]


@pytest.mark.parametrize(
    ("kinds", "code", "says"),
    [
        (["number: 11", "number: 5"], "C04", "chapter 5 stands behind chapter 11"),
        (["", "number: 1"], "C08", "number 1 is given twice"),
        (["number: true"], "C04", "number must be a whole number from 1 up, not True"),
        (["annex: false"], "C04", "annex must be a whole number"),
        (["number: 1, annex: true"], "C03", "at most one of number, annex, unnumbered"),
    ],
)
def test_what_cannot_be_counted_is_told(tmp_path: Path, kinds: list[str], code: str, says: str) -> None:
    found = Diagnostics()
    chapters(kinds, tmp_path, found)
    assert [problem.code for problem in found] == [code]
    assert says in next(iter(found)).message
