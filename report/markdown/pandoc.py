"""A persistent pandoc process that turns Markdown into pandoc's tree and sets citations.

Knows nothing of chapters; the requests and answers are described in worker.lua.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from report.language.vocabulary import rules_of
from report.markdown.bibliography import Refused
from report.markdown.nodes import Block, Citation, Cite, Inline
from report.markdown.tree import rewrite, string
from report.system.files import read_file
from report.system.processes import Program, start_program

KEY = re.compile(r"(?<![\w@.])-?@\{?(\w[\w:.#$%&+?<>~/-]*?)(?=[:.#$%&+?<>~/-]*(?:[^\w:.#$%&+?<>~/-]|$))")
CROSS_REFERENCE = re.compile(r"^(fig|tbl|sec|nte|tip|wrn|cau|imp|eq|lst)-")
WORKER = Path(__file__).with_name("worker.lua")
STYLE = Path(__file__).with_name("author-date.csl")
MEGABYTES = 3072  # that pandoc may need
HEAP = f"-A16m -M{MEGABYTES}m"  # room enough to read a chapter without looking for garbage on the way; and the limit
HEAP_EXHAUSTED = 251  # with which pandoc ends at that limit
SECONDS, SECONDS_PER_MEGABYTE = 60, 60  # of its processor time
_PIPE = 16_384  # bytes that a pipe takes in at once, on every system
_END = b"\n"
# What stands in pandoc's JSON between two words, and a space that follows a node without content.
_BETWEEN_WORDS = b'"},{"t":"Space"},{"t":"Str","c":"'
_AFTER_NO_WORD = re.compile(rb'"t":"(?:Space|SoftBreak|LineBreak)"\},\{"t":"Space"\}')
# All that pandoc learns of the machine.  It takes the words of works for these that name no language from LANG.
ENVIRONMENT = {"LANG": "en_US.UTF-8", "LC_ALL": "C.UTF-8"}


def executable() -> Path:
    """pandoc's program, from the Python package that ships it.  Raises FileNotFoundError without that package."""
    import importlib.util

    package = importlib.util.find_spec("pypandoc")
    if package is None or package.origin is None:
        raise FileNotFoundError("there is no package pypandoc, which ships pandoc")
    return Path(package.origin).parent / "files" / "pandoc"


def pandoc_version() -> str:
    """The version that pandoc says it is, empty where it says nothing.  Raises FileNotFoundError as `executable`."""
    told = subprocess.run([executable(), "--version"], capture_output=True, check=False, text=True)
    return told.stdout.partition("\n")[0].removeprefix("pandoc ").strip()


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
        paragraphs = [{"t": "Para", "c": [_in_words(cite)]} for cite in self.cites]
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


class Reading(Protocol):
    """A batch of requests at which pandoc is at work, here or elsewhere; see :class:`Pandoc`."""

    unreadable: str
    refused: tuple[Refused, ...]

    def trees(self) -> list[list[Block]]:
        """The blocks of each request, in order, when there are.  Raises PandocFailed."""


class Pandoc:
    """One pandoc process for one batch of requests; it works while this process does something else.

    Requests and answers go through files, so that neither side ever waits for a full pipe.  It has a limit of time,
    which grows with the texts, and one of memory; and it ends with this process.
    """

    def __init__(
        self, requests: Sequence[Markdown | Citations], style: Path = STYLE, ready: ReadyPandoc | None = None
    ) -> None:
        self._asked, self._seconds = len(requests), SECONDS
        questions = b"".join(json.dumps(request.sent()).encode() + b"\n" for request in requests)
        begun = ready.asked(questions, style) if ready else None
        self._process, self._answers = begun or self._begun(questions, style)
        self.unreadable = ""
        self.refused: tuple[Refused, ...] = ()

    def _begun(self, questions: bytes, style: Path) -> tuple[Program, BinaryIO]:
        self._seconds += len(questions) * SECONDS_PER_MEGABYTE // 1_000_000
        with _nameless_file() as file:
            file.write(questions)
            file.seek(0)
            return _started(_address(style), file.fileno(), self._seconds)

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


class ReadyPandoc:
    """A pandoc that is started before there is anything to ask: to start takes longer than to read a few paragraphs."""

    def __init__(self, style: Path = STYLE) -> None:
        self._style = _address(style)
        reading, self._asking = os.pipe()
        self._process, self._answers = _started(self._style, reading, SECONDS)
        os.close(reading)

    def asked(self, questions: bytes, style: Path) -> tuple[Program, BinaryIO] | None:
        """The process and its answers, when it has been asked `questions`; None where it cannot be, and has ended.

        It answers once, and only what a pipe holds; by citation styles other than its own it sets nothing.
        """
        with contextlib.suppress(BrokenPipeError), os.fdopen(self._asking, "wb") as pipe:
            if len(questions) < _PIPE and self._style == _address(style):
                pipe.write(questions + _END)  # others may hold this end of the pipe too
                pipe.flush()
                return self._process, self._answers
            pipe.write(_END)
        self._process.wait()
        self._answers.close()
        return None


def _address(style: Path) -> str:
    """A citation style as an address that holds it; its path pandoc would take for an address."""
    return f"data:application/xml;base64,{base64.b64encode(read_file(style)).decode()}"


def _started(style: str, questions: int, seconds: int) -> tuple[Program, BinaryIO]:
    """A pandoc that reads `questions`, the number of an open file, and the file that its answers go to."""
    command = [str(executable()), "lua", str(WORKER), style]
    environment = ENVIRONMENT | {"GHCRTS": HEAP, "TMPDIR": tempfile.gettempdir()}
    answers = _nameless_file()
    return start_program(command, environment, (questions, answers.fileno()), seconds), answers


def _in_words(cite: Cite) -> Cite:
    """`cite` with the words around its works apart, as citeproc looks for pages among them."""
    citations, as_typed = cite["c"]
    parted: list[Citation] = [
        {
            **citation,
            "citationPrefix": rewrite(citation["citationPrefix"], _words),
            "citationSuffix": rewrite(citation["citationSuffix"], _words),
        }
        for citation in citations
    ]
    return {"t": "Cite", "c": (parted, as_typed)}


def _words(node: Inline) -> list[Inline] | None:
    if node["t"] != "Str" or " " not in node["c"]:
        return None
    parted: list[Inline] = []
    for word in node["c"].split(" "):
        parted += [{"t": "Space"}, string(word)]
    return parted[1:]


def _taken_in(line: bytes, number: int) -> dict[str, Any]:
    try:
        answer = cast(dict[str, Any], json.loads(_with_words_joined(line)))
    except RecursionError:
        raise PandocFailed("found more levels in it than can be read", number) from None
    if "error" in answer:
        raise PandocFailed(f"stopped: {answer['error']}", number)
    return answer


def _with_words_joined(line: bytes) -> bytes:
    """pandoc's JSON in which words that only spaces part are one text: most nodes of a chapter are words and spaces.

    Every walk through the tree takes a fifth of the time then.  The sign before the first brace ends a text that has no
    sign of JSON in it, so the word can only end a node; where a break or a space stands before a space, which pandoc's
    reader never writes, that node may be no word, and all is left as it is.
    """
    return line if _AFTER_NO_WORD.search(line) else line.replace(_BETWEEN_WORDS, b" ")


def _nameless_file() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("pandoc"), "w+b")
    return tempfile.TemporaryFile("w+b")
