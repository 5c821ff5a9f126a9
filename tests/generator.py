"""The generator does not change during a run of tests: its files are listed and read once in each process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from report.cache import dependencies, up_to_date
from report.cache.environment import GENERATOR


@contextmanager
def known_generator() -> Iterator[None]:
    """A build asks for the generator's files; in a small one that would take half of the time."""
    below, state_of = up_to_date.paths_below, up_to_date.state_of

    @cache
    def own() -> tuple[str, ...]:
        return tuple(below(str(GENERATOR)))

    def paths_below(base: str, links: tuple[str, ...] = ()) -> Iterator[str]:
        yield from own() if base == str(GENERATOR) else below(base, links)

    def state(path: str, tick: int = 0) -> up_to_date.State:
        return own_state(path, tick) if path.startswith(f"{GENERATOR}/") else state_of(path, tick)

    own_state = cache(state_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dependencies, "_generator", cache(dependencies._generator))
        patch.setattr(up_to_date, "paths_below", paths_below)
        patch.setattr(up_to_date, "state_of", state)
        yield
