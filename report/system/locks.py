"""One process at a time, by a lock on a folder: held by the kernel, it ends with its process and leaves no file.

A lock on a folder needs no right to write in it, and outlives the removal of all that is inside.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

_held: set[int] = set()  # descriptors of this process's locks
_LOCKS = Path("/proc/locks")  # the kernel's list of them, on Linux
_LOCK = re.compile(rb"FLOCK\s+ADVISORY\s+WRITE\s+(\d+)\s+[0-9a-f:]+:(\d+)\s")


@contextlib.contextmanager
def locked(folder: Path, waiting: Callable[[int], None] = lambda _: None) -> Iterator[bool]:
    """Hold the lock on `folder`, after waiting for another process that holds it; whether there is a lock at all.

    `waiting` is called before that with the other process's number, 0 where it is not known.  A system
    without locks, such as some network drives, and a folder that cannot be opened give none.
    """
    descriptor = _taken(folder, waiting)
    if descriptor is None:
        yield False
        return
    _held.add(descriptor)
    try:
        yield True
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


def _taken(folder: Path, waiting: Callable[[int], None]) -> int | None:
    import fcntl

    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting(_holder(descriptor))
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _holder(descriptor: int) -> int:
    """The process that holds the lock on what `descriptor` is open on; 0 when there is no telling."""
    node = os.fstat(descriptor).st_ino
    try:
        listed = _LOCK.findall(_LOCKS.read_bytes())
    except OSError:
        return 0
    return next((int(process) for process, inode in listed if int(inode) == node), 0)


def _let_go() -> None:
    """A forked child would hold its parent's locks on, also when the parent is gone."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)
