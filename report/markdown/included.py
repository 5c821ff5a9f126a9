"""Files that a chapter includes, in the place of the line ``{{< include part.qmd >}}``, as Quarto does it.

An included line keeps the number that it has in its own file, behind the number of that file times :data:`FILE`: so
whatever carries the line of a chapter leads to the file that the line stands in, and
:class:`report.diagnostics.Diagnostics` names that.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from report.diagnostics import INCLUDED as FILE
from report.diagnostics import Diagnostics
from report.language.characters import unprintable

_INCLUDE = re.compile(r"\{\{<\s*include\s+(?P<path>\"[^\"]+\"|'[^']+'|[^\s>]+)\s*>\}\}\s*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# What a file of the project holds.  Raises OSError.
Read = Callable[[str], bytes]


@dataclass(slots=True)
class Whole:
    """The lines of a chapter with what it includes, the number of each, and the files that it includes in order."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def includes(content: bytes) -> bool:
    """Whether a chapter whose bytes are `content` may include anything."""
    return b"{{<" in content and b"include" in content


def whole(content: bytes, file: str, read: Read, found: Diagnostics) -> Whole:
    """The chapter `file` with what it includes; what cannot be included is reported and left out.

    Bytes that are no UTF-8 are replaced: that the chapter's own are not is told by whoever takes it apart.
    """
    taken = Whole()
    _Including(file, read, found, taken).add(
        content.decode("utf-8", "replace").removeprefix("\ufeff"), file, 0, (file,)
    )
    return taken


@dataclass(frozen=True, slots=True)
class _Including:
    chapter: str
    read: Read
    found: Diagnostics
    taken: Whole

    def add(self, text: str, file: str, before: int, around: tuple[str, ...]) -> None:
        """Add the lines of `text`, which stands in `file`; `before` is what their numbers begin behind."""
        for number, line, fenced in _lines(text):
            named = None if fenced else _INCLUDE.fullmatch(line)
            if named:
                self._include(named["path"].strip("\"'"), file, before + number, around)
            else:
                self.taken.lines.append(line)
                self.taken.numbers.append(before + number)

    def _include(self, path: str, file: str, line: int, around: tuple[str, ...]) -> None:
        folder = "" if path.startswith("/") else posixpath.dirname(file)
        wanted = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        if wanted.startswith("../"):
            self._error(f"{path} lies outside the project", line, "put the file into the project")
        elif wanted in around:
            self._error(f"{wanted} includes itself, by way of {' and '.join(around[1:]) or 'nothing else'}", line)
        else:
            self.taken.files.append(wanted)
            self._added(wanted, path, line, around)

    def _added(self, wanted: str, path: str, line: int, around: tuple[str, ...]) -> None:
        try:
            text = self.read(wanted).decode("utf-8").removeprefix("\ufeff")
        except OSError:
            hint = "an address begins at the file that includes, or with / at the project"
            self._error(f"there is no file {wanted}", line, f"{hint}; it was given as {path}")
            return
        except UnicodeDecodeError:
            self._error(f"{wanted} is not UTF-8", line, "save it as UTF-8")
            return
        if bad := unprintable(text):
            self._error(f"{wanted} holds {bad.name} in line {bad.line}", line, "remove it; it is not seen")
        elif text.startswith("---\n"):
            self._error(f"{wanted} begins with front matter", line, "leave that to the chapter that includes it")
        else:
            self.add(text, wanted, len(self.taken.files) * FILE, (*around, wanted))

    def _error(self, message: str, line: int, hint: str = "take one of the lines out") -> None:
        self.found.error("T31", message, file=self.chapter, line=line, hint=hint)


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines of `text` with their numbers, and whether each stands in a block of code."""
    lines = re.split("\r\n|\r|\n", text)
    fence = ""
    for number, line in enumerate(lines[:-1] if lines[-1] == "" else lines, 1):
        ticks = _FENCE.match(line)
        yield number, line, bool(fence)
        if ticks and not fence:
            fence = ticks[1]
        elif ticks and ticks[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
