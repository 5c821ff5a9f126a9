"""Two commands at once in one project, and builds that are killed; ``make faults`` tries more of both."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.system import locks
from report.system.locks import locked
from tests.book import Book
from tests.faults.kills import kills
from tests.faults.races import races
from tests.faults.trial import Trial

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.slow
def test_of_two_commands_at_once_one_waits_and_the_site_is_that_of_a_text_there_was(tmp_path: Path) -> None:
    wrong, tried = races(tmp_path, 7)
    assert wrong == [], tried


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_a_whole_site_and_nothing_that_runs(tmp_path: Path) -> None:
    wrong, phases = kills(Trial(tmp_path, "html, pdf"), 5)
    assert wrong == [], phases


@pytest.fixture
def held(tmp_path: Path) -> Iterator[int]:
    """The number of a process that holds the lock on `tmp_path` for a short while."""
    script = "import sys, time; from report.system.locks import locked; from pathlib import Path\n"
    script += "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(1)"
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        yield holder.pid


def test_a_lock_is_waited_for_and_its_holder_is_named(tmp_path: Path, held: int) -> None:
    told: list[int] = []
    with locked(tmp_path, told.append) as alone:
        assert alone
    assert told == [held]


def test_a_build_says_that_it_waits(book: Book) -> None:
    began = threading.Event()

    def hold() -> None:
        with locked(book.root):
            began.set()
            time.sleep(0.5)

    holder = threading.Thread(target=hold)
    holder.start()
    began.wait()
    outcome = book.build()
    holder.join()
    assert f"another build of this project is running (process {os.getpid()}); waiting\n" in outcome.printed
    assert outcome.exit == 0


def test_a_child_does_not_hold_the_lock_of_its_parent(tmp_path: Path) -> None:
    hear, say = os.pipe()
    with locked(tmp_path):
        child = os.fork()
        if not child:
            os.write(say, b"born")
            time.sleep(5)
            os._exit(0)
        os.read(hear, 4)
    told: list[int] = []
    with locked(tmp_path, told.append):
        pass
    os.kill(child, 9)
    os.waitpid(child, 0)
    assert told == []


def test_without_the_list_of_the_kernel_the_holder_has_no_number(
    tmp_path: Path, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_LOCKS", tmp_path / "none")
    told: list[int] = []
    with locked(tmp_path, told.append):
        pass
    assert told == [0]
