"""Marked content of a painted page, changed in place: what is hidden from readers, and what a hyphen stands for."""

from __future__ import annotations

import re
from typing import Any

from pydyf import Dictionary, String

# What shows text: glyphs, then the last of them with the space that is taken off behind it.
_SHOWN = re.compile(rb"\[(.*)([0-9a-f]{4})>(-?[0-9]*)\] TJ", re.DOTALL)


class Edits:
    """Changes to the items of a page's stream, made by :meth:`apply` all at once.

    Marked content of another stream, as of what is drawn half transparent, stays as it is.
    """

    def __init__(self, items: list[Any]) -> None:
        self.items = items
        self._places = {
            item["MCID"]: at for at, item in enumerate(items) if isinstance(item, Dictionary) and "MCID" in item
        }
        self._changed: dict[int, list[Any]] = {}

    def hide(self, mark: int, side: str = "") -> None:
        """Make marked content an artifact: that of a page margin, "Header" or "Footer", or what is said again."""
        if mark not in self._places:
            return
        at = self._places[mark]
        kind = {"Subtype": f"/{side}"} if side else {}
        self._changed |= {at - 1: ["/Artifact"], at: [Dictionary({"Type": "/Pagination", **kind})]}

    def soften(self, mark: int) -> None:
        """Let the last glyph of marked content, a hyphen, stand for a soft hyphen (ISO 32000-1, 14.8.2.2.3)."""
        at = self._last_shown(mark)
        if not at or not (found := _SHOWN.fullmatch(self.items[at])):
            return
        before, glyph, space = found.groups()
        before = before[:-1] if before.endswith(b"<") else before + b">"
        text = Dictionary({"ActualText": String("\N{SOFT HYPHEN}")})
        hyphen = ["/Span", text, b"BDC", b"[<%b>%b] TJ" % (glyph, space), b"EMC"]
        self._changed[at] = ([b"[%b] TJ" % before] if before else []) + hyphen

    def _last_shown(self, mark: int) -> int:
        """Where marked content shows its last text; 0 if it shows none."""
        shown = 0
        for at in range(self._places.get(mark, len(self.items)), len(self.items)):
            if self.items[at] == b"EMC":
                break
            if isinstance(self.items[at], bytes) and self.items[at].endswith(b" TJ"):
                shown = at
        return shown

    def apply(self) -> None:
        """Make the changes."""
        changed = self._changed
        self.items[:] = [new for at, item in enumerate(self.items) for new in changed.get(at, [item])]
