"""The owner of Python's garbage collector: paused where nearly all that is made lives to the end.

Looking for garbage among all that a build or a layout holds takes longer than what it frees.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Nothing is collected within this context; afterwards the collector is as it was."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def collection_running() -> Iterator[None]:
    """What is garbage is collected within this context; afterwards the collector is as it was."""
    enabled = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not enabled:
            gc.disable()


def collect_own() -> None:
    """In a child: collect what it makes itself and leave alone what it has from its parent.

    To look through that would copy it.
    """
    gc.freeze()
    gc.enable()


def collect_left_over() -> None:
    """Between two jobs: collect what the first has left, and look no more through what stays after it."""
    gc.collect()
    gc.freeze()
