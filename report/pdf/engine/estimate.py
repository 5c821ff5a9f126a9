"""A guess at the page of every label, from the HTML alone; it takes milliseconds and is never printed.

The layout begins from it, and need not be repeated where the guess has as many digits as the right number.
Heights follow the style sheet, roughly: a wrong guess costs time and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

PAGE = 237.0  # millimetres, like all heights here
_TAGS = "section|nav|h1|h2|h3|p|li|tr|svg|aside|div"
_BLOCK = re.compile(rf"<({_TAGS})\b([^>]*)>(.*?)(?=</?(?:{_TAGS})\b)", re.DOTALL)
_ID, _CLASS = re.compile(r'\bid="([^"]+)"'), re.compile(r'\bclass="([\w-]+)')
_TALL = re.compile(r'\bheight="([\d.]+)mm"')
_NOTE, _MARKUP = re.compile(r'<span class="footnote">(.*?)</span>', re.DOTALL), re.compile(r"<[^>]+>")
# Letters in a line, the height of a line, and the space around, by class or else by tag.
_MEASURES = {
    "p": (75, 5.2, 2.3),
    "li": (68, 5.2, 1.1),
    "tr": (110, 4.2, 2.8),
    "h1": (32, 11.3, 15),
    "h2": (46, 6.7, 10.5),
    "h3": (60, 5.3, 7.8),
    "chapter-name": (60, 5.2, 16),
    "list-title": (60, 6.4, 14),
    "box": (72, 0, 18),
    "box-title": (60, 5.3, 2),
    "exhibit": (72, 4.6, 18),
    "caption": (72, 4.6, 3),
    "exhibit-note": (105, 4.1, 2.4),
    "exhibit-source": (105, 4.1, 1),
    "footnote": (100, 4.1, 1),
}
_IN_EXHIBIT = {"caption", "drawing", "svg", "tr", "exhibit-note", "exhibit-source"}
_NEW_PAGE = {"cover", "colophon", "contents", "chapter"}


def estimate(html: str) -> dict[str, int]:
    """Roughly the page of each label in the print HTML of an edition."""
    pages: dict[str, int] = {}
    page, taken = 0, 0.0
    for kinds, labels, height in _pieces(html):
        whole = kinds & {"exhibit", "h1", "h2", "h3"}
        if kinds & _NEW_PAGE or whole and taken + height > PAGE:
            page, taken = page + 1, 0.0
        pages |= {label: page for label in labels}
        taken += height
        if taken > PAGE:
            page, taken = page + 1, taken - PAGE
    return pages


def _pieces(html: str) -> Iterator[tuple[set[str], list[str], float]]:
    """What is set in one piece, an exhibit or one block: its classes, its labels and its height."""
    open_piece: tuple[set[str], list[str], float] = (set(), [], 0.0)
    for tag, attributes, content in _BLOCK.findall(html):
        kind = (_CLASS.findall(attributes) or [tag])[0]
        height = sum(float(tall) for tall in _TALL.findall(attributes)) if tag == "svg" else _height(kind, tag, content)
        if "exhibit" in open_piece[0] and (kind in _IN_EXHIBIT or tag == "svg" or tag == "tr"):
            labels = _ID.findall(attributes if tag == "svg" else attributes + content)
            open_piece = (open_piece[0], open_piece[1] + labels, open_piece[2] + height)
        else:
            yield open_piece
            open_piece = ({kind, tag}, _ID.findall(attributes + content), height)
    yield open_piece


def _height(kind: str, tag: str, content: str) -> float:
    notes = _NOTE.findall(content)
    text = _MARKUP.sub("", _NOTE.sub("", content)).strip()
    letters, line, space = _MEASURES.get(kind) or _MEASURES.get(tag, (72, 0, 0))
    return ceil(len(text) / letters) * line + space + sum(_height("footnote", "", note) for note in notes)
