"""Measures the PDFs: editions laid out in parts against the same laid out as a whole, in one run, as ratios.

    .venv/bin/python benchmarks/paper.py [PATH]

PATH is that of the PDF of which a word is changed, da/erfaringsopsamling.pdf without it.  Works on a copy of the
project in a temporary folder, with results at hand.  Processor time of all processes counts, because no machine is ever
idle.  The floor is one plain WeasyPrint call per edition on the same printed HTML.
"""

from __future__ import annotations

import heapq
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measure import output_of, peak_memory, processor_time
from run import Bench

STEPS = str(Path(__file__).resolve().parent / "paper_steps.py")
PAPER = ("pdf", "pagemap", "part", "part seconds", "compressed")  # kinds of results that are made of printed HTML
WORKERS = 2
ONE = ("--publication", "collection", "--language", "da")
Seconds = Sequence[tuple[str, str, float]]  # edition, kind of job, processor time


class PaperBench:
    """The measurements on a copy of the project."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.python = bench, bench.build[0]
        self.arguments = ("--format", "pdf", "--jobs", str(WORKERS), "--output", str(bench.floor / "out"))

    def command(self, layout: str, *selected: str) -> list[str]:
        """The command, its editions laid out as a whole or in parts."""
        return [self.python, STEPS, "command", layout, *self.arguments, *selected]

    def time(self, layout: str, *selected: str, forget: Sequence[str] = PAPER) -> float:
        """Processor time of the command, once it has forgotten the kinds of results named."""
        if forget:
            self.bench.forget(*forget)
        return processor_time([self.command(layout, *selected)], cwd=self.bench.folder)

    def cold(self) -> None:
        """Print what all editions take from nothing but results: parts, whole and floor, and the most memory."""
        sources = sorted(self.bench.floor.glob("*.print.html"))
        floors = [[*self.bench.floors, "pdf", str(s), f"{s}.pdf", str(self.bench.folder)] for s in sources]
        composing, floor = self.time("parts", forget=()), processor_time(floors, cwd=self.bench.floor)
        whole, parts = self.time("whole"), self.time("parts")
        show("composing alone", composing, "all PDFs at hand")
        show("floor: one WeasyPrint per edition", floor, "")
        show("cold, as a whole", whole, f"{(whole - composing) / floor:.2f} × floor, composing left out")
        show("cold, in parts", parts, f"{(parts - composing) / floor:.2f} × floor, composing left out, target 1.0")
        show("", parts / whole, "× whole, target 1.0")
        self.bench.forget(*PAPER)
        memory = peak_memory(self.command("parts"), cwd=self.bench.folder)
        print(f"peak memory of all processes with {WORKERS} workers: {memory:.0f} MB PSS, target 320 MB")

    def word(self) -> None:
        """Print what one changed word takes by command, as a whole and in parts."""
        seconds = {}
        for layout in ("whole", "parts"):
            self.time(layout, *ONE)
            self.bench.edit()
            seconds[layout] = self.time(layout, *ONE, forget=("pdf",))
        self.bench.revert()
        compare("one word, by command", seconds, 0.35)

    def at_hand(self, path: str) -> None:
        """Print what one changed word takes where all is at hand, and how long several workers have to work."""
        books = str(self.bench.floor / "books")
        self.step("books", str(self.bench.folder), books)
        compare("one word, resident", self.step("resident", books, path), 0.2)
        seconds = self.step("times", books)
        done = {workers: finished_after(seconds, workers) for workers in (1, 2, 4, 8)}
        print("all editions by their jobs' own times: " + ", ".join(f"{n} workers {s:.1f} s" for n, s in done.items()))
        print(f"eight workers take {done[8] / done[2]:.2f} of what two take, target below 0.33")
        edition, kind, longest = max(seconds, key=lambda job: job[2])
        print(f"the longest job: {kind} of {edition}, {longest:.1f} s")

    def step(self, *words: str) -> Any:
        """What a step prints last."""
        lines = output_of([self.python, STEPS, *words], cwd=self.bench.folder).splitlines()
        return json.loads(lines[-1]) if lines else None


def finished_after(seconds: Seconds, workers: int) -> float:
    """When the last edition is put together, if the longest job that can be begun goes to the next free worker."""
    free, laid_out = [0.0] * workers, dict[str, float]()
    parts = sorted((job for job in seconds if job[1] == "PartJob"), key=lambda job: -job[2])
    for edition, _, taken in parts:
        done = heapq.heappop(free) + taken
        laid_out[edition] = max(laid_out.get(edition, 0.0), done)
        heapq.heappush(free, done)
    for edition, _, taken in sorted((job for job in seconds if job[1] != "PartJob"), key=lambda job: laid_out[job[0]]):
        heapq.heappush(free, max(heapq.heappop(free), laid_out[edition]) + taken)
    return max(free)


def compare(name: str, seconds: dict[str, float], target: float) -> None:
    """Print a time in parts beside that as a whole."""
    show(f"{name}, as a whole", seconds["whole"], "")
    show(f"{name}, in parts", seconds["parts"], f"{seconds['parts'] / seconds['whole']:.2f} × whole, target {target}")


def show(name: str, seconds: float, note: str) -> None:
    """Print a line of figures."""
    print(f"{name:36} {seconds:7.2f} s   {note}", flush=True)


def main(path: str) -> None:
    """Print every measurement with its ratio and target."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), 1)
        bench.prepare("--format", "pdf")
        paper = PaperBench(bench)
        paper.cold()
        paper.word()
        paper.at_hand(path)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "da/erfaringsopsamling.pdf")
