"""The site is switched in one step or not at all, and nothing is built when nothing has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.build import publish
from report.cache import environment, up_to_date
from report.cache.places import state
from report.diagnostics import UsageError

ROOT = Path(__file__).resolve().parents[3]
FIRST = {"index.html": b"one", "da/a.html": b"et"}
SECOND = {"index.html": b"two", "en/a.html": b"a"}
THIRD = {"index.html": b"three"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "project"


@pytest.fixture(autouse=True)
def project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with one file of each kind that a build reads, the generator's own included."""
    for name in ("_quarto.yml", "chapters/a.da.qmd", "figures/a.py", "data/a.csv", "report/a.py", "requirements.lock"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("1")
    monkeypatch.setattr(up_to_date, "GENERATOR", root / "report")
    monkeypatch.setattr(environment, "LOCK", root / "requirements.lock")


def put(root: Path, files: dict[str, bytes | Path]) -> dict[str, up_to_date.State]:
    return publish.publish(root / "_site", files)


def site(root: Path) -> dict[str, bytes]:
    link = root / "_site"
    return {path.relative_to(link).as_posix(): path.read_bytes() for path in link.rglob("*") if path.is_file()}


def builds(root: Path) -> int:
    return len(list((root / ".builds").iterdir()))


def test_the_site_is_a_link_to_a_complete_build(root):
    put(root, FIRST)
    assert (root / "_site").is_symlink()
    assert not (root / "_site").readlink().is_absolute()
    assert site(root) == FIRST


def test_a_build_takes_the_place_of_the_one_before_which_is_kept_for_its_readers(root):
    put(root, FIRST)
    reading = (root / "_site").resolve()
    put(root, SECOND)
    assert site(root) == SECOND
    assert (reading / "da/a.html").read_bytes() == b"et"
    put(root, THIRD)
    assert site(root) == THIRD
    assert not reading.exists()
    assert builds(root) == 2


def test_the_same_files_are_the_same_build(root):
    put(root, FIRST)
    link = (root / "_site").readlink()
    put(root, dict(reversed(FIRST.items())))
    assert (root / "_site").readlink() == link
    assert builds(root) == 1


def test_files_of_the_project_are_copied(root):
    put(root, {"data/a.csv": root / "data/a.csv"})
    assert site(root) == {"data/a.csv": b"1"}


@pytest.mark.parametrize("step", ["write_files", "_switch"])
def test_a_build_that_is_killed_leaves_the_last_site(root, monkeypatch, step):
    put(root, FIRST)
    with monkeypatch.context() as patch:
        patch.setattr(f"report.build.publish.{step}", killed)
        with pytest.raises(KeyboardInterrupt):
            put(root, SECOND)
    assert site(root) == FIRST
    put(root, SECOND)
    assert site(root) == SECOND
    assert builds(root) == 2


def test_a_build_that_is_killed_between_two_files_leaves_the_last_site(root, monkeypatch):
    put(root, FIRST)
    written = []

    def write(path: Path, content: bytes) -> None:
        written.append(path)
        if len(written) == 2:
            killed()
        path.write_text(content.decode())

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", write)
        with pytest.raises(KeyboardInterrupt):
            put(root, SECOND)
    assert site(root) == FIRST


@pytest.mark.parametrize("at_the_link", [False, True], ids=["before it is complete", "before the switch"])
def test_a_build_that_is_killed_between_two_moves_leaves_the_last_site(root, monkeypatch, at_the_link):
    put(root, FIRST)
    move = os.replace

    def replace(old: Path, new: Path) -> None:
        if at_the_link == (new == root / "_site"):
            killed()
        move(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        patch.setattr(os, "getpid", lambda: 1)
        with pytest.raises(KeyboardInterrupt):
            put(root, SECOND)
    assert site(root) == FIRST
    put(root, THIRD)
    assert site(root) == THIRD
    assert [path.name for path in root.iterdir() if "_site" in path.name] == ["_site"]


def killed(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: path.write_text("mine"),
    ],
    ids=["folder", "file"],
)
def test_what_is_no_link_to_a_build_is_left_alone(root, make):
    make(root / "_site")
    with pytest.raises(UsageError, match="_site"):
        put(root, FIRST)
    assert not (root / "_site").is_symlink()
    assert not (root / ".builds").exists()


def test_a_site_that_was_changed_by_hand_is_put_right(root):
    put(root, FIRST)
    (root / "_site/index.html").unlink()
    (root / "_site/da/a.html").write_text("changed")
    (root / "_site/more.html").write_text("added")
    put(root, FIRST)
    assert site(root) == FIRST


def test_a_link_whose_build_is_gone_is_put_right(root):
    put(root, FIRST)
    shutil.rmtree(root / ".builds")
    put(root, SECOND)
    assert site(root) == SECOND


def test_the_link_also_holds_from_a_folder_that_is_a_link_itself(root, tmp_path):
    (root / "deep/er").mkdir(parents=True)
    (root / "out").symlink_to("deep/er")
    publish.publish(root / "out/site", FIRST)
    assert (root / "out/site/index.html").read_bytes() == b"one"


def remembered(root: Path) -> None:
    """A complete build has just been published."""
    states = put(root, FIRST)
    up_to_date.record_complete(root, up_to_date.input_states(root), "", {}, root / ".cache", states)


def changed(root: Path) -> bool:
    return not up_to_date.nothing_changed(root, root / ".cache")


def test_a_first_build_has_everything_to_do(root):
    assert changed(root)
    remembered(root)
    assert not changed(root)


def test_touching_a_file_is_no_change(root):
    remembered(root)
    os.utime(root / "data/a.csv", (1, 1))
    assert not changed(root)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data/a.csv").write_text("22"),
        lambda root: later(root / "data/a.csv", "2"),
        lambda root: (root / "data/a.csv").unlink(),
        lambda root: (root / "figures/deep").mkdir() or (root / "figures/deep/b.py").write_text("x"),
        lambda root: (root / "chapters/a.da.qmd").rename(root / "chapters/b.da.qmd"),
        lambda root: (root / "_quarto.yml").write_text("other"),
        lambda root: (root / "report/a.py").write_text("other"),
        lambda root: (root / "requirements.lock").write_text("other"),
        lambda root: (root / "_site").unlink(),
        lambda root: (root / "_site/index.html").unlink(),
        lambda root: shutil.rmtree(root / ".builds"),
        lambda root: (root / ".cache/complete.json").unlink(),
    ],
    ids=[
        "edited",
        "edited to the same length",
        "removed",
        "added",
        "renamed",
        "configuration",
        "generator",
        "packages",
        "no link",
        "page gone",
        "no build",
        "no record",
    ],
)
def test_every_change_is_seen(root, change):
    remembered(root)
    change(root)
    assert changed(root)


def later(path: Path, text: str) -> None:
    """Edit a file in the way an editor does: its time moves on."""
    path.write_text(text)
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1_000_000))


@pytest.mark.parametrize("name", ["README.md", "notes/a.txt", "figures/__pycache__/a.pyc", "tests/test_a.py"])
def test_what_no_build_reads_is_no_change(root, name):
    remembered(root)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("x")
    assert not changed(root)


def test_what_is_saved_during_a_build_is_a_change_for_the_next(root):
    before = up_to_date.input_states(root)
    later(root / "chapters/a.da.qmd", "2")
    states = put(root, FIRST)
    up_to_date.record_complete(root, before, "", {}, root / ".cache", states)
    assert changed(root)


def test_other_bytes_of_the_same_size_and_time_are_a_change(root, monkeypatch):
    monkeypatch.setattr(up_to_date, "_TICK", -(10**18))  # all counts as saved long before it is looked at
    remembered(root)
    path = root / "data/a.csv"
    stat = path.stat()
    time.sleep(0.02)
    path.write_text("2")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert changed(root)


def test_what_was_saved_just_before_it_was_looked_at_is_read_again(root, monkeypatch):
    remembered(root)
    path = root / "data/a.csv"
    stat, stat_of = path.stat(), os.stat
    path.write_text("2")
    monkeypatch.setattr(os, "stat", lambda of, **given: stat if of == str(path) else stat_of(of, **given))
    assert changed(root)


@pytest.mark.parametrize("damage", ["other", "same size and time", "removed", "added", "renamed"])
def test_a_page_of_the_site_that_is_not_as_it_was_built_is_a_change(root, damage):
    remembered(root)
    page = root / "_site/index.html"
    stat = page.stat()
    time.sleep(0.02)
    if damage == "added":
        (root / "_site/da/new.html").write_text("x")
    elif damage == "removed":
        page.unlink()
    elif damage == "renamed":
        page.rename(root / "_site/other.html")
    else:
        page.write_text("another page" if damage == "other" else "eno")
        os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert changed(root)


def test_what_was_read_elsewhere_in_the_project_is_compared(root):
    (root / "lib").mkdir()
    (root / "lib/a.py").write_text("1")
    read = {name: state(root, name) for name in ("lib/a.py", "module:lib/a", "data/a.csv", "place:figures")}
    states = put(root, FIRST)
    up_to_date.record_complete(root, up_to_date.input_states(root), "", read, root / ".cache", states)
    assert not changed(root)
    (root / "lib/a").mkdir()
    assert changed(root)
    (root / "lib/a").rmdir()
    (root / "lib/a.py").write_text("2")
    assert changed(root)


@pytest.mark.parametrize("name", ["sys.version", "report.cache.up_to_date.pango_version"])
def test_another_python_or_pango_is_a_change(root, monkeypatch, name):
    remembered(root)
    monkeypatch.setattr(name, "other" if name == "sys.version" else lambda: "other")
    assert changed(root)


@pytest.mark.parametrize("record", ["", "{", "[]", "null", "{}", '{"environment": []}', "\\xff"])
def test_a_damaged_record_is_as_good_as_none(root, record):
    remembered(root)
    (root / ".cache/complete.json").write_text(record)
    assert changed(root)


def test_a_project_that_lies_elsewhere_is_still_unchanged(root: Path, tmp_path: Path) -> None:
    """Its files are named from it and those of the generator from there, however far apart they lie."""
    remembered(root)
    elsewhere = tmp_path / "much" / "deeper" / "down"
    shutil.copytree(root, elsewhere, symlinks=True)
    assert not changed(elsewhere)


def test_looking_for_changes_imports_no_library(root):
    remembered(root)
    script = f"""
import pathlib, sys
from report.cache import environment, up_to_date
up_to_date.GENERATOR = pathlib.Path({str(root / "report")!r})
environment.LOCK = pathlib.Path({str(root / "requirements.lock")!r})
root = pathlib.Path({str(root)!r})
assert up_to_date.nothing_changed(root, root / ".cache")
heavy = ("pandas", "matplotlib", "weasyprint", "jinja2", "yaml", "babel", "msgpack")
sys.exit(sum(name in sys.modules for name in heavy))
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


steps = st.lists(
    st.tuples(
        st.sampled_from(["edit", "touch", "add", "remove", "back"]),
        st.sampled_from("abc"),
        st.sampled_from(["1", "2", "33"]),
    ),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_there_is_something_to_do_exactly_when_a_file_is_not_as_it_was(root, found):
    folder = root / "data"
    for path in folder.iterdir():
        path.unlink()
    (folder / "a").write_text("1")
    remembered(root)
    before, clock = {"a": "1"}, 0
    state = dict(before)
    for kind, name, text in found:
        clock += 1_000_000
        if kind == "remove":
            state.pop(name, None)
            (folder / name).unlink(missing_ok=True)
        elif kind == "touch" and name in state:
            os.utime(folder / name, ns=(clock, clock))
        elif kind in ("edit", "add") or (kind == "back" and name in before):
            state[name] = before[name] if kind == "back" else text
            later(folder / name, state[name])
    assert changed(root) == (state != before)
