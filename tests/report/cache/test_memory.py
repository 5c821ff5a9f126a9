"""A result is computed again exactly when a dependency has changed, and never kept for bytes it was not made of."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.cache.dependencies import Dependencies
from report.cache.memory import Kind, Memory, Recording, Remembered
from report.cache.store import Store
from report.diagnostics import Diagnostics

TEXTS: Kind[str] = Kind("texts")
FILES = ("a", "b", "c")
contents = st.dictionaries(st.sampled_from(FILES), st.text("xy", max_size=2))


class Project:
    """Files in a folder, and one build of them after another."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.computed = 0
        self.problems = Diagnostics()

    def write(self, files: dict[str, str]) -> None:
        """Exactly `files`."""
        for name in FILES:
            (self.root / name).unlink(missing_ok=True)
        for name, text in files.items():
            (self.root / name).write_text(text)

    def memory(self) -> Memory:
        """That of a new build."""
        self.problems = Diagnostics()
        return Memory(Store(self.root / ".cache"), Dependencies(self.root), self.problems)

    def joined(self, *names: str, during: Callable[[Recording[str]], None] = lambda _: None) -> Remembered[str]:
        """The text of the files `names`, remembered; `during` happens while it is read."""

        def compute(recording: Recording[str]) -> str:
            self.computed += 1
            text = "".join((self.root / name).read_text() for name in names if (self.root / name).exists())
            during(recording)
            return text

        return self.memory().remember(TEXTS, "joined", names, compute)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@given(contents, contents)
def test_a_result_holds_until_a_file_it_depends_on_changes(before, after):
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.write(before)
        assert not project.joined("a", "b").reused
        project.write(after)
        unchanged = all(before.get(name) == after.get(name) for name in ("a", "b"))
        result = project.joined("a", "b")
        assert result.reused == unchanged
        assert result.result == after.get("a", "") + after.get("b", "")
        assert project.computed == (1 if unchanged else 2)


def test_a_file_that_appears_is_a_change(project):
    assert project.joined("a").result == ""
    project.write({"a": "x"})
    assert project.joined("a").result == "x"


def test_what_is_saved_while_a_result_is_computed_is_not_taken_for_what_was_read(project):
    project.write({"a": "old"})
    first = project.joined("a", during=lambda _: project.write({"a": "new"}))
    assert (first.result, first.digest) == ("old", "")
    again = project.joined("a")
    assert (again.result, again.reused) == ("new", False)
    assert project.joined("a").reused


def test_a_dependency_that_is_found_on_the_way_counts(project):
    project.write({"a": "x", "b": "y"})
    for _ in range(2):
        project.joined("a", during=lambda recording: recording.depend("b"))
    assert project.computed == 1
    project.write({"a": "x", "b": "z"})
    assert not project.joined("a").reused


def test_problems_are_kept_with_the_result_and_told_by_every_build(project):
    def compute(recording: Recording[str]) -> str:
        recording.problems.error("T03", "empty", file="a", line=1)
        return ""

    for reused in (False, True, True):
        assert project.memory().remember(TEXTS, "a", ["a"], compute).reused == reused
        assert [problem.code for problem in project.problems] == ["T03"]


def test_a_result_with_problems_is_not_kept_where_only_sound_ones_are(project):
    def compute(recording: Recording[str]) -> str:
        recording.problems.error("T03", "empty", file="a", line=1)
        return ""

    for _ in range(2):
        assert not project.memory().remember(TEXTS, "a", ["a"], compute, only_sound=True).reused
        assert [problem.code for problem in project.problems] == ["T03"]


def test_a_result_that_is_skipped_is_not_kept(project):
    for _ in range(2):
        assert not project.joined("a", during=lambda recording: recording.skip()).reused


def test_digests_tell_results_apart(project):
    project.write({"a": "x"})
    first = project.joined("a")
    assert first.digest and project.joined("a").digest == first.digest
    project.write({"a": "y"})
    assert project.joined("a").digest not in ("", first.digest)


def test_digests_of_what_is_no_file_are_compared_with_those_of_the_caller(project):
    recording = project.memory().begin(TEXTS, "labels")
    recording.depend_as({"label:a": "1", "label:b": ""})
    recording.keep("x")
    known = {"label:a": "1"}
    assert project.memory().recall(TEXTS, "labels", known.get)
    assert not project.memory().recall(TEXTS, "labels", {"label:a": "2"}.get)
    assert not project.memory().recall(TEXTS, "labels", {"label:a": "1", "label:b": "1"}.get)


def test_what_was_kept_holds_in_another_folder(project, tmp_path_factory):
    """A cache that was restored beside a fresh clone is warm."""
    project.write({"a": "x"})
    for name in ("place:a", "folder:.", "a"):
        project.memory().remember(TEXTS, name, [name.replace("folder:.", "folder:a")], lambda _: "x")
    elsewhere = Project(tmp_path_factory.mktemp("clone"))
    (project.root / ".cache").rename(elsewhere.root / ".cache")
    elsewhere.write({"a": "x"})
    for name in ("place:a", "folder:.", "a"):
        assert elsewhere.memory().holds(TEXTS, name), name


def test_the_record_of_a_result_can_be_shown(project):
    project.write({"a": "x"})
    project.joined("a", "b")
    ((record, size),) = project.memory().store.records()
    assert (record.kind, record.name) == ("texts", "joined") and size > 0
    assert {"a", "b", "generator", "packages", "python", "project:languages"} == set(record.dependencies)
    assert record.dependencies["b"] == "" and record.dependencies["a"] == Dependencies(project.root)("a")
