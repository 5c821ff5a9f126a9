"""The words of what a peer has made: those of its pages, without what stands around them, and those of its PDF."""

from __future__ import annotations

import re
import subprocess
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

from peer.kinds import Main

_WORD = re.compile(r"[^\W_]+")
_NOT_READ = frozenset({"script", "style", "nav", "template", "noscript"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_EMBEDDED = "data:image/svg+xml;base64,"
Words = Counter[str]


class _Reader(HTMLParser):
    """Collects the text inside `main`; that of drawings by itself."""

    def __init__(self, main: Main) -> None:
        super().__init__()
        self.main, self.open = main, list[tuple[str, bool]]()
        self.text, self.drawn = list[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("src") or ""
        if tag == "img" and address.startswith(_EMBEDDED):
            self.drawn += of_drawing(b64decode(address.removeprefix(_EMBEDDED)).decode()).elements()
        if tag not in _VOID:
            given = (dict(attrs).get(self.main.attribute) or "").split()
            named = tag == self.main.element and (not self.main.attribute or self.main.value in given)
            self.open.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        # What was left open inside is closed with it.
        if tag in (name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        names = {name for name, _ in self.open}
        if names & _NOT_READ or not any(main for _, main in self.open):
            return
        (self.drawn if "svg" in names else self.text).append(data)


def of_text(text: str) -> Words:
    """The words of a text."""
    return Counter(word.casefold() for word in _WORD.findall(text))


def of_page(html: str, main: Main) -> tuple[Words, Words]:
    """The words of a page, and those of the drawings that stand in it."""
    reader = _Reader(main)
    reader.feed(html)
    return of_text(" ".join(reader.text)), of_text(" ".join(reader.drawn))


def of_drawing(svg: str) -> Words:
    """The words of a drawing that lies apart."""
    return of_page(f"<body>{svg}</body>", Main("body"))[1]


def of_pages(folder: Path, names: Iterable[str], main: Main, pandoc: str) -> tuple[Words, Words]:
    """The words of the pages of chapters in `folder`, by their `names`, and those of all drawings in it."""
    text, drawn = Words(), Words()
    for name in names:
        words, inside = of_page(_page(folder, name, pandoc), main)
        text, drawn = text + words, drawn + inside
    for path in sorted(folder.rglob("*.svg")):
        drawn += of_drawing(path.read_text("utf-8", errors="replace"))
    return text, drawn


def of_pdf(path: Path) -> tuple[Words, bool]:
    """The words of a PDF, those divided at the end of a line put together; and whether it is tagged."""
    import pypdfium2  # type: ignore[import-untyped]  # has no types

    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    tagged = bool(pypdfium2.raw.FPDFCatalog_IsTagged(document.raw))
    return of_text(re.sub(r"(?:[-\u2010\u00ad\ufffe\x02])\s*\n\s*", "", text)), tagged


def found(wanted: Words, there: Words) -> float:
    """The share of the words `wanted` that are `there`, as often as they are wanted."""
    return (wanted & there).total() / wanted.total()


def _page(folder: Path, name: str, pandoc: str) -> str:
    """The page of a chapter as HTML, wherever in `folder` it lies and whether it is a page or Markdown.

    Raises FileNotFoundError.
    """
    for pattern in (f"{name}.html", f"{name}/index.html"):
        for path in sorted(folder.rglob(pattern)):
            return path.read_text("utf-8")
    path = next(iter(sorted(folder.rglob(f"{name}.md"))), folder / f"{name}.html")
    if path.suffix != ".md":
        raise FileNotFoundError(path)
    command = [pandoc, "-f", "markdown-yaml_metadata_block", "-t", "html", "--standalone", "--metadata", "pagetitle=x"]
    return subprocess.run([*command, str(path)], check=True, capture_output=True, text=True).stdout
