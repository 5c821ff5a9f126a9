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
    """A build asks for the generator's files; in a small one that would take a third of the time."""
    below = up_to_date.paths_below

    @cache
    def own() -> tuple[str, ...]:
        return tuple(below(str(GENERATOR)))

    def paths_below(base: str, links: tuple[str, ...] = ()) -> Iterator[str]:
        yield from own() if base == str(GENERATOR) else below(base, links)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dependencies, "_generator", cache(dependencies._generator))
        patch.setattr(up_to_date, "paths_below", paths_below)
        yield
