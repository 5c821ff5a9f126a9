"""The end of the process of a command, at once.  Knows no command."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from report.system.streams import leave_quietly


def end_with(run: Callable[[], int]) -> NoReturn:
    """End this process with the exit code that `run` returns.

    What was registered meanwhile to be done at the end is done, but all that the process holds is not taken apart, nor
    looked through for garbage before: with a report at hand that takes as long as to write a third of its pages.
    Raises SystemExit, and whatever `run` raises; the process then ends as Python ends it.
    """
    codes: list[int] = []

    def leave() -> None:
        if codes:
            leave_quietly()
            os._exit(codes[0])

    gc.disable()
    atexit.register(leave)  # the first of all, and so done last
    codes.append(run())
    sys.exit(codes[0])
