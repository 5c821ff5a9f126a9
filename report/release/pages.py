"""What a published page says, read from its HTML: paragraphs, values, figures and tables, and its addresses.

A release is compared by what readers have seen of it, so that it does not matter which generator wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from report.markdown.pandoc import CROSS_REFERENCE

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LEFT_OUT = {"button", "form", "nav", "script", "select", "style", "summary", "template"}
_ALSO_LEFT_OUT = {"answer-switch", "exhibit-links", "exhibit-source", "for-scripts", "heading-links", "made", "narrow"}
_QUIET = {"chapter-name", "model-says", "note-call", "section-number", "unseen"}
_BLOCKS = {"blockquote", "caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "table"}
_CELLS = {"td", "th"}
_NAMED = {"aside", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "li", "section", "span"}
_DERIVED = {"box-title", "caption"}
_REFERRING = {"citation", "xref"}  # what they print follows from what they lead to
_INVISIBLE = str.maketrans("", "", "\u00ad\u2060\u200b\ufeff")


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, heading or note in the section called `section`.

    `named` has the names of values for what is printed of them, and no references.
    """

    section: str
    printed: str
    named: str


@dataclass(slots=True)
class Seen:
    """A figure or table: its caption, its text alternative, the words in its drawing, its drawing, and its rows."""

    label: str
    name: str = ""
    caption: str = ""
    alternative: str = ""
    words: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, as its label says."""
        return self.label.startswith("fig-")


@dataclass(slots=True)
class Page:
    """A page: the label and the title of its chapter, empty where it is none, and what it says.

    `labels` are the names by which it can be led to, with the titles of sections; `values` what is printed of each.
    """

    label: str = ""
    title: str = ""
    language: str = ""
    texts: list[Said] = field(default_factory=list)
    seen: dict[str, Seen] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    values: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)


def read_page(html: str) -> Page:
    """What the page with this `html` says."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


@dataclass(slots=True)
class _Open:
    """An element that is open: what it is, and what it means for the text in it."""

    tag: str
    mutes: bool = False
    value: str = ""
    refers: bool = False
    names: bool = False
    captions: bool = False
    seen: Seen | None = None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[_Open] = []
        self.printed: list[str] = []
        self.named: list[str] = []
        self.value: list[str] = []
        self.section = self.heading = ""
        self.muted = self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page.language = given.get("lang", "")
        if tag in _VOID:
            self._void(tag, given)
            return
        classes = {*given.get("class", "").split()}
        if tag == "main":
            self.inside += 1
        if tag in _BLOCKS | _CELLS:
            self._end_block(None)
        mutes = tag in _LEFT_OUT or bool(classes & (_ALSO_LEFT_OUT | _QUIET)) or "hidden" in given
        self.muted += mutes
        self._name(tag, given.get("id", ""), classes)
        exhibit = self._exhibit(given.get("id", "")) if "exhibit" in classes else None
        names = "name" in classes and self._captions()
        refers, value = bool(classes & _REFERRING), given.get("data-value", "")
        captions = tag in ("figcaption", "caption") or (tag == "p" and "caption" in classes)
        self.open.append(_Open(tag, mutes, value, refers, names, captions, exhibit))
        if tag == "tr" and (seen := self._seen()):
            seen.rows.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self.open:
            return
        closed = self.open.pop()
        if closed.tag in _BLOCKS | _CELLS:
            self._end_block(closed)
        if closed.value:
            self._end_value(closed.value)
        self.muted -= closed.mutes
        self.inside -= closed.tag == "main"

    def handle_data(self, data: str) -> None:
        if not self.inside:
            return
        drawn = next((one.tag for one in reversed(self.open) if one.tag in ("desc", "text", "title", "svg")), "")
        if drawn:
            self._drawn(drawn, data)
        elif any(one.names for one in self.open) and (seen := self._seen()):
            seen.name += data
        elif not self.muted:
            self.printed.append(data)
            if any(one.value for one in self.open):
                self.value.append(data)
            elif not any(one.refers for one in self.open):
                self.named.append(data)

    def _void(self, tag: str, given: dict[str, str]) -> None:
        seen = self._seen()
        if tag == "br":
            self.printed.append(". " if self._captions() else " ")
            self.named.append(" ")
        elif tag == "img" and seen and not self.muted:
            seen.alternative, seen.words = given.get("alt", ""), [given.get("src", "").rpartition("/")[2]]

    def _name(self, tag: str, name: str, classes: set[str]) -> None:
        """Note the `name` of an element, where it is one that readers are led to."""
        if not (self.inside and tag in _NAMED and CROSS_REFERENCE.match(name)) or classes & _DERIVED:
            return
        self.page.labels.setdefault(name, "")
        if tag[0] == "h" and tag[1:].isdigit():
            self.section = self.heading = name
            self.page.label = self.page.label or (name if tag == "h1" else "")

    def _exhibit(self, label: str) -> Seen | None:
        return self.page.seen.setdefault(label, Seen(label)) if label and self.inside else None

    def _seen(self) -> Seen | None:
        """The figure or table that is being read."""
        return next((one.seen for one in reversed(self.open) if one.seen), None)

    def _captions(self) -> bool:
        """Whether it is a caption that is being read."""
        return any(one.captions for one in self.open)

    def _drawn(self, tag: str, data: str) -> None:
        seen = self._seen()
        if seen is None or self.muted:
            return
        if tag == "desc":
            seen.alternative += data
        elif tag == "text" and data.strip():
            seen.words.append(_plain([data]))

    def _end_value(self, name: str) -> None:
        printed, self.value = _plain(self.value), []
        if printed and not any(one.tag in _CELLS for one in self.open):
            self.named.append(f"{{{name}}}")
            self.page.values.setdefault(name, []).append(printed)
            self.page.places.setdefault(name, []).append(self.section)
        else:
            self.named.append(printed)

    def _end_block(self, closed: _Open | None) -> None:
        """What has been read so far is a paragraph, a cell or a caption."""
        printed, named = _plain(self.printed), _plain(self.named)
        self.printed, self.named = [], []
        seen = self._seen() or (closed.seen if closed else None)
        if closed and closed.tag in _CELLS and seen and seen.rows:
            seen.rows[-1].append(printed)
        elif not printed or not self.inside:
            return
        elif closed and closed.captions and seen:
            seen.caption = seen.caption or printed
        else:
            self._say(printed, named, closed)

    def _say(self, printed: str, named: str, closed: _Open | None) -> None:
        if closed and closed.tag == "h1" and self.page.label and not self.page.title:
            self.page.title = printed
        if self.heading and closed and closed.tag[0] == "h":
            self.page.labels[self.heading], self.heading = printed, ""
        self.page.texts.append(Said(self.section, printed, named))


def _plain(parts: Iterable[str]) -> str:
    return " ".join("".join(parts).translate(_INVISIBLE).split())
