"""The made-up addresses under which a printed document finds its fonts and pictures, and nothing else.

Image names in a PDF are hashes of addresses, so an address may not hold the folder of the build.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from report.style.theme import Theme

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "report"
FONTS = f"{SCHEME}:fonts/"
_TYPES = {".ttf": "font/ttf", ".otf": "font/otf", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


def picture_address(path: str) -> str:
    """The address of a picture by its path in the project."""
    return f"{SCHEME}:{quote(path)}"


def fetcher(theme: Theme) -> URLFetcher:
    """What serves the fonts of `theme` and the pictures of its project; it raises ValueError for any other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    fonts = theme.font_files(printed=True)

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            scheme, _, rest = url.partition(":")
            if scheme != SCHEME:
                raise ValueError(f"the build asks nothing of {url}")
            path = unquote(rest.lstrip("/"))
            file = fonts.get(path.removeprefix("fonts/")) or Path(theme.root) / path
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": _TYPES.get(file.suffix, "")})

    return Fetcher()
