"""A preview of a book in a process of its own, as a person starts it, and what it answers."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.book import Book
from tests.modules import ROOT

LONG = 60  # seconds that anything may take on a busy machine


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


class Preview:
    """A preview at `address`; its temporary files lie in the folder `own`."""

    def __init__(self, process: subprocess.Popen[str], address: str, own: Path) -> None:
        self.process, self.address, self.own = process, address, own

    def get(self, path: str, **headers: str) -> Answer:
        """The answer to a request for `path`."""
        request = urllib.request.Request(f"{self.address}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=LONG) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, dict(refused.headers), refused.read())

    def news(self, *pages: str, paper: bool = False) -> Iterator[dict[str, Any]]:
        """What browsers are told that show `pages`, as long as it is asked for."""
        asked = "&".join([*(f"page={page}" for page in pages), f"paper={int(paper)}"])
        with urllib.request.urlopen(f"{self.address}-/events?{asked}", timeout=LONG) as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def end(self, number: int = signal.SIGINT) -> int:
        """End it by a signal; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(LONG)

    def left(self) -> tuple[list[str], list[int]]:
        """What is left of it when it has ended: temporary files, and processes that know of its folder for these."""
        until = time.monotonic() + 5
        while (left := (sorted(path.name for path in self.own.iterdir()), _processes(self.own))) != (
            [],
            [],
        ) and time.monotonic() < until:
            time.sleep(0.05)
        return left


def _processes(own: Path) -> list[int]:
    """The processes that were given the folder `own` for their temporary files."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
        except OSError:
            continue
        if f"TMPDIR={own}".encode() in environment.split(b"\0"):
            found.append(int(process.name))
    return found


@contextmanager
def preview(book: Book, own: Path, *arguments: str, largest: int = 0) -> Iterator[Preview]:
    """A preview of `book`, started with `arguments`, until the end of this context.

    No file may become larger than `largest` bytes, 0 for any size.
    """
    own.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "report", "--root", str(book.root), "serve", "--no-open", "--port", "0"]
    environment = {**os.environ, "TMPDIR": str(own), "PYTHONHASHSEED": "0"}
    with subprocess.Popen(
        [*command, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        if largest:
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (largest, largest))
        line = process.stdout.readline()
        assert line.startswith("http://127.0.0.1:"), line + process.stderr.read() if process.stderr else line
        try:
            yield Preview(process, line.split()[0], own)
        finally:
            process.kill()
