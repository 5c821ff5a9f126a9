"""A command in a child of this process: quick to start, with a time limit, and nothing of it stays behind."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import signal
import sys
import time
from collections.abc import Callable
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


def run(root: Path, *arguments: str, seconds: float = 0, before: Callable[[], object] = lambda: None) -> Told:
    """The command with `arguments` in the project `root`, which hangs after so many `seconds`, or `LONGEST`.

    `before` is what its process does first.
    """
    hear, say = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        os.close(hear)
        _command(root, arguments, say, before)
    os.close(say)
    with contextlib.suppress(OSError):
        os.setpgid(child, child)  # both do it, as nobody knows who is first
    printed, is_over = _heard(hear, began + (seconds or LONGEST))
    if not is_over:
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status) if is_over else None
    return Told(code, printed.decode(errors="replace"), time.monotonic() - began)


def _command(root: Path, arguments: tuple[str, ...], say: int, before: Callable[[], object]) -> None:
    """In the child: the command, and the end of the process."""
    code = 99
    try:
        os.setpgid(0, 0)
        for stream in (1, 2):
            os.dup2(say, stream)
        sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115  for as long as the process lives
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        before()
        code = main(list(arguments), root)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _heard(hear: int, end: float) -> tuple[bytes, bool]:
    """What is said until nobody is there who could, or until the time `end`, and whether it was not the time."""
    said = b""
    with os.fdopen(hear, "rb", buffering=0) as pipe, selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while selector.select(max(0, end - time.monotonic())):
            piece = pipe.read(1 << 16)
            if not piece:
                return said, True
            said += piece
    return said, False
