"""The command line itself: where options may stand, which project is meant, and what is told to who is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

import report
from report.command.arguments import parsers
from report.command.cli import main
from report.command.examples import CODES, EXAMPLES
from report.project.selection import unknown
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


@pytest.mark.parametrize("command", [None, *filter(None, EXAMPLES)])
def test_the_help_of_every_command_has_an_example_and_the_exit_codes(
    command: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*filter(None, [command]), "--help"], tmp_path) == 0
    printed = capsys.readouterr().out
    assert CODES in printed and "\n  ./build.py" in printed and "example" in printed


def test_every_command_of_our_own_has_an_example() -> None:
    _, commands = parsers()
    assert {"", *commands.choices} == EXAMPLES.keys()


@pytest.mark.parametrize("count", ["0", "-1", "two", "1.5"])
def test_so_many_processes_there_cannot_be(book: Book, count: str) -> None:
    outcome = book.run("check", f"--jobs={count}")
    assert outcome.exit == 2 and f"{count} is no whole number from 1 up" in outcome.printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--chapter", "01-grwth"), "no chapter '01-grwth'; did you mean 01-growth?"),
        (("--chapter", "streets"), "no chapter 'streets'; did you mean 02-streets?"),
        (("--chapter", "2"), "no chapter '2'; did you mean 02-streets?"),
        (("--chapter", "xyz"), "no chapter 'xyz'; known: 01-growth, 02-streets"),
        (("--publication", "tree"), "no publication 'tree'; did you mean trees?"),
        (("--language", "sv"), "no edition in the language 'sv'; known: da, en"),
    ],
)
def test_an_unknown_name_gives_those_that_may_be_meant(book: Book, arguments: tuple[str, ...], says: str) -> None:
    outcome = book.run("check", *arguments)
    assert outcome.exit == 2 and outcome.printed.endswith(f"build.py: {says}\n")


def test_of_many_names_the_first_and_the_last_are_given() -> None:
    names = [f"{number:02}-{word}" for number, word in enumerate(["oak"] * 20)]
    assert unknown("chapter", "xyz", names).endswith("there are 20, from 00-oak to 19-oak")
    assert unknown("chapter", "4", names).endswith("did you mean 04-oak?")
    assert unknown("chapter", "oak", names).endswith("did you mean 00-oak or 01-oak or 02-oak?")
