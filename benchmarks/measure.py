"""Wall time and peak memory of commands.  Memory is PSS over all processes of the command, Linux only."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """The best of several runs: `seconds` of wall time, `megabytes` of peak PSS of that run (0 where unknown)."""

    seconds: float
    megabytes: float


def best(commands: Sequence[Sequence[str]], *, runs: int, before=lambda: None, cwd: Path) -> Measured:
    """Run `commands` side by side `runs` times, each time after `before`; the quickest run counts."""
    found = []
    for _ in range(runs):
        before()
        found.append(_once(commands, cwd))
    return min(found, key=lambda m: m.seconds)


def _once(commands: Sequence[Sequence[str]], cwd: Path) -> Measured:
    started = time.perf_counter()
    # Compiled modules are kept, as they are on a machine where nobody forbids it.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    running = [subprocess.Popen(c, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
               for c in commands]
    peak = 0.0
    while any(p.poll() is None for p in running):
        peak = max(peak, sum(_pss(pid) for p in running for pid in _family(p.pid)))
        time.sleep(0.01)
    seconds = time.perf_counter() - started
    for command, process in zip(commands, running, strict=True):
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{process.stderr.read().decode()}")
        process.stderr.close()
    return Measured(seconds, peak)


def _family(pid: int) -> list[int]:
    """A process and all its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(p for child in children for p in _family(int(child)))]


def _pss(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
