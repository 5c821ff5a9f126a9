"""A scheduler and workers of Dask as processes of this machine, as they are started on others by hand.

    with Machines(folder) as machines:
        machines.start("a")
        … machines.address

Every one is a program of its own; a worker finds the generator on its path and nothing of a project.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from types import TracebackType

from report.system.processes import end_with_parent

ROOT = Path(__file__).resolve().parent.parent
_TO_START = 60.0  # seconds
_CLOCK = os.sysconf("SC_CLK_TCK")  # ticks a second, in which Linux counts the time of processes
_PARENT, _TIMES = 1, slice(11, 15)  # of /proc/PID/stat behind the name: user, system, and those of ended children


class Machines:
    """A scheduler, and workers with one thread each, all with their files in `folder`, until the end of the context."""

    def __init__(self, folder: Path, python: str = sys.executable) -> None:
        self.folder, self.python = folder, python
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.address = ""

    def __enter__(self) -> Machines:
        self.folder.mkdir(parents=True, exist_ok=True)
        told = self.folder / "scheduler.json"
        told.unlink(missing_ok=True)
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show", "--scheduler-file", str(told))
        self._begin("scheduler", "dask_scheduler", *options)
        until = time.monotonic() + _TO_START
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.05)
        self.address = json.loads(told.read_text(encoding="utf-8"))["address"].replace("tcp", "dask", 1)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for name in reversed(self.processes):
            self.end(name)

    def start(self, name: str, generator: Path = ROOT) -> None:
        """A worker of this name, which takes orders as soon as it has started; `generator` is where it finds ours."""
        address = self.address.replace("dask", "tcp", 1)
        own = ("--name", name, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        folder = ("--local-directory", str(self.folder / name), "--death-timeout", "60")
        self._begin(name, "dask_worker", address, *own, *folder, generator=generator)

    def end(self, name: str, how: int = signal.SIGKILL) -> None:
        """End a process by a signal, and wait for its end; what it has started follows within a second."""
        process = self.processes[name]
        process.send_signal(how)
        process.wait()

    def seconds(self) -> float:
        """Processor time of all these processes, with those that they have started.  Linux only."""
        return sum(map(_seconds, _families({process.pid for process in self.processes.values()})))

    def _begin(self, name: str, program: str, *options: str, generator: Path = ROOT) -> None:
        command = [self.python, "-m", f"distributed.cli.{program}", *options]
        settings = {"PYTHONPATH": str(generator), "PYTHONWARNINGS": "ignore", "DASK_LOGGING__DISTRIBUTED": "critical"}
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                command,
                cwd=self.folder,
                env=os.environ | settings,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                preexec_fn=partial(end_with_parent, os.getpid()),  # noqa: PLW1509  a script has one thread
            )


def _families(processes: set[int]) -> set[int]:
    """These processes and all that descend from them."""
    parents = {int(path.name): _stat(int(path.name)) for path in Path("/proc").iterdir() if path.name.isdigit()}
    found = set(processes)
    while new := {p for p, stat in parents.items() if stat and int(stat[_PARENT]) in found and p not in found}:
        found |= new
    return found


def _stat(process: int) -> list[str]:
    """What Linux tells of a process, behind its number and its name; empty where it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _seconds(process: int) -> float:
    return sum(map(int, _stat(process)[_TIMES])) / _CLOCK
