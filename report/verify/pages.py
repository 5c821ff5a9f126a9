"""A page, taken apart into what a stranger can check: its links, where links can lead, and what it prints of values.

Reads the pages of a site, the files of an EPUB and drawings alike, and takes whatever it is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_ADDRESSES = ("href", "src", "poster", "data", "action", "xlink:href", "data-page")
_PLACE = "loc"  # whose text is an address, in the map of a site
_SPACE = re.compile(r"\s+")
# What holds a text of its own, in a page or a drawing; and what stands in one and is no part of it.
_BLOCKS = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "caption",
        "figcaption",
        "summary",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "text",
        "desc",
        "title",
    ]
)
_APART = frozenset(("script", "style", "sup", "button", "nav"))
_CELLS, _ALTERNATIVES = ("td", "th"), ("title", "desc")
_LEADS_ON = re.compile(r"\s*\d+\s*;\s*url=(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page, the line where it stands, and the text that leads there."""

    address: str
    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page prints of the value `name`, in this line; `form` says in which way the page names the value."""

    name: str
    text: str
    line: int
    form: str


# A value in running text or in a table; at the head of an answer, with what it is called; and a fact of the answer.
VALUE, ANSWER, NAME, FACT = "value", "answer", "name", "fact"
_ANSWERING = {"strong": ANSWER, "span": NAME, "dd": FACT}


@dataclass(slots=True)
class Page:
    """What is in a page: ids that a link can lead to, links, and what is printed of values that the page names.

    `texts` are its paragraphs, captions and alternatives that hold a digit, each with its line, `tables` all cells of
    each of its tables with their lines, and `drawn` the texts with a digit in drawings, by the exhibit they stand in.
    """

    anchors: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    texts: list[tuple[str, int]] = field(default_factory=list)
    tables: list[list[tuple[str, int]]] = field(default_factory=list)
    drawn: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


def read_page(text: str) -> Page:
    """The page that `text`, in HTML, is.  Raises ValueError for what is none."""
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError as error:  # as which the parser tells of a declaration that it cannot read
        raise ValueError(f"it is no HTML: {error}") from error
    return reader.page


def plain(text: str) -> str:
    """`text` as it is compared: one space where there are any, and no place where a word may be divided."""
    return _SPACE.sub(" ", text.replace(SOFT_HYPHEN, "")).strip()


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: its texts are collected where it `prints` something, or leads somewhere."""

    tag: str
    line: int
    texts: list[str] | None = None
    value: str = ""
    form: str = ""
    address: str = ""
    answer: str = ""
    exhibit: str = ""
    words: list[str] | None = None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[_Open] = []
        self.collecting = 0
        self.inert = 0  # templates that are open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        one = self._opened(tag, given)
        self._note_links(tag, given, one)
        if "id" in given and not self.inert:
            self.page.anchors.add(given["id"])
        if one.value or one.address or tag == _PLACE:
            one.texts = []
            self.collecting += 1
        if tag in _BLOCKS and not self.inert:
            one.words = []
        if tag == "table" and not self.inert:
            self.page.tables.append([])
        if tag == "template":
            self.inert += 1
        if tag not in _VOID:
            self.open.append(one)

    def _opened(self, tag: str, given: dict[str, str]) -> _Open:
        """An element with what its attributes, and where it stands, say of values."""
        one = _Open(tag, self.getpos()[0])
        if "exhibit" in given.get("class", "").split():
            one.exhibit = given.get("id", "")
        if "data-value" in given:
            one.value, one.form = given["data-value"], VALUE
        elif given.get("id", "").startswith("v-") and tag == "div":
            one.answer = given["id"]
        elif tag in _ANSWERING and (answer := next((o.answer for o in reversed(self.open) if o.answer), "")):
            head = self.open[-1].tag == "p"
            if head if tag != "dd" else all(around.tag != "dd" for around in self.open):
                one.value, one.form = answer, _ANSWERING[tag]
        return one

    def _note_links(self, tag: str, given: dict[str, str], one: _Open) -> None:
        line = self.getpos()[0]
        for name in _ADDRESSES:
            if name not in given or (tag == "html" and name == "data"):
                continue
            if tag == "a" and name == "href":
                one.address = given[name] or "#"
            else:
                self.page.links.append(Link(given[name], line))
        if tag == "meta" and (leads := _LEADS_ON.fullmatch(given.get("content", ""))):
            self.page.links.append(Link(leads[1].strip(), line))
        for part in given.get("srcset", "").split(","):
            if part.strip():
                self.page.links.append(Link(part.split()[0], line))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or all(one.tag != tag for one in self.open):
            return
        while self.open:
            one = self.open.pop()
            self._close(one)
            if one.tag == tag:
                return

    def _close(self, one: _Open) -> None:
        if one.tag == "template":
            self.inert -= 1
        if one.words:
            self._note_text(one, plain("".join(one.words)))
        if one.texts is None:
            return
        self.collecting -= 1
        text = plain("".join(one.texts))
        if one.value:
            self.page.printed.append(Printed(one.value, text, one.line, one.form))
        if one.address or one.tag == _PLACE:
            self.page.links.append(Link(one.address or text, one.line, text))

    def _note_text(self, one: _Open, text: str) -> None:
        """Note a `text`: of a table there, and of a drawing, if it has a digit, under the exhibit that it stands in."""
        if one.tag in _CELLS and self.page.tables:
            self.page.tables[-1].append((text, one.line))
        elif not any(map(str.isdigit, text)):
            return
        elif one.tag not in _ALTERNATIVES and any(around.tag == "svg" for around in self.open):
            exhibit = next((around.exhibit for around in reversed(self.open) if around.exhibit), "")
            self.page.drawn.setdefault(exhibit, []).append((text, one.line))
        else:
            self.page.texts.append((text, one.line))

    def handle_data(self, data: str) -> None:
        if self.collecting:
            for one in self.open:
                if one.texts is not None:
                    one.texts.append(data)
        for one in reversed(self.open):
            if one.tag in _APART:
                return
            if one.words is not None:  # the innermost block alone
                one.words.append(data)
                return

    def close(self) -> None:
        super().close()
        while self.open:
            self._close(self.open.pop())
