"""What differs from one run of a child to the next, made the same or refused: environment, chance, clocks, looks.

Libraries are given what is always the same; the project's own code that asks for it is told that it may not.
"""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import random
import sys
import time
import uuid
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps

from report.execute.guard import Guard

ENVIRONMENT = {
    "HOME": "/nonexistent",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PATH": os.defpath,
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
}
_SEED = 1
_NOW = 946_728_000.0  # seconds; the first of January 2000 at noon
_COUNTERS = ("monotonic", "perf_counter", "process_time", "thread_time")
# What may stand between the project's code and what it asks for.
_PATHS = ("/os.py", "/pathlib.py", "/genericpath.py", "/posixpath.py", "/_collections_abc.py", "/glob.py")
_PRINT_DAYS = ("/pandas/", "/babel/")
_RESOLVING = ("realpath", "_joinrealpath", "resolve")  # ask only where links lead


def keep_steady(guard: Guard) -> None:
    """Make this child the same as any other; `guard` is told of code of the project that asks for what is not."""
    _fix_environment(guard)
    _fix_chance()
    _fix_clocks(guard)
    _watch_looks(guard)


def _fix_environment(guard: Guard) -> None:
    os.environ.clear()
    os.environ.update(ENVIRONMENT)
    time.tzset()
    kind: type = type(os.environ)
    plain: Callable[..., str | bytes] = vars(kind)["__getitem__"]

    def read(self: os._Environ[str] | os._Environ[bytes], name: str | bytes) -> str | bytes:
        try:
            return plain(self, name)
        except KeyError:
            if guard.calls(*_PATHS):
                guard.refuse("X10", f"read the environment variable {os.fsdecode(name)}")
            raise

    setattr(kind, "__getitem__", read)  # noqa: B010  for every name under which the environment is known


def _fix_chance() -> None:
    """All that is drawn is the same in every child, unless it is seeded by hand."""
    seed = random.Random.seed
    source = random.Random(_SEED)

    def seeded(self: random.Random, a: int | float | str | bytes | None = None, version: int = 2) -> None:
        seed(self, _SEED if a is None else a, version)

    def drawn(size: int, flags: int = 0) -> bytes:
        return source.randbytes(size)

    random.Random.seed = seeded  # type: ignore[method-assign, assignment]
    os.urandom = drawn
    random._urandom = drawn  # type: ignore[attr-defined]  # what the modules secrets and numpy.random draw from
    if hasattr(os, "getrandom"):
        os.getrandom = drawn
    random.seed = random._inst.seed  # was bound to the other
    random.seed(_SEED)
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed(_SEED)


def _fix_clocks(guard: Guard) -> None:
    for name in ("time", *_COUNTERS):
        for each in (name, f"{name}_ns"):
            still = {"time": lambda: _NOW, "time_ns": lambda: int(_NOW) * 10**9}.get(each, getattr(time, each))
            setattr(time, each, _refusing(guard, f"time.{each}()", still))
    _fix_broken_down_times(guard)
    for name in ("uuid1", "getnode"):  # made of the clock and the machine; uuid4 is drawn
        setattr(uuid, name, _refusing(guard, f"uuid.{name}()", getattr(uuid, name)))
    for kind, names in ((datetime, ("now", "utcnow", "today")), (date, ("today",))):
        for name in names:
            _replace(kind, name, classmethod(_still_day(guard, f"{kind.__name__}.{name}()")))
    for name in ("uname", "getlogin", "getpid", "cpu_count"):
        setattr(os, name, _refusing(guard, f"os.{name}()", getattr(os, name)))
    platform._uname_cache = None  # type: ignore[attr-defined]  # holds what the parent was told


def _fix_broken_down_times(guard: Guard) -> None:
    """Those of the functions of `time` that take the time of now where they are given none."""
    for name, full in (("localtime", 1), ("gmtime", 1), ("ctime", 1), ("asctime", 1), ("strftime", 2)):
        now = time.gmtime(_NOW) if name in ("asctime", "strftime") else _NOW
        setattr(time, name, _of_now(guard, name, full, now))


def _of_now(guard: Guard, name: str, full: int, now: object) -> Callable[..., object]:
    """The function `name` of `time`, which takes `full` arguments, the last of them being `now` if it is left out."""
    plain: Callable[..., object] = getattr(time, name)
    still = _refusing(guard, f"time.{name}()", lambda *given: plain(*given, now))

    @wraps(plain)
    def either(*given: object) -> object:
        return plain(*given) if len(given) == full and given[-1] is not None else still(*given[: full - 1])

    return either


def _refusing(guard: Guard, name: str, still: Callable[..., object]) -> Callable[..., object]:
    """A function `name` that is `still` for libraries, which ask the clock for purposes of their own."""
    what = "the machine" if name.startswith("os.") else "the time"

    def asked(*given: object) -> object:
        if guard.calls(*_PATHS, "/platform.py"):
            guard.refuse("X10", f"asked for {what} ({name})")
        return still(*given)

    return asked


def _still_day(guard: Guard, name: str) -> Callable[..., date]:
    """A method `name` that is refused also through a library that would print the day."""

    def asked(kind: type[date], *zone: object, **named: object) -> date:
        if guard.calls(*_PRINT_DAYS):
            guard.refuse("X10", f"asked for the time ({name})")
        return kind.fromtimestamp(_NOW, *zone, **named)

    return asked


def _replace(kind: type, name: str, by: object) -> None:
    """Give a class of Python itself another method, which it does not let be set: any other class is another type."""
    gc.get_referents(kind.__dict__)[0][name] = by
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


def _watch_looks(guard: Guard) -> None:
    """The project's own code may not even ask whether a file is there, how large it is or when it was saved."""
    for name in ("stat", "lstat", "access", "readlink"):
        plain = getattr(os, name)

        def look(path: object, *given: object, plain: Callable[..., object] = plain, **named: object) -> object:
            if isinstance(path, (str, bytes, os.PathLike)) and guard.calls(*_PATHS) and not _resolves():
                looked = os.fspath(path)
                if not guard.is_free(looked):
                    guard.refuse("X06", f"looked for {guard.inside_name(looked) or os.fsdecode(looked)} without data()")
            return plain(path, *given, **named)

        setattr(os, name, wraps(plain)(look))


def _resolves() -> bool:
    """Whether one of the functions that called the caller of this only follows links."""
    frame = sys._getframe(2)
    callers = [frame, frame.f_back, frame.f_back and frame.f_back.f_back]
    return any(each is not None and each.f_code.co_name in _RESOLVING for each in callers)
