"""Where words may be divided: the language's dictionary, put right for the words that a project lists.

``chapters/hyphenation/<language>.txt`` holds a word a line with its only points, as in ``almen-områd``, which holds
for every word that begins so; where two lines fit, the longer holds.  The rest of a word follows the dictionary.
Exceptions are patterns of the algorithm itself (F. M. Liang, *Word Hy-phen-a-tion by Com-put-er*, 1983): a digit
between letters forbids a point when even and allows it when odd, and the highest digit of all patterns counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyphen

from report.diagnostics import Diagnostics
from report.language.vocabulary import languages

FOLDER = "chapters/hyphenation"
_LINE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Forbidden and allowed, above the digits that dictionaries use; the second pair is for lines that begin with another.
_DIGITS = (("6", "7"), ("8", "9"))

# The lines of each language that has a list.
Exceptions = Mapping[str, tuple[str, ...]]


def read_exceptions(root: Path, found: Diagnostics) -> Exceptions:
    """The project's lists; a line that is not a word with points is reported and left out."""
    lists = {}
    for code in languages():
        file = f"{FOLDER}/{code}.txt"
        if (root / file).is_file():
            lines = (root / file).read_text(encoding="utf-8", errors="replace").splitlines()
            for number, line in enumerate(lines, 1):
                if not _LINE.fullmatch(line):
                    found.error(
                        "L10",
                        f"{line!r} is not a word with its points of division",
                        file=file,
                        line=number,
                        hint="write letters in UTF-8, with a hyphen where the word may be divided: hand-book",
                    )
            lists[code] = tuple(line for line in lines if _LINE.fullmatch(line))
    return lists


@contextmanager
def hyphenated(exceptions: Exceptions) -> Iterator[None]:
    """Within it, the dictionaries know the exceptions."""
    before = {code: pyphen.LANGUAGES[code] for code in exceptions}
    with TemporaryDirectory() as folder:
        for code, lines in exceptions.items():
            path = Path(folder) / f"hyph_{code}.dic"
            path.write_text("\n".join(("UTF-8", _dictionary(before[code]), *_patterns(lines))), encoding="utf-8")
            pyphen.LANGUAGES[code] = path
        try:
            yield
        finally:
            pyphen.LANGUAGES.update(before)


def _dictionary(path: Path) -> str:
    """The patterns of a dictionary, whose first line names the encoding of the others."""
    encoding, _, rest = path.read_bytes().partition(b"\n")
    return rest.decode(encoding.decode("ascii").strip())


def _patterns(lines: tuple[str, ...]) -> list[str]:
    words = {line.replace("-", "").lower(): line.lower() for line in lines}
    return [
        _pattern(line, *_DIGITS[any(word[:at] in words for at in range(1, len(word)))]) for word, line in words.items()
    ]


def _pattern(line: str, forbidden: str, allowed: str) -> str:
    """A line such as ``al-men`` as a pattern from the beginning of a word: ``.a6l7m6e6n``."""
    return "." + allowed.join(forbidden.join(part) for part in line.split("-"))
