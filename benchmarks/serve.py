"""Measures the preview in Chromium: from a save to the page that shows it, and to its pages on paper.

    .venv/bin/python benchmarks/serve.py [SAVES]

Works on a copy of the project in a temporary folder.  Each kind of save is made SAVES times (default 30), each after the
last one has been shown and the processes are at rest; the median and the worst count.  Needs the packages of the tests.
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
from pathlib import Path

from measure import environment
from playwright.sync_api import Page, sync_playwright
from run import PARTS, PROJECT

CHAPTER = "chapters/collection/04-results"
PAGE = "da/erfaringsopsamling/resultater.html"
FIGURE = "figures/results/chart_placements.py"
AT_REST = 'document.getElementById("state").textContent.includes("building")'
GOALS = {"word": 0.15, "cell": 0.5, "figure": 1.5, "paper": 1.5}


class Desk:
    """A preview of the project in `folder`, shown on `page`."""

    def __init__(self, folder: Path, page: Page) -> None:
        self.folder, self.page = folder, page
        self.before = {path: path.read_text(encoding="utf-8") for path in self._edited()}

    def _edited(self) -> list[Path]:
        return [self.folder / name for name in (f"{CHAPTER}.da.qmd", f"{CHAPTER}.en.qmd", FIGURE)]

    def word(self, number: int) -> None:
        """Another word in a heading."""
        self._write(f"{CHAPTER}.da.qmd", "## Hovedfund", f"## Hovedfund {'h' * (number + 1)}")

    def cell(self, number: int) -> None:
        """Another line in the first cell, in both languages."""
        for code in ("da", "en"):
            self._write(f"{CHAPTER}.{code}.qmd", "from figures", f"made_{number} = {number}\nfrom figures")

    def figure(self, number: int) -> None:
        """Another line in the module of a figure, and a word by which the page shows that it has been built."""
        self._write(FIGURE, "", f"MADE = {number}\n", at_end=True)

    def _write(self, name: str, old: str, new: str, *, at_end: bool = False) -> None:
        path = self.folder / name
        text = self.before[path]
        path.write_text(text + new if at_end else text.replace(old, new, 1), encoding="utf-8")

    def restore(self) -> None:
        """Everything as it was."""
        for path, text in self.before.items():
            path.write_text(text, encoding="utf-8")

    def seconds(self, save: Callable[[], None], shown: str) -> float:
        """How long it takes from a save until the value of the expression `shown` is another one."""
        while self.page.evaluate(AT_REST):
            time.sleep(0.2)
        time.sleep(1.5)  # everything else is built when nothing was saved for a while
        while self.page.evaluate(AT_REST):
            time.sleep(0.2)
        before = self.page.evaluate(shown)
        started = time.perf_counter()
        save()
        while self.page.evaluate(shown) == before:
            time.sleep(0.002)
        return time.perf_counter() - started


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
                program = shutil.which("chromium") or shutil.which("google-chrome")
                browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                page.goto(f"{address}-/?page={PAGE}")
                page.wait_for_selector("html[data-shown]", timeout=300_000)
                yield Desk(folder, page)
                browser.close()
        finally:
            server.send_signal(signal.SIGINT)


PAINTED = "document.documentElement.dataset.painted"
MADE = 'document.getElementById("state").textContent.match(/from the sources of .*\\((\\w+)\\)/)?.[1] ?? ""'
DRAFT = 'document.querySelector("#draft iframe").src'
WHOLE = 'document.getElementById("whole").hidden ? "" : document.getElementById("whole").dataset.digest'


def main(saves: int) -> None:
    """Print the median and the worst of each kind of save."""
    with tempfile.TemporaryDirectory() as made, previewed(Path(made)) as desk:
        kinds = ((desk.word, PAINTED), (desk.cell, MADE), (desk.figure, MADE))
        for save, shown in kinds:
            _measured(desk, save.__name__, save, shown, saves)
        desk.page.click("#paper")
        desk.page.wait_for_function("!document.querySelector('#draft iframe').src.endsWith('/-/')")
        _measured(desk, "paper", desk.word, DRAFT, saves)


def _measured(desk: Desk, name: str, save: Callable[[int], None], shown: str, saves: int) -> None:
    save(saves)  # what is loaded at the first of its kind is there for the others
    found = [desk.seconds(lambda: save(number), shown) for number in range(saves)]
    desk.restore()
    median, worst = statistics.median(found), max(found)
    print(f"{name:8} median {median:.3f} s, worst {worst:.3f} s, goal {GOALS[name]} s, of {saves} saves", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
