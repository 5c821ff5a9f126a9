"""Where exhibits stand on paper: a page is filled when text that follows an exhibit may stand before it.

On screen, where nothing is left white, an exhibit stands where it is written.
"""

from __future__ import annotations

from report.markdown.tree import Node

_TEXT = ("Para", "BulletList", "OrderedList", "BlockQuote")


def placed_for_print(blocks: list[Node]) -> list[Node]:
    """The blocks of a chapter with each exhibit as many paragraphs later as it asks for; a list counts as one."""
    return _placed(blocks)[0]


def lacking_room(blocks: list[Node]) -> list[tuple[Node, int]]:
    """The exhibits that ask for more paragraphs than stand behind them, and how many do."""
    return _placed(blocks)[1]


def _placed(blocks: list[Node]) -> tuple[list[Node], list[tuple[Node, int]]]:
    out, lacking = list(blocks), []
    # From the end, so that an exhibit that has moved on leaves room for the one before it.
    for at in reversed(range(len(out))):
        wanted = out[at].get("later", 0)
        room = next((n for n, block in enumerate(out[at + 1 :]) if block["t"] not in _TEXT), len(out) - at - 1)
        if wanted > room:
            lacking.append((out[at], room))
        elif wanted:
            out.insert(at + wanted, out.pop(at))
    return out, lacking
