"""Whether every link inside a site leads to a file that is there and, where it names one, to a place in that file.

Addresses on other machines are left alone, but for those that begin as the site's own: they are looked up here.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from report.diagnostics import Diagnostics
from report.verify.folder import Folder, report_unreadable, shown
from report.verify.pages import Link, Page, read_page

PAGES = (".html", ".xhtml", ".svg", ".xml", ".opf", ".ncx")
_LISTS = ".txt"  # what programs read
_STYLES = ".css"
_INDEX = "index.html"
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_IN_LIST = re.compile(r"\]\(([^()\s]+)\)")
# Places that a reader of the file makes itself: the top of a page, and a page of a PDF.
_MADE = re.compile(r"|top|page=\d+")
_LARGEST = 512 * 1024 * 1024  # bytes that a book may come to when it is opened
_NO_BOOK = (OSError, ValueError, RuntimeError, NotImplementedError, EOFError, KeyError, zipfile.BadZipFile, zlib.error)


class Links:
    """The links of the site in `folder`, which will stand at one of `addresses`; what is wrong goes to `found`."""

    def __init__(self, folder: Folder, addresses: Iterable[str], found: Diagnostics) -> None:
        self.folder, self.found = folder, found
        own = {f"{address.rstrip('/')}/" for address in addresses if address}
        self.addresses = sorted(own | set(filter(None, map(_from_root, own))), key=len, reverse=True)
        self.count = 0

    def check(self, pages: Mapping[str, Page]) -> int:
        """Follow every link of `pages`, of styles and of lists, and return how many lead inside."""
        anchors = {path: page.anchors for path, page in pages.items()}
        for path, page in pages.items():
            self._follow(path, page.links, self.folder.sizes, anchors)
        for path in self.folder.sizes:
            if path.endswith((_LISTS, _STYLES)):
                self._follow(path, self._listed(path), self.folder.sizes, anchors)
        return self.count

    def check_book(self, path: str, files: Mapping[str, Page | None]) -> None:
        """Follow every link within the EPUB at `path`, whose `files` are read where they are pages."""
        anchors = {name: page.anchors for name, page in files.items() if page}
        for name, page in files.items():
            if page:
                self._follow(name, page.links, files, anchors, book=f"{path}!")

    def _listed(self, path: str) -> list[Link]:
        try:
            lines = self.folder.text(path).splitlines()
        except (OSError, ValueError) as error:
            report_unreadable(error, self.folder.place(path), "B12", self.found)
            return []
        pattern = _IN_STYLE if path.endswith(_STYLES) else _IN_LIST
        return [Link(address, number) for number, line in enumerate(lines, 1) for address in pattern.findall(line)]

    def _follow(
        self,
        path: str,
        links: Iterable[Link],
        there: Iterable[str],
        anchors: Mapping[str, set[str]],
        *,
        book: str = "",
    ) -> None:
        for link in links:
            target = self._inside(path, link.address)
            if target is None:
                continue
            self.count += 1
            if wrong := _wrong(*target, there, anchors):
                told = f"the link to {shown(link.address)[:200]!r} leads nowhere: {wrong}"
                hint = "the site is not as it was published: fetch it again"
                self.found.error("B12", told, file=self.folder.place(f"{book}{path}"), line=link.line, hint=hint)

    def _inside(self, path: str, address: str) -> tuple[str, str] | None:
        """The file in the site that an address on the page `path` names, and the place in it; None for any other."""
        elsewhere = address.startswith("//")
        own = next((a for a in self.addresses if not elsewhere and f"{address}/".startswith(a)), None)
        try:
            parts = urlsplit(address[len(own) :] if own else address)
        except ValueError:
            return (address, "")
        if parts.scheme or parts.netloc:
            return None
        place = unquote(parts.path)
        if own is not None or not place:
            return (normpath(place) if place else (_INDEX if own is not None else path)), unquote(parts.fragment)
        return normpath(join(dirname(path), place)), unquote(parts.fragment)


def _from_root(address: str) -> str:
    """How a page names the site at `address` from the root of its machine; empty for what is no address."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return path if path.startswith("/") else ""


def _wrong(path: str, place: str, there: Iterable[str], anchors: Mapping[str, set[str]]) -> str:
    """What is wrong with a link to `place` in the file `path`; empty where it leads somewhere."""
    if path.startswith(("/", "..")):
        return "it leaves the site"
    found = next((name for name in (path, normpath(f"{path}/{_INDEX}")) if name in there), None)
    if found is None:
        return f"there is no file {shown(path)[:200]!r}"
    if place and found in anchors and place not in anchors[found] and not _MADE.fullmatch(place):
        return f"{shown(found)!r} has no place {shown(place)[:80]!r}"
    return ""


def read_pages(folder: Folder, found: Diagnostics) -> dict[str, Page]:
    """Every page and drawing of the site by path; what cannot be read is reported."""
    pages: dict[str, Page] = {}
    for path in folder.sizes:
        if path.endswith(PAGES):
            try:
                pages[path] = read_page(folder.text(path))
            except (OSError, ValueError) as error:
                report_unreadable(error, folder.place(path), "B12", found)
    return pages


def read_book(folder: Folder, path: str, found: Diagnostics) -> dict[str, Page | None]:
    """The files in the EPUB at `path` by name, those that are pages read; none where it is no such book."""
    try:
        with zipfile.ZipFile(io.BytesIO(folder.read(path))) as book:
            entries = [entry for entry in book.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > _LARGEST:
                raise ValueError("what is in it is larger than any book")
            if len({entry.filename for entry in entries}) < len(entries):
                raise ValueError("it has two files of one name, of which programs read one or the other")
            return {entry.filename: _page_in(book, entry) for entry in entries}
    except _NO_BOOK as error:
        report_unreadable(error, folder.place(path), "B12", found)
        return {}


def _page_in(book: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Page | None:
    if not entry.filename.endswith(PAGES):
        return None
    with book.open(entry) as file:
        return read_page(file.read(entry.file_size + 1).decode("utf-8"))


def books(folder: Folder, found: Diagnostics) -> Iterator[tuple[str, dict[str, Page | None]]]:
    """Every EPUB of the site by path, with its files."""
    for path in folder.sizes:
        if path.endswith(".epub"):
            yield path, read_book(folder, path, found)
