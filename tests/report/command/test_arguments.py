"""The command line itself: where options may stand, which project is meant, and what is told to who is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

import report
from report.command.cli import main
from tests.book import Book


@pytest.fixture
def half_wrong(book: Book) -> Book:
    """A book whose second chapter has an error and whose first has none."""
    book.edit("chapters/trees/02-streets.da.qmd", "Gaderne er vidt", "Alle 7 gader er vidt")
    return book


@pytest.mark.parametrize(
    "arguments",
    [("check", "--chapter", "01-growth"), ("--chapter", "01-growth", "check"), ("check", "--chapter=01-growth")],
)
def test_a_selection_holds_before_and_after_the_command(half_wrong: Book, arguments: tuple[str, ...]) -> None:
    assert half_wrong.run("check").exit == 1
    outcome = half_wrong.run(*arguments)
    assert outcome.exit == 0, outcome.printed


@pytest.mark.parametrize("arguments", [("check", "--chapter", "no-such"), ("--chapter", "no-such", "check")])
def test_an_unknown_chapter_is_a_matter_of_usage_wherever_it_is_named(book: Book, arguments: tuple[str, ...]) -> None:
    outcome = book.run(*arguments)
    assert outcome.exit == 2
    assert "no chapter 'no-such'" in outcome.printed


def test_options_before_and_after_a_command_come_together(half_wrong: Book) -> None:
    outcome = half_wrong.run("--publication", "trees", "--jobs", "1", "check", "--chapter", "02-streets")
    assert [p.code for p in outcome.problems][:1] == ["N01"]


def test_build_may_be_said(book: Book) -> None:
    outcome = book.run("build", "--chapter", "01-growth", "--format", "html", "--output", str(book.root / "part"))
    assert outcome.exit == 0, outcome.printed
    assert sorted(p.name for p in (book.root / "part").rglob("*.html")) == ["growth.html", "vaekst.html"]


def test_the_project_can_be_elsewhere(book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(book.root), "check"], tmp_path) == 0
    assert main(["check", "--root", str(book.root)], tmp_path) == 0
    assert main(["check"], tmp_path) == 2
    assert f"no _quarto.yml in {tmp_path}; start in the folder of a project" in capsys.readouterr().err
    assert main(["check", "--root"], tmp_path) == 2


def test_help_and_version_need_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"], tmp_path) == 0
    assert "--root" in capsys.readouterr().out
    assert main(["--version"], tmp_path) == 0
    assert capsys.readouterr().out == f"report-generator {report.__version__}\n"
