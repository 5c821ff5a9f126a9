"""mystmd, as far as it runs without the network: cells run, and chapters become Markdown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from peer.content import Chapter
from peer.kinds import HTML, Command, Peer, Refused, notebook


class Myst(Peer):
    """Its templates for pages and paper are fetched when they are used; so it writes Markdown here."""

    key = "mystmd"
    title = "mystmd, to Markdown"
    packages = ("mystmd",)
    how = (
        "`myst build --md --execute --execute-parallel`, with its cache; to Markdown, as its templates for pages and "
        "paper are fetched from the network"
    )
    made = ("_build", "exports")
    cells = ("_build/execute",)

    def files(self, chapters: Sequence[Chapter]) -> dict[str, str]:
        exports = [{"format": "md", "article": f"{c.name}.ipynb", "output": f"exports/{c.name}.md"} for c in chapters]
        listed = [{"file": f"{chapter.name}.ipynb"} for chapter in chapters]
        told = {"version": 1, "project": {"title": "collection", "toc": listed, "exports": exports}}
        return {"myst.yml": json.dumps(told)} | {f"{c.name}.ipynb": notebook(c) for c in chapters}

    def commands(self, form: str) -> list[Command]:
        if form != HTML:
            raise Refused("its templates for PDF are fetched from the network when they are used")
        jobs = ["--execute-parallel", str(self.tools.jobs)]
        return [[self.tools.program(self.key, "myst"), "build", "--md", "--execute", *jobs]]

    def output(self, form: str) -> Path:
        return self.folder / "exports"
