"""What a cell may not do, seen by Python's audit hook, and which project files it read.

The hook cannot be taken away again, so it is only ever set in a child process.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

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
        "shutil.rmtree",
        "shutil.move",
        "shutil.copyfile",
    )
}
FORBIDDEN = PROCESS | SIGNALS | NETWORK | CHANGES
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_CODE = (".py", ".pyc", ".so", ".lua")


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
    """Records violations and stray reads; `inside` is the project, whose files only data() may open.

    `own` are beginnings of the names of files whose lines can be blamed, as Python knows them; `fonts` are files of
    the project that its figures are lettered from, by path.
    """

    def __init__(self, inside: Path, own: str, fonts: tuple[str, ...] = ()) -> None:
        self.inside, self.own = str(inside.resolve()) + os.sep, own
        self.libraries = tuple(os.path.realpath(p) + os.sep for p in {sys.prefix, sys.base_prefix})
        self.fonts = {os.path.realpath(inside / font) for font in fonts}
        self.violations: list[Violation] = []

    def start(self) -> None:
        """Watch this process from now on."""
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments[:3]
            self._opened(path, mode, flags)
        elif event in FORBIDDEN:
            self._refuse("X05", FORBIDDEN[event])

    def _opened(self, path: object, mode: object, flags: object) -> None:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return
        name = os.path.realpath(os.fsdecode(path))
        opens = flags if isinstance(flags, int) else 0
        writes = any(c in "wax+" for c in mode) if isinstance(mode, str) else bool(opens & _WRITES)
        if writes and name != os.devnull:
            self._refuse("X05", f"wrote the file {Path(name).name}")
        if os.fsdecode(path) == self.own:
            return  # where Python itself looks for the line of a syntax error
        if name in self.fonts and not writes:
            return
        if name.startswith(self.inside) and not name.startswith(self.libraries) and not name.endswith(_CODE):
            self._refuse("X06", f"read {name.removeprefix(self.inside)} without data()")

    def _refuse(self, code: str, what: str) -> None:
        self.violations.append(Violation(code, what, *self._place()))
        raise Forbidden(f"a cell may not have {what}")

    def _place(self) -> tuple[str, int]:
        """The innermost line of the project's own code that is running now."""
        frame: FrameType | None = sys._getframe(1)
        while frame:
            if frame.f_code.co_filename.startswith(self.own):
                return frame.f_code.co_filename, frame.f_lineno
            frame = frame.f_back
        return "", 0
