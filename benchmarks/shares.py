"""Where the time of a build goes: processor time of one edition from nothing to its pages and its PDF, by kind of work.

    .venv/bin/python benchmarks/shares.py [PUBLICATION LANGUAGE]

Writes docs/speed.svg, drawn as the figures of reports are, and docs/speed.md with the table beside it.  The edition is
that of the collection in Danish without arguments.  Pages on paper are laid out in the process that measures.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from multiprocessing import active_children
from pathlib import Path
from typing import Any

from run import Bench

from report.build import outputs
from report.build.paper import print_books
from report.build.recipe import Build
from report.diagnostics import Diagnostics
from report.drawing.save import save_figure
from report.drawing.standalone import About, standalone
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.pdf import parts
from report.pdf.engine import freezing
from report.project.selection import Selection
from report.results.exhibits import Figure
from report.style.theme import Theme
from report.system.collector import collection_paused

DOCS = Path(__file__).resolve().parent.parent / "docs"
# The kinds of work, by the step of a build and whether its own process does it or another that it waits for.
OWN = {"Reading": "reading files and data", "Running cells": "cells", "Reading chapters": "composing"} | {
    "Checking": "checks",
    "Laying out": "printed HTML",
    "Writing pages": "pages",
}
OTHERS = {"Reading": "cells", "Running cells": "cells", "Reading chapters": "pandoc", "Checking": "pandoc"} | {
    "Laying out": "pandoc",
    "Writing pages": "typefaces and pictures for pages",
}
LAYOUT, PAINT, LOOK, TAGS = "layout of paper", "painting paper", "looking over pages", "tags, archive, putting together"


class Shares:
    """Processor time by kind of work; it is the progress of the build that it measures."""

    def __init__(self) -> None:
        self.current, self.seconds = "", defaultdict[str, float](float)
        self._before = self._now()

    def step(self, name: str) -> None:
        """A step begins: the time since the last one began belongs to that one."""
        now = self._now()
        for kinds, then, passed in zip((OWN, OTHERS), self._before, now, strict=True):
            self.seconds[kinds.get(self.current, "starting")] += passed - then
        self.current, self._before = name, now

    def part(self, done: int, of: int) -> None:
        """How far a step is does not matter."""

    def end(self) -> None:
        """The last step has ended."""
        self.step("")

    def timed(self, kind: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, whose time belongs to a `kind` and no more to what it is done for."""

        def done(*given: Any, **named: Any) -> Any:
            started, inside = time.process_time(), sum(self.seconds.values())
            try:
                return work(*given, **named)
            finally:
                own = time.process_time() - started - (sum(self.seconds.values()) - inside)
                self.seconds[kind] += own
                self._before = self._before[0] + own, self._before[1]

        return done

    @staticmethod
    def _now() -> tuple[float, float]:
        others = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time(), others.ru_utime + others.ru_stime


def measured(root: Path, selection: Selection) -> dict[str, float]:
    """The shares of a build of the project in `root` from nothing."""
    shares, press = Shares(), parts._press
    setattr(parts, "_press", lambda theme: shares.timed(LAYOUT, press(theme)))  # noqa: B010  mypy forbids to assign it
    for module, name, kind in ((freezing, "frozen", PAINT), (parts, "make_part", LOOK), (parts, "assemble", TAGS)):
        setattr(module, name, shares.timed(kind, getattr(module, name)))
    setattr(outputs, "print_books", _print_here)  # noqa: B010
    with collection_paused():  # as the command does
        Build(root, Diagnostics(), shares, 2).run(selection, root / "site")
    for late in active_children():  # what gave way to all others may end last
        late.join()
    shares.end()
    return shares.seconds


def _print_here(*given: Any) -> dict[str, bytes]:
    *what, _ = given  # without the pool
    return print_books(*what)


def chart(rows: list[tuple[str, float]]) -> bytes:
    """The bars of kinds of work, as an SVG that stands alone."""
    of, unit = Text.same("Work"), Text.same("Seconds of processor time")
    bars = [(Text.same(kind), Value(number=Decimal(f"{seconds:.1f}"), decimals=1)) for kind, seconds in rows]
    title = "Where the time of a build goes"
    figure = Figure.bars(Text.same(title), bars, of=of, measured=unit)
    return standalone(save_figure(figure, "fig-speed", Language("en")), About(title, "en", "", ""), Theme())


def written(rows: list[tuple[str, float]], of: str) -> str:
    """The page with the chart and the table."""
    total = sum(seconds for _, seconds in rows)
    lines = [f"| {kind} | {seconds:.1f} s | {100 * seconds / total:.0f} % |" for kind, seconds in rows]
    return "\n".join(
        (
            "# Where the time goes",
            "",
            f"Processor time of `{of}` from nothing to its pages and its PDF: {total:.0f} seconds in all, on a machine",
            f"with {os.cpu_count()} cores and a load of {os.getloadavg()[0]:.0f}: shares tell more than seconds.",
            "Written by `benchmarks/shares.py`; how other commits compare is told by `benchmarks/against.py`.",
            "",
            "![Bars of the processor time of each kind of work, the longest first; the table has them too](speed.svg)",
            "",
            "| work | processor time | share |",
            "|---|---|---|",
            *lines,
            "",
        )
    )


def main(publication: str = "collection", language: str = "da") -> None:
    """Measure, and write the chart and the page."""
    with tempfile.TemporaryDirectory() as folder:
        root = Bench(Path(folder), 1).folder
        found = measured(root, Selection((publication,), (language,), ("html", "pdf")))
    rows = [(kind, seconds) for kind, seconds in sorted(found.items(), key=lambda f: -f[1]) if seconds >= 0.05]
    (DOCS / "speed.svg").write_bytes(chart(rows))
    (DOCS / "speed.md").write_text(written(rows, f"{publication}, {language}"), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
