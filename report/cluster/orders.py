"""What goes to a worker and what comes back: records in the format of the cache, in which nothing can run code.

A job is one of those that a machine does by itself: the cells of a chapter, the analysis, texts for pandoc, a document
or a part of one for paper.  It names no folder: whoever does it lays the files of the project out first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from report.execute.records import Limits
from report.markdown.cells import Cell
from report.style.theme import Theme

# What must be equal where bytes are to be: a name, and its version.
Environment = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CellsJob:
    """The cells of `file` to be run, all but those that are to be skipped; see :class:`report.execute.chapter`."""

    file: str
    cells: tuple[Cell, ...]
    languages: tuple[str, ...]
    theme: Theme
    skip: tuple[int, ...]
    fonts: tuple[str, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class AnalysisJob:
    """The analysis of the project to be run."""

    limits: Limits


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """Requests for pandoc, in order; `style` is the path of the project's citation style, empty for our own."""

    requests: tuple[object, ...]
    style: str


@dataclass(frozen=True, slots=True)
class WorkJob:
    """A `job` for the function of the generator that is called `work`."""

    work: str
    job: object


@dataclass(frozen=True, slots=True)
class Read:
    """What pandoc answered, and what it said of the bibliography."""

    trees: list[object]
    unreadable: str
    refused: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why pandoc ended before its work did, and how many requests it had answered."""

    why: str
    answered: int


@dataclass(frozen=True, slots=True)
class Order:
    """A `job`, encoded, to be done with the files of `tree`, of which some come along by their digests.

    Whoever does it must be what `environment` says.
    """

    environment: Environment
    tree: str
    job: bytes
    contents: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job, encoded, and how many seconds it took."""

    result: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """What the operating system of the worker refused a job."""

    number: int
    reason: str
    file: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The traceback of a job that failed."""

    traceback: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The process that did a job ended before it; `code` is its exit code, below zero the signal that ended it."""

    code: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """The digests of the files that a worker needs first."""

    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """What is another version on a worker: its name, our version and the worker's, empty for what is not there."""

    differences: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the worker at an address says to an order."""

    worker: str
    said: Done | Refused | Failed | Ended | Lacking | Foreign
