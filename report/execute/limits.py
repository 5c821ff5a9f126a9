"""What a child may use and how long it may live: memory, time of the processor, and the life of its parent."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import threading
import time
from pathlib import Path

_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_LOOKS_EVERY = 0.5  # seconds, where the system cannot tell


def end_with_parent(parent: int) -> None:
    """End this process as soon as the one with the id `parent`, which started it, has ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it ended before this was asked for
        os._exit(1)


def limit_memory(megabytes: int) -> None:
    """Let this process take `megabytes` beyond what it holds now; kept by the kernel of Linux only."""
    if sys.platform != "linux":
        return
    status = Path("/proc/self/status").read_text(encoding="ascii")
    held = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData"))
    limit = held + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def limit_time(seconds: float) -> None:
    """Let this process compute for `seconds` more on all its processors, whether its parent looks or not."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = used.ru_utime + used.ru_stime + seconds * (os.cpu_count() or 1) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOKS_EVERY)
    os._exit(1)
