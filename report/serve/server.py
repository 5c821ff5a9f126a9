"""The preview as a server on this machine alone, from its start to its end."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from report.diagnostics import UsageError
from report.project.selection import Selection
from report.serve.app import Site
from report.serve.desk import Desk, Told
from report.serve.editors import template
from report.serve.snapshot import Teller
from report.system.streams import say

HOST = "127.0.0.1"
_TO_END = 1  # seconds that browsers have to let go


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a preview.

    What to begin with; the first of `ports` that is free, 0 for any; an editor as :func:`template` takes it; whether a
    `browser` is opened; and how many `jobs` are done at once, with which `cache`.
    """

    chosen: Selection
    ports: tuple[int, ...]
    editor: str
    browser: bool
    jobs: int
    cache: Path | None


def serve(root: Path, wanted: Wanted, told: Told) -> None:
    """Serve the preview of the project in `root` until a signal ends this process; problems are `told`.

    Raises UsageError for a port that cannot be had.
    """
    with _listening(wanted.ports) as door:
        desk = Desk(root, wanted.cache, wanted.jobs, wanted.chosen, told)
        site = Site(desk, Teller(desk, template(wanted.editor)))
        try:
            asyncio.run(_served(site, door, browser=wanted.browser))
        finally:
            desk.close()


async def _served(site: Site, door: socket.socket, *, browser: bool) -> None:
    """Answer at `door` until a signal comes or the desk fails, as which this fails too."""
    address = f"http://{HOST}:{door.getsockname()[1]}/"
    working: list[asyncio.Task[None]] = []

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        work = asyncio.create_task(site.desk.run())
        work.add_done_callback(lambda _: server.end())
        working.append(work)
        say(f"{address}  (Ctrl-C ends it)")
        if browser and _has_window():
            webbrowser.open(address)
        yield
        work.cancel()

    config = uvicorn.Config(
        site.app(lifespan), lifespan="on", log_config=None, log_level="error", timeout_graceful_shutdown=_TO_END
    )
    server = _Server(config, site)
    await server.serve(sockets=[door])
    for work in working:
        if work.done() and not work.cancelled():
            work.result()


class _Server(uvicorn.Server):
    """A server whose streams of news end when it does."""

    def __init__(self, config: uvicorn.Config, site: Site) -> None:
        super().__init__(config)
        self.site = site

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal has come."""
        self.end()
        super().handle_exit(sig, frame)

    def end(self) -> None:
        """Answer what has been asked, and no more."""
        self.site.ending = self.should_exit = True
        self.site.desk.signal.give()


def _listening(ports: tuple[int, ...]) -> socket.socket:
    """A socket of this machine alone, at the first of `ports` that can be had; 0 stands for any."""
    reason: object = ""
    for number in ports:
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, number))
            door.listen()  # what asks before all is ready waits
        except (OSError, OverflowError) as error:
            door.close()
            reason = error.strerror if isinstance(error, OSError) else error
        else:
            return door
    raise UsageError(f"cannot listen at port {ports[-1]}: {reason}; name another with --port")


def _has_window() -> bool:
    """Whether a browser can show itself here, and would not take this terminal."""
    return sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
