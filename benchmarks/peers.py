"""Measures this project beside other tools that build the same content, in one run, as ratios.

    .venv/bin/python benchmarks/peers.py --tools FOLDER [--only NAME …] [--runs N] [--chapters N] [--write]

Each peer is installed into an environment of its own in FOLDER, which stays for the next run.  Each of them then
builds the collection in English: from nothing, with nothing changed, and after one word, one datum and one figure's
function have changed; pages and PDF; the peers take turns, and the medians of N runs count.  --chapters takes fewer
chapters, to try the script itself: this project builds all of them even then, so that ratios mean nothing.  --write
puts the results into docs/speed.md.  A peer that cannot be installed or run, or does not print the words, is listed
with the reason.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from measure import cores  # noqa: E402
from peer import words  # noqa: E402
from peer.changes import NEEDED, STEPS, Author  # noqa: E402
from peer.content import Chapter, exported, first  # noqa: E402
from peer.course import Course, adopt_orphans  # noqa: E402
from peer.kinds import FORMATS, Main, Peer, Tools  # noqa: E402
from peer.mkdocs import MkDocs  # noqa: E402
from peer.myst import Myst  # noqa: E402
from peer.ours import LANGUAGE, PUBLICATION, Ours  # noqa: E402
from peer.page import write  # noqa: E402
from peer.plain import PlainTypst, PlainWeasyPrint  # noqa: E402
from peer.quarto import Quarto  # noqa: E402
from peer.sphinxes import JupyterBook, Sphinx  # noqa: E402
from peer.tools import CELLS, install, link_browser  # noqa: E402

KINDS: tuple[type[Peer], ...] = (Ours, Sphinx, JupyterBook, MkDocs, Myst, Quarto, PlainWeasyPrint, PlainTypst)
PARTS = ("_quarto.yml", "report", "figures", "data")  # what cells need of the project


def main() -> None:
    """Install, export, measure, and say what came of it."""
    given = _arguments()
    tools = Tools(given.tools.resolve(), cores())
    tools.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        chapters = first(_exported(Path(folder)), given.chapters, NEEDED)
        courses, load = _courses(Path(folder), tools, given.only, chapters), os.getloadavg()[0]
        adopt_orphans()
        authors = {course.peer.key: Author(course.peer) for course in courses}
        for number in range(given.runs):
            for course in courses:
                course.run(authors[course.peer.key], checked=number == 0)
                _say(course, number + 1, tools.folder)
        for course in (c for c in courses if not c.reason):
            course.weigh()
    if given.write:
        write(PROJECT / "docs/speed.md", courses, given.runs, _told(chapters), load)


def _arguments() -> argparse.Namespace:
    names = [kind.key for kind in KINDS]
    parser = argparse.ArgumentParser(description="Measures this project beside other tools.")
    parser.add_argument("--tools", type=Path, required=True, help="where the peers are installed, and stay")
    parser.add_argument("--only", nargs="+", choices=names, default=names)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--chapters", type=int, help="fewer chapters, to try the script itself")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    return parser.parse_args()


def _told(chapters: Sequence[Chapter]) -> str:
    """What the content is."""
    drawn, text = sum(len(c.drawings) for c in chapters), sum(len(c.markdown.split()) for c in chapters)
    return f"the experience collection in English, {len(chapters)} chapters with {text:,} words and {drawn} figures"


def _courses(folder: Path, tools: Tools, only: Sequence[str], chapters: Sequence[Chapter]) -> list[Course]:
    """Every peer that is wanted in every format, its folder laid out."""
    print(_told(chapters), flush=True)
    missing = install(tools.folder, CELLS)
    found = []
    for kind in (kind for kind in KINDS if kind.key in only):
        reason = missing or install(tools.folder, kind.key)
        if kind is JupyterBook and not reason:
            link_browser(tools.folder, kind.key)
        peer = kind(folder / kind.key, tools)
        peer.prepare(chapters, PROJECT, PARTS)
        stale = set[str]()  # what the caches of a peer miss, they miss in every format
        found += [_course(peer, form, chapters, reason, stale) for form in FORMATS]
    return found


def _exported(folder: Path) -> list[Chapter]:
    """The content, of a copy of the project, so that nothing is written to this one."""
    copy = Ours(folder / "exported", Tools(folder, 1))
    copy.prepare([], PROJECT, ())
    return exported(copy.where, PUBLICATION, LANGUAGE)


def _course(peer: Peer, form: str, chapters: Sequence[Chapter], reason: str, stale: set[str]) -> Course:
    from report.markdown.pandoc import executable

    folder, pandoc = peer.folder / "content", str(executable())
    folder.mkdir(exist_ok=True)
    for chapter in chapters:
        (folder / f"{chapter.name}.md").write_text(chapter.markdown, "utf-8")
    names = [chapter.name for chapter in chapters]
    content, _ = words.of_pages(folder, names, Main("body"), pandoc)
    shutil.rmtree(folder)
    return Course(peer, form, content, pandoc, names, reason=reason, stale=stale)


def _say(course: Course, number: int, folder: Path) -> None:
    """Print what a peer took; what it said when it failed is left in `folder`."""
    if course.error:
        (folder / f"{course.peer.key}-{course.form}.log").write_text(course.error, "utf-8")
    took = [f"{step} {t[-1].processor:.2f}/{t[-1].wall:.2f}" for step in STEPS if (t := course.timings[step])]
    said = course.reason or f"{', '.join(took)}; words {course.printed:.3f}, found {course.found:.3f}"
    stale = f"; stale: {', '.join(sorted(course.stale))}" if course.stale else ""
    again = f"; called again {course.again} times" if course.again else ""
    print(f"{number} {course.peer.key} {course.form}: {said}{stale}{again}", flush=True)


if __name__ == "__main__":
    main()
