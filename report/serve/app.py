"""The addresses of the preview: the files of the site as they would be published, and beside them those of the preview.

/-/          what surrounds the pages: where they are shown, and what is wrong
/-/events    all that is known, again and again
/…           a file of the site, made from the sources as they are
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, suppress
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from report.data.schema import PARQUET, PARQUET_TYPE
from report.serve.desk import Desk
from report.serve.looks import Look
from report.serve.snapshot import Teller
from report.serve.stock import Held
from report.serve.strangers import APART, refused
from report.system.files import read_file

SHOWN = Path(__file__).parent / "shown"
PATIENCE = 60.0  # seconds that a file may take to be built before a request for it is told to ask again
_ALIVE = 2.0  # seconds after which a browser that is told nothing is asked whether it is still there
_POLICY = "; ".join(
    ["default-src 'none'", *(f"{what}-src 'self'" for what in ("script", "style", "connect", "frame", "img", "object"))]
)
_PLAIN = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"} | APART
_TYPES = {
    ".woff2": "font/woff2",
    ".js": "text/javascript",
    ".csv": "text/csv",
    ".json": "application/json",
    f".{PARQUET}": PARQUET_TYPE,
}

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


class Site:
    """Answers from `desk`; what browsers are told is what `teller` says.  When `ending`, nobody is told any more."""

    def __init__(self, desk: Desk, teller: Teller) -> None:
        self.desk, self.teller, self.ending = desk, teller, False

    def app(self, lifespan: Lifespan) -> Starlette:
        """The application."""
        routes = [
            Route("/", lambda _: RedirectResponse("/-/")),
            Route("/-/", lambda _: _shown("preview.html")),
            Route("/-/events", self.events),
            Route("/-/{name}", lambda request: _shown(request.path_params["name"])),
            Route("/{path:path}", self.file),
        ]
        return Starlette(routes=routes, middleware=refused(), lifespan=lifespan)

    async def file(self, request: Request) -> Response:
        """A file of the site, after waiting until it is made from the sources as they are."""
        path = request.path_params["path"]
        path = f"{path}index.html" if path.endswith("/") else path
        held = await self.desk.file(path, PATIENCE)
        if held:
            return _file(path, held)
        if not self.desk.stock.settled(path):
            return _plain(503, f"{path} is still being built: {self.desk.building}.  Ask again.")
        problems = self.teller.problems_of(path)
        if problems:
            return _plain(503, "\n".join([f"{path} cannot be built from the sources as they are.", "", *problems]))
        return _plain(404, f"There is no {path}.")

    async def events(self, request: Request) -> Response:
        """All that is known, told again whenever something is otherwise."""
        asked = request.query_params
        look = Look(tuple(asked.getlist("page")), asked.get("paper") == "1")
        return _Events(self._told(look), media_type="text/event-stream", headers=_PLAIN)

    async def _told(self, look: Look) -> AsyncIterator[str]:
        last, shown = "", dict[str, str]()
        with self.desk.looks.looking(look):
            while not self.ending:
                snapshot = self.teller.snapshot(look)
                told = json.dumps(snapshot)
                news = json.dumps(self._with_texts(snapshot, shown)) if told != last else ""
                yield f"data: {news}\n\n" if news else ":\n\n"
                last = told
                await self.desk.signal.wait(_ALIVE)

    def _with_texts(self, snapshot: dict[str, Any], shown: dict[str, str]) -> dict[str, Any]:
        """`snapshot` with the text of each page that is another than the one `shown`: nobody has to ask for it.

        A page that was not shown yet is loaded by its address.
        """
        for path, page in snapshot["pages"].items():
            digest, before, held = page["digest"], shown.get(path), self.desk.stock.held(path)
            if before and before != digest and held and isinstance(held.content, bytes):
                page["text"] = held.content.decode()
            if digest:
                shown[path] = digest
        return snapshot


class _Events(StreamingResponse):
    """A stream that may be left at any time."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(ClientDisconnect, asyncio.CancelledError):
            await super().__call__(scope, receive, send)


def _file(path: str, held: Held) -> Response:
    content = read_file(held.content) if isinstance(held.content, Path) else held.content
    # The last of these is the one that the script of a page's frame can read of the page that was loaded.
    made = {
        "X-Made-From": held.made_from.digest,
        "ETag": f'"{held.digest}"',
        "Server-Timing": f'bytes;desc="{held.digest}"',
    }
    return Response(content, headers=_PLAIN | made, media_type=_type(path))


def _type(path: str) -> str:
    suffix = Path(path).suffix
    return _TYPES.get(suffix) or guess_type(path)[0] or "application/octet-stream"


def _shown(name: str) -> Response:
    """A file of what surrounds the pages."""
    file = SHOWN / name
    if file.parent != SHOWN or not file.is_file():
        return _plain(404, f"There is no {name}.")
    return Response(file.read_bytes(), headers=_policy(), media_type=_type(name))


def _policy() -> Mapping[str, str]:
    return _PLAIN | {"Content-Security-Policy": f"{_POLICY}; base-uri 'none'; frame-ancestors 'none'"}


def _plain(status: int, text: str) -> Response:
    return Response(text + "\n", status, headers=_PLAIN, media_type="text/plain")
