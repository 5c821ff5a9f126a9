"""The printed edition as HTML whose page numbers are not known yet: pieces of HTML, and places between them.

Whoever writes HTML marks a place with separators that no text holds (ASCII has them for this); they are what the HTML
is split at.  Numbers are then filled in literally, whatever the PDF engine can count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from report.html.pieces import END, Pieces, Tag, joined
from report.pdf.addresses import picture_address
from report.pdf.facts import Facts

_NUMBER, _ITEM, _LIST = "\x1f", "\x1e", "\x1d"  # around a target; between the numbers of a list; around a list
# Between the parts of a document, each of which begins on a page of its own and is laid out by itself.  What stands
# before the first mark and behind the last one is common to all of them.
PART = "\x1c"
BEFORE_CHAPTERS = 2  # the cover with the colophon, and the contents
_ALONE = "\x1b"  # behind a target whose number moves nothing, however long it is
_FIXED = "\N{NO-BREAK SPACE}"

# The page of the label `target`.
Target = str
Numbers = Mapping[Target, int]
# A number as it is written, and whether it stands alone.
Written = Callable[[int, bool], str]


def page_number(target: Target, *, alone: bool = False) -> Pieces:
    """The place of a page number; `alone`, at the right edge of a space of its own, it moves nothing."""
    return [Tag(f'<span class="page-number" data-page-of="{target}">'), _place(target, alone), END]


def page_link(target: Target, said: str = "", *, alone: bool = False) -> Pieces:
    """The place of a page number that leads to its target; where it is read alone, `said` is said before it."""
    titled = f' title="{escape(said)}"' * bool(said)
    opening = Tag(f'<a href="#{target}" class="page-number" data-page-of="{target}"{titled}>')
    return [opening, _place(target, alone), Tag("</a>")]


def page_list(own: Sequence[Target], others: Sequence[Target], said: str = "") -> str:
    """The places of the page numbers of an index entry, those of its `own` sections set off from the `others`.

    Where they are read alone, `said` is said before each.
    """
    items = [f"<strong>{joined(page_link(target, said))}</strong>" for target in own]
    items += [joined(page_link(target, said)) for target in others]
    return f"{_LIST}{_ITEM.join(items)}{_LIST}"


def _place(target: Target, alone: bool) -> str:
    return f"{_NUMBER}{target}{_ALONE * alone}{_NUMBER}"


@dataclass(frozen=True, slots=True)
class PrintHtml:
    """An edition in one document.

    `marked` is its HTML with marked places, `pictures` the paths of the pictures it names and does not hold, and
    `guess` roughly the page of each label; `facts` are what its PDF says of itself and carries along.
    """

    marked: str
    pictures: tuple[str, ...] = ()
    guess: Numbers = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)

    def parts(self) -> list[PrintHtml]:
        """A document for each part, with what is common to all; without marks the whole is the only part."""
        head, *parts = self.marked.split(PART)
        end = parts.pop() if parts else ""
        documents = [f"{head}{part}{end}" for part in parts] or [head]
        return [replace(self, marked=text, pictures=_named(self.pictures, text)) for text in documents]

    def inside(self) -> PrintHtml:
        """The document without what stands around the chapters and the lists behind them: covers and contents."""
        head, *parts, end = self.marked.split(PART)
        return replace(self, marked=PART.join([head, *parts[BEFORE_CHAPTERS:-1], end]))

    @property
    def head(self) -> str:
        """The document without its parts."""
        head, *parts = self.marked.split(PART)
        return f"{head}{parts[-1] if parts else ''}"

    def targets(self) -> frozenset[Target]:
        """The labels whose pages it prints."""
        return frozenset(_targets(self.marked))

    def filled(self, numbers: Numbers) -> str:
        """The HTML with these page numbers, and 0 for a page that is not known; those of a list in order, each once."""
        return self._written(numbers, lambda number, alone: str(number))

    def shape(self, numbers: Numbers) -> str:
        """The HTML with nines for the digits of these page numbers, which is the same where they are as long.

        Of a number that stands alone the length does not matter.
        """
        return self._written(numbers, lambda number, alone: "9" * (1 if alone else len(str(number))))

    def _written(self, numbers: Numbers, written: Written) -> str:
        parts = self.marked.replace(PART, "").split(_LIST)
        parts[0::2] = [_filled(part, numbers, written) for part in parts[0::2]]
        parts[1::2] = [_in_order(listed, numbers, written) for listed in parts[1::2]]
        return "".join(parts)

    def printed(self, numbers: Numbers) -> list[Target]:
        """The labels whose pages are printed, in order, if these are their pages."""
        parts = self.marked.split(_LIST)
        parts[1::2] = ["".join(_shown(listed, numbers)) for listed in parts[1::2]]
        return _targets("".join(parts))


def _named(pictures: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Those of the pictures that are named in a text."""
    return tuple(picture for picture in pictures if escape(picture_address(picture)) in text)


def _targets(marked: str) -> list[Target]:
    return [target.removesuffix(_ALONE) for target in marked.split(_NUMBER)[1::2]]


def _filled(marked: str, numbers: Numbers, written: Written) -> str:
    parts = marked.split(_NUMBER)
    targets = zip(_targets(marked), parts[1::2], strict=True)
    parts[1::2] = [written(numbers.get(target, 0), place.endswith(_ALONE)) for target, place in targets]
    return "".join(parts)


def _shown(listed: str, numbers: Numbers) -> list[str]:
    """The items of a list in the order of their pages; of each page the first."""
    first: dict[int, str] = {}
    for item in listed.split(_ITEM):
        first.setdefault(numbers.get(_targets(item)[0], 0), item)
    return [first[number] for number in sorted(first)]


def _in_order(listed: str, numbers: Numbers, written: Written) -> str:
    """A list after a space that is in or before it so that no number stands alone on a line."""
    *before, last = (_filled(item, numbers, written) for item in _shown(listed, numbers))
    opening = '<span class="pages">'
    return f" {opening}{', '.join(before)},{_FIXED}{last}{END}" if before else f"{_FIXED}{opening}{last}{END}"
