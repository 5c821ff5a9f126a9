"""The sources of a project as they are at a moment, and news of what is saved in them.

What is said of a moment rests on looking at the files, never on news alone: news may be late, or lost.
"""

from __future__ import annotations

import asyncio
import contextlib
import sysconfig
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import awatch

from report import CONFIG
from report.cache.environment import GENERATOR, LOCK
from report.cache.kept import Identity, identity, settled
from report.cache.places import digest, file_digest
from report.cache.up_to_date import FOLDERS, paths_below

_STEP = 5  # milliseconds without a further change, after which a change is told
_TOGETHER = 60  # milliseconds after which changes are told though more are coming
_LOOK = 2.0  # seconds between two looks at the files, should news have been lost


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources as they were `at` a time, in seconds: equal digests tell of equal names, sizes and times of files."""

    digest: str
    at: float


class Watched:
    """The sources of the project in `root`, looked at again and again.

    `further` are the files outside their folders that were found to be sources too, such as what a chapter includes.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.further: set[str] = set()
        # Files that were changed just now, which may change again within one tick of the clock, as they were; and how
        # often they did.
        self._recent: dict[str, tuple[Identity, str]] = {}
        self._again: dict[str, int] = {}

    def look(self) -> Sources:
        """The sources as they are now."""
        at, root = time.time(), self._root
        files = [f"{root}/{name}" for name in (CONFIG, *self.further)]
        files += (path for folder in FOLDERS for path in paths_below(f"{root}/{folder}"))
        return Sources(digest(*sorted((path, self._seen(path)) for path in files))[:12], at)

    def _seen(self, path: str) -> tuple[int, ...] | None:
        now, before = identity(path), self._recent.pop(path, None)
        if now and (before or not settled(now)):
            content = file_digest(Path(path))
            if before and before[0] == now and before[1] != content:
                self._again[path] = self._again.get(path, 0) + 1
            if not settled(now):
                self._recent[path] = now, content
        return (*now, self._again.get(path, 0)) if now else None


class Program:
    """What this process runs from: the generator's files, the lock beside them and the installed packages.

    None of it is read again while the process runs.
    """

    def __init__(self, generator: Path = GENERATOR, lock: Path = LOCK) -> None:
        self._generator, self._lock = generator, lock
        self._then = self._now()

    def changed(self) -> bool:
        """Whether it is another than at the beginning."""
        return self._now() != self._then

    def _now(self) -> str:
        files = sorted(path for path in paths_below(str(self._generator)) if not path.endswith(".md"))
        packages = sysconfig.get_path("purelib")  # whose time changes when one comes or goes
        return digest(*((path, identity(path)) for path in (*files, str(self._lock), packages)))


async def news(root: Path) -> AsyncIterator[None]:
    """A sign whenever something may have been saved, created, renamed or removed in the project in `root`."""
    heard = asyncio.Event()
    listening = [asyncio.create_task(listen(root, heard)) for listen in (_listen_to_folders, _listen_to_root)]
    try:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(heard.wait(), _LOOK)
            heard.clear()
            yield
    finally:
        for task in listening:
            task.cancel()


async def _listen_to_folders(root: Path, heard: asyncio.Event) -> None:
    """Hear of changes below the folders of sources, also of one that is made, or replaced by another, later."""
    while True:
        there = {folder: identity(root / folder) for folder in FOLDERS if (root / folder).is_dir()}
        inodes = {folder: seen and seen[-1] for folder, seen in there.items()}
        stop = asyncio.Event()
        ending = asyncio.create_task(_until_others_are_there(root, inodes, stop))
        try:
            folders = [root / folder for folder in there] or [root / CONFIG]
            async for _ in awatch(
                *folders, watch_filter=None, debounce=_TOGETHER, step=_STEP, rust_timeout=500, stop_event=stop
            ):
                heard.set()
        except OSError:  # a folder that went away just now, or more of them than the system lets watch
            await asyncio.sleep(_LOOK / 4)
        finally:
            ending.cancel()
        heard.set()


async def _until_others_are_there(root: Path, inodes: dict[str, int | None], stop: asyncio.Event) -> None:
    """Set `stop` when the folders of sources are not those with these `inodes` any more."""
    while not stop.is_set():
        await asyncio.sleep(_LOOK / 4)
        now = {folder: identity(root / folder) for folder in FOLDERS if (root / folder).is_dir()}
        if {folder: seen and seen[-1] for folder, seen in now.items()} != inodes:
            stop.set()


async def _listen_to_root(root: Path, heard: asyncio.Event) -> None:
    """Hear of the file that describes the project; the folder is watched, for most editors replace the file."""
    wanted = str(root.resolve() / CONFIG)
    async for _ in awatch(
        root.resolve(),
        watch_filter=lambda _, path: path == wanted,
        debounce=_TOGETHER,
        step=_STEP,
        rust_timeout=500,
        recursive=False,
    ):
        heard.set()
