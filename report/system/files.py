"""Files that are written whole or not at all, and what is no file.  Knows nothing of what they hold."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

_AT_ONCE = 1024 * 1024  # bytes of a file that are looked at together
_NEW = re.compile(r".*\.(\d+)\.new")


def read_file(path: Path) -> bytes:
    """What the file `path` holds.  Raises OSError, also for a pipe or a device, which might never end."""
    with _opened(path) as file:
        return file.read()


def sha256_of(path: Path) -> str:
    """The sha256 of what the file `path` holds, which is never in memory as a whole.  Raises OSError as `read_file`."""
    digest = hashlib.sha256()
    with _opened(path) as file:
        while part := file.read(_AT_ONCE):
            digest.update(part)
    return digest.hexdigest()


def _opened(path: Path) -> BufferedReader:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    return file


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` in place of the file `target`, at once: who reads it sees the old or the new, never a part.

    Raises OSError; the old file is then as it was.
    """
    target = Path(os.path.realpath(target))  # where there is a link, what it leads to
    new = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        new.write_bytes(content)
        with contextlib.suppress(FileNotFoundError):
            new.chmod(stat.S_IMODE(target.stat().st_mode))
        new.replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            new.unlink()
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror or str(error), str(target)) from error
        raise


def remove_left_behind(paths: Iterable[Path]) -> None:
    """Remove those of `paths` that :func:`write_whole` left behind in a process that was killed."""
    for path in paths:
        made = _NEW.fullmatch(path.name)
        if made and not is_alive(int(made[1])):
            with contextlib.suppress(OSError):
                path.unlink()


def is_alive(process: int) -> bool:
    """Whether there is a process of this number other than our own."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass  # it is another person's
    return True


def irregular(folder: Path) -> Iterator[Path]:
    """What stands below `folder` and is neither a file nor a folder, such as a pipe; nothing is opened."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    yield from irregular(Path(entry.path))
                elif not (entry.is_file() or entry.is_dir()) and Path(entry.path).exists():
                    yield Path(entry.path)
