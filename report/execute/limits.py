"""What a child may use: memory, and time of the processor."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path


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
