"""What came of growth.py, as a page with a table and a chart."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from peer.page import machine  # noqa: E402

from report.drawing.save import save_figure  # noqa: E402
from report.drawing.standalone import About, standalone  # noqa: E402
from report.language.printing import Language  # noqa: E402
from report.language.text import Text  # noqa: E402
from report.language.values import Value  # noqa: E402
from report.results.exhibits import Figure  # noqa: E402
from report.style.theme import Theme  # noqa: E402


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of processor time of all processes, seconds that went by, and MB that all processes held at once."""

    processor: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted of a step: at most so many times what the smallest size takes, or `seconds`.

    It is called `title`, and `short` beside its line in the chart.  With `each` what a chapter takes is compared.
    """

    title: str
    short: str
    times: float = 0
    seconds: float = 0
    each: bool = False

    @property
    def told(self) -> str:
        """The goal in words."""
        return f"{self.seconds:g} s" if self.seconds else f"{self.times:g} ×" + " a chapter" * self.each


GOALS = {
    "cold": Goal("everything from nothing", "from nothing", times=1.1, each=True),
    "nothing": Goal("nothing changed", "nothing changed", seconds=0.3),
    "chapter": Goal("a word, its page by --chapter", "page, --chapter", times=1.2),
    "serve": Goal("a word, its page in the preview", "page, preview", times=1.2),
    "complete": Goal("a word, all pages", "all pages", times=3),
}
_DRAWN = ("cold", "complete", "chapter", "serve")
# What each step took, by the number of chapters.
Measured = Mapping[str, dict[int, Taken]]


def ratio(name: str, of: dict[int, Taken], count: int) -> float:
    """How many times the processor time of the smallest size a step takes; of a chapter, where that is compared."""
    first = min(of)
    times = of[count].processor / of[first].processor
    return times * first / count if GOALS[name].each else times


def row(name: str, count: int, of: dict[int, Taken]) -> str:
    """A row of the table."""
    taken, goal = of[count], GOALS[name]
    held = f"{taken.memory:.0f} MB" if taken.memory else "–"
    reached = taken.processor <= goal.seconds if goal.seconds else ratio(name, of, count) <= goal.times
    times = "–" if count == min(of) else f"{ratio(name, of, count):.2f} ×" + " a chapter" * goal.each
    said = "–" if count != max(of) or count == min(of) else f"{goal.told}: {'reached' if reached else 'not reached'}"
    return f"| {goal.title} | {count:,} | {taken.processor:.2f} s | {taken.wall:.2f} s | {held} | {times} | {said} |"


def chart(found: Measured) -> bytes:
    """Lines of the ratios, as an SVG that stands alone, on paper of its own."""
    named = [name for name in _DRAWN if name in found]
    sizes = sorted(found[named[0]])
    rows = [(Text.same(f"{count:,}"), [_number(ratio(name, found[name], count)) for name in named]) for count in sizes]
    series = [Text.same(GOALS[name].short + ", each" * GOALS[name].each) for name in named]
    title, chapters = "How cost grows with the publication", Text.same("Chapters")
    measure = Text.same(f"Times as much processor time as with {min(sizes)} chapters")
    figure = Figure.lines(Text.same(title), rows, of=chapters, measured=measure, series=series)
    return standalone(save_figure(figure, "fig-growth", Language("en")), About(title, "en", "", ""), Theme())


def _number(number: float) -> Value:
    return Value(number=Decimal(f"{number:.2f}"), decimals=2)


_PAGE = """# How cost grows

A made-up publication of {sizes} chapters, in Danish and English. A chapter
has about 750 words in each language, printed values, references to other chapters, works, notes, terms,
an entry of the index and a figure, and every second a table; data, works, glossary and index grow with
the chapters. Written by `benchmarks/growth.py --write`, which says what each step is.

Machine: {machine}, with a load of {load:.1f} when it began: ratios tell
more than seconds. What starts from nothing was measured once; of all else the median of {runs} runs
counts, of all pages after a word two fewer. Memory is the most that all processes held at once (PSS).
Goals are held against processor time.

![Lines of processor time against chapters, as many times as much as with the smallest publication: of a
changed word and, for each chapter, from nothing; the table has them too](growth.svg)

| step | chapters | processor time | went by | memory | ratio to the smallest | goal |
|---|---|---|---|---|---|---|
{rows}
"""


def page(found: Measured, runs: int, load: float) -> str:
    """The page in words."""
    rows = [row(name, count, of) for name, of in found.items() for count in sorted(of)]
    sizes = sorted({count for of in found.values() for count in of})
    many = f"{', '.join(f'{count:,}' for count in sizes[:-1])} and {sizes[-1]:,}"
    return _PAGE.format(sizes=many, machine=machine(), load=load, runs=runs, rows="\n".join(rows))


def write_page(docs: Path, found: Measured, runs: int, load: float) -> None:
    """Write the page and its chart into the folder `docs`."""
    (docs / "growth.svg").write_bytes(chart(found))
    (docs / "growth.md").write_text(page(found, runs, load), encoding="utf-8")
