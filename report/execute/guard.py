"""What a cell may not do, seen by Python's audit hook, and which code of the project it read.

The hook cannot be taken away again, so it is only ever set in a child process.  It is a guard against mistakes and no
sandbox: what goes past Python, as ctypes does, is not seen.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.machinery import all_suffixes
from pathlib import Path
from types import FrameType

from report.cache.environment import GENERATOR
from report.cache.places import FOLDER, state

# What an event of the interpreter means, as the end of a sentence about a cell.
PROCESS = dict.fromkeys(
    ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "pty.spawn"),
    "started a process",
)
SIGNALS = dict.fromkeys(("os.kill", "os.killpg", "signal.pthread_kill"), "sent a signal to a process")
NETWORK = dict.fromkeys(
    (
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.gethostname",
        "socket.sendto",
        "socket.sendmsg",
        "urllib.Request",
    ),
    "used the network",
)
CHANGES = {
    event: f"changed a file ({event})"
    for event in (
        "os.remove",
        "os.rename",
        "os.mkdir",
        "os.rmdir",
        "os.truncate",
        "os.link",
        "os.symlink",
        "os.chmod",
        "os.chown",
        "os.utime",
        "os.setxattr",
        "os.removexattr",
        "shutil.rmtree",
        "shutil.move",
        "shutil.copyfile",
    )
}
DATABASES = dict.fromkeys(("sqlite3.connect", "sqlite3.connect/handle"), "opened a database with sqlite3")
FORBIDDEN = PROCESS | SIGNALS | NETWORK | CHANGES | DATABASES
LISTINGS = ("os.listdir", "os.scandir")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_CODE = tuple(all_suffixes())
_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts")
_MACHINE = ("/proc/", "/sys/")  # asked by libraries for processors and memory
_IMPORTS = "<frozen importlib"  # how the names of Python's own code for imports begin
_HERE = os.path.join(os.path.dirname(__file__), "")  # noqa: PTH118, PTH120  compared with names of files as text
_FORK = f"{_HERE}fork.py"  # what stands above it on the stack is the parent's
_LISTERS = (f"{os.sep}pkgutil.py", f"{os.sep}importlib{os.sep}metadata{os.sep}__init__.py")


class Forbidden(PermissionError):
    """Raised inside a cell that does what it may not."""


@dataclass(frozen=True, slots=True)
class Violation:
    """Something forbidden: the code of its diagnostic, what was done, and the place in the project's own code."""

    code: str
    what: str
    file: str
    line: int


class Guard:
    """Records violations, and in `read` the digest of all code of the project that was read, by its name.

    `inside` is the project, whose files only data() may open.  `own` are beginnings of the names of files whose lines
    can be blamed, as Python knows them; `fonts` are files of the project that its figures are lettered from, by path.
    """

    def __init__(self, inside: Path, own: str, fonts: tuple[str, ...] = ()) -> None:
        self.root, self.own = inside.resolve(), own
        self.inside = str(self.root) + os.sep
        self.libraries = _libraries()
        self.fonts = {os.path.realpath(inside / font) for font in fonts}
        self.violations: list[Violation] = []
        self.read: dict[str, str] = {}
        self._off = False

    def start(self) -> None:
        """Watch this process from now on."""
        sys.addaudithook(self._hook)

    def depend(self, *names: str) -> None:
        """What this process computes depends on the dependencies `names`, as they are now."""
        for name in names:
            if name not in self.read:
                with self._looking_away():
                    self.read[name] = state(self.root, name)

    def refuse(self, code: str, what: str) -> None:
        """Record that the project's code has done `what`; raises Forbidden."""
        self.violations.append(Violation(code, what, *self._place()))
        raise Forbidden(f"a cell may not have {what}")

    def calls(self, *through: str) -> bool:
        """Whether the project's own code has called what is running now, at most `through` files with these in it."""
        if self._off:
            return False
        for name in _running():
            if self.is_own(name):
                return True
            # Names in angle brackets are of code that was made of text, or that is part of Python itself.
            if not name.startswith(("<", _HERE)) and not any(part in name for part in through):
                return False
        return False

    def is_own(self, name: str) -> bool:
        """Whether a file, as Python knows it, is code of the project."""
        return name.startswith(self.own) or (name.startswith(self.inside) and not self._is_library(name))

    def inside_name(self, path: str | bytes) -> str:
        """The path of a file or folder relative to the project, through its links; empty for one that is elsewhere."""
        full = os.path.join(os.path.abspath(os.fsdecode(path)), "")  # noqa: PTH100, PTH118  Path would ask for links
        return full.removeprefix(self.inside).rstrip(os.sep) or "." if full.startswith(self.inside) else ""

    def is_free(self, path: str | bytes) -> bool:
        """Whether a file or folder is Python's own, of a library, a font or of the time zones."""
        with self._looking_away():
            name = os.path.realpath(os.fsdecode(path))
        return self._is_library(name) or name in self.fonts or name == os.devnull

    @contextmanager
    def _looking_away(self) -> Iterator[None]:
        """What is done in this context is the generator's own."""
        off, self._off = self._off, True
        try:
            yield
        finally:
            self._off = off

    def _is_library(self, name: str) -> bool:
        return (name + os.sep).startswith(self.libraries)

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._off:
            return
        if event == "open":
            path, mode, flags = arguments[:3]
            self._opened(path, mode, flags)
        elif event in LISTINGS:
            self._listed(arguments[0])
        elif event in FORBIDDEN:
            self.refuse("X05", FORBIDDEN[event])

    def _opened(self, path: object, mode: object, flags: object) -> None:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return
        name = os.fspath(path)
        opens = flags if isinstance(flags, int) else 0
        writes = any(c in "wax+" for c in mode) if isinstance(mode, str) else bool(opens & _WRITES)
        if writes and os.fsdecode(name) != os.devnull:
            self.refuse("X05", f"wrote the file {Path(os.fsdecode(name)).name}")
        if self.is_free(name) or os.fsdecode(name) in (self.own, *sys.path):
            return  # the last are where Python looks for modules, and for the line of a syntax error
        inside = self.inside_name(name)
        if inside and inside.endswith(_CODE):
            self.depend(inside)
        elif not self._imports() and (self.calls() or not os.fsdecode(name).startswith(_MACHINE)):
            self.refuse("X06", f"read {inside or os.fsdecode(name)} without data()")

    def _listed(self, path: object) -> None:
        name = os.fspath(path) if isinstance(path, (str, bytes, os.PathLike)) else "."
        if self.is_free(name) or self._imports():
            return
        inside = self.inside_name(name)
        called = next((each for each in _running() if self.is_own(each) or not each.startswith(("<", _HERE))), "")
        if inside and called.endswith(_LISTERS[0]):
            self.depend(FOLDER + inside)
        elif not called.endswith(_LISTERS) or name not in sys.path:
            self.refuse("X06", f"listed the folder {inside or os.fsdecode(name)} without data()")

    def _imports(self) -> bool:
        """Whether Python itself is looking for a module, or a library is being imported."""
        for name in _running():
            if self.is_own(name) or name.startswith(_IMPORTS):
                return not self.is_own(name)
        return False

    def _place(self) -> tuple[str, int]:
        """The innermost line of the project's own code that is running now."""
        frame: FrameType | None = sys._getframe(1)
        while frame:
            if frame.f_code.co_filename.startswith(self.own):
                return frame.f_code.co_filename, frame.f_lineno
            frame = frame.f_back
        return "", 0


def _libraries() -> tuple[str, ...]:
    """The folders of Python, its libraries, the generator, fonts and time zones, where links have led."""
    paths = sysconfig.get_paths()
    found = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    found |= {*site.getsitepackages(), *_FONTS, *zoneinfo.TZPATH, str(GENERATOR)}
    found |= {path for path in sys.path if Path(path).name in ("site-packages", "dist-packages", "lib-dynload")}
    return tuple({form + os.sep for path in found for form in (path, os.path.realpath(path))})


def _running() -> Iterator[str]:
    """The files of the code that is running now in this child, as Python knows them, innermost first."""
    frame: FrameType | None = sys._getframe(1)
    while frame and frame.f_code.co_filename != _FORK:
        yield frame.f_code.co_filename
        frame = frame.f_back
