"""Previews that are killed at random moments: site and cache stay sound, and nothing of them is left.

.venv/bin/python -m tests.faults.previews 50 [seed]

Each time a chapter is saved, a browser looks at it, as often on paper as not, and the kill comes at any moment from the
start of the preview to the end of all that it has to do.
"""

from __future__ import annotations

import contextlib
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.book import Book, no_analysis
from tests.faults.trial import letters
from tests.preview import preview

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
IN_A_ROW = 5  # kills after which a build goes on to its end
LAST = 6.0  # seconds after which a preview of the small book has nothing to do any more
CHAPTER, PAGE = "chapters/trees/01-growth.{}.qmd", "en/trees-of-the-town/growth.html"


def previews(folder: Path, number: int, seed: int = 1) -> tuple[list[str], Counter[str]]:
    """What was wrong in as many kills, and how many there were at what the previews were at."""
    chance, wrong, at = random.Random(seed), list[str](), Counter[str]()
    book = Book.new(folder / "book")
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    texts = {code: book.read(CHAPTER.format(code)) for code in ("da", "en")}
    assert book.run("pairs", "accept").exit == 0 and book.build().exit == 0
    for kill in range(number):
        which, site = SIGNALS[kill % len(SIGNALS)], book.site()
        for code, text in texts.items():
            book.write(CHAPTER.format(code), f"{text}\nHv{letters(kill)}.\n")
        at[_killed(book, folder / f"own-{kill}", which, chance.random() * LAST, wrong, paper=kill % 2 == 1)] += 1
        name = f"kill {kill} by {which.name}"
        wrong += [f"{name}: the site has changed"] if book.site() != site else []
        wrong += [f"{name}: left {path}" for path in book.root.rglob("*.new")]
        if (kill + 1) % IN_A_ROW == 0 or kill + 1 == number:
            wrong += _next(book, name, f"Hv{letters(kill)}.")
    return wrong, at


def _killed(book: Book, own: Path, which: signal.Signals, moment: float, wrong: list[str], *, paper: bool) -> str:
    """What a preview was at when it was killed after `moment` seconds; what it left behind is wrong."""
    told = [""]

    def look() -> None:
        with contextlib.suppress(OSError, ValueError):
            for news in running.news(PAGE, paper=paper):
                told[0] = news["building"]

    with preview(book, own) as running:
        threading.Thread(target=look, daemon=True).start()
        time.sleep(moment)
        code = running.end(which)
        left = running.left()
    wrong += [f"{which.name} while {told[0]!r}: left {left}"] if left != ([], []) else []
    wrong += [f"{which.name}: exit {code}"] if code not in (-which, 128 + which) else []
    return told[0] or "nothing"


def _next(book: Book, name: str, text: str) -> list[str]:
    """What is wrong with the build that follows, which takes what the cache holds, beside one that takes nothing."""
    accepted, outcome = book.run("pairs", "accept"), book.build()
    if accepted.exit or outcome.exit:
        return [f"{name}: {outcome.printed[-800:]}"]
    files = book.site()[1]
    with tempfile.TemporaryDirectory() as made:
        fresh = Book(Path(shutil.copytree(book.root, Path(made, "book"), ignore=shutil.ignore_patterns(".*", "_site"))))
        assert fresh.build().exit == 0
        same = fresh.site()[1] == files
    found = [] if text.encode() in files[PAGE] else [f"{name}: the next build is not of the sources as they are"]
    return found + ([] if same else [f"{name}: what the cache gives is not what the sources give"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made, no_analysis():
        found, counted = previews(Path(made), *(int(argument) for argument in sys.argv[1:]))
    print(f"{sum(counted.values())} kills, {len(found)} wrong")
    print(*(f"  {count:5}  {what}" for what, count in counted.most_common()), sep="\n")
    print(*found[:10], sep="\n")
    sys.exit(bool(found))
