"""Measures the preview in Chromium: from a save to the page that shows it, and to its pages on paper.

    .venv/bin/python benchmarks/serve.py [SAVES]

Works on a copy of the project in a temporary folder.  Each kind of save is made SAVES times (default 30), each when the
last one is shown and the processes are at rest; the median and the worst count.  Beside them stands the median of the
processor time that a save costs the preview, which says more on a machine that has other work.  Needs Linux and the
packages of the tests.
"""

from __future__ import annotations

import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from measure import environment, processor_seconds
from playwright.sync_api import Page, sync_playwright
from run import PARTS, PROJECT

CHAPTER = "chapters/collection/04-results"
PAGE = "da/erfaringsopsamling/resultater.html"
FIGURE = "figures/key_figures/chart_trends.py"  # one that stands in the chapter
AT_REST = 3  # fifths of a second: the next save comes before everything else is begun
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
PATIENCE = 120  # seconds for one save
GOALS = {"word": 0.15, "cell": 0.5, "figure": 1.5, "paper": 1.5}
# What changes around the pages when something is shown: an element, and one of its attributes or its text.
PAINTED, MADE, DRAFT = ("html", "data-painted"), ("#state", ""), ("#draft iframe", "src")
# Notes when it changed last, on the clock that this process has too.
_WATCH = """([selector, attribute]) => {
  const element = document.querySelector(selector);
  window.noted = 0;
  window.watching?.disconnect();
  window.watching = new MutationObserver(() => {
    if (!attribute && !/^Made from the sources/.test(element.textContent)) return;
    window.noted = performance.timeOrigin + performance.now();
  });
  window.watching.observe(element, attribute ? { attributeFilter: [attribute] } : { childList: true });
}"""


class Desk:
    """A preview of the project in `folder`, shown on `page`; `server` is the process that serves it."""

    def __init__(self, folder: Path, page: Page, server: int) -> None:
        self.folder, self.page, self.server = folder, page, server
        names = (f"{CHAPTER}.da.qmd", f"{CHAPTER}.en.qmd", FIGURE)
        self.before = {name: (folder / name).read_text(encoding="utf-8") for name in names}

    def word(self, number: int) -> None:
        """Another word in a heading."""
        self._write(f"{CHAPTER}.da.qmd", "## Hovedfund", f"## Hovedfund {_name(number)}")

    def cell(self, number: int) -> None:
        """Another line in the first cell, in both languages."""
        for code in ("da", "en"):
            self._write(f"{CHAPTER}.{code}.qmd", "from figures", f"made = {number}\nfrom figures")

    def figure(self, number: int) -> None:
        """Another word in a figure."""
        self._write(FIGURE, 'da="', f'da="{_name(number)} ')

    def _write(self, name: str, old: str, new: str) -> None:
        assert old in self.before[name]
        (self.folder / name).write_text(self.before[name].replace(old, new, 1), encoding="utf-8")

    def restore(self) -> None:
        """Everything as it was."""
        for name, text in self.before.items():
            (self.folder / name).write_text(text, encoding="utf-8")

    def at_rest(self) -> None:
        """Wait until nothing is built, and a little longer."""
        quiet = 0
        while quiet < AT_REST:
            time.sleep(0.2)
            quiet = 0 if "building" in (self.page.text_content("#state") or "") else quiet + 1

    def seconds(self, save: Callable[[], None], shown: tuple[str, str]) -> tuple[float, float]:
        """How long it takes from a save until the page shows it, in an attribute, or the text, of an element.

        And the processor time that the preview has taken by then.
        """
        self.at_rest()
        self.page.evaluate(_WATCH, list(shown))
        worked, saved = processor_seconds(self.server), time.time()
        save()
        while not (noted := self.page.evaluate("window.noted")):
            if time.time() > saved + PATIENCE:
                sys.exit(f"nothing has changed after {PATIENCE} s: {self.page.text_content('#state')}")
            time.sleep(0.05)
        return float(noted) / 1000 - saved, processor_seconds(self.server) - worked


def _name(number: int) -> str:
    """A word of its own for each number, and no number word."""
    return f"hv{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}"


@contextmanager
def previewed(folder: Path) -> Iterator[Desk]:
    """A preview of a copy of the project in `folder`, in Chromium."""
    for part in PARTS:
        copy = shutil.copytree if (PROJECT / part).is_dir() else shutil.copy2
        copy(PROJECT / part, folder / part)
    (folder / ".venv").symlink_to((PROJECT / ".venv").resolve())
    command = [str(PROJECT / ".venv/bin/python"), "build.py", "serve", "--no-open", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().split()[0]
        try:
            with sync_playwright() as playwright:
                program = next(filter(None, map(shutil.which, BROWSERS)), None)
                browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                page.goto(f"{address}-/?page={PAGE}")
                page.wait_for_selector("html[data-painted]", timeout=300_000)
                yield Desk(folder, page, server.pid)
                browser.close()
        finally:
            server.send_signal(signal.SIGINT)


def main(saves: int) -> None:
    """Print the median and the worst of each kind of save."""
    with tempfile.TemporaryDirectory() as made, previewed(Path(made)) as desk:
        kinds = ((desk.word, PAINTED), (desk.cell, MADE), (desk.figure, PAINTED))
        for save, shown in kinds:
            _measured(desk, save.__name__, save, shown, saves)
        desk.page.click("#paper")
        _measured(desk, "paper", desk.word, DRAFT, saves)


def _measured(desk: Desk, name: str, save: Callable[[int], None], shown: tuple[str, str], saves: int) -> None:
    save(saves)  # what is loaded at the first of its kind is there for the others
    found = [desk.seconds(partial(save, number), shown) for number in range(saves)]
    desk.restore()
    waited, worked = zip(*found, strict=True)
    median, worst, processor = statistics.median(waited), max(waited), statistics.median(worked)
    told = f"median {median:.3f} s, worst {worst:.3f} s, goal {GOALS[name]} s, of {saves} saves"
    print(f"{name:8} {told}; processor {processor:.2f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
