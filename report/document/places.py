"""Where a block stands that holds no line mark: found again by its looks in the lines of the chapter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from report.document.tree import Node, first_line

_LOOKS = {"Table": r"\s*[|+]", "LineBlock": r"\|", "HorizontalRule": r"\s*([-*_]\s*){3,}$", "Div": r"\s*:::+\s*[^:\s]"}
_MARK = re.compile(r"`+\d+`+\{=line\}")


def line_of(block: Node, lines: Sequence[str], after: int) -> int:
    """The line where `block` begins; when there is no telling, `after`, the line of the block before it."""
    kind = block["t"]
    if kind == "DefinitionList":
        return first_line(block["c"][0][0]) or after
    if kind in ("RawBlock", "CodeBlock"):
        head = _MARK.sub("", block["c"][1].partition("\n")[0]).strip()
        # Several pieces of HTML may stand in one line.
        return next((n for n, line in enumerate(lines, 1) if n >= after and head in line), after)
    looks = re.compile(_LOOKS.get(kind, "(?!)"))
    return next((n for n, line in enumerate(lines, 1) if n > after and looks.match(line)), after)
