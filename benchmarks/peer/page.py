"""Writes what was measured into docs/speed.md: between two comments, so that the rest of the page is left alone."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from measure import cores

from peer.changes import NAMES, STEPS
from peer.chart import CHART, chart, described
from peer.course import Course, Timing
from peer.goals import goals
from peer.kinds import HTML, PDF
from peer.tools import versions

BEGIN, END = "<!-- peers -->", "<!-- /peers -->"
STALE = "†"
_FORMS = {HTML: "Pages", PDF: "PDF"}
_TITLE = "# Speed\n"


def write(path: Path, courses: Sequence[Course], runs: int, chapters: str, load: float) -> None:
    """Put the results into the page and the chart beside it; what stands outside the two comments stays."""
    text = path.read_text("utf-8") if path.exists() else _TITLE
    path.write_text(replaced(text, page(courses, runs, chapters, load)), "utf-8")
    (path.parent / CHART).write_text(chart(courses), "utf-8")


def replaced(text: str, part: str) -> str:
    """`text` with `part` between the two comments, which are put at its end where it has none."""
    block = f"{BEGIN}\n{part.strip()}\n{END}"
    between = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if between.search(text):
        return between.sub(lambda _: block, text, count=1)
    return f"{text.rstrip()}\n\n{block}\n"


def page(courses: Sequence[Course], runs: int, chapters: str, load: float) -> str:
    """What is said of a measurement of so many `runs`, of the content that `chapters` tells, begun under a `load`."""
    return "\n\n".join(
        [
            "## Beside other tools",
            "Written by `benchmarks/peers.py --write`, which says how to run it again. "
            f"Every tool builds the same content: {chapters}. Values are resolved in its text, its figures are drawn "
            "by the analysis itself, and its words are compared: a tool that prints fewer than 98 % of them (95 % on "
            "paper, where divided words are hard to put together) has no result. This project checks every number "
            "and compares both languages besides, and its pages offer search, tables and downloads that the others "
            "lack.",
            f"Machine: {machine()}, with a load of {load:.1f} when it began. "
            f"Each number is the median of {runs} runs in which the tools took "
            "turns: seconds of processor time of all processes, and after the stroke seconds that went by. Memory is "
            "the most that all processes held at once (PSS) in a build from nothing. All have their caches and as many "
            "processes as there are cores.",
            f"![{described(courses)}]({CHART})",
            *(_section(form, [c for c in courses if c.form == form]) for form in _FORMS),
            f"{STALE} What it had kept did not notice the change: the time is that of a build after its results of "
            "cells were deleted by hand.",
            "### Goals",
            _table(["goal", "ratio of processor time", "of seconds that went by", "reached"], goals(courses)),
            "### How each was called",
            "\n".join(f"- {title}: {how}" for title, how in _called(courses).items()),
        ]
    )


def machine() -> str:
    """The processor, its cores and the memory of this machine, its system and Python."""
    told = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    named = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    processor = named[1] if named else platform.machine()
    return f"{processor}, {cores()} cores, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}"


def seconds(timing: Timing | None) -> str:
    """Processor time and seconds that went by, as a cell of a table."""
    return f"{timing.processor:.2f} / {timing.wall:.2f}" if timing else "–"


def _section(form: str, courses: Sequence[Course]) -> str:
    """The table of a format, and why some tools are not in it."""
    extra = ["tagged"] if form == PDF else []
    heads = ["", *NAMES.values(), "memory", *extra, "words"]
    rows = [_row(course, form) for course in courses if not course.reason]
    without = "\n".join(f"- {course.peer.title}: {course.reason}." for course in courses if course.reason)
    return f"### {_FORMS[form]}\n\n{_table(heads, rows)}" + (f"\n\nWithout a result:\n\n{without}" if without else "")


def _row(course: Course, form: str) -> list[str]:
    times = [seconds(course.middle(step)) + (f" {STALE}" if step in course.stale else "") for step in STEPS]
    cells = "" if course.peer.executes else " (runs no cells)"
    cells += f" (failed and called again {course.again} ×)" if course.again else ""
    tagged = ["yes" if course.tagged else "no"] if form == PDF else []
    return [
        f"{course.peer.title}{cells}",
        *times,
        f"{course.memory:.0f} MB" if course.memory else "–",
        *tagged,
        f"{course.printed:.0%}",
    ]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * len(heads), *rows))


def _called(courses: Sequence[Course]) -> dict[str, str]:
    """How each tool was called, by its title and the versions of what it is made of."""
    found = {}
    for peer in (course.peer for course in courses):
        numbers = versions(peer.key, peer.packages)
        found[f"**{peer.title}**" + (f" ({numbers})" if numbers else "")] = peer.how
    return found
