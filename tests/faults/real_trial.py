"""The real publication as what faults are tried on; the tiny book, in a module of its own, needs nothing of it."""

from __future__ import annotations

import re

from tests.faults.trial import Trial
from tests.real_project import Copy


class RealTrial(Trial):
    """The real publication in `folder`, built by its own ``build.py``; one chapter of it is edited and approved.

    To lay all of it out takes a minute, so that most builds begin with what the last one left.
    """

    title = "The cases were thus chosen because there was something to learn from them"
    edited = ("chapters/catalogue/a1-selection.en.qmd", "chapters/catalogue/pairs.json")
    first = ()
    colds, in_a_row, by_phase = 7, 5, True

    def _make(self, formats: str) -> list[str]:
        Copy.of_project(self.root)
        config = self.root / "_quarto.yml"
        text, changed = re.subn(r"formats: \[.*\]", f"formats: [{formats}]", config.read_text(encoding="utf-8"))
        assert changed, "the formats of the publications are not written as they were"
        config.write_text(text, encoding="utf-8")
        return [str(self.root / ".venv/bin/python"), "build.py"]
