"""Other people's pages, which a browser on this machine may show beside the preview: they learn nothing from it.

A page of another origin can send requests here through the browser, by a name that leads to this machine, as a script,
a picture or a frame, or by ``fetch()``; and drafts are nobody else's business, though many files of a site are scripts.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

# No other names, by which a page of another origin could pass for one of this.
_HOSTS = ["127.0.0.1", "localhost"]
# What a browser tells of who asks: a page of this preview, or a person who typed the address.
_OURS = ("same-origin", "none")
# For browsers that do not tell: what is answered may be taken in, and shown in frames, by pages of this origin alone.
APART = {"Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "SAMEORIGIN"}


class _Refusal:
    """Refuses what pages of other origins ask for, but for links to this that a person follows."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] == "http" and not _welcome(Headers(scope=scope)):
            app = Response("The preview answers its own pages only.\n", 403, media_type="text/plain")
        await app(scope, receive, send)


def _welcome(headers: Headers) -> bool:
    followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return followed or headers.get("sec-fetch-site", "none") in _OURS


def refused() -> list[Middleware]:
    """What stands between other people's pages and an application."""
    return [Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS, www_redirect=False), Middleware(_Refusal)]
