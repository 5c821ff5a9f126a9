"""A persistent pandoc process that turns Markdown into pandoc's tree and sets citations.

Knows nothing of chapters; the requests and answers are described in worker.lua.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from report.language.vocabulary import rules_of
from report.markdown.bibliography import Refused
from report.markdown.nodes import Block, Cite

KEY = re.compile(r"(?<![\w@.])-?@\{?(\w[\w:.#$%&+?<>~/-]*?)(?=[:.#$%&+?<>~/-]*(?:[^\w:.#$%&+?<>~/-]|$))")
CROSS_REFERENCE = re.compile(r"^(fig|tbl|sec|nte|tip)-")
WORKER = Path(__file__).with_name("worker.lua")
STYLE = Path(__file__).with_name("author-date.csl")
# All that pandoc learns of the machine.  It takes the words of works for these that name no language from LANG.  The
# heap is room enough to read a chapter without looking for garbage on the way.
ENVIRONMENT = {"LANG": "en_US.UTF-8", "LC_ALL": "C.UTF-8", "GHCRTS": "-A16m"}


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


class Pandoc:
    """One pandoc process for one batch of requests; it works while this process does something else.

    Requests and answers go through files, so that neither side ever waits for a full pipe.
    """

    def __init__(self, requests: Sequence[Markdown | Citations], style: Path = STYLE) -> None:
        questions, self._answers = _nameless_file(), _nameless_file()
        for request in requests:
            questions.write(json.dumps(request.sent()).encode() + b"\n")
        questions.seek(0)
        # Its warnings go nowhere: what is wrong with a chapter is told by diagnostics, in the chapter's own lines.
        streams = [
            (os.POSIX_SPAWN_DUP2, questions.fileno(), 0),
            (os.POSIX_SPAWN_DUP2, self._answers.fileno(), 1),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        command = [str(executable()), "lua", str(WORKER), str(style)]
        self._pid = os.posix_spawn(command[0], command, ENVIRONMENT, file_actions=streams)
        questions.close()
        self.unreadable = ""
        self.refused: tuple[Refused, ...] = ()

    def trees(self) -> list[list[Block]]:
        """The blocks of each request, in order.  Raises RuntimeError with pandoc's own words.

        Afterwards `unreadable` says why no citation could be set, if the bibliography is to blame for it, and `refused`
        what in its works cannot be printed.
        """
        _, status = os.waitpid(self._pid, 0)
        if status:
            raise RuntimeError(f"pandoc ended with {os.waitstatus_to_exitcode(status)}")
        self._answers.seek(0)
        with self._answers:
            answers = [json.loads(line) for line in self._answers]
        for answer in answers:
            if "error" in answer:
                raise RuntimeError(f"pandoc: {answer['error']}")
        self.unreadable = next((a["unreadable"] for a in answers if "unreadable" in a), "")
        self.refused = tuple(Refused(*one) for answer in answers for one in answer.get("refused", ()))
        return [answer["tree"]["blocks"] for answer in answers]


def _nameless_file() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("pandoc"), "w+b")
    import tempfile

    return tempfile.TemporaryFile("w+b")
