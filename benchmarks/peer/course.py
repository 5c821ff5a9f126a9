"""One peer's way through all steps in one format: what each took, and whether what it made has the words."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from measure import family, output_of, peak_memory

from peer import words
from peer.changes import COLD, DATUM, NAMES, NOTHING, STEPS, Author
from peer.kinds import HTML, PDF, Command, Peer, Refused

LEAST = {HTML: 0.98, PDF: 0.95}  # of the words, on paper fewer: not every divided word is put together again
MOST = 1.02  # of the words, on pages; on paper contents and running heads come on top
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux
_GRACE = 3.0  # seconds
_ASK = 0  # a signal that only asks whether a process is there
_SAID = 300  # characters


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of processor time of all processes, and seconds that went by."""

    processor: float
    wall: float


@dataclass
class Course:
    """What is known of a peer in one format.

    A `reason` says why there is nothing, `error` is all that the tool said; `stale` are the steps that its caches miss,
    and `again` counts builds that failed and were called once more.  `printed` is how many words it prints for each of
    the content, `found` the share of the content's among them.
    """

    peer: Peer
    form: str
    content: words.Words
    pandoc: str
    names: list[str]
    timings: dict[str, list[Timing]] = field(default_factory=lambda: {step: [] for step in STEPS})
    stale: set[str] = field(default_factory=set)
    reason: str = ""
    error: str = ""
    again: int = 0
    memory: float = 0.0
    printed: float = 0.0
    found: float = 0.0
    tagged: bool = False
    last: words.Words = field(default_factory=words.Words)

    def run(self, author: Author, *, checked: bool) -> None:
        """All steps once; where they are `checked`, what was made is read after each of them.

        A peer that cannot do what is asked, or whose results lack words, has a reason afterwards and nothing else.
        """
        if not self.reason:
            self.peer.begin(self.form)
        for step in STEPS if not self.reason else ():
            try:
                self._step(step, author, checked=checked)
            except Refused as refused:
                self.reason = str(refused)
                return
            except (RuntimeError, OSError, StopIteration) as error:
                self.error = str(error)
                self.reason = f"{NAMES[step]}: {_said(error)}"
                self.timings = {name: [] for name in STEPS}
                return

    def weigh(self) -> None:
        """Find the most memory of all processes of a cold build, in a run of its own; none where that fails."""
        others = set(family(os.getpid()))
        self.peer.begin(self.form)
        self.peer.forget()
        with contextlib.suppress(RuntimeError):
            self.memory = max(peak_memory(command, cwd=self.peer.where) for command in self.peer.called(self.form))
        _end_orphans(others)

    def middle(self, step: str) -> Timing | None:
        """The median of what a step took."""
        taken = self.timings[step]
        if not taken:
            return None
        return Timing(median(t.processor for t in taken), median(t.wall for t in taken))

    def _step(self, step: str, author: Author, *, checked: bool) -> None:
        mark = self._before(step, author)
        commands = self.peer.rest(self.form) if step == NOTHING else self.peer.called(self.form)
        taken = self._built(commands)
        if checked and not self._followed(step, mark):
            self.stale.add(step)
            self.peer.forget(only_cells=True)
            taken = self._built(self.peer.called(self.form))
            if not self._followed(step, mark):
                raise RuntimeError("what it makes does not follow the change")
        self.timings[step].append(taken)

    def _built(self, commands: Sequence[Command]) -> Timing:
        """What a build takes; one that fails is called once more: kernels that start at once may take the same port."""
        try:
            return timed(commands, self.peer.where)
        except RuntimeError:
            self.again += 1
            return timed(commands, self.peer.where)

    def _before(self, step: str, author: Author) -> str:
        """Make ready for a step: what should be printed after it, if that is known."""
        if step == COLD:
            self.peer.forget()
        if step in (COLD, NOTHING):
            return ""
        mark = author.change(step)
        if step == DATUM:
            self.peer.accept()
        if step in self.stale:
            self.peer.forget(only_cells=True)
        return mark

    def _followed(self, step: str, mark: str) -> bool:
        """Whether what was made is what the step asked for.  Raises RuntimeError where words are missing."""
        text, drawn = self._read()
        self.found = words.found(self.content, text)
        if self.found < LEAST[self.form]:
            raise RuntimeError(f"it prints {self.found:.1%} of the words")
        self.printed = text.total() / self.content.total()
        if self.form == HTML and self.printed > MOST and not self.peer.offers_more:
            raise RuntimeError(f"it prints {self.printed:.1%} of the words")
        everything, before = text + drawn, self.last
        self.last = everything
        if step in (COLD, NOTHING):
            return True
        return everything[mark] > 0 if mark else everything != before

    def _read(self) -> tuple[words.Words, words.Words]:
        output = self.peer.output(self.form)
        if self.form == HTML:
            return words.of_pages(output, self.peer.pages(self.names), self.peer.main, self.pandoc)
        text, self.tagged = words.of_pdf(output)
        return text, words.Words()


def _said(error: Exception) -> str:
    """The line in which a tool says what is wrong: that of an exception, the first that has the word, or the last."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    wrong = [line for line in lines[1:] if "error" in line.casefold()]
    return next((line for line in wrong if "Error: " in line), (*wrong, lines[-1])[0])[:_SAID]


def timed(commands: Sequence[Command], cwd: Path) -> Timing:
    """What commands take, one after the other, with processes that outlive their parents.  Raises RuntimeError."""
    others = set(family(os.getpid()))
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    for command in commands:
        output_of(command, cwd=cwd)
    wall = time.perf_counter() - started
    _end_orphans(others)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Timing(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def adopt_orphans() -> None:
    """Let processes whose parents have ended be children of this one, so that their time is counted.  Linux only."""
    ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0)


def _end_orphans(others: set[int]) -> None:
    """Wait a moment for what the commands have left running, such as kernels that are about to end; then end it.

    mystmd leaves its server behind.  Only descendants of this process are ended, and not the `others` from before.
    """
    for sign in (_ASK, signal.SIGTERM, signal.SIGKILL):
        left = set(family(os.getpid())) - others
        for process in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, sign)
        until = time.monotonic() + _GRACE
        while left and time.monotonic() < until:
            for process in left:
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(process, os.WNOHANG)
            time.sleep(0.05)
            left = set(family(os.getpid())) - others
        if not left:
            return
