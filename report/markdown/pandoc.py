"""A persistent pandoc process that turns Markdown into pandoc's tree and sets citations.

Knows nothing of chapters; the requests and answers are described in worker.lua.
"""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from report.language.vocabulary import rules_of
from report.markdown.bibliography import Refused
from report.markdown.nodes import Block, Cite
from report.system.files import read_file
from report.system.processes import start_program

KEY = re.compile(r"(?<![\w@.])-?@\{?(\w[\w:.#$%&+?<>~/-]*?)(?=[:.#$%&+?<>~/-]*(?:[^\w:.#$%&+?<>~/-]|$))")
CROSS_REFERENCE = re.compile(r"^(fig|tbl|sec|nte|tip)-")
WORKER = Path(__file__).with_name("worker.lua")
STYLE = Path(__file__).with_name("author-date.csl")
MEGABYTES = 3072  # that pandoc may need
HEAP = f"-A16m -M{MEGABYTES}m"  # room enough to read a chapter without looking for garbage on the way; and the limit
HEAP_EXHAUSTED = 251  # with which pandoc ends at that limit
SECONDS, SECONDS_PER_MEGABYTE = 60, 60  # of its processor time
# All that pandoc learns of the machine.  It takes the words of works for these that name no language from LANG.
ENVIRONMENT = {"LANG": "en_US.UTF-8", "LC_ALL": "C.UTF-8"}


def executable() -> Path:
    """pandoc's program, from the Python package that ships it.  Raises FileNotFoundError without that package."""
    import importlib.util

    package = importlib.util.find_spec("pypandoc")
    if package is None or package.origin is None:
        raise FileNotFoundError("there is no package pypandoc, which ships pandoc")
    return Path(package.origin).parent / "files" / "pandoc"


def cited_keys(markdown: str) -> set[str]:
    """The keys cited in `markdown`; labels of cross-references are not among them."""
    without_code = re.sub(r"`[^`]*`", "", markdown)
    return {key for key in KEY.findall(without_code) if not CROSS_REFERENCE.match(key)}


@dataclass(frozen=True, slots=True)
class Citing:
    """What citations are set by: the paths of the `bibliography` and of the citation `style` in the project.

    Without a bibliography nothing is set; without a style it is the generator's own.
    """

    bibliography: str
    style: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the project among them."""
        return tuple(filter(None, (self.bibliography, self.style))) if self.bibliography else ()


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text to be read; its citations are left as they are typed."""

    text: str

    def sent(self) -> dict[str, object]:
        """The request as worker.lua reads it."""
        return {"markdown": self.text}


@dataclass(frozen=True, slots=True)
class Citations:
    """Citations to be set in a language: `cites`, and those of every text before this in the same batch.

    `keys` are the works that are set as one list, whether cited here or not; `works` is the text of the bibliography,
    as :func:`report.markdown.bibliography.prepared` gives it.
    """

    cites: tuple[Cite, ...]
    language: str
    keys: tuple[str, ...]
    works: str = ""

    def sent(self) -> dict[str, object]:
        """The request as worker.lua reads it."""
        paragraphs = [{"t": "Para", "c": [cite]} for cite in self.cites]
        return {
            "cites": json.dumps(paragraphs),
            "lang": rules_of(self.language).locale.replace("_", "-"),
            "keys": list(self.keys),
            "works": self.works,
        }


class PandocFailed(Exception):
    """Raised when pandoc ended before its work did: why, and how many requests it had answered."""

    def __init__(self, why: str, answered: int) -> None:
        super().__init__(why)
        self.answered = answered


class Pandoc:
    """One pandoc process for one batch of requests; it works while this process does something else.

    Requests and answers go through files, so that neither side ever waits for a full pipe.  It has a limit of time,
    which grows with the texts, and one of memory; and it ends with this process.
    """

    def __init__(self, requests: Sequence[Markdown | Citations], style: Path = STYLE) -> None:
        # Not its path, which pandoc would take for an address.
        given = f"data:application/xml;base64,{base64.b64encode(read_file(style)).decode()}"
        questions, self._answers = _nameless_file(), _nameless_file()
        for request in requests:
            questions.write(json.dumps(request.sent()).encode() + b"\n")
        self._asked = len(requests)
        self._seconds = SECONDS + questions.tell() * SECONDS_PER_MEGABYTE // 1_000_000
        questions.seek(0)
        command = [str(executable()), "lua", str(WORKER), given]
        self._process = start_program(
            command,
            ENVIRONMENT | {"GHCRTS": HEAP, "TMPDIR": tempfile.gettempdir()},
            (questions.fileno(), self._answers.fileno()),
            self._seconds,
        )
        questions.close()
        self.unreadable = ""
        self.refused: tuple[Refused, ...] = ()

    def trees(self) -> list[list[Block]]:
        """The blocks of each request, in order.  Raises PandocFailed.

        Afterwards `unreadable` says why no citation could be set, if the bibliography is to blame for it, and `refused`
        what in its works cannot be printed.
        """
        status = self._process.wait()
        self._answers.seek(0)
        with self._answers:
            lines = [line for line in self._answers if line.endswith(b"\n")]
        if status or len(lines) < self._asked:
            raise PandocFailed(self._why(status), len(lines))
        answers = [_taken_in(line, number) for number, line in enumerate(lines)]
        self.unreadable = next((a["unreadable"] for a in answers if "unreadable" in a), "")
        self.refused = tuple(Refused(*one) for answer in answers for one in answer.get("refused", ()))
        return [answer["tree"]["blocks"] for answer in answers]

    def _why(self, status: int) -> str:
        if status in (-signal.SIGXCPU, -signal.SIGKILL):
            return f"worked on it for {self._seconds} seconds without an end"
        if status == HEAP_EXHAUSTED:
            return f"needed more than {MEGABYTES} MB for it"
        if not status:
            return "could not write what it read"
        return f"was ended by the system ({signal.Signals(-status).name})" if status < 0 else f"ended with {status}"


def _taken_in(line: bytes, number: int) -> dict[str, Any]:
    try:
        answer = cast(dict[str, Any], json.loads(line))
    except RecursionError:
        raise PandocFailed("found more levels in it than can be read", number) from None
    if "error" in answer:
        raise PandocFailed(f"stopped: {answer['error']}", number)
    return answer


def _nameless_file() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("pandoc"), "w+b")
    return tempfile.TemporaryFile("w+b")
