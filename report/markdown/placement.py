"""Where exhibits stand on paper: a page is filled when text that follows an exhibit may stand before it.

On screen, where nothing is left white, an exhibit stands where it is written.  A margin note stands beside the text
that follows it, and goes where that goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.markdown.nodes import Block, ExhibitBlock, Paragraph
from report.markdown.tree import first_line, plain

_TEXT = ("Para", "BulletList", "OrderedList", "BlockQuote", "DefinitionList")


def placed_for_print(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a chapter with each exhibit as many paragraphs later as it asks for; a list counts as one."""
    return _placed(blocks)[0]


def lacking_room(blocks: Sequence[Block]) -> list[tuple[ExhibitBlock, int]]:
    """The exhibits that ask for more paragraphs than stand behind them, and how many do."""
    return _placed(blocks)[1]


def misplaced(blocks: Sequence[Block]) -> Iterator[tuple[str, str, int, str]]:
    """What cannot stand where it should in the `blocks` of a chapter: code, message, line and hint of each."""
    for exhibit, room in lacking_room(blocks):
        yield (
            "T11",
            f"{exhibit['label']} cannot stand {exhibit['later']} paragraphs later: "
            f"{room} of them follow before something else",
            exhibit["line"],
            "lower its print-later",
        )
    for note in _alone(blocks):
        what = f"the margin note {plain(note['c'])[:40]!r} stands before no paragraph, list or quotation"
        yield "T24", what, first_line(note["c"]), "put it before the paragraph that it stands beside"


def _alone(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The margin notes that nothing follows which they may stand beside: only text is no wider than the text."""
    followed = False
    for block in reversed(blocks):
        if block["t"] != "Margin":
            followed = block["t"] in _TEXT
        elif not followed:
            yield block


def _placed(blocks: Sequence[Block]) -> tuple[list[Block], list[tuple[ExhibitBlock, int]]]:
    out = list(blocks)
    lacking: list[tuple[ExhibitBlock, int]] = []
    # From the end, so that an exhibit that has moved on leaves room for the one before it.
    for at in reversed(range(len(out))):
        block = out[at]
        if block["t"] != "Exhibit":
            continue
        if not block["later"]:
            continue
        behind = _text_behind(out, at)
        if block["later"] > len(behind):
            lacking.append((block, len(behind)))
        else:
            out.insert(behind[block["later"] - 1], out.pop(at))
    return out, lacking


def _text_behind(blocks: Sequence[Block], at: int) -> list[int]:
    """Where the paragraphs stand that follow the block `at`, up to something else; what is beside one goes with it."""
    found = []
    for place, block in enumerate(blocks[at + 1 :], at + 1):
        if block["t"] in _TEXT:
            found.append(place)
        elif block["t"] != "Margin":
            break
    return found
