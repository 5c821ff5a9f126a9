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
from pathlib import Path

import pypdfium2

from tests.real_project import Copy

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests/book"
WORKS = "data/references.bib"
MARKED = rb" x([a-z]+)x"
VERSION = re.compile(rb"\b1\.\d+\.0\b")
FAULT = re.compile(r"Traceback|a fault of the generator|Exception ignored|Error\b.*\n *File")
MARK = "REPORT_TRIAL"


def letters(number: int) -> str:
    """`number` in letters, as no check takes it for one."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


class Trial:
    """The book in `folder`; its works have a title of their own in each of its texts."""

    title = "Trees of the town"
    first = ((), ("pairs", "accept"), ())

    def __init__(self, folder: Path, formats: str = "html") -> None:
        self.root = folder / "book"
        self.wrong: list[str] = []
        self._mark = uuid.uuid4().hex
        self.command = self._make(formats)
        self._there = {path.name for path in self.root.iterdir()}
        self._works = (self.root / WORKS).read_text(encoding="utf-8")
        self.say("first")
        began = time.monotonic()
        _, self.steps = self._told(self.first[0])
        self.seconds = time.monotonic() - began
        for arguments in self.first[1:]:
            self._told(arguments)
        self.reference = self._normal(self.site())

    def _make(self, formats: str) -> list[str]:
        """Put the project into its folder; the command that builds it."""
        shutil.copytree(TINY, self.root, ignore=shutil.ignore_patterns("__pycache__", ".*", "_site"))
        config = self.root / "_quarto.yml"
        config.write_text(config.read_text().replace("formats: [html]", f"formats: [{formats}]"))
        return [sys.executable, "-m", "report", "--root", str(self.root)]

    def _told(self, arguments: tuple[str, ...]) -> tuple[int, str]:
        code, told = self.run(*arguments)
        assert code == 0, told
        return code, told

    def say(self, text: str) -> None:
        """From now on the book has another `text`, as an editor saves it."""
        path = self.root / WORKS
        new = path.with_suffix(".saved")
        new.write_text(self._works.replace(self.title, f"{self.title} x{text}x"), encoding="utf-8")
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

    def start(self, *arguments: str, largest: int = 0) -> subprocess.Popen[str]:
        """The command in a process of its own, in which no file may become larger than `largest` bytes, if any."""
        limit = ["prlimit", f"--fsize={largest}"] if largest else []
        return subprocess.Popen(
            [*limit, *self.command, *arguments],
            cwd=ROOT if self.command[0] == sys.executable else self.root,
            env={**os.environ, MARK: self._mark},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
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
        found = {
            text.decode() for content in site.values() for text in re.findall(self.title.encode() + MARKED, content)
        }
        if len(found) != 1 or not found <= set(texts):
            self.wrong.append(f"{when}: the site says {sorted(found)}, not one of {sorted(texts)}")
        elif self._normal(site) != self.reference:
            self.wrong.append(f"{when}: the site is not whole")

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

        Of a PDF, whose bytes follow from the text, there are its pages.
        """
        marked = re.compile(self.title.encode() + MARKED)
        return {
            name: pages(content) if name.endswith(".pdf") else VERSION.sub(b"1.0.0", marked.sub(b"", content))
            for name, content in site.items()
            if not name.startswith("data/")
        }


class RealTrial(Trial):
    """The real publication in `folder`, built by its own ``build.py``."""

    title = "Sammenbrud i anbringelser"
    first = ((),)

    def _make(self, formats: str) -> list[str]:
        Copy.of_project(self.root)
        config = self.root / "_quarto.yml"
        config.write_text(
            config.read_text(encoding="utf-8").replace("formats: [html, pdf]", f"formats: [{formats}]"),
            encoding="utf-8",
        )
        return [str(self.root / ".venv/bin/python"), "build.py"]


def pages(pdf: bytes) -> bytes:
    """How many pages a PDF has, none where it cannot be read."""
    try:
        return str(len(pypdfium2.PdfDocument(pdf))).encode()
    except pypdfium2.PdfiumError:
        return b"unreadable"
