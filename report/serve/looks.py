"""What browsers show and ask for, and a signal that something is otherwise than it was."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """What a browser shows: pages by path, the first in front, and whether the chapter of that is shown on paper."""

    pages: tuple[str, ...] = ()
    paper: bool = False


class Signal:
    """A sign that can be waited for; whoever waits hears every sign from then on."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def give(self) -> None:
        """Something is otherwise than it was."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float | None = None) -> bool:
        """Wait for the next sign, at most so many `seconds`; whether it came."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except TimeoutError:
            return False
        return True


class Looks:
    """All looks of browsers, and the files that are being waited for; `signal` is given when there are others."""

    def __init__(self, signal: Signal) -> None:
        self._signal = signal
        self._looks: dict[int, Look] = {}
        self._asked: Counter[str] = Counter()
        self._numbers = itertools.count()

    @contextmanager
    def looking(self, look: Look) -> Iterator[None]:
        """A browser has this look within this context."""
        number = next(self._numbers)
        self._looks[number] = look
        self._signal.give()
        try:
            yield
        finally:
            del self._looks[number]

    @contextmanager
    def asking(self, path: str) -> Iterator[None]:
        """A file is waited for within this context."""
        self._asked[path] += 1
        self._signal.give()
        try:
            yield
        finally:
            self._asked[path] -= 1

    @property
    def asked(self) -> list[str]:
        """The files that are waited for."""
        return [path for path, waiting in self._asked.items() if waiting]

    @property
    def pages(self) -> list[str]:
        """The files that are waited for, then the pages that are looked at, those of the newest look first."""
        looked = [path for look in reversed(self._looks.values()) for path in look.pages]
        return list(dict.fromkeys((*self.asked, *looked)))

    @property
    def on_paper(self) -> list[str]:
        """The pages whose chapters are looked at on paper, the newest first."""
        looks = (look for look in reversed(self._looks.values()) if look.paper and look.pages)
        return list(dict.fromkeys(look.pages[0] for look in looks))
