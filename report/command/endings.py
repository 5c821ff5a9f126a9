"""How a command ends when it cannot go on: what the system refuses, a signal, and what nobody foresaw."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from report import PROGRAM, __version__
from report.system.processes import stopped_by_signals
from report.system.streams import leave_quietly, open_streams, tell

if TYPE_CHECKING:
    from types import TracebackType

    from report.diagnostics import Diagnostic

NAME = PROGRAM.removeprefix("./")
FAILED = 1
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_IN_THE_WAY = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ELOOP)
# The names under which the generator's functions know the file that they are at.
_FILES = ("file", "path", "source", "folder")


class Unforeseen(Exception):
    """Raised, from the fault itself, with what was being done."""


def ended(run: Callable[[], int], root: Path) -> int:
    """The exit code of `run` for the project in `root`: also where it is stopped, and where it fails."""
    open_streams()
    with stopped_by_signals(_stopped):
        try:
            code = run()
        except OSError as error:
            tell(str(refused(error, root)))
            code = FAILED
        except Exception as error:  # the last resort: what nobody foresaw ends with one line as well
            tell(_unforeseen(error, root))
            code = FAILED
        leave_quietly()
    return code


@contextlib.contextmanager
def doing(what: Callable[[], str]) -> Iterator[None]:
    """Should something fail within this context that nobody foresaw, `what` tells what was being done."""
    from report.diagnostics import Stop, UsageError

    try:
        yield
    except (OSError, Stop, UsageError):
        raise  # these are told
    except Exception as error:  # whatever it is, it is raised again
        raise Unforeseen(what()) from error


def refused(error: OSError, root: Path) -> Diagnostic:
    """The diagnostic of what the operating system refused in the project in `root`."""
    from report.diagnostics import Diagnostic

    file = _shown(error.filename, root)
    message = f"the system refused to read or write it: {error.strerror or error}"
    return Diagnostic(file or "the system", 0, "B02", message, _cure(error.errno))


def _cure(number: int | None) -> str:
    if number in _FULL:
        return "make room on the disk; the last site stands as it was"
    if number in _FORBIDDEN:
        return "ask for the right to it, or name other places with --output and --cache"
    if number in _IN_THE_WAY:
        return "move away what stands there"
    return "see whether it is still there, and try again"


def _stopped(number: int) -> str:
    how = "stopped" if number == signal.SIGINT else f"ended by {signal.Signals(number).name}"
    return f"{NAME}: {how}; the last site stands as it was"


def _unforeseen(error: Exception, root: Path) -> str:
    """The line for a fault that nobody foresaw: what was done, to which file, and what to do with it."""
    import traceback

    step = f" at the step “{error}”" if isinstance(error, Unforeseen) else ""
    fault = error.__cause__ if isinstance(error, Unforeseen) and error.__cause__ else error
    file = _shown(_file_at(fault.__traceback__), root)
    what = "".join(traceback.format_exception_only(fault)).strip().splitlines()[0][:200]
    report = _reported("".join(traceback.format_exception(fault)))
    return (
        f"{NAME}: a fault of the generator{step}{f' in {file}' if file else ''}: {what}\n"
        f"    please report it with what stands in {report}; nothing was published"
    )


def _reported(text: str) -> str:
    """The file that now holds `text`, the traceback; or that text, where no file can be written."""
    import tempfile

    versions = f"report-generator {__version__}, Python {sys.version}, {sys.platform}\n"
    try:
        descriptor, path = tempfile.mkstemp(prefix="report-fault-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(versions + text)
    except OSError:
        return text
    return path


def _file_at(at: TracebackType | None) -> object:
    """The file that the innermost function that knows one was at."""
    found: object = None
    while at:
        if at.tb_frame.f_globals.get("__name__", "").partition(".")[0] == "report":
            known = (at.tb_frame.f_locals.get(name) for name in _FILES)
            found = next((k for k in (getattr(k, "file", k) for k in known) if isinstance(k, str | Path) and k), found)
        at = at.tb_next
    return found


def _shown(file: object, root: Path) -> str:
    """`file` as the person at the command knows it, from the folder of the project; empty for what is none."""
    if not isinstance(file, (str, bytes, os.PathLike)):
        return ""
    path = Path(os.fsdecode(file))
    inside = path.is_absolute() and path.is_relative_to(root.resolve())
    return str(path.relative_to(root.resolve()) if inside else path)
