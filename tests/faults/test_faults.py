"""A few of the faults that ``make faults`` provokes at full size, and that the scripts see what is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.book import Book, no_analysis
from tests.faults.forked import run
from tests.faults.fuzz import KINDS, inputs
from tests.faults.hostile import Visit, hostile
from tests.faults.hostile_inputs import RUN, hostile_inputs
from tests.faults.trial import ROOT
from tests.faults.valid import wrong_files

SCRIPTS = "".join(
    (
        f"<script>{RUN}</script>",
        '<p onmouseover="x">',
        f'<a href="javascript:{RUN}">x</a>',
        '<img src="//canary.example/x.png">',
        "<p style='background: url(https://canary.example/y)'>x</p>",
    )
)
SOUND = '<!doctype html><html><body><p id="a">x</p><a href="#a">x</a><a href="https://example.org/">x</a></body></html>'


# Of 3 builds two begin with nothing.
@pytest.mark.slow
@pytest.mark.parametrize(("script", "number"), [("fuzz", "15"), ("full_disk", "3")])
def test_what_is_spoiled_is_named_and_a_full_disk_leaves_the_last_site(script: str, number: str) -> None:
    command = [sys.executable, "-m", f"tests.faults.{script}", number]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_hostile_is_refused_or_inert(tmp_path: Path, browser: Browser) -> None:
    with no_analysis():
        trial = hostile(tmp_path, browser, 8)
    assert trial.wrong == []
    assert all(trial.results[how] for how in ("inert", "refused")), trial.results


def test_there_are_as_many_inputs_as_are_promised_and_they_are_the_same_each_time(book: Book) -> None:
    hostile_names = [given.name for given in hostile_inputs()]
    assert len(set(hostile_names)) == len(hostile_names) >= 200
    book.write("chapters/trees/round.svg", "<svg/>")
    one, other = (list(inputs(Everything(book), 300, 1)) for _ in range(2))
    assert one == other and {given.kind for given in one} == set(KINDS)


class Everything(Book):
    """A book of which every file can be read, if only as an empty front matter and cell."""

    def __init__(self, book: Book) -> None:
        super().__init__(book.root)
        for _, files, _ in KINDS.values():
            for file in files:
                if not (book.root / file).exists():
                    book.write(file, "x")


def test_a_browser_sees_what_runs_and_what_is_asked_for(tmp_path: Path, browser: Browser) -> None:
    for name, content in (("bad.html", SCRIPTS), ("good.html", SOUND)):
        (tmp_path / name).write_text(content)
    visit = Visit(browser)
    found = visit.see(tmp_path / "bad.html", tmp_path)
    assert found.count("a dialog") == 2
    assert {"<script>", "onmouseover=x", f"href=javascript:{RUN}", "a request for https://canary.example/y"} <= set(
        found
    )
    assert visit.see(tmp_path / "good.html", tmp_path) == []


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.html", SOUND.replace("</p>", "</b>"), "closes something else"),
        ("a.html", SOUND.replace("#a", "#b"), "leads nowhere"),
        ("a.html", SOUND.replace("#a", "javascript:x"), "leads nowhere"),
        ("a.html", SOUND.replace("<a ", '<a id="a" ', 1), "given twice"),
        ("a.html", SOUND.replace("x", "\x1b", 1), "holds"),
        ("a.svg", "<svg", ""),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', "onload"),
        ("a.json", "{", "Expecting"),
        ("a.pdf", "%PDF", ""),
        ("a.html", SOUND, None),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_found(
    name: str, content: str, says: str | None, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    found = wrong_files(tmp_path)
    assert len(found) == (says is not None) and all(says in one for one in found if says), found


def test_a_command_in_a_child_tells_how_it_ended(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(book.root, "check").fault() == ""
    book.append("chapters/trees/01-growth.da.qmd", "[a](b)")
    told = run(book.root, "check")
    assert told.code == 1 and "T22" in told.printed and told.fault() == ""
    monkeypatch.setattr("tests.faults.forked.LONGEST", 0.01)
    assert "still at work" in run(book.root, "check").fault()
    monkeypatch.setattr("tests.faults.forked.main", lambda *_: 1 // 0)
    monkeypatch.setattr("tests.faults.forked.LONGEST", 60)
    assert "exit 99" in run(book.root, "check").fault()
