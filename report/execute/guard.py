"""What a cell may not do, seen by Python's audit hook, and which project files it read.

The hook cannot be taken away again, so it is only ever set in a child process.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROCESS = {"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "pty.spawn"}
NETWORK = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}
CHANGES = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.chmod",
           "shutil.rmtree", "shutil.move", "shutil.copyfile"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_CODE = (".py", ".pyc", ".so", ".lua")


class Forbidden(PermissionError):
    """Raised inside a cell that does what it may not."""


class Guard:
    """Records violations and stray reads; `inside` is the project, whose files only data() may open."""

    def __init__(self, inside: Path) -> None:
        self.inside = str(inside.resolve()) + os.sep
        self.libraries = tuple(sorted({os.path.realpath(p) for p in (sys.prefix, sys.base_prefix)}))
        self.violations: list[tuple[str, str]] = []

    def start(self) -> None:
        """Watch this process from now on."""
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple) -> None:
        if event == "open":
            self._opened(*arguments[:3])
        elif event in PROCESS:
            self._refuse("X05", "started a process")
        elif event in NETWORK:
            self._refuse("X05", "used the network")
        elif event in CHANGES:
            self._refuse("X05", f"changed a file ({event})")

    def _opened(self, path: object, mode: object, flags: object) -> None:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return
        name = os.path.realpath(os.fsdecode(path))
        writes = any(c in "wax+" for c in mode) if isinstance(mode, str) else bool((flags or 0) & _WRITES)
        if writes and name != os.devnull:
            self._refuse("X05", f"wrote the file {os.path.basename(name)}")
        if name.startswith(self.inside) and not name.startswith(self.libraries) and not name.endswith(_CODE):
            self._refuse("X06", f"read {name.removeprefix(self.inside)} without data()")

    def _refuse(self, code: str, what: str) -> None:
        self.violations.append((code, what))
        raise Forbidden(f"a cell may not have {what}")
