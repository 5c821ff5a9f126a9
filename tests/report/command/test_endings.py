"""What the system refuses ends a command with a diagnostic or a line, never with a traceback; the site stays whole."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import pytest
from _pytest.mark import ParameterSet

from report.build.recipe import Build
from tests.book import Book
from tests.faults import forked
from tests.typefaces import forget_all_but_typefaces

ROOT = Path(__file__).resolve().parents[3]
# Of the last two pandoc tells us nothing more.
FULL = ("File too large", "SIGXFSZ", "could not write what it read")
# Of Linux: what takes a capability from programs that this process starts, and the version of what it has itself.
_DROP_CAPABILITY, _CAPABILITIES = 24, 0x20080522
_OVERRIDE, _READ_ALL = 1, 2


def as_anybody() -> None:
    """In a child: from now on this process and what it starts have no more rights to files than their modes give."""
    system = ctypes.CDLL(None)
    for capability in (_OVERRIDE, _READ_ALL):
        system.prctl(_DROP_CAPABILITY, capability, 0, 0, 0)
    who, rights = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
    if system.capget(who, rights) == 0:
        for at in range(3):  # those in force, those it may have, those it leaves to others
            rights[at] &= ~(1 << _OVERRIDE | 1 << _READ_ALL)
        system.capset(who, rights)


def end(book: Book, *arguments: str, limit: int = 0) -> tuple[int, str]:
    """The command in a fork of this process: its exit code, and all it printed.

    No file may become larger than `limit` bytes, if any.
    """

    def before() -> None:
        as_anybody()
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    told = forked.run(book.root, *arguments, seconds=120, before=before)
    assert not told.fault(), told
    return told.code or 0, told.printed


def run(book: Book, *arguments: str, shell: str = '"$@"', **environment: str) -> tuple[int, str]:
    """The command as a shell starts it: its exit code, and all it printed; `shell` is what that does with it."""
    command = [sys.executable, "-m", "report", "--root", os.fspath(book.root), *arguments]
    done = subprocess.run(
        ["bash", "-c", shell, "bash", *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        preexec_fn=as_anybody,
        capture_output=True,
        timeout=120,
        check=False,
    )
    told = (done.stdout + done.stderr).decode(errors="replace")
    assert "Traceback" not in told and "a fault of the generator" not in told, told
    return done.returncode, told


@pytest.fixture
def changed(book: Book) -> Book:
    """A built book whose works have another title since."""
    book.edit("data/references.bib", "Trees of the town", "Trees of a town")
    return book


def says_the_new_title(book: Book) -> bool:
    return any(b"Trees of a town" in content for content in book.site()[1].values())


# Each of these with one of the commands in turn, and with the other under --faults.
UNREAD = (
    "_quarto.yml",
    "chapters",
    "chapters/trees",
    "chapters/trees/01-growth.da.qmd",
    "chapters/trees/pairs.json",
    "chapters/trees/tree.png",
    "data",
    "data/CHANGELOG.md",
    "data/datapackage.json",
    "data/references.bib",
    "data/trees.csv",
    "figures",
    "figures/counted.py",
)
COMMANDS = ("build", "check")
LIMITS = (1, 100, 1000, 5000, 20_000, 50_000, 100_000, 200_000)
PARTS = {"site": (), "preview": ("--chapter", "01-growth")}


def sampled(of: Sequence[object], ways: Sequence[object], every: int = 2) -> list[ParameterSet]:
    """Each of the one with each of the ways; every so many are tried always, and the others with --faults."""
    return [
        pytest.param(one, way, marks=() if (at + number) % every == 0 else pytest.mark.faults)
        for number, one in enumerate(of)
        for at, way in enumerate(ways)
    ]


@pytest.mark.parametrize(("name", "command"), sampled(UNREAD, COMMANDS))
def test_what_cannot_be_read_is_named(changed: Book, name: str, command: str) -> None:
    site = changed.site()
    path = changed.root / name
    before = path.stat().st_mode
    path.chmod(0)
    code, told = end(changed, command)
    path.chmod(before)
    assert code in (1, 2) and name.rpartition("/")[2] in told, told
    assert changed.site() == site


def test_a_project_that_cannot_be_written_is_built_elsewhere(changed: Book, tmp_path: Path) -> None:
    where = [str(path) for path in (changed.root, *changed.root.rglob("*")) if not path.is_symlink()]
    subprocess.run(["chmod", "a-w", *where], check=True)
    code, told = end(changed, "--output", str(tmp_path / "out/site"), "--cache", str(tmp_path / "kept"))
    assert code == 0 and "warning" not in told.replace("0 warnings", ""), told
    assert (tmp_path / "out/site/index.html").is_file() and (tmp_path / "out/.builds").is_dir()
    code, told = end(changed, "--output", str(tmp_path / "out/site"), "--cache", str(tmp_path / "kept"))
    assert code == 0 and "sets of results" in told, told
    code, told = end(changed)
    assert code == 1 and "B02" in told and "--output" in told, told
    subprocess.run(["chmod", "u+w", *where], check=True)


@pytest.mark.parametrize("make", ["mkdir .cache; chmod 500 .cache", "touch .cache", "ln -s nowhere/at/all .cache"])
def test_without_a_cache_that_can_be_written_nothing_is_kept_and_all_is_built(changed: Book, make: str) -> None:
    subprocess.run(["bash", "-c", f"rm -r .cache; {make}"], cwd=changed.root, check=True)
    code, told = end(changed)
    assert code == 0, told
    assert make.startswith("ln") or "B03" in told, told
    assert says_the_new_title(changed)


@pytest.mark.parametrize("name", [".builds", ".preview", "_site"])
def test_a_file_where_a_folder_is_wanted_is_named(changed: Book, name: str) -> None:
    subprocess.run(["bash", "-c", f"rm -rf {name}; touch {name}"], cwd=changed.root, check=True)
    code, told = end(changed, *(["--chapter", "01-growth"] if name == ".preview" else []))
    assert code in (1, 2) and name in told, told


def test_a_part_into_a_file_is_refused_before_anything_is_read(book: Book) -> None:
    book.write("mine", "mine")
    outcome = book.build("--format", "html", "--output", str(book.root / "mine"))
    assert (outcome.exit, outcome.problems) == (2, []) and "mine is not a folder" in outcome.printed


@pytest.mark.parametrize(("limit", "part"), sampled(LIMITS, [*PARTS], 3))
def test_a_disk_that_is_full_leaves_the_last_site(changed: Book, limit: int, part: str) -> None:
    site = changed.site()
    code, told = end(changed, *PARTS[part], limit=limit)
    assert code in (0, 1) and (code == 0 or any(why in told for why in FULL)), told
    if code:
        assert changed.site() == site
    left = [p for p in changed.root.rglob("*") if p.name.endswith(".new") or p.name.startswith("unfinished-")]
    assert left == []
    assert end(changed)[0] == 0
    assert says_the_new_title(changed)


@pytest.mark.parametrize(
    "shell",
    [
        '"$@" | true; exit ${PIPESTATUS[0]}',
        '"$@" 2>&1 | true; exit ${PIPESTATUS[0]}',
        '"$@" >&-',
        '"$@" 2>&-',
        '"$@" <&-',
        '"$@" >&- 2>&- <&-',
        '"$@" 2>/dev/full',
    ],
)
def test_a_build_that_nobody_listens_to_is_published(changed: Book, shell: str) -> None:
    code, told = run(changed, shell=shell)
    assert code == 0, told
    assert says_the_new_title(changed)


def test_what_cannot_be_printed_on_a_full_disk_is_told(book: Book) -> None:
    code, told = run(book, "data", shell='"$@" >/dev/full')
    assert code == 1 and "No space left on device" in told, told


def test_a_narrow_alphabet_stops_nothing(changed: Book) -> None:
    code, told = run(changed, PYTHONIOENCODING="ascii:strict")
    assert code == 0, told


def test_a_build_needs_no_folder_for_temporary_files(changed: Book, tmp_path: Path) -> None:
    forget_all_but_typefaces(changed.root)
    (tmp_path / "temporary").mkdir(mode=0o500)
    code, told = run(changed, TMPDIR=str(tmp_path / "temporary"))
    assert code == 0, told


@pytest.mark.parametrize("folder", ["a%20b", "with spaces", "100%", "a#b?c", "æøå", "[x]{y}", os.fsdecode(b"l\xe6s")])
def test_a_project_may_stand_in_any_folder(book: Book, folder: str) -> None:
    moved = book.root.rename(book.root.with_name(folder))
    forget_all_but_typefaces(moved)
    Book(moved).edit("data/references.bib", "Trees of the town", "Trees of a town")
    code, told = end(Book(moved))
    assert code == 0, told
    assert says_the_new_title(Book(moved))


def test_settings_of_the_drawing_library_have_no_effect(changed: Book, tmp_path: Path) -> None:
    forget_all_but_typefaces(changed.root)
    assert end(changed)[0] == 0
    site = changed.site()
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\nsvg.fonttype: path\nfont.size: 30\n")
    for settings in (
        {"MPLBACKEND": "module://matplotlib_inline.backend_inline"},
        {"MPLBACKEND": "none"},
        {"MATPLOTLIBRC": str(tmp_path / "matplotlibrc")},
    ):
        (changed.root / "chapters/touched").touch()
        forget_all_but_typefaces(changed.root)
        code, told = run(changed, **settings)
        assert code == 0, told
        assert changed.site() == site, settings


def test_a_cache_that_is_removed_during_a_build_stops_nothing(changed: Book) -> None:
    shell = '(for i in $(seq 60); do rm -rf "$CACHE"; sleep 0.03; done) & "$@"'
    code, told = run(changed, shell=shell, CACHE=str(changed.root / ".cache"))
    assert code == 0, told


def test_a_fault_that_nobody_foresaw_is_one_line_with_a_file_for_who_mends_it(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    def broken(file: str) -> None:
        raise LookupError(f"no such thing\nin {file}")

    with mock.patch.object(Build, "_bodies", lambda *_: broken("chapters/a.da.qmd")):
        outcome = book.run("check")
    assert outcome.exit == 1
    fault = next(tmp_path.glob("report-fault-*.txt"))
    line, cure = outcome.printed.splitlines()[-2:]
    assert line == "build.py: a fault of the generator at the step “Running cells”: LookupError: no such thing"
    assert cure == f"    please report it with what stands in {fault}; nothing was published"
    assert "Traceback" in fault.read_text()


@pytest.mark.parametrize("command", [["-m", "report"], ["build.py"]])
def test_ctrl_c_while_the_command_still_loads_prints_nothing(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "signal.py").write_text("raise KeyboardInterrupt")
    loading = os.environ | {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=loading, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_before_the_command_can_answer_to_ctrl_c_nothing_is_loaded_but_what_python_has() -> None:
    code = "import os, sys; had = {*sys.modules}; import report; print(*({*sys.modules} - had))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "report\n"
