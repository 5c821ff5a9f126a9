"""The notice on the pages of a version that is superseded, and how to take it away again.

What was released stays as it is in the folder of its release. On the shelf its pages begin with a notice, which stands
word for word in :data:`RECORD`: without it each page has the bytes that were released.  What is worded otherwise is no
notice: whoever checks the version would else not see what somebody has put in its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from html.parser import HTMLParser
from posixpath import relpath

from report.diagnostics import Diagnostics
from report.language.interface import word
from report.verify.folder import UNREADABLE, Folder, report_unreadable

RECORD = "superseded.json"
_FIRST = "index.html"
_MOVED = b'http-equiv="refresh"'
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?")


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
    told = {"version": version, "languages": codes, "notices": notices}
    record = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return {**site, **noted, RECORD: record.encode()}


def set_notices_aside(folder: Folder, found: Diagnostics) -> None:
    """Let `folder`, a site, be read as it was released, if its record of notices holds; else that is reported (B10).

    Each notice has to be, word for word, that of its page in the languages of the record, and to stand there.
    """
    if RECORD not in folder.sizes:
        return
    try:
        record = folder.json(RECORD)
        version, codes = str(record["version"]), [str(code) for code in record["languages"]]
        notices = {str(path): str(notice) for path, notice in record["notices"].items()}
        wrong = [path for path, notice in notices.items() if notice not in _known(path, version, codes)]
        if wrong or not _VERSION.fullmatch(version):
            raise ValueError(f"it has a notice that no generator writes, on {(wrong or [RECORD])[0][:80]!r}")
        folder.set_aside(RECORD, {path: notice.encode() for path, notice in notices.items()})
    except UNREADABLE as error:
        report_unreadable(error, folder.place(RECORD), "B10", found)


def _known(path: str, version: str, codes: list[str]) -> set[str]:
    """The notices that a page may have: one leads to the same page of the newest version, one to its first page."""
    return {_notice(path, version, page, codes) for page in (path, _FIRST)}


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
