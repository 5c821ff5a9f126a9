"""The notice on the pages of a version that is superseded, and how to take it away again.

What was released stays as it is in the folder of its release. On the shelf its pages begin with a notice, which stands
word for word in :data:`RECORD`: without it each page has the bytes that were released.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from html.parser import HTMLParser
from posixpath import relpath

from report.language.interface import word

RECORD = "superseded.json"
_FIRST = "index.html"
_MOVED = b'http-equiv="refresh"'


def with_notices(
    site: Mapping[str, bytes], version: str, latest: Iterable[str], languages: Iterable[str]
) -> dict[str, bytes]:
    """The `site` of a `version` that is superseded, with a notice on each page and the record of them all.

    Each leads to the same page in the folder ``latest`` beside it, or to its first page; `latest` are the paths there.
    """
    there, codes = set(latest), list(languages)
    notices = {
        path: _notice(path, version, path if path in there else _FIRST, codes)
        for path, content in site.items()
        if path.endswith(".html") and _MOVED not in content and _place(content) is not None
    }
    noted = {path: _noted(site[path], notice) for path, notice in notices.items()}
    record = json.dumps({"version": version, "notices": notices}, ensure_ascii=False, indent=1) + "\n"
    return {**site, **noted, RECORD: record.encode()}


def without_notices(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The `site` as it was released, whether it has notices or not."""
    if RECORD not in site:
        return dict(site)
    notices = json.loads(site[RECORD])["notices"]
    released = {path: content for path, content in site.items() if path != RECORD}
    return released | {path: released[path].replace(notice.encode(), b"", 1) for path, notice in notices.items()}


def _notice(path: str, version: str, page: str, languages: list[str]) -> str:
    """The notice on the page at `path`: in its language, or where it belongs to none, in all."""
    first = path.partition("/")[0]
    codes = [first] if first in languages else languages
    # The folder of the version stands beside that of the newest, so from a page it is one step further up.
    href = relpath(f"latest/{page}", f"{version}/{path}".rpartition("/")[0])
    return "".join(
        f'<p class="superseded" role="note" lang="{code}">{_said("shelf_superseded", code, version=version)} '
        f'<a href="{escape(href)}">{_said("shelf_newest", code)}</a></p>\n'
        for code in codes
    )


def _said(key: str, language: str, **fields: str) -> str:
    return escape(word(key, language, **fields), quote=False)


def _noted(content: bytes, notice: str) -> bytes:
    at = _place(content) or 0
    text = content.decode()
    return f"{text[:at]}{notice}{text[at:]}".encode()


class _Main(HTMLParser):
    """Finds the end of the tag that opens the main part of a page, or else its body."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, int] = {}
        self.lines = [0]
        for line in text.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("main", "body") and tag not in self.found:
            line, column = self.getpos()
            self.found[tag] = self.lines[line - 1] + column + len(self.get_starttag_text() or "")


def _place(content: bytes) -> int | None:
    """Where the main part of a page begins, in characters; None for a page without any."""
    found = _Main(content.decode()).found
    return found.get("main", found.get("body"))
