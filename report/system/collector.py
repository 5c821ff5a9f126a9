"""The owner of Python's garbage collector: paused where nearly all that is made lives to the end.

Looking for garbage among all that a build or a layout holds takes longer than what it frees.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager


@contextmanager
def _collection(*, runs: bool) -> Iterator[None]:
    before = gc.isenabled()
    _turn(on=runs)
    try:
        yield
    finally:
        _turn(on=before)


def _turn(*, on: bool) -> None:
    (gc.enable if on else gc.disable)()


def collection_paused() -> AbstractContextManager[None]:
    """Nothing is collected within this context; afterwards the collector is as it was."""
    return _collection(runs=False)


def collection_running() -> AbstractContextManager[None]:
    """What is garbage is collected within this context; afterwards the collector is as it was."""
    return _collection(runs=True)


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
