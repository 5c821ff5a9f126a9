"""Measures this project against the floor for the same content, in one run, as ratios.

    .venv/bin/python benchmarks/run.py [RUNS]

Works on a copy of the project in a temporary folder.  HTML floor: one pandoc process per edition, side
by side.  PDF floor: one plain WeasyPrint call per edition on the same print HTML, side by side, tagged,
page numbers in the contents only.  The quickest of RUNS (default 5) counts for each figure.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import best, cores, peak_memory

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("build.py", "_quarto.yml", "requirements.lock", "report", "chapters", "figures", "data")
CHAPTER = "chapters/collection/04-results.da.qmd"


class Bench:
    """The measurements, on a copy of the project in `folder`."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder, self.runs = folder / "project", runs
        self.floor = folder / "floor"
        self.floor.mkdir()
        self.folder.mkdir()
        for part in PARTS:
            source = PROJECT / part
            copy = shutil.copytree if source.is_dir() else shutil.copy2
            copy(source, self.folder / part)
        (self.folder / ".venv").symlink_to(PROJECT / ".venv")
        self.words = 0
        self.build = [str(PROJECT / ".venv/bin/python"), "build.py"]
        self.floors = [str(PROJECT / ".venv/bin/python"), str(PROJECT / "benchmarks/floors.py")]

    def time(self, *arguments: str, before: Callable[[], object] | None = None) -> float:
        """The build with `arguments`."""
        return best([[*self.build, *arguments]], runs=self.runs, before=before, cwd=self.folder)

    def forget(self, *kinds: str) -> None:
        """Empty the cache, or only the `kinds` named."""
        for kind in kinds or ("",):
            shutil.rmtree(self.folder / ".cache" / kind, ignore_errors=True)

    def edit(self) -> None:
        """Change one word of a chapter: each time to another word."""
        path = self.folder / CHAPTER
        text = path.read_text(encoding="utf-8")
        self.words += 1
        path.write_text(text.replace("## Hovedfund", f"## Hovedfund x{'x' * self.words}", 1), encoding="utf-8")

    def revert(self) -> None:
        """The chapter as it was, so that both languages are in step again."""
        shutil.copy2(PROJECT / CHAPTER, self.folder / CHAPTER)

    def pandoc(self) -> float:
        """The HTML floor."""
        sys.path.insert(0, str(PROJECT))
        from report.markdown.pandoc import executable

        commands = [
            [
                str(executable()),
                "-f",
                "markdown",
                "-t",
                "html5",
                "--standalone",
                "--citeproc",
                "--toc",
                "--bibliography",
                str(self.folder / "data/references.bib"),
                str(source),
                "-o",
                f"{source}.html",
            ]
            for source in sorted(self.floor.glob("*.md"))
        ]
        return best(commands, runs=self.runs, cwd=self.floor)

    def weasyprint(self) -> float:
        """The PDF floor."""
        commands = [
            [*self.floors, "pdf", str(source), f"{source}.pdf", str(self.folder)]
            for source in sorted(self.floor.glob("*.print.html"))
        ]
        return best(commands, runs=min(self.runs, 3), cwd=self.floor)

    def cells(self) -> float:
        """The cells' own time."""
        return best([[*self.floors, "cells", str(self.folder)]], runs=self.runs, cwd=self.folder)

    def prepare(self, *arguments: str) -> None:
        """A complete build, or one with `arguments`, and the floors' input made from it."""
        self.time(*arguments)
        best([[*self.floors, "books", str(self.folder), str(self.floor)]], runs=1, cwd=self.folder)


def main(runs: int) -> None:
    """Print every measurement with its ratio and target."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), runs)
        bench.prepare()
        warm(bench)
        cold(bench)


def warm(bench: Bench) -> None:
    """Print how long a build takes with everything at hand, and after one word has changed."""
    print(f"{cores()} cores; seconds are the quickest run")
    _line("nothing changed", bench.time(), "target 0.15 s")
    page = bench.time("--chapter", "04-results", "--language", "da", "--format", "html", before=bench.edit)
    _line("one word changed, its page", page, "target 0.6 s")
    _line("one word changed, all editions", bench.time("--format", "html", "--format", "pdf", before=bench.edit), "")
    bench.revert()


def cold(bench: Bench) -> None:
    """Print how long a build from nothing takes, and how much memory, beside the floors."""
    pandoc, weasyprint, cells = bench.pandoc(), bench.weasyprint(), bench.cells()
    _line("floor: one pandoc per edition", pandoc, "")
    _line("cells alone", cells, "")
    html = bench.time("--format", "html", before=bench.forget)
    ratios = (
        f"{html / (1.5 * pandoc + cells):.2f} × (1.5 × floor + cells); "
        f"without the cells {(html - cells) / pandoc:.2f} × floor, target 1.5"
    )
    _line("cold HTML", html, ratios)
    _line("floor: one WeasyPrint per edition", weasyprint, "")
    pdf = bench.time(
        "--format", "pdf", before=lambda: bench.forget("pdf", "pagemap", "part", "part seconds", "compressed")
    )
    _line("cold PDF, results at hand", pdf, f"{pdf / weasyprint:.2f} × floor, target 1.2")
    everything = bench.time(before=bench.forget)
    _line("everything from nothing", everything, f"{everything / (weasyprint + cells):.2f} × (PDF floor + cells)")
    bench.forget()
    memory = peak_memory(bench.build, cwd=bench.folder)
    print(f"peak memory of all processes: {memory:.0f} MB PSS, target 700 MB")


def _line(name: str, seconds: float, note: str) -> None:
    print(f"{name:36} {seconds:7.2f} s   {note}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
