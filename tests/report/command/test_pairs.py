"""The pairs that wait are shown, accepted by paragraph, chapter or all at once, and taken back."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.book import Book, no_analysis

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
OTHER = "chapters/trees/02-streets"
LEDGER = "chapters/trees/pairs.json"


@pytest.fixture(scope="module")
def changed(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book with a note changed in Danish, an item changed in both languages, and a new paragraph."""
    book = built_book.copy(tmp_path_factory.mktemp("pairs") / "book")
    book.edit(DA, "Talt om sommeren.", "Talt om vinteren.")
    book.edit(DA, "- i parken", "- i den store park")
    book.edit(EN, "- in the park", "- in the large park")
    for language, text in (("da", "Et nyt afsnit."), ("en", "A new paragraph.")):
        book.append(f"{OTHER}.{language}.qmd", text)
    return book


@pytest.fixture
def waiting(changed: Book, tmp_path: Path) -> Iterator[Book]:
    with no_analysis():
        yield changed.copy(tmp_path / "book")


def test_what_waits_is_counted_by_chapter_and_shown_with_its_places(waiting: Book) -> None:
    told = waiting.run("pairs", "status")
    assert told.exit == 0 and told.problems == []
    assert "01-growth: 2 of 8 pairs wait" in told.printed and "02-streets: 1 of 7 pairs wait" in told.printed
    line = waiting.line(DA, "Talt om vinteren.")
    assert f"  2  {DA}:{line}, {EN}:{line}  changed in da: Talt om vinteren." in told.printed
    assert "3 pairs: 2 in 01-growth, 1 in 02-streets" in told.printed
    assert "01-growth" not in waiting.run("pairs", "status", "--chapter", "02-streets").printed


def test_a_diff_shows_the_words_that_changed_in_both_languages(waiting: Book) -> None:
    told = waiting.run("pairs", "diff").printed
    assert "da  Talt om [-sommeren.-] {+vinteren.+}" in told and "en  Counted in summer." in told
    assert "en  in the {+large+} park" in told
    assert told.count("nothing was approved of it before") == 1
    (item, *_) = json.loads(waiting.run("pairs", "diff", "--json").printed.partition("\n  0.")[0])["waiting"]
    assert item["languages"]["en"]["approved"] == "in the park"


def test_pairs_are_accepted_by_number_and_by_line_and_taken_back(waiting: Book) -> None:
    ledgers = [waiting.read(LEDGER)]
    for what in ("1", f"{DA}:{waiting.line(DA, 'vinteren') + 1}"):
        told = waiting.run("pairs", "accept", what)
        assert told.exit == 0 and "Accepted 1 pair: 1 in 01-growth." in told.printed
        ledgers.append(waiting.read(LEDGER))
    assert '["Talt om vinteren.", "Counted in summer."]' in ledgers[2]
    assert "Nothing waits" not in (left := waiting.run("pairs").printed) and "1 pair: 1 in 02-streets" in left
    for before in (ledgers[1], ledgers[0]):
        assert "Took back the acceptance of 1 pair: 1 in 01-growth." in waiting.run("pairs", "undo").printed
        assert waiting.read(LEDGER) == before
    nothing = waiting.run("pairs", "undo")
    assert nothing.exit == 0 and "There is nothing to take back." in nothing.printed


def test_all_are_accepted_once_and_what_was_written_since_is_not_taken_back(waiting: Book) -> None:
    told = waiting.run("pairs", "accept", "--all")
    assert "Accepted 3 pairs: 2 in 01-growth, 1 in 02-streets." in told.printed and "Et nyt afsnit." in told.printed
    again = waiting.run("pairs", "accept", "--all")
    assert again.exit == 0 and "Nothing waits to be approved." in again.printed
    waiting.write(LEDGER, waiting.read(LEDGER).replace("park", "lund"))
    refused = waiting.run("pairs", "undo")
    assert refused.exit == 2 and "has been changed since" in refused.printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("accept", "9"), "no pair has the number 9"),
        (("accept", "half"), "'half' is neither a number"),
        (("accept", "chapters/trees/01-grown.da.qmd:3"), "did you mean chapters/trees/01-growth.da.qmd"),
        (("accept", f"{__file__}:3"), "is no chapter in more than one language"),
        (("accept", "²"), "'²' is neither a number"),
        (("accept", f"{DA}:²"), "is neither a number"),
        (("accept", "--chapter", "01-grown"), "no chapter '01-grown'"),
        (("status", "--chapter", "01-grown"), "no chapter '01-grown'"),
        (("accept", "1", "--all"), "name pairs, or a chapter, or all"),
        (("undo", "1"), "takes no places"),
    ],
)
def test_what_cannot_be_accepted_is_refused(waiting: Book, arguments: tuple[str, ...], says: str) -> None:
    told = waiting.run("pairs", *arguments)
    assert told.exit == 2 and says in told.printed


def test_a_chapter_is_accepted_while_another_is_out_of_step(waiting: Book) -> None:
    waiting.append(f"{OTHER}.da.qmd", "Kun på dansk.")
    assert waiting.run("pairs", "accept", "2").exit == 0
    assert "Accepted 1 pair" in waiting.run("pairs", "accept", "--chapter", "01-growth").printed
    assert "02-streets: 1 of 7 pairs wait, 1 not yet translated" in waiting.run("pairs", "status").printed
    refused = waiting.run("pairs", "accept", "--all")
    assert refused.exit == 1 and [p.code for p in refused.problems] == ["P02"]


def test_what_two_people_accept_of_neighbours_is_merged_by_git_and_checked(waiting: Book) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=waiting.root, capture_output=True, check=True)

    for language, text in (("da", "Endnu et."), ("en", "Another one.")):
        waiting.append(f"{OTHER}.{language}.qmd", text)
    git("init", "-q", "-b", "main")
    waiting.write(".gitignore", ".cache\n_site\n.builds\n")
    git("add", "-A")
    git("commit", "-q", "-m", "written")
    git("checkout", "-q", "-b", "theirs")
    assert waiting.run("pairs", "accept", "4").exit == 0
    assert waiting.read("chapters/trees/.gitattributes") == "pairs.json merge=union\n"
    git("add", "-A")
    git("commit", "-q", "-m", "accept")
    git("checkout", "-q", "main")
    assert waiting.run("pairs", "accept", "1", "2", "3").exit == 0
    git("add", "-A")
    git("commit", "-q", "-m", "accept")
    git("merge", "-q", "-m", "merge", "theirs")
    assert waiting.check() == []


class Terminal(io.StringIO):
    """A terminal at which a person answers."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "accepted"), [("y\n", True), ("\n", False), ("no\n", False)])
def test_at_a_terminal_all_are_shown_before_they_are_accepted(
    waiting: Book, monkeypatch: pytest.MonkeyPatch, answer: str, accepted: bool
) -> None:
    before = waiting.read(LEDGER)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    told = waiting.run("pairs", "accept")
    assert told.exit == 0 and "en  in the {+large+} park" in told.printed
    assert ("Accepted 3 pairs" in told.printed, "Nothing was accepted." in told.printed) == (accepted, not accepted)
    assert (waiting.read(LEDGER) != before) == accepted
