"""What a process says, on streams that may be closed, full or of a narrow alphabet.  Knows no words of it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO


def open_streams() -> None:
    """See to it that the three standard streams are open, and that each can print every character somehow.

    A number that is not taken would be given to the next file that is opened, and what is printed would go there.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  it is open to the end


def say(text: str, end: str = "\n") -> None:
    """Print `text` on standard output, unless nobody reads it any more.  Raises OSError for a disk that is full."""
    with contextlib.suppress(BrokenPipeError):
        print(text, end=end, flush=True)


def tell(text: str, end: str = "\n") -> None:
    """Print `text` on standard error; where that cannot be, it is left out: there is nobody to be told."""
    with contextlib.suppress(OSError):
        print(text, end=end, file=sys.stderr, flush=True)


def leave_quietly() -> None:
    """Before the end: what is still to be printed and cannot be is forgotten, and no more is said of it."""
    for stream, number in ((sys.stdout, 1), (sys.stderr, 2)):
        try:
            if stream:
                stream.flush()
        except OSError:
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), number)
