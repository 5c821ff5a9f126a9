"""How cost grows with a publication: ten, a hundred and a thousand chapters of the same kind, in one run, as ratios.

    .venv/bin/python benchmarks/growth.py [CHAPTERS …] [--runs 5] [--only cold nothing chapter serve complete] [--write]

The chapters are made up (growth_book.py), in two languages, their pairs approved beforehand.  What is measured of each
size, by processor time of all processes, seconds that go by, and the memory that all processes hold at once:

    cold      from nothing to all pages
    nothing   the same again, with nothing changed
    chapter   one changed word, to its page by --chapter
    serve     one changed word, to its page in the preview that is running, pages told to its browser
    complete  one changed word, approved, to all pages

The median of the runs counts; what starts from nothing is measured once.  Sizes are 10 and 100 unless they are given: a
thousand chapters take many minutes.  --write puts the results into docs/growth.md and draws docs/growth.svg.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from statistics import median

from growth_book import FOLDER, PUBLICATION, write_book
from growth_page import GOALS, Measured, Taken, row, write_page
from measure import environment, processor_seconds, weighed

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from report.check.ledger import LEDGER, approve, read_ledger  # noqa: E402

REPORT = [str(PROJECT / ".venv/bin/python"), "-m", "report"]
CHANGED = 5  # the number of the chapter that is changed, whatever the size
STEM, PAGE = f"{CHANGED:04}-part", f"da/vaekst/del-{CHANGED}.html"
AT_REST = 0.4  # seconds after which the next word is saved: before everything else is begun
PATIENCE = 600  # seconds for one save


class Bench:
    """The measurements of a publication of `count` chapters, made in the new `folder`."""

    def __init__(self, folder: Path, count: int, runs: int) -> None:
        self.root, self.count, self.runs, self.words = folder, count, runs, 0
        write_book(folder, count)
        self.file = folder / FOLDER / f"{STEM}.da.qmd"
        self.before = self.file.read_text("utf-8")
        self.word = self.before.split(f"{{#sec-p{CHANGED:04}}}\n\n")[1].split()[0]
        self._command("pairs", "accept", "--all")

    def cold(self) -> Taken:
        """From nothing."""
        shutil.rmtree(self.root / ".cache", ignore_errors=True)
        return self._command("build")

    def nothing(self) -> Taken:
        """Nothing has changed."""
        self._command("build")  # which records the complete site, should the last build not have been complete
        return _middle([self._command("build") for _ in range(self.runs)])

    def chapter(self) -> Taken:
        """One word, to its page; the first of them, which may find less at hand, is left out."""
        found = [self._changed("build", "--chapter", STEM, "--language", "da") for _ in range(self.runs + 1)]
        return self._restored(_middle(found[1:]))

    def serve(self) -> Taken:
        """One word, to its page in the preview; the first of them is left out here too."""
        with _preview(self.root) as preview:
            found = []
            for _ in range(self.runs + 1):
                preview.rest()
                found.append(preview.taken(self))
        return self._restored(_middle(found[1:]))

    def complete(self) -> Taken:
        """One word, whose paragraph is approved as it then stands, to all pages."""
        ledger = self.root / FOLDER / LEDGER
        approved = ledger.read_bytes()
        found = []
        for _ in range(max(1, self.runs - 2)):
            self.edit()
            rows = read_ledger(ledger)[STEM]
            at = next(at for at, (first, _) in enumerate(rows) if first.startswith(self.word) and at)
            rows[at][0] = f"{self._written}{rows[at][0][rows[at][0].index(' ') :]}"
            approve(ledger, {STEM: rows})
            found.append(self._command("build"))
        ledger.write_bytes(approved)
        return self._restored(_middle(found))

    def edit(self) -> None:
        """Put another word in the place of the first of the chapter's text, each time another."""
        self.words += 1
        self.file.write_text(self.before.replace(f"\n\n{self.word} ", f"\n\n{self._written} ", 1), "utf-8")

    @property
    def _written(self) -> str:
        return self.word + "x" * self.words

    def _changed(self, *arguments: str) -> Taken:
        self.edit()
        return self._command(*arguments)

    def _restored(self, taken: Taken) -> Taken:
        self.file.write_text(self.before, "utf-8")
        return taken

    def _command(self, command: str, *arguments: str) -> Taken:
        return Taken(*weighed([*REPORT, command, *arguments, "--root", str(self.root)], cwd=self.root))


class Preview:
    """A preview of the process `server`, as a browser that shows the changed page hears of it by `news`."""

    def __init__(self, server: int, news: HTTPResponse) -> None:
        self.server, self.news, self.shown, self.at = server, news, "", ""

    def rest(self) -> None:
        """Wait until the page is shown and nothing is built."""
        while not self.shown or self.at:
            self._hear()
        time.sleep(AT_REST)

    def taken(self, bench: Bench) -> Taken:
        """What the preview takes from the save of a word to telling its browser of the page."""
        worked, saved, before = processor_seconds(self.server), time.perf_counter(), self.shown
        bench.edit()
        while self.shown in ("", before):
            self._hear()
            if time.perf_counter() > saved + PATIENCE:
                raise RuntimeError(f"nothing was shown within {PATIENCE} s: {self.at}")
        seconds = time.perf_counter() - saved
        return Taken(processor_seconds(self.server) - worked, seconds, 0)

    def _hear(self) -> None:
        """The next that the preview says, if only that it is there."""
        line = self.news.readline().decode()
        if line.startswith("data: "):
            told = json.loads(line.removeprefix("data: "))
            self.shown, self.at = told["pages"][PAGE]["digest"] or "", told["building"]


@contextmanager
def _preview(root: Path) -> Iterator[Preview]:
    command = [*REPORT, "serve", "--no-open", "--port", "0", "--root", str(root)]
    with subprocess.Popen(
        command, cwd=root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        address = server.stdout.readline().split()[0].removeprefix("http://").strip("/")
        try:
            connection = HTTPConnection(address, timeout=PATIENCE)
            connection.request("GET", f"/-/events?page={PAGE}")
            yield Preview(server.pid, connection.getresponse())
            connection.close()
        finally:
            server.send_signal(signal.SIGINT)


def _middle(found: list[Taken]) -> Taken:
    """The median of each, and of memory the most."""
    return Taken(median(t.processor for t in found), median(t.wall for t in found), max(t.memory for t in found))


def measured(sizes: list[int], only: list[str], runs: int) -> Measured:
    """What each step of each size takes; each is printed as it comes."""
    found: Measured = {name: {} for name in only}
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder, PUBLICATION), count, runs)
            for name in only:
                found[name][count] = getattr(bench, name)()
                print(row(name, count, found[name]), flush=True)
    return found


def main() -> None:
    """Measure, print, and write what is to be written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[10, 100], metavar="CHAPTERS", help="at least five")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=GOALS, default=[*GOALS])
    parser.add_argument("--write", action="store_true", help="write docs/growth.md and docs/growth.svg")
    given = parser.parse_args()
    load = os.getloadavg()[0]
    found = measured(sorted(given.sizes), [name for name in GOALS if name in given.only], given.runs)
    if given.write:
        write_page(PROJECT / "docs", found, given.runs, load)


if __name__ == "__main__":
    main()
