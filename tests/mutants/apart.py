"""Work in a child of this process, with a folder for temporary files of its own, of which nothing stays behind."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import Any

FAILED = "failed"
PATIENCE = 20  # times the processor time that work may take, for what waits and for a busy machine


def in_a_child(work: Callable[[Path], object], seconds: float) -> Any:
    """What `work` returns, by JSON, of the folder it is given; None where it does not come to an end.

    It may take so many `seconds` of processor time, and many times as long if it waits.  Raises RuntimeError with the
    traceback if it fails.
    """
    folder = Path(tempfile.mkdtemp(prefix="mutant-"))
    try:
        child = os.fork()
        if not child:
            _work(work, folder, seconds)
        ended = _ended(child, time.monotonic() + PATIENCE * seconds)
        answer = folder / "answer.json"
        if not ended or not answer.exists():
            return None
        found = json.loads(answer.read_text(encoding="utf-8"))
        if isinstance(found, dict) and FAILED in found:
            raise RuntimeError(found[FAILED])
        return found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _work(work: Callable[[Path], object], folder: Path, seconds: float) -> None:
    """In the child: the work, its answer, and the end of the process."""
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(seconds), resource.RLIM_INFINITY))  # then it is ended by SIGXCPU
        os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = str(folder)
        tempfile.tempdir = None
        try:
            answer = work(folder)
        except BaseException:  # whatever ends the child is told to the parent
            answer = {FAILED: traceback.format_exc()}
        partial = folder / "answer.partial"
        partial.write_text(json.dumps(answer), encoding="utf-8")
        partial.rename(folder / "answer.json")
    finally:
        os.kill(os.getpid(), signal.SIGKILL)  # nothing that is registered for the end of a process is run


def _ended(child: int, end: float) -> bool:
    """Whether `child` ended by itself before the time `end`; all it has started is killed."""
    ended = False
    while not ended and time.monotonic() < end:
        ended = os.waitpid(child, os.WNOHANG)[0] == child
        time.sleep(0 if ended else 0.01)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if not ended:
        os.waitpid(child, 0)
    return ended
