"""Quarto, where it is on the path: a book whose results of cells are frozen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from peer.content import Chapter, Words
from peer.kinds import HTML, KERNEL, Command, Main, Peer, Refused


class Quarto(Peer):
    """PDF through the Typst that it brings along."""

    key = "quarto"
    title = "Quarto"
    how = "`quarto render` of a book with `freeze: auto`; the PDF by the Typst that it brings along"
    texts = "{}.qmd"
    made = ("_book", ".quarto")
    cells = ("_freeze",)
    main = Main("main")

    def files(self, chapters: Sequence[Chapter]) -> dict[str, str]:
        told = {
            "project": {"type": "book", "output-dir": "_book"},
            "book": {"title": "collection", "chapters": ["index.qmd", *(f"{c.name}.qmd" for c in chapters)]},
            "execute": {"echo": False, "freeze": "auto"},
            "lang": "en",
            "number-sections": False,
            "jupyter": KERNEL,
            "format": {"html": {"theme": "none", "minimal": True}, "typst": {}},
        }
        settings = {"_quarto.yml": json.dumps(told), "index.qmd": "# Contents\n"}
        return settings | {f"{c.name}.qmd": _chapter(c) for c in chapters}

    def commands(self, form: str) -> list[Command]:
        program = shutil.which("quarto")
        if not program:
            raise Refused("it is not on the path of this machine")
        return [[program, "render", ".", "--to", HTML if form == HTML else "typst"]]

    def output(self, form: str) -> Path:
        return self.folder / ("_book" if form == HTML else "_book/collection.pdf")


def _chapter(chapter: Chapter) -> str:
    """A chapter whose cells are Quarto's; the first changes to the folder of the analysis."""
    entered = f"```{{python}}\nimport os\nos.chdir(os.environ['PEER_PROJECT'])\n{chapter.setup}\n```\n"
    parts = [
        part.markdown if isinstance(part, Words) else f"```{{python}}\n{part.code.rstrip()}\n```\n"
        for part in chapter.parts
    ]
    return "\n".join([*parts[:1], *([entered] if chapter.setup else []), *parts[1:]])
