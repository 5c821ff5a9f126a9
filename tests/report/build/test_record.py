"""The record of a site: what it is made from and every file; the same from the same sources, and right after edits."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import jsonschema

from docs.references import SCHEMAS
from report.build.record import commit_of
from report.cache.commit import head
from report.cache.environment import PACKAGES
from tests.book import Book
from tests.modules import ROOT

NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
IGNORED = ".cache\n_site\n.builds\n__pycache__\n"


def record(book: Book) -> dict[str, Any]:
    """The record of the site of `book`."""
    content: dict[str, Any] = json.loads(book.read("_site/build.json"))
    return content


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *NOBODY, *arguments], cwd=folder, capture_output=True, check=True, text=True)
    return done.stdout.strip()


def committed(book: Book) -> str:
    """Commit everything in `book`; the digest of the commit."""
    if not (book.root / ".git").exists():
        git(book.root, "init", "--quiet")
        book.write(".gitignore", IGNORED)
    git(book.root, "add", "--all")
    git(book.root, "commit", "--quiet", "--message", "As it is")
    return git(book.root, "rev-parse", "HEAD")


def test_it_names_every_file_with_its_digest_and_is_what_its_schema_says(book: Book) -> None:
    _, files = book.site()
    said = record(book)
    jsonschema.validate(said, json.loads((SCHEMAS / "build.schema.json").read_text("utf-8")))
    del files["build.json"]
    assert said["files"] == {
        path: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)} for path, content in files.items()
    }
    assert said["data"]["version"] == json.loads(book.read("data/datapackage.json"))["version"]
    assert said["checks"]["reconciliations"] == ["no street lost trees"]
    assert said["checks"]["problems"]["errors"] == 0
    assert "commit" not in said


def test_the_packages_are_those_that_the_generator_is_declared_to_need() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {name.partition("[")[0].partition("<")[0].partition(">")[0] for name in declared}
    assert set(PACKAGES) == names


def test_it_follows_every_edit_and_comes_back_with_its_revert(book: Book) -> None:
    before = book.site()[1]
    sources = [f"chapters/trees/{name}" for name in ("01-growth.da.qmd", "01-growth.en.qmd", "pairs.json")]
    texts = {name: book.read(name) for name in sources}
    for name in sources[:2]:
        book.append(name, "XXX")
    book.run("pairs", "accept", "--all")
    for _ in range(2):  # what was warned of is told from the cache as well
        assert book.build().exit == 0
        assert record(book)["checks"]["problems"]["warnings"] == {"P20": 2}
        assert record(book)["checks"]["pairs"] > json.loads(before["build.json"])["checks"]["pairs"]
        book.remove(".cache/complete.json")
    for name, text in texts.items():
        book.write(name, text)
    assert book.build().exit == 0
    assert book.site()[1] == before


def test_it_names_the_commit_and_whether_the_sources_differ_from_it(book: Book) -> None:
    first = committed(book)
    assert "Nothing has changed" not in book.build().printed
    assert record(book)["commit"] == {"id": first, "dirty": False}
    assert "Nothing has changed" in book.build().printed
    book.write("notes.txt", "Nothing that a site is made from.")
    assert commit_of(book.root) == {"id": first, "dirty": False}
    book.edit("_quarto.yml", "cell-seconds: 30", "cell-seconds: 31")
    assert book.build().exit == 0
    assert record(book)["commit"] == {"id": first, "dirty": True}
    second = committed(book)
    assert "Nothing has changed" not in book.build().printed
    assert record(book)["commit"] == {"id": second, "dirty": False}


def test_a_commit_is_found_wherever_git_keeps_it(book: Book, tmp_path: Path) -> None:
    first = committed(book)
    assert head(book.root / "data") == first
    git(book.root, "pack-refs", "--all")
    assert head(book.root) == first
    git(book.root, "worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    assert head(tmp_path / "beside") == first
    git(book.root, "checkout", "--quiet", "-b", "other/branch")
    assert head(book.root) == first


def test_there_is_no_commit_where_there_is_no_history_of_the_project(book: Book, tmp_path: Path) -> None:
    assert commit_of(book.root) is None
    git(book.root, "init", "--quiet")
    assert (head(book.root), commit_of(book.root)) == ("", None)
    (book.root / ".git/HEAD").write_text("ref: refs/heads/../../HEAD\n")
    assert head(book.root) == ""
    (book.root / ".git/HEAD").write_bytes(b"\xff")
    assert head(book.root) == ""


def test_a_commit_that_does_not_hold_the_project_is_not_named(book: Book) -> None:
    git(book.root.parent, "init", "--quiet")
    git(book.root.parent, "commit", "--quiet", "--allow-empty", "--message", "Of something else")
    assert head(book.root)
    assert commit_of(book.root) is None
