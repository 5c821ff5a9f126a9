"""A command in a child of this process: quick to start, with a time limit, and nothing of it stays behind."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from report.command.cli import main

FAULT = re.compile(r"Traceback|a fault of the generator|Exception ignored|Error\b.*\n *File")
LONGEST = 60.0  # seconds; a command that takes longer hangs


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended: its exit code (negative for a signal, None after too long a time), and what it printed."""

    code: int | None
    printed: str
    seconds: float

    def fault(self) -> str:
        """What is wrong with the command itself; empty where it built or said what is wrong with its input."""
        if self.code is None:
            return f"still at work after {LONGEST:.0f} s"
        if FAULT.search(self.printed) or self.code not in (0, 1, 2):
            return f"exit {self.code}: {self.printed[-1500:]}"
        return "exit 1 without a diagnostic" if self.code and not self.printed.strip() else ""


def run(root: Path, *arguments: str, seconds: float = 0) -> Told:
    """The command with `arguments` in the project `root`, which hangs after so many `seconds`, or `LONGEST`."""
    with tempfile.TemporaryFile() as printed:
        began = time.monotonic()
        child = os.fork()
        if not child:
            _command(root, arguments, printed.fileno())
        with contextlib.suppress(OSError):
            os.setpgid(child, child)  # both do it, as nobody knows who is first
        code = _ended(child, began + (seconds or LONGEST))
        printed.seek(0)
        return Told(code, printed.read().decode(errors="replace"), time.monotonic() - began)


def _command(root: Path, arguments: tuple[str, ...], printed: int) -> None:
    """In the child: the command, and the end of the process."""
    code = 99
    try:
        os.setpgid(0, 0)
        for stream in (1, 2):
            os.dup2(printed, stream)
        sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115  for as long as the process lives
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        code = main(list(arguments), root)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _ended(child: int, end: float) -> int | None:
    """The exit code of `child`, which is killed with its own at the time `end`."""
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.004)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
