"""Measures a commit against an earlier one, in one run: processor time of all processes, as ratios.

    .venv/bin/python benchmarks/against.py EARLIER [COMMIT] [--only html cells all word] [--runs 3] [--python PATH]

COMMIT is the last one without it.  Each commit builds its own publication, laid out in a temporary folder, with the
same formats; they take turns, and the median of the runs counts.  The earlier one needs a Python with the packages of
its own lock if those of this project do not run it.  What is measured:

    html    from nothing to the pages of all editions
    cells   all cells, drawings and values: a check without their results, less one that has them at hand
    all     from nothing to the pages and PDFs of all editions
    word    one changed word of a chapter, to the pages and PDFs of all editions
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from measure import processor_time

PROJECT = Path(__file__).resolve().parent.parent
HTML = ("--format", "html")
ALL = (*HTML, "--format", "pdf")
CELLS = ("cells", "values")  # kinds of results in the cache
CHAPTER, BEFORE = "chapters/collection/04-results.da.qmd", "## Hovedfund"
# What each measurement may cost of what the earlier commit costs.
GOALS = {"html": 0.55, "cells": 0.5, "all": 0.85, "word": 0.4}


class Tree:
    """The files of a `commit` in `folder`, and its builds by the interpreter `python`."""

    def __init__(self, commit: str, folder: Path, python: Path) -> None:
        self.folder, self.words = folder, 0
        folder.mkdir()
        archive = subprocess.run(["git", "archive", commit], cwd=PROJECT, check=True, capture_output=True)
        subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
        self._be_patient()
        (folder / ".venv").symlink_to(python.parent.parent)
        self.python = str(folder / ".venv/bin/python")
        subprocess.run([self.python, "-m", "compileall", "-q", "report"], cwd=folder, check=True)

    def _be_patient(self) -> None:
        """Let no cell be stopped because the machine has other work to do: the limit is of wall time."""
        settings = self.folder / "_quarto.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(re.sub(r"cell-seconds: \d+", "cell-seconds: 3600", text), encoding="utf-8")

    def build(self, *arguments: str) -> float:
        """Processor time of a build."""
        own = f"PYTHONPATH={self.folder}"  # the measurements' own finds the generator beside them
        return processor_time([["/usr/bin/env", own, self.python, "build.py", *arguments]], cwd=self.folder)

    def forget(self, *kinds: str) -> None:
        """Empty the cache, or only of the `kinds` named."""
        for kind in kinds or ("",):
            shutil.rmtree(self.folder / ".cache" / kind, ignore_errors=True)

    def html(self) -> float:
        """From nothing to pages."""
        self.forget()
        return self.build(*HTML)

    def cells(self) -> float:
        """The cells alone."""
        if not (self.folder / ".cache").is_dir():
            self.build("check")
        self.forget(*CELLS)
        return self.build("check") - self.build("check")

    def all(self) -> float:
        """From nothing to pages and PDFs."""
        self.forget()
        return self.build(*ALL)

    def word(self) -> float:
        """One changed word, everything else at hand: as in a paragraph that is being written, pairs aside."""
        if not (self.folder / ".cache" / "pdf").is_dir():
            self.build(*ALL)
        path, self.words = self.folder / CHAPTER, self.words + 1
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(BEFORE, f"{BEFORE} x{'x' * self.words}", 1), encoding="utf-8")
        try:
            return self.build(*ALL)
        finally:
            path.write_text(text, encoding="utf-8")


def compared(name: str, trees: list[Tree], runs: int) -> str:
    """A row of the table: the medians of a measurement, and their ratio beside the goal."""
    measures: list[Callable[[], float]] = [getattr(tree, name) for tree in trees]
    taken: list[list[float]] = [[] for _ in trees]
    for run in range(runs):
        for at in (0, 1) if run % 2 == 0 else (1, 0):  # whoever is second finds the machine warm
            taken[at].append(measures[at]())
    earlier, later = map(median, taken)
    return f"| {name} | {earlier:.1f} s | {later:.1f} s | {later / earlier:.2f} | {GOALS[name]} |"


def main() -> None:
    """Print the table, row by row."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("earlier", help="the commit to be measured against")
    parser.add_argument("commit", nargs="?", default="HEAD", help="the commit that is measured")
    parser.add_argument("--only", nargs="+", choices=GOALS, default=[*GOALS], help="these measurements")
    parser.add_argument("--runs", type=int, default=3, help="how often each is taken")
    parser.add_argument("--python", type=Path, default=PROJECT / ".venv/bin/python", help="that of the earlier commit")
    options = parser.parse_args()
    os.environ["PYTHONHASHSEED"] = "0"
    with tempfile.TemporaryDirectory() as folder:
        earlier = Tree(options.earlier, Path(folder, "earlier"), options.python.absolute())
        later = Tree(options.commit, Path(folder, "later"), PROJECT / ".venv/bin/python")
        print(f"| what | {options.earlier} | {options.commit} | ratio | goal |\n|---|---|---|---|---|")
        for name in options.only:
            print(compared(name, [earlier, later], options.runs), flush=True)


if __name__ == "__main__":
    main()
