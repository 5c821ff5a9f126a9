"""A guess at the page of every label, from the blocks that are printed; it takes milliseconds and is never printed.

The layout begins from it, and need not be repeated where the guess has as many digits as the right number.
Heights follow the style sheet, roughly: a wrong guess costs time and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from report.edition.compose import ChapterDocument
from report.markdown.nodes import Block, BoxBlock, BulletList, ExhibitBlock, Inline, OrderedList
from report.markdown.placement import placed_for_print
from report.markdown.tree import blocks_inside, identifier, nodes, own_runs, plain, runs
from report.pdf.exhibit import MOST_WHOLE, table_height, telling
from report.pdf.ways import ANNEX, has_numbers, numbers_label
from report.printed.exhibit import PrintedExhibit

PAGE = 237.0  # millimetres, like all heights here
FRONT = 2  # cover and colophon
# Letters in a line, the height of a line, and the space around.
_TEXT, _ITEM, _NOTE, _ENTRY = (74, 5.2, 2.3), (72, 5.2, 1.1), (100, 4.1, 1), (68, 5.2, 1.1)
_NAME, _TITLE, _BOX_TITLE = (60, 5.2, 16), (32, 11.3, 15), (60, 5.3, 2)
_HEADINGS = {2: (46, 6.7, 10), 3: (60, 5.3, 7.3)}
_CAPTION, _BELOW = (72, 4.6, 3), (105, 4.1, 2.4)
_WITH_HEADING = 12  # of the text below a heading, which stands on its page
_FRAME = 16  # around an exhibit or a box
_CELL = (40, 4.1, 2.6)  # of a table of text
_PICTURE = 70  # a picture, whose size only the engine reads
_LISTS = 45  # the titles of the contents and of the lists of figures and tables


@dataclass(slots=True)
class _Pages:
    """Pages being filled: the one at hand, how much of it is `taken`, and the page of each label so far."""

    at: int
    taken: float = 0.0
    labels: dict[str, int] = field(default_factory=dict)

    def turn(self) -> None:
        self.at, self.taken = self.at + 1, 0.0

    def keep(self, height: float) -> None:
        """Begin a new page where this height does not fit on the one at hand."""
        if self.taken + height > PAGE:
            self.turn()

    def put(self, height: float, labels: Mapping[str, float] | None = None) -> None:
        """Set something of this height, which holds `labels`, each behind a share of it."""
        for label, share in (labels or {}).items():
            self.labels[label] = self.at + (self.taken + share * height > PAGE)
        self.taken += height
        if self.taken > PAGE:
            self.at, self.taken = self.at + 1, self.taken - PAGE


def estimate(chapters: list[ChapterDocument], contents: Iterable[str], lists: Iterable[str] = ()) -> Mapping[str, int]:
    """Roughly the page of each label of `chapters`, behind a list of `contents` and before `lists`, called by label."""
    pages = _Pages(FRONT + 1, taken=_LISTS)
    for entry in contents:
        pages.put(_height(entry, _ENTRY))
    for chapter in chapters:
        pages.turn()
        pages.put((_height(chapter.name, _NAME) if chapter.name else 0) + _height(plain(chapter.title), _TITLE))
        pages.labels[chapter.label] = pages.at
        _fill(pages, placed_for_print(chapter.blocks), chapter.exhibits)
    _fill_annex(pages, [exhibit for chapter in chapters for exhibit in chapter.exhibits.values()])
    for label in lists:
        pages.turn()
        pages.labels[label] = pages.at
    return pages.labels


def box_height(box: BoxBlock, exhibits: Mapping[str, PrintedExhibit]) -> float:
    """Roughly how many millimetres `box` takes, in which there may be `exhibits`."""
    pages = _Pages(0)
    _fill(pages, [box], exhibits)
    return pages.at * PAGE + pages.taken


def _fill_annex(pages: _Pages, exhibits: Sequence[PrintedExhibit]) -> None:
    """The tables of the numbers behind the figures."""
    pages.turn()
    pages.put(_height("", _TITLE) + _height("", _TEXT), {ANNEX: 0.0})
    for exhibit in exhibits:
        if exhibit.table and has_numbers(exhibit):
            height = _FRAME + _height("", _CAPTION) + table_height(telling(exhibit.table), small=True)
            pages.keep(min(height, MOST_WHOLE))
            pages.put(height, {numbers_label(exhibit.label): 0.0})


def _fill(pages: _Pages, blocks: Sequence[Block], exhibits: Mapping[str, PrintedExhibit]) -> None:
    for block in blocks:
        match block["t"]:
            case "Header":
                level, (label, _, _), title = block["c"]
                height = _height(plain(title), _HEADINGS.get(level, _HEADINGS[3]))
                pages.keep(height + _WITH_HEADING)
                pages.put(height, {label: 0.0})
            case "Para" | "Plain":
                _set(pages, block["c"], _TEXT)
            case "BulletList" | "KeyFigures" | "OrderedList":
                _fill_list(pages, block, exhibits)
            case "BlockQuote":
                _fill(pages, block["c"], exhibits)
            case "Exhibit":
                height = sum(_exhibit(block, exhibits[block["label"]]), 0.0)
                anchors = {anchor: 0.0 for inlines in runs([block]) for anchor in _anchors(inlines)}
                pages.keep(height)
                pages.put(height, {block["label"]: 0.0, **anchors})
            case _:
                _fill_further(pages, block, exhibits)


def _fill_further(pages: _Pages, block: Block, exhibits: Mapping[str, PrintedExhibit]) -> None:
    match block["t"]:
        case "Box":
            pages.put(_FRAME + _height(plain(block["title"]), _BOX_TITLE), {block["label"]: 0})
            _fill(pages, block["blocks"], exhibits)
        case "PageBreak":
            pages.turn()
        case "Equation":
            pages.put(_height("", _TEXT) * 2, {block["label"]: 0.0})
        case "Listing":
            pages.put(_FRAME + len(block["code"]) * _TEXT[1], {block["label"]: 0.0})
        case "TextTable":
            rows = sum(max(_height(plain(cell), _CELL) for cell in row) for row in block["rows"])
            pages.put(_FRAME + rows, {block["label"]: 0.0})
        case "Panel":
            rows = ceil(len(block["blocks"]) / block["columns"])
            pages.put(_FRAME + rows * _PICTURE / block["columns"], {block["label"]: 0.0})
        case _:
            for run in own_runs(block):
                _set(pages, run, _TEXT)
            _fill(pages, blocks_inside(block), exhibits)


def _fill_list(pages: _Pages, listed: BulletList | OrderedList, exhibits: Mapping[str, PrintedExhibit]) -> None:
    items = listed["c"][1] if listed["t"] == "OrderedList" else listed["c"]
    if listed["t"] == "KeyFigures":
        pages.turn()
    for block in (block for item in items for block in item):
        if block["t"] in ("Para", "Plain"):
            _set(pages, block["c"], _ITEM)
        else:
            _fill(pages, [block], exhibits)


def _set(pages: _Pages, inlines: list[Inline], measure: tuple[float, float, float]) -> None:
    """A run of text with its notes."""
    notes = [plain(b["c"]) for n in nodes(inlines) if n["t"] == "Note" for b in n["c"] if b["t"] in ("Para", "Plain")]
    height = _height(plain(inlines), measure) + sum(_height(note, _NOTE) for note in notes)
    pages.put(height, _anchors(inlines))


def _exhibit(block: ExhibitBlock, exhibit: PrintedExhibit) -> Iterator[float]:
    yield _FRAME + _height(plain(block["caption"]), _CAPTION)
    if exhibit.kind == "table" and exhibit.table:
        yield table_height(exhibit.table)
    else:
        yield exhibit.drawing.height if exhibit.drawing else _PICTURE
    yield from (_height(plain(b["c"]), _BELOW) for b in block["note"] if b["t"] in ("Para", "Plain"))
    if exhibit.source:
        yield _height(exhibit.source, _BELOW)


def _height(text: str, measure: tuple[float, float, float]) -> float:
    letters, line, space = measure
    return max(1, ceil(len(text) / letters)) * line + space


def _anchors(inlines: Sequence[Inline]) -> dict[str, float]:
    """The labels of what is marked in a run, each with the share of its text that stands before it."""
    before: dict[str, int] = {}
    letters = 0
    for node in nodes(inlines):
        if node["t"] == "Str":
            letters += len(node["c"]) + 1
        elif node["t"] == "Span" and identifier(node):
            before[identifier(node)] = letters
    return {label: at / letters for label, at in before.items()} if letters else {}
