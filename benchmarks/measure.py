"""Wall time and peak memory of commands.  Memory is PSS over all processes of the command, Linux only."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def best(
    commands: Sequence[Sequence[str]], *, runs: int, before: Callable[[], object] | None = None, cwd: Path
) -> float:
    """Seconds of wall time of `commands` side by side, the quickest of `runs`, each after `before`."""
    seconds = []
    for _ in range(runs):
        if before:
            before()
        started = time.perf_counter()
        running = _start(commands, cwd)
        errors = [process.communicate()[1] for process in running]
        seconds.append(time.perf_counter() - started)
        _require_success(commands, running, errors)
    return min(seconds)


def peak_memory(command: Sequence[str], *, cwd: Path) -> float:
    """The peak PSS in MB of all processes of `command`, looked at 20 times a second.

    A run of its own: looking takes time from what is looked at.
    """
    running, peak = _start([command], cwd), 0.0
    while running[0].poll() is None:
        peak = max(peak, sum(map(_pss, family(running[0].pid))))
        time.sleep(0.05)
    _require_success([command], running, [running[0].communicate()[1]])
    return peak


def environment() -> dict[str, str]:
    """That of this process, but compiled modules are kept, as they are on a machine where nobody forbids it.

    Scripts beside this one find the generator.
    """
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}


def _start(commands: Sequence[Sequence[str]], cwd: Path) -> list[subprocess.Popen[bytes]]:
    return [
        subprocess.Popen(c, cwd=cwd, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for c in commands
    ]


def _require_success(
    commands: Sequence[Sequence[str]], running: Sequence[subprocess.Popen[bytes]], errors: Sequence[bytes]
) -> None:
    for command, process, error in zip(commands, running, errors, strict=True):
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{error.decode()}")


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(p for child in children for p in family(int(child)))]


def processor_seconds(process: int) -> float:
    """What a process and its children have taken of the processor, the children that have ended among them."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        threads = Path(f"/proc/{process}/task").glob("*/children")
        children = [child for thread in threads for child in thread.read_text().split()]
    except OSError:  # it has just ended, which its parent knows
        return 0.0
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")  # its own and that of children, in and for it
    return own + sum(processor_seconds(int(child)) for child in children)


def weighed(command: Sequence[str], *, cwd: Path) -> tuple[float, float, float]:
    """What a command takes: seconds of processor time, seconds that go by, and the peak PSS in MB of all its processes.

    It is looked at four times a second, which takes little of what is measured.  Raises RuntimeError when it fails.
    """
    before, started, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0.0
    [running] = _start([command], cwd)
    with running:
        while True:
            try:
                _, error = running.communicate(timeout=0.25)
                break
            except subprocess.TimeoutExpired:
                peak = max(peak, sum(map(_pss, family(running.pid))))
    seconds = time.perf_counter() - started
    _require_success([command], [running], [error])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, seconds, peak


def _pss(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processor_time(commands: Sequence[Sequence[str]], *, cwd: Path, shown: bool = False) -> float:
    """Seconds of processor time of `commands`, one after the other, with all their processes.

    It hardly depends on what else the machine does.  With `shown` what the last prints is its peak memory in MB.
    """
    before, printed = resource.getrusage(resource.RUSAGE_CHILDREN), ""
    for command in commands:
        printed = output_of(command, cwd=cwd)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if shown:
        print(f"peak memory {printed.strip()} MB")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def output_of(command: Sequence[str], *, cwd: Path) -> str:
    """What a command prints, which may import the generator.  Raises RuntimeError when it fails."""
    done = subprocess.run(command, check=False, cwd=cwd, env=environment(), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout
