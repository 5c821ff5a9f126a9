"""Where exhibits stand on paper: a page is filled when text that follows an exhibit may stand before it.

On screen, where nothing is left white, an exhibit stands where it is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from report.markdown.nodes import Block, ExhibitBlock

_TEXT = ("Para", "BulletList", "OrderedList", "BlockQuote")


def placed_for_print(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a chapter with each exhibit as many paragraphs later as it asks for; a list counts as one."""
    return _placed(blocks)[0]


def lacking_room(blocks: Sequence[Block]) -> list[tuple[ExhibitBlock, int]]:
    """The exhibits that ask for more paragraphs than stand behind them, and how many do."""
    return _placed(blocks)[1]


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
        room = next((n for n, following in enumerate(out[at + 1 :]) if following["t"] not in _TEXT), len(out) - at - 1)
        if block["later"] > room:
            lacking.append((block, room))
        else:
            out.insert(at + block["later"], out.pop(at))
    return out, lacking
