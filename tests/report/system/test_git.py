"""Git is asked about the repository around a folder, whoever started us; without it commands say what they lack."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from report.system.git import git
from tests.book import Book


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with no revision."""
    folder = tmp_path / "own"
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


def test_a_hook_of_another_repository_does_not_change_whose_answer_it_is(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    subprocess.run(["git", "init", "-q", str(other)], check=True)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    told = git(repository, "rev-parse", "--show-toplevel")
    assert told and told.stdout.decode().strip() == str(repository.resolve())


def test_settings_hold_before_those_of_the_repository(repository: Path) -> None:
    subprocess.run(["git", "config", "user.name", "A"], cwd=repository, check=True)
    given = git(repository, "config", "user.name", settings=["user.name=B"])
    own = git(repository, "config", "user.name")
    assert given and own
    assert (given.stdout, own.stdout) == (b"B\n", b"A\n")


def test_a_refusal_is_an_answer_and_no_git_is_none(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = git(repository, "rev-parse", "--verify", "HEAD")
    assert refused and refused.returncode and b"fatal" in refused.stderr
    monkeypatch.setenv("PATH", "")
    assert git(repository, "status") is None


@pytest.mark.parametrize("command", [("diff", "HEAD"), ("data", "diff", "HEAD")])
def test_commands_about_revisions_say_that_git_is_missing(
    book: Book, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PATH", "")
    outcome = book.run(*command)
    assert outcome.exit == 2
    assert "git is not installed" in outcome.printed
