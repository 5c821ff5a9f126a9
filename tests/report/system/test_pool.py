"""A pool of processes does job after job, the heaviest first, and survives neither its parent nor a lost process."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

import pytest

from report.system.workers import Lost, Pool

pytestmark = pytest.mark.slow


def told(job: tuple[str, str]) -> tuple[int, str]:
    """Writes the job's word into a file, and tells the process and the folder for temporary files."""
    word, file = job
    with Path(file).open("a", encoding="utf-8") as out:
        out.write(word)
    return os.getpid(), tempfile.gettempdir()


def killed(job: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def failing(job: str) -> None:
    raise ValueError(job)


def refused(job: str) -> None:
    Path(job).read_bytes()


def is_gone(process: int) -> bool:
    for _ in range(50):
        try:
            os.kill(process, 0)
        except OSError:
            return True
        time.sleep(0.1)
    return False


def test_one_process_does_all_jobs_the_heaviest_first_and_those_that_are_added_meanwhile(tmp_path: Path) -> None:
    pool, file = Pool(told, 1), str(tmp_path / "words")
    for weight, word in enumerate("abc"):
        pool.add(word, (word, file), float(weight))
    homes = set()
    for name, made in pool.results():
        assert not isinstance(made, Lost)
        homes.add(made)
        if name == "c":
            pool.add("d", ("d", file), 9.0)
    assert Path(file).read_text(encoding="utf-8") == "cdba"
    [(process, home)] = homes
    assert is_gone(process)
    assert not Path(home).exists()


def alone(job: str) -> bool:
    """Whether no other job of this kind is at work in the folder `job`."""
    mark = Path(job) / "at work"
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    time.sleep(0.05)
    mark.unlink()
    return True


def test_jobs_that_share_a_turn_come_one_after_the_other_and_others_meanwhile(tmp_path: Path) -> None:
    pool, other = Pool(alone, 2), tmp_path / "other"
    other.mkdir()
    for weight in (3.0, 2.0, 1.0):
        pool.add("turn", str(tmp_path), weight, "edition")
        pool.add("none", str(other / str(weight)), weight)
        (other / str(weight)).mkdir()
    assert sorted(pool.results()) == [("none", True)] * 3 + [("turn", True)] * 3


def test_what_ends_a_process_and_what_fails_is_told() -> None:
    pool = Pool(killed, 2)
    pool.add("a", "job")
    assert list(pool.results()) == [("a", Lost(-signal.SIGKILL))]
    pool = Pool(failing, 1)
    pool.add("a", "spoilt")
    with pytest.raises(RuntimeError, match="ValueError: spoilt"):
        list(pool.results())
    pool = Pool(refused, 1)
    pool.add("a", "/no/such/file")
    with pytest.raises(FileNotFoundError, match="/no/such/file"):
        list(pool.results())


def test_processes_end_where_nobody_asks_for_the_rest(tmp_path: Path) -> None:
    pool, file = Pool(told, 1), str(tmp_path / "words")
    for word in "ab":
        pool.add(word, (word, file))
    results = pool.results()
    _, made = next(results)
    assert not isinstance(made, Lost)
    results.close()
    assert is_gone(made[0])
