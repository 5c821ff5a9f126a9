"""Children that run an author's cell: data comes back, nothing outlives the build, and limits hold."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from report.execute.fork import Died, run_forked
from report.execute.pipe import Inbox, Outbox, Rubbish
from report.execute.records import Limits, Send
from tests.book import Book
from tests.modules import ROOT

LIMITS = Limits(20, 1024)
CHAPTER = "chapters/trees/01-growth"


def said(job: Callable[[Send], None], limits: Limits = LIMITS) -> list[object]:
    return [message for _, message in run_forked([job], 1, limits)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ended_within(pids: list[int], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(alive, pids))


def children(pid: int) -> list[int]:
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def descendants(pid: int) -> list[int]:
    try:
        own = children(pid)
    except FileNotFoundError:
        return []
    return own + [below for child in own for below in descendants(child)]


def test_messages_come_in_order_whatever_their_size() -> None:
    messages = [["a", 1], "x" * 3_000_000, b"", None, {"k": (1, 2)}]

    def job(send: Send) -> None:
        for message in messages:
            send(message)

    assert said(job) == messages


def test_what_is_no_data_is_not_sent() -> None:
    def job(send: Send) -> None:
        try:
            send(lambda: None)
        except TypeError as error:
            send(str(error))

    (message,) = said(job)
    assert "cannot hold" in str(message)


class Bomb:
    """Would run code when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.kill, (os.getppid(), signal.SIGKILL)


@pytest.mark.parametrize(
    "rubbish", [b"x", b"x" * 100_000, b"\xff" * 64, pickle.dumps(Bomb()), b"message " + b"\xff" * 40, b"message "]
)
def test_rubbish_in_the_pipe_ends_the_child_that_wrote_it(rubbish: bytes) -> None:
    def job(send: Send) -> None:
        for descriptor in range(3, 256):
            try:
                os.write(descriptor, rubbish)
            except OSError:
                continue
        send("after")
        time.sleep(30)

    (message,) = said(job)
    assert isinstance(message, Died) and message.reason == "rubbish"


def test_half_a_message_and_then_silence_ends_with_the_time() -> None:
    def job(send: Send) -> None:
        for descriptor in range(3, 256):
            try:
                os.write(descriptor, b"message " + (1000).to_bytes(8, "little"))
            except OSError:
                continue
        time.sleep(30)

    assert said(job, Limits(1, 1024)) == [Died("time", "1")]


def test_a_child_that_closes_its_pipe_and_goes_on_is_ended() -> None:
    def job(send: Send) -> None:
        os.closerange(3, 4096)
        time.sleep(30)

    began = time.monotonic()
    assert said(job) == [Died("rubbish")]
    assert time.monotonic() - began < 10


def test_a_message_cut_anywhere_is_none_yet() -> None:
    receiver, sender = os.pipe()
    Outbox(sender).send(["a", 1])
    whole = os.read(receiver, 1000)
    inbox = Inbox(receiver)
    for byte in whole[:-1]:
        os.write(sender, bytes([byte]))
        assert inbox.receive() == []
    os.write(sender, whole[-1:])
    assert inbox.receive() == [["a", 1]]
    flipped = bytearray(whole)
    flipped[-1] ^= 1
    os.write(sender, flipped)
    with pytest.raises(Rubbish):
        inbox.receive()


def test_a_child_has_none_of_the_files_of_its_parent(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    with secret.open("w"):

        def job(send: Send) -> None:
            send([open_in(fd) for fd in range(256)])

        (message,) = said(job)
        assert str(secret) in [open_in(fd) for fd in range(256)]
    assert str(secret) not in str(message)


def open_in(descriptor: int) -> str:
    try:
        return str(Path(f"/proc/self/fd/{descriptor}").readlink())
    except FileNotFoundError:
        return ""


def test_a_child_that_computes_for_too_long_ends_of_itself() -> None:
    """Also when its parent does not look."""
    import resource

    from report.execute.limits import limit_time

    pid = os.fork()
    if pid == 0:
        limit_time(0.1)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        while True:
            pass
    assert os.WTERMSIG(os.waitpid(pid, 0)[1]) == signal.SIGXCPU


LOOP = "import itertools\nfor n in itertools.count(): pass"


def test_a_looping_cell_ends_with_a_build_that_is_killed(book: Book, tmp_path: Path) -> None:
    book.add_cell(CHAPTER, LOOP)
    build = started(book, tmp_path, "--format", "html")
    below = wait_for(lambda: [p for p in descendants(build.pid) if "-m\0report\0" in command(p)], 0.5)
    build.kill()
    build.wait()
    assert below and ended_within(below, 2), (below, (tmp_path / "said").read_text())


@pytest.mark.slow
def test_the_layout_of_pdfs_ends_with_a_build_that_is_killed(book: Book, tmp_path: Path) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    text = "\n\n".join("Et afsnit om byens gader og dens bænke, som er mange ord lang. " * 8 for _ in range(400))
    for language in ("da", "en"):
        book.append(f"{CHAPTER}.{language}.qmd", text)
    assert book.run("pairs", "accept").exit == 0
    build = started(book, tmp_path, "--format", "pdf")
    below = wait_for(lambda: [p for p in descendants(build.pid) if "spawn_main" in command(p)], 0.5)
    build.kill()
    build.wait()
    assert below and ended_within(below, 2), (below, (tmp_path / "said").read_text())


def started(book: Book, tmp_path: Path, *arguments: str) -> subprocess.Popen[bytes]:
    (tmp_path / "path").mkdir()
    (tmp_path / "path/report").symlink_to(ROOT / "report")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "path"), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "report", *arguments]
    with (tmp_path / "said").open("wb") as said:
        return subprocess.Popen(command, cwd=book.root, env=environment, stdout=said, stderr=said)


def wait_for(look: Callable[[], list[int]], long: float) -> list[int]:
    """What `look` finds that was there `long` seconds before."""
    until = time.monotonic() + 60
    found = set(look())
    while time.monotonic() < until:
        time.sleep(long)
        now = set(look())
        if found & now:
            return sorted(found & now)
        found = now
    return []


def command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
