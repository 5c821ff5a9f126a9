"""Sources that differ are told apart, however quickly one save follows another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from report.serve import sources

CHAPTER = "chapters/one.en.qmd"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "_quarto.yml").write_text("project:\n")
    (tmp_path / "chapters").mkdir()
    (tmp_path / CHAPTER).write_text("A word.\n")
    return tmp_path


def test_what_stays_is_the_same_at_every_look(project: Path) -> None:
    watched = sources.Watched(project)
    assert len({watched.look().digest for _ in range(3)}) == 1


@pytest.mark.parametrize("change", ["saved", "made", "renamed", "removed", "_quarto.yml"])
def test_every_change_makes_other_sources(project: Path, change: str) -> None:
    watched, file = sources.Watched(project), project / CHAPTER
    before = watched.look()
    match change:
        case "saved":
            file.write_text("Other words.\n")
        case "made":
            (project / "figures").mkdir()
            (project / "figures/new.py").touch()
        case "renamed":
            file.rename(file.with_name("two.en.qmd"))
        case "removed":
            file.unlink()
        case name:
            (project / name).unlink()
    assert watched.look().digest != before.digest


def test_a_file_elsewhere_is_a_source_once_it_was_read(project: Path) -> None:
    watched = sources.Watched(project)
    digests = {watched.look().digest}
    watched.further.add("parts/one.qmd")
    (project / "parts").mkdir()
    for text in ("A part.\n", "Another part.\n"):
        digests.add(watched.look().digest)
        (project / "parts/one.qmd").write_text(text)
    digests.add(watched.look().digest)
    assert len(digests) == 4


def test_a_change_of_what_the_preview_runs_from_is_seen(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    module, lock = tmp_path / "report/module.py", tmp_path / "requirements.lock"
    module.write_text("one = 1\n")
    program = sources.Program(tmp_path / "report", lock)
    (tmp_path / "report/README.md").write_text("Words.\n")
    (tmp_path / "report/module.pyc").touch()
    assert not program.changed()
    lock.write_text("package==1\n")
    assert program.changed()
    program = sources.Program(tmp_path / "report", lock)
    module.write_text("one = 2 - 1\n")
    assert program.changed()


def test_two_saves_within_one_tick_of_the_clock_are_two(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stat = os.stat
    first = stat(project / CHAPTER)  # as a clock would have it that does not move on
    monkeypatch.setattr(os, "stat", lambda path: first if str(path).endswith(CHAPTER) else stat(path))
    monkeypatch.setattr(sources, "settled", lambda _: False)
    watched, seen = sources.Watched(project), []
    for text in ("A word.\n", "A wand.\n", "A word.\n", "A word.\n"):
        (project / CHAPTER).write_text(text)
        seen.append(watched.look().digest)
    assert len(set(seen[:3])) == 3 and seen[3] == seen[2]
