"""Running text as pieces: escaped text and the tags between it, told apart until they are joined.

A writer that has to know what stands before a tag, or what the last word is, looks at pieces; nothing reads the HTML
that they become.
"""

from __future__ import annotations

from collections.abc import Iterable


class Tag(str):
    """A piece that is markup: a tag, several in a row, or a whole element that nobody has to look into."""

    __slots__ = ()

    @property
    def opens(self) -> bool:
        """Whether it begins with the opening of an element."""
        return not self.startswith("</")


# Pieces of text are plain strings, already escaped.
Pieces = list[str]

WHOLE = Tag('<span class="nobr">')  # opens what stays on one line
END = Tag("</span>")


def joined(pieces: Iterable[str]) -> str:
    """The HTML of `pieces`."""
    return "".join(pieces)


def merged(pieces: Iterable[str]) -> Pieces:
    """`pieces` without empty ones, and texts side by side as one: a text then stands between two tags or at an end."""
    out: Pieces = []
    for piece in pieces:
        if not piece:
            continue
        if out and not isinstance(piece, Tag) and not isinstance(out[-1], Tag):
            out[-1] += piece
        else:
            out.append(piece)
    return out


def stripped(pieces: Iterable[str]) -> Pieces:
    """`pieces` merged, without the spaces at both ends."""
    out = merged(pieces)
    if out and not isinstance(out[0], Tag):
        out[0] = out[0].lstrip()
    if out and not isinstance(out[-1], Tag):
        out[-1] = out[-1].rstrip()
    return [piece for piece in out if piece]
