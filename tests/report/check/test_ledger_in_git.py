"""Two people accept different paragraphs, and git, the real one, puts their ledgers together."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from report.check.ledger import LEDGER, Rows, read_ledger, write_ledger

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
Ledger = dict[str, Rows]
BASE: Ledger = {"01-a": [[f"dansk {at}", f"English {at}"] for at in range(6)], "02-b": [["et", "one"]]}


def changed(chapter: str, at: int, *, rows: Ledger = BASE) -> Ledger:
    """The ledger with what was accepted of a paragraph that has changed."""
    new = [[f"{text} {at}, ny" for text in row] if at == number else row for number, row in enumerate(rows[chapter])]
    return {**rows, chapter: new}


def added(chapter: str, at: int, name: str) -> Ledger:
    """The ledger with a new paragraph."""
    rows = BASE.get(chapter, [])
    return {**BASE, chapter: [*rows[:at], [f"ny {name}", f"new {name}"], *rows[at:]]}


class Repository:
    """A repository with the ledger, as :data:`BASE` has it, and perhaps with what tells git how to merge it."""

    def __init__(self, root: Path, *, told: bool) -> None:
        self.root, self.path = root, root / LEDGER
        self.git("init", "-q", "-b", "main")
        if told:
            (root / ".gitattributes").write_text(f"{LEDGER} merge=union\n", encoding="utf-8")
        self.commit(BASE)

    def git(self, *arguments: str) -> int:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        return subprocess.run(["git", *who, *arguments], cwd=self.root, capture_output=True, check=False).returncode

    def commit(self, rows: Ledger) -> None:
        write_ledger(self.path, rows)
        assert self.git("add", "-A") == self.git("commit", "-q", "-m", "accept") == 0

    def merged(self, ours: Ledger, theirs: Ledger) -> tuple[int, Ledger]:
        """What git says to merging both, and what is then read."""
        assert self.git("checkout", "-q", "-b", "theirs") == 0
        self.commit(theirs)
        assert self.git("checkout", "-q", "main") == 0
        self.commit(ours)
        code = self.git("merge", "-q", "-m", "merge", "theirs")
        return code, read_ledger(self.path)


def holds(merged: Ledger, *sides: Ledger) -> bool:
    """Whether everything that one of the sides newly accepted is accepted, in its chapter and once."""
    wanted = {
        (name, *row) for side in sides for name, rows in side.items() for row in rows if row not in BASE.get(name, [])
    }
    found = [(name, *row) for name, rows in merged.items() for row in rows]
    return wanted <= set(found) and len(found) == len(set(found))


@pytest.mark.parametrize("one", [0, 2, 4])
def test_neighbouring_paragraphs_that_changed_merge_without_being_told(tmp_path: Path, one: int) -> None:
    ours, theirs = changed("01-a", one), changed("01-a", one + 1)
    code, merged = Repository(tmp_path, told=False).merged(ours, theirs)
    assert code == 0
    assert merged == changed("01-a", one + 1, rows=ours)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (added("01-a", 3, "x"), added("01-a", 3, "y")),
        (added("01-a", 6, "x"), added("01-a", 6, "y")),
        (added("01-a", 0, "x"), changed("01-a", 0)),
        (changed("01-a", 5), added("01-a", 6, "y")),
        (added("03-c", 0, "x"), added("03-c", 0, "y")),
        (added("03-c", 0, "x"), added("04-d", 0, "y")),
        (changed("02-b", 0), added("03-c", 0, "y")),
        (changed("01-a", 2), {"01-a": [["alt", "all"]], "02-b": BASE["02-b"]}),
    ],
    ids=["same place", "the end", "the beginning", "the last", "a new chapter", "two chapters", "behind", "all anew"],
)
def test_what_stands_side_by_side_is_joined_and_read(tmp_path: Path, ours: Ledger, theirs: Ledger) -> None:
    code, merged = Repository(tmp_path, told=True).merged(ours, theirs)
    assert code == 0
    assert holds(merged, ours, theirs)


def test_a_conflict_that_is_left_in_the_ledger_is_refused(tmp_path: Path) -> None:
    repository = Repository(tmp_path, told=False)
    with pytest.raises(ValueError, match="line"):
        repository.merged(added("01-a", 3, "x"), added("01-a", 3, "y"))


@pytest.mark.parametrize("damage", ["<<<<<<< HEAD\n", '    ["half", \n', "    {}\n", "  rubbish\n"])
def test_lines_that_git_does_not_leave_are_refused(tmp_path: Path, damage: str) -> None:
    write_ledger(tmp_path / LEDGER, BASE)
    text = (tmp_path / LEDGER).read_text(encoding="utf-8")
    (tmp_path / LEDGER).write_text(text.replace("{\n", "{\n" + damage, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"line|pairs"):
        read_ledger(tmp_path / LEDGER)
