"""Whether the files of a site are what their names say: well-formed, and with links that lead somewhere."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
from lxml import etree

from report.project.svg_file import more_than_a_picture

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# No file may hold these: browsers replace them, and XML forbids them.
CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
OUTSIDE = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
INLINE = re.compile(r"data:(image/(svg\+xml|png|webp)|font/woff2?)[;,]")


class _Page(HTMLParser):
    """Reads a page and notes what is wrong with its elements."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self._note(attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else")

    def _note(self, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.wrong += [f"the id {value!r} is given twice"] if value in self.ids else []
                self.ids.add(value or "")
            elif name in ("href", "src"):
                self.links.append(value or "")
            elif name.startswith("on"):
                self.wrong.append(f"the attribute {name}")


def wrong_files(folder: Path) -> list[str]:
    """What is wrong with the files below `folder`."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    pages = {name: _Page(path.read_text(encoding="utf-8")) for name, path in files.items() if name.endswith(".html")}
    wrong = [f"{name}: {what}" for name, page in pages.items() for what in page.wrong]
    for name, page in pages.items():
        wrong += [f"{name}: {link!r} leads nowhere" for link in page.links if not _leads(name, link, files, pages)]
    for name, path in files.items():
        wrong += [f"{name}: {what}" for what in _wrong(path)]
    return wrong


def _leads(name: str, link: str, files: dict[str, Path], pages: dict[str, _Page]) -> bool:
    """Whether `link` on the page `name` leads out, or to a file or a place that there is.

    Where only pages were built, so are the books that they offer.
    """
    if OUTSIDE.match(link) or INLINE.match(link) or (link.endswith(".pdf") and not _any_book(files)):
        return True
    path, _, place = link.partition("#")
    parts: list[str] = list(Path(name).parent.parts) if path else [name]
    for part in unquote(path).split("/") if path else ():
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    target = "/".join(parts)
    return target in files and (not place or target not in pages or unquote(place) in pages[target].ids)


def _any_book(files: dict[str, Path]) -> bool:
    return any(name.endswith(".pdf") for name in files)


def _wrong(path: Path) -> list[str]:
    """What is wrong with one file by its kind."""
    kind, content = path.suffix, path.read_bytes()
    try:
        if kind == ".pdf":
            return [] if len(pypdfium2.PdfDocument(content)) else ["has no pages"]
        if kind not in (".html", ".svg", ".json", ".csv", ".css", ".js"):
            return []
        text = content.decode("utf-8")
        if kind == ".svg":
            etree.fromstring(content)
            return [why] if (why := more_than_a_picture(content)) else []
        if kind == ".json":
            json.loads(text)
    except (ValueError, etree.XMLSyntaxError, pypdfium2.PdfiumError) as error:
        return [str(error)]
    # What readers download are the bytes of the author, whatever stands in them.
    return [f"holds {CONTROL.search(text)!r}"] if kind != ".csv" and CONTROL.search(text) else []
