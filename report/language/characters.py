"""The characters that no page may hold, and where a text has one of them; it may not know what the text is for.

HTML calls them an error in what is read (https://html.spec.whatwg.org/multipage/parsing.html, control characters and
noncharacters), XML forbids most of them, and neither a screen nor paper shows them.  Tabs and the ends of lines are
none of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMES = {"\0": "NUL", "\x08": "BACKSPACE", "\x0c": "FORM FEED", "\x1b": "ESCAPE", "\x7f": "DELETE"}
# The last two characters of each of the seventeen planes, and thirty-two in the first, will never be characters.
_NEVER = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
# Surrogates are none either; no text in UTF-8 has them.
IN_FILES = f"\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_NEVER}"
_UNPRINTABLE = re.compile(f"[{IN_FILES}\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A character that no page may hold: its `name` for a message, and the `line` of the text where it stands."""

    name: str
    line: int


def unprintable(text: str) -> Unprintable | None:
    """The first character of `text` that no page may hold, if there is one."""
    # Python calls each of them unprintable, and some more; it looks ten times as fast as the expression does.
    if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return None
    found = _UNPRINTABLE.search(text)
    if not found:
        return None
    sign, before = found[0], text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
    return Unprintable(f"the character {NAMES.get(sign, f'U+{ord(sign):04X}')}", before.count("\n") + 1)


def check_printable(text: str) -> str:
    """`text` itself.  Raises ValueError when it holds what no page may hold."""
    found = unprintable(text)
    if found:
        raise ValueError(f"{text[:40]!r} holds {found.name}, which cannot be printed")
    return text
