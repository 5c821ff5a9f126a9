"""The process of a command ends at once, with all done that is to be done at the end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BEGIN = "from report.system.ending import end_with\n"


def ended(code: str) -> tuple[int, str, str]:
    """How a process ends that runs `code`: its exit code, and what it printed on both streams."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


def test_what_is_registered_is_done_and_what_is_held_is_not_taken_apart() -> None:
    code = """
import atexit, sys
class Held:
    def __del__(self): print("taken apart")
held = Held()
def run():
    atexit.register(print, "registered")
    sys.stdout.write("printed, ")
    return 3
end_with(run)
"""
    assert ended(code) == (3, "printed, registered\n", "")


def test_threads_that_are_to_end_are_waited_for() -> None:
    code = """
import threading, time
def late():
    time.sleep(0.3)
    print("late")
def run():
    threading.Thread(target=late).start()
    return 0
end_with(run)
"""
    assert ended(code) == (0, "late\n", "")


def test_what_is_still_to_be_printed_and_cannot_be_is_forgotten() -> None:
    code = "import sys\nend_with(lambda: sys.stdout.write('x') and 1)"
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", BEGIN + code]
        buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        done = subprocess.run(command, cwd=ROOT, env=buffered, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_process_that_fails_ends_as_python_ends_it() -> None:
    code, printed, told = ended("end_with(lambda: [][0])")
    assert (code, printed) == (1, "") and told.endswith("IndexError: list index out of range\n")
    assert ended("import sys\nend_with(lambda: sys.exit(7))")[0] == 7
