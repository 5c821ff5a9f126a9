"""A tiny book whose site can be told right from wrong: it must be, byte for byte, what one of its texts gives."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import uuid
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

import pypdfium2

from report.build.record import BUILD_FILE
from tests.faults.forked import FAULT

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests/book"
MARKED = rb" x([a-z]+)x"
SEARCH = "search/"
CHANGES = ("changes.html", "aendringer.html")  # of the small book
VERSION = re.compile(rb"\b1\.\d+\.0\b")
MARK = "REPORT_TRIAL"


def letters(number: int) -> str:
    """`number` in letters, as no check takes it for one."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


STEP = re.compile(r"(\d+\.\d+) s  (.*)")


@dataclass(frozen=True, slots=True)
class Course:
    """How a build goes that nobody stops: the `seconds` that it takes, and when each of its steps `began`."""

    seconds: float
    began: tuple[float, ...]


class Trial:
    """The book in `folder`; in its `edited` files the `title` has a text of its own behind it.

    `cold` is the course of a build from nothing, `warm` that of one after an edit.  Every so many builds that are
    killed, the number `colds`, one is from nothing; so many are killed, `in_a_row`, before one goes on to its end.
    Either any moment is as likely as any other, or, `by_phase`, any phase.
    `published` is the text of the site as it was seen last.
    """

    title = "Trees of the town"
    edited: tuple[str, ...] = ("data/references.bib",)
    first: tuple[tuple[str, ...], ...] = (("pairs", "accept"),)
    colds, in_a_row, by_phase = 2, 1, False

    def __init__(self, folder: Path, formats: str = "html") -> None:
        self.root = folder / "book"
        self.wrong: list[str] = []
        self._mark = uuid.uuid4().hex
        self.command = self._make(formats)
        self._there = {path.name for path in self.root.iterdir()}
        self._texts = {file: (self.root / file).read_text(encoding="utf-8") for file in self.edited}
        assert all(text.count(self.title) == 1 for text in self._texts.values()), f"{self.title!r} is not written once"
        self.say("again")
        self.cold = self._course()
        for arguments in self.first:
            self._told(arguments)
        self.say("first")
        self.warm = self._course()
        self.reference, self.published = self._normal(self.site()), "first"

    def _make(self, formats: str) -> list[str]:
        """Put the project into its folder; the command that builds it."""
        shutil.copytree(TINY, self.root, ignore=shutil.ignore_patterns("__pycache__", ".*", "_site"))
        config = self.root / "_quarto.yml"
        config.write_text(config.read_text().replace("formats: [html]", f"formats: [{formats}]"))
        return [sys.executable, "-m", "report", "--root", str(self.root)]

    def _course(self) -> Course:
        """One build, and how it went."""
        began = time.monotonic()
        told = self._told(())
        return Course(time.monotonic() - began, tuple(float(seconds) for seconds, _ in STEP.findall(told)))

    def _told(self, arguments: tuple[str, ...]) -> str:
        code, told = self.run(*arguments)
        assert code == 0, told
        return told

    def say(self, text: str) -> None:
        """From now on the book has another `text`, as an editor saves it."""
        for file, before in self._texts.items():
            path = self.root / file
            new = path.with_suffix(".saved")
            new.write_text(before.replace(self.title, f"{self.title} x{text}x"), encoding="utf-8")
            new.replace(path)

    def damage_checksum(self) -> None:
        """Make a table one whose change has to be accepted."""
        path = self.root / "data/datapackage.json"
        package = json.loads(path.read_text())
        package["resources"][0]["hash"] = "sha256:" + "0" * 64
        path.write_text(json.dumps(package))

    def restore_data(self) -> None:
        """The data as they were at first, but for the text."""
        for name in ("datapackage.json", "CHANGELOG.md"):
            shutil.copy(TINY / "data" / name, self.root / "data" / name)

    def start(self, *arguments: str, largest: int = 0, told: IO[bytes] | None = None) -> subprocess.Popen[str]:
        """The command in a process of its own, in which no file may become larger than `largest` bytes, if any.

        What it tells goes to the file `told`, if there is one.
        """
        limit = ["prlimit", f"--fsize={largest}"] if largest else []
        return subprocess.Popen(
            [*limit, *self.command, *arguments],
            cwd=ROOT if self.command[0] == sys.executable else self.root,
            env={**os.environ, MARK: self._mark},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=told or subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, largest: int = 0) -> tuple[int, str]:
        """The command to its end: the exit code, and all that it printed."""
        process = self.start(*arguments, largest=largest)
        out, told = process.communicate(timeout=1200)
        return process.returncode, out + told

    def site(self) -> dict[str, bytes]:
        """Every file of the site by its path; none when the link leads nowhere."""
        link = self.root / "_site"
        return {str(p.relative_to(link)): p.read_bytes() for p in sorted(link.rglob("*")) if p.is_file()}

    def check_site(self, when: str, *texts: str) -> None:
        """Note it as wrong unless the site is, byte for byte, that of one of `texts`."""
        site = self.site()
        found = {text for name, content in site.items() for text in self._texts_in(name, content)}
        if len(found) != 1 or not found <= set(texts):
            self.wrong.append(f"{when}: the site says {sorted(found)}, not one of {sorted(texts)}")
        elif self._normal(site) != self.reference:
            self.wrong.append(f"{when}: the site is not whole")
        else:
            (self.published,) = found

    def _texts_in(self, name: str, content: bytes) -> set[str]:
        """The texts of the book that a file of the site says; on paper the title may be divided."""
        if name.endswith(".pdf"):
            return set(printed(content)[1])
        return {text.decode() for text in re.findall(self.title.encode() + MARKED, content)}

    def check_told(self, when: str, told: str) -> None:
        """Note it as wrong when a command ended with a fault of its own."""
        if FAULT.search(told):
            self.wrong.append(f"{when}: {told[-1500:]}")

    def check_clean(self, when: str) -> None:
        """Note as wrong what a build left behind besides the site, the cache and two builds."""
        here = {path.name for path in self.root.iterdir()}
        left = here - self._there - {"_site", ".cache", ".builds", ".preview"}
        left |= {p.name for p in self.root.rglob("*") if p.name.endswith(".new") or p.name.startswith("unfinished-")}
        if left or len(list((self.root / ".builds").iterdir())) > 2:
            self.wrong.append(f"{when}: left behind {sorted(left)}")

    def orphans(self, seconds: float = 2.0) -> list[str]:
        """The processes of this trial that still run after `seconds`."""
        end = time.monotonic() + seconds
        while (running := self._running()) and time.monotonic() < end:
            time.sleep(0.05)
        return running

    def _running(self) -> list[str]:
        wanted, found = f"{MARK}={self._mark}".encode(), []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if wanted in (folder / "environ").read_bytes().split(b"\0"):
                    found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:200])
            except OSError:
                continue
        return found

    def _normal(self, site: dict[str, bytes]) -> dict[str, bytes]:
        """`site` without the text and the version of the data, by which alone two right ones may differ.

        Of a PDF and of the search, whose bytes follow from the text, there are the numbers of pages and of files.
        """
        marked = re.compile(self.title.encode() + MARKED)
        searched = Counter(Path(name).suffix for name in site if name.startswith(SEARCH))
        return {SEARCH: repr(sorted(searched.items())).encode()} | {
            name: printed(content)[0] if name.endswith(".pdf") else VERSION.sub(b"1.0.0", marked.sub(b"", content))
            for name, content in site.items()
            # Pages of changes tell of the data that were accepted; the record has the digests of all others.
            if not name.startswith(("data/", SEARCH)) and name != BUILD_FILE and name.rpartition("/")[2] not in CHANGES
        }


@lru_cache(maxsize=8)
def printed(pdf: bytes) -> tuple[bytes, tuple[str, ...]]:
    """How many pages a PDF has, and the texts of the book that stand on them; where it cannot be read it says so."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return b"unreadable", ()
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return str(len(pages)).encode(), tuple(text for page in pages for text in re.findall(r"\bx([a-z]+)x\b", page))
