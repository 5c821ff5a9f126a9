"""What a release is refused for: every reason at once, each with its place and its cure, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from report.diagnostics import Diagnostic
from tests.book import Book, Outcome, no_analysis
from tests.report.release.conftest import CONFIG, commit

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
NEWEST = '- {version: "1.0.0", date: 2031-05-17'


@pytest.fixture
def book(ready: Book, tmp_path: Path) -> Iterator[Book]:
    with no_analysis():
        yield ready.copy(tmp_path / "book")


def refused(book: Book, version: str = "1.0.0", *options: str) -> Outcome:
    """What the command says, which must have written nothing."""
    outcome = book.run("release", version, *options)
    assert outcome.exit == 1, outcome.printed
    assert not list(book.root.glob("_releases/*"))
    assert all(problem.hint for problem in outcome.problems), outcome.printed
    return outcome


def test_everything_that_stops_a_release_is_told_at_once(book: Book) -> None:
    """A to-do, a paragraph without a counterpart, one that waits, a file that nobody saved, and a version in use."""
    book.edit(CONFIG, NEWEST, f"{NEWEST.replace('1.0.0', '1.2.0')}}}\n    {NEWEST}")
    todo = book.append(DA, "<!-- TODO: tæl igen. -->")
    alone = book.append(DA, "Kun på dansk.")
    book.edit(EN, "There were fewer", "There were far fewer")
    found = refused(book, "0.9.0")
    assert {p.code for p in found.problems} == {"B21", "B22", "B23", "B24", "B25", "B26"}, found.printed
    assert [(p.file, p.line) for p in found.of("B24")] == [(DA, todo)]
    assert [(p.file, p.line) for p in found.of("B25")] == [(DA, alone)]
    assert book.line(DA, "Det er flere end før") in [p.line for p in found.of("B26")]
    assert "3 files are not as the last revision has them" in found.of("B23")[0].message
    line = book.line(CONFIG, '"1.2.0"')
    assert [(p.file, p.line) for p in found.of("B22")] == [(CONFIG, line)]


def test_a_text_that_is_no_version_is_not_released(book: Book) -> None:
    assert [p.message for p in refused(book, "1.0").of("B20")] == ["'1.0' is no version"]


def test_a_version_without_a_date_is_not_released(book: Book) -> None:
    book.edit(CONFIG, ", date: 2031-05-17", "")
    problem = refused(book).of("B22")[0]
    assert "has no date" in problem.message and problem.line == book.line(CONFIG, '"1.0.0"')


def test_a_project_without_history_is_not_released(book: Book) -> None:
    (book.root / ".git").rename(book.root.parent / "git")
    assert [p.message for p in refused(book).of("B23")] == ["the project has no history"]


def test_what_is_warned_of_is_not_released(book: Book) -> None:
    for file, text in ((DA, "XXX mangler."), (EN, "XXX is missing.")):
        book.append(file, text)
    book.run("pairs", "accept", "--all")
    commit(book)
    assert {p.code for p in refused(book).problems} == {"B24"}, "the to-do is told once, and not as a warning too"


def test_a_missing_tool_is_named_with_how_to_get_it(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("report.release.refusals.tool", list)
    problem: Diagnostic = refused(book).of("B01")[0]
    assert "cyclonedx-bom" in problem.hint
