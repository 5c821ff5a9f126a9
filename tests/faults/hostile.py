"""Hostile inputs, each refused by name or without any effect in a browser: on load, under the mouse and clicked.

.venv/bin/python -m tests.faults.hostile [number]
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from report.site.assets import SCRIPTS
from tests.book import Book, no_analysis
from tests.browser import running_browser
from tests.faults.forked import Told, run
from tests.faults.full_book import built, in_one_language
from tests.faults.hostile_inputs import Hostile, hostile_inputs

# What may run is the site's own; no page has a script of another place, nor one in it.
FOREIGN = r"""(own) => {
  const found = [];
  const refused = "iframe object embed base foreignobject set animate handler frame applet".split(" ");
  for (const element of document.querySelectorAll("*")) {
    const tag = element.localName.toLowerCase();
    if (refused.includes(tag)) found.push("<" + tag + ">");
    const script = (element.getAttribute("src") || "").split("/").pop().replace(/\.[0-9a-f]{10}(?=\.js$)/, "");
    const data = /^application\/(ld\+)?json$/.test(element.getAttribute("type") || "");
    if (tag === "script" && !data && !own.includes(script)) found.push("<script>");
    if (tag === "meta" && (element.getAttribute("http-equiv") || "").toLowerCase() === "refresh") found.push("refresh");
    for (const { name, value } of element.attributes) {
      const address = /^(xlink:)?(href|src|action|formaction|data|srcset|poster|background|ping)$/i.test(name);
      const scheme = (value.replace(/[\0-\x20]/g, "").match(/^([a-z][a-z0-9+.-]*:|\/\/)/i) || [""])[0].toLowerCase();
      const inside = /^data:(image\/(svg\+xml|png|jpeg|webp)|font\/woff2?)[;,]/i.test(value) && tag !== "a";
      if (/^on/i.test(name) || /^srcdoc$/i.test(name)) found.push(name + "=" + value);
      if (address && !["", "http:", "https:", "mailto:"].includes(scheme) && !inside) found.push(name + "=" + value);
    }
  }
  return found;
}"""
# Everything under the mouse and clicked; links that lead on as links may are not followed.
TOUCHED = r"""() => {
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a, area");
    const to = link && (link.href && link.href.baseVal !== undefined ? link.href.baseVal : link.href);
    if (!link || /^(https?:|mailto:|file:|[^:]*$)/i.test(to || "")) event.preventDefault();
  });
  for (const element of document.querySelectorAll("*")) {
    for (const kind of ["mouseover", "mousedown", "focus", "click", "toggle"]) {
      element.dispatchEvent(new MouseEvent(kind, { bubbles: kind !== "toggle", cancelable: true }));
    }
    if (element.tagName === "DETAILS") element.open = true;
  }
}"""
OWN_SCRIPTS = [path.name for path in SCRIPTS.glob("*.js")]


class Visit:
    """A page of the browser that opens files and notes whatever runs or is asked for elsewhere.

    The policy by which the site forbids scripts is switched off: pages hold none, whoever serves them.
    """

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(bypass_csp=True, offline=True)
        self.ran: list[str] = []
        self.inside = ""
        self.context.on("request", lambda request: self._asked(request.url))
        self.page = self.context.new_page()
        self.context.on("page", lambda page: self.ran.append(f"a window of {page.url}"))
        self.page.on("dialog", self._dialog)

    def _dialog(self, dialog: object) -> None:
        self.ran.append("a dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _asked(self, url: str) -> None:
        if not url.startswith((self.inside, "data:")):
            self.ran.append(f"a request for {url[:200]}")

    def see(self, path: Path, root: Path) -> list[str]:
        """What ran or was found in the file at `path` of the site in `root`."""
        self.inside, self.ran = root.as_uri(), []
        self.page.goto(path.as_uri())
        found = self.page.evaluate(FOREIGN, OWN_SCRIPTS)
        self.page.evaluate(TOUCHED)
        self.page.wait_for_timeout(20)
        return self.ran + found


class HostileTrial:
    """One book into which one input after the other is put, and a browser that reads what became of it."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.book = built(folder / "book")
        in_one_language(self.book)
        with no_analysis():  # what is imported in this process is there in each of its children
            assert self.book.build("--format", "html", "--output", str(folder / "clean")).exit == 0
        self.visit = Visit(browser)
        self.wrong: list[str] = []
        self.results: Counter[str] = Counter()
        self._out = folder / "out"
        self._clean = _files(folder / "clean")
        self._folder = folder

    def try_(self, given: Hostile) -> None:
        """Put the input into a copy of the book, build it, and look at every file that is not as it was."""
        root = self._folder / "spoiled"
        shutil.rmtree(root, ignore_errors=True)
        shutil.rmtree(self._out, ignore_errors=True)
        book = self.book.copy(root)
        given.put(book)
        told = self._built(book, given)
        self.results["refused" if told.code else "inert"] += 1
        wrong = [told.fault()] if told.fault() else self._seen() if told.code == 0 else []
        if told.code and not re.search(r"(error|warning) [A-Z]\d\d: ", told.printed):
            wrong.append(f"refused without a diagnostic: {told.printed[-900:]}")
        if wrong:
            self.wrong.append(f"{given.name}: {'; '.join(dict.fromkeys(wrong))}")

    def _seen(self) -> list[str]:
        """What ran or was found in the files that are not as they are without the input."""
        new = [name for name, content in _files(self._out).items() if content != self._clean.get(name)]
        looked = [name for name in new if name.endswith((".html", ".svg"))]
        return [f"{name}: {what}" for name in looked for what in self.visit.see(self._out / name, self._out)]

    def _built(self, book: Book, given: Hostile) -> Told:
        """How the command that is to print the input ended."""
        arguments = ["--format", "html", "--output", str(self._out)]
        if given.for_reader:
            self._out.mkdir()
            arguments = [
                "read",
                str(book.root / "own.txt"),
                "--language",
                "da",
                "--output",
                str(self._out / "own.html"),
            ]
        elif not given.name.startswith("chapters"):
            run(book.root, "data", "accept", "--message", "x")
        return run(book.root, *arguments)


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def hostile(folder: Path, browser: Browser, number: int | None = None) -> HostileTrial:
    """Try so many of the inputs, spread over all of them, or every one."""
    trial = HostileTrial(folder, browser)
    every = list(hostile_inputs())
    for given in every[:: len(every) // number] if number else every:
        trial.try_(given)
    return trial


if __name__ == "__main__":
    starting: Callable[[], object] = contextmanager(running_browser)
    with tempfile.TemporaryDirectory() as made, starting() as _browser:  # type: ignore[attr-defined]
        _trial = hostile(Path(made), _browser, *map(int, sys.argv[1:]))
    print(f"{sum(_trial.results.values())} hostile inputs, {len(_trial.wrong)} wrong: {dict(_trial.results)}")
    print(*(wrong[:500] for wrong in _trial.wrong), sep="\n")
    sys.exit(bool(_trial.wrong))
