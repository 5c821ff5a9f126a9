"""Which hyphens at the ends of lines divide words: those that the text of the document does not have."""

from __future__ import annotations

from typing import Any

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class Progress:
    """How far the text of an element, without that of the elements in it, is printed."""

    def __init__(self, element: Any) -> None:
        self._text = _solid("".join([element.text or "", *(child.tail or "" for child in element)]))
        self._at = 0

    def divides(self, line: str, hyphen: str) -> bool:
        """Whether `line`, the next of the text, ends in a `hyphen` that is not in the text."""
        said = _solid(line)
        for start in dict.fromkeys((self._at, 0)):  # what is printed again begins anew
            if self._text.startswith(said, start):
                self._at = start + len(said)
                return False
            if said.endswith(hyphen) and self._text.startswith(said.removesuffix(hyphen), start):
                self._at = start + len(said) - len(hyphen)
                return True
        return False


def _solid(text: str) -> str:
    """`text` without what lines and their ends change: white space and places for hyphens."""
    return "".join(text.split()).replace(_SOFT_HYPHEN, "")
