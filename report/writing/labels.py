"""Labels in the files of a project: where they are given and named, and how one is renamed everywhere at once."""

from __future__ import annotations

import re
from pathlib import Path

# Where a chapter gives a label: in braces behind a heading, picture or box, and in the options of a cell.
_GIVEN = re.compile(r"\{[^}\n]*?#([\w.:-]*\w)|^#\|\s*label:\s*[\"']?([\w.:-]*\w)", re.MULTILINE)


def labels_of(chapter: Path) -> list[str]:
    """The labels that the file of a chapter gives, in their order; none of one that cannot be read."""
    try:
        return labels_in(chapter.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return []


def labels_in(text: str) -> list[str]:
    """The labels that `text` gives, in their order."""
    return [found[1] or found[2] for found in _GIVEN.finditer(text)]
