"""Pictures are files of the project that pages and PDF can both show.  Fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from report.cache.up_to_date import watched
from report.diagnostics import Diagnostics
from report.markdown.nodes import Block
from report.markdown.tree import walk

SUFFIXES = (".jpg", ".png", ".svg")


def check_pictures(root: Path, blocks: Sequence[Block], file: str, found: Diagnostics) -> None:
    """Report each picture in `blocks`, of the chapter `file`, that is missing, outside `root` or of an unknown kind."""
    for block in walk(blocks):
        if block["t"] != "Exhibit" or not block["picture"]:
            continue
        path, line = root / block["picture"], block["line"]
        if not path.resolve().is_relative_to(root.resolve()):
            found.error(
                "C07",
                f"the path {block['picture']!r} leaves the project",
                file=file,
                line=line,
                hint="keep pictures beside the chapters",
            )
        elif not watched(root, block["picture"]):
            found.error(
                "T14",
                f"the picture {block['picture']} does not lie beside the chapters",
                file=file,
                line=line,
                hint="move it there, so that builds see when it changes",
            )
        elif not path.is_file():
            found.error(
                "T14",
                f"there is no picture {block['picture']}",
                file=file,
                line=line,
                hint="a picture is a file of the project; its path starts at the chapter",
            )
        elif path.suffix not in SUFFIXES:
            found.error(
                "T14",
                f"the picture {block['picture']} is not of a kind that can be shown",
                file=file,
                line=line,
                hint=f"save it as one of {', '.join(SUFFIXES)}",
            )
