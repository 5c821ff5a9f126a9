"""What a command of the analysis is given and what it answers: a page of its own, or what is wrong with the file.

Without formats: the generator draws and writes the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from report.language.printing import Language
from report.results.exhibits import Figure, Table


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for: the `content` of a `file`, which is its name for messages, and a language."""

    file: str
    content: bytes
    language: Language


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the file, in the language asked for: its line (0 for the whole file), what, and its cure."""

    line: int
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between the parts of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure or a table with its caption."""

    caption: str
    content: Figure | Table


@dataclass(frozen=True, slots=True)
class Handout:
    """A page that stands alone: `title`, a `subtitle` that may be empty, and the rest in order.

    A text is a paragraph.  The numbers behind a figure are not shown: give them as a table where they are wanted.
    """

    title: str
    subtitle: str
    parts: tuple[str | Heading | Exhibit, ...]


# What a command returns: a page, a text to be written as it is, or problems of the file.
Answer = Handout | str | tuple[Problem, ...]
Command = Callable[[Request], Answer]
