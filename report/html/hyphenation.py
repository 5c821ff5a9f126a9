"""Where words may be divided: the language's dictionary, put right for the words that a project lists.

``chapters/hyphenation/<language>.txt`` holds a word a line with its only points, as in ``almen-områd``, which holds
for every word that begins so; where two lines fit, the longer holds.  The rest of a word follows the dictionary.
Exceptions are patterns of the algorithm itself (F. M. Liang, *Word Hy-phen-a-tion by Com-put-er*, 1983): a digit
between letters forbids a point when even and allows it when odd, and the highest digit of all patterns counts.
"""

from __future__ import annotations

import atexit
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from report.cache.memory import Kind, Memory
from report.cache.places import digest
from report.diagnostics import Diagnostics
from report.html.pieces import Pieces, Tag
from report.language.vocabulary import languages

if TYPE_CHECKING:
    import pyphen

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
FOLDER = "chapters/hyphenation"
_LINE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Forbidden and allowed, above the digits that dictionaries use; the second pair is for lines that begin with another.
_DIGITS = (("6", "7"), ("8", "9"))

# Letters of a word that a narrow column may have to divide, and that it keeps together at either end.
_LONG = re.compile(r"[^\W\d_]{13,}")
_ENDS = 4
_DIVIDED: Kind[Mapping[str, Mapping[str, str]]] = Kind("divided words")

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
    import pyphen

    before = {code: pyphen.LANGUAGES[code] for code in exceptions}
    pyphen.LANGUAGES.update(_files(tuple((code, lines, before[code]) for code, lines in exceptions.items())))
    try:
        yield
    finally:
        pyphen.LANGUAGES.update(before)


@cache
def _files(lists: tuple[tuple[str, tuple[str, ...], Path], ...]) -> dict[str, Path]:
    """A dictionary for each language with exceptions, by its code; written once in a process and removed at its end."""
    folder = Path(mkdtemp(prefix="hyphenation-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    files = {code: folder / f"hyph_{code}.dic" for code, _, _ in lists}
    for code, lines, plain in lists:
        files[code].write_text("\n".join(("UTF-8", _dictionary(plain), *_patterns(lines))), encoding="utf-8")
    return files


class SoftHyphens:
    """Long words with soft hyphens where they may be divided, by the dictionaries and the `exceptions`.

    Words that an earlier build divided are in `memory`, so that it need not load a dictionary again.
    """

    def __init__(self, exceptions: Exceptions, memory: Memory) -> None:
        self.exceptions, self.memory = exceptions, memory
        self._name = digest(*sorted(exceptions.items()))
        kept = memory.recall(_DIVIDED, self._name)
        self._words = {code: dict(words) for code, words in kept.result.items()} if kept else {}
        self._dictionaries: dict[str, pyphen.Pyphen | None] = {}

    def written(self, pieces: Pieces, language: str) -> str:
        """The HTML of `pieces` of text in `language`, a code; a language without a dictionary divides nothing."""
        put = partial(self._put, self._words.setdefault(language, {}), language)
        return "".join(piece if isinstance(piece, Tag) else _LONG.sub(put, piece) for piece in pieces)

    def keep(self) -> None:
        """Keep the words for the next build, if there are new ones."""
        if self._dictionaries:
            self.memory.begin(_DIVIDED, self._name).keep(self._words)

    def _put(self, words: dict[str, str], language: str, found: re.Match[str]) -> str:
        word = found[0]
        if word not in words:
            if language not in self._dictionaries:
                self._dictionaries[language] = self._dictionary(language)
            dictionary = self._dictionaries[language]
            words[word] = dictionary.inserted(word, SOFT_HYPHEN) if dictionary else word
        return words[word]

    def _dictionary(self, language: str) -> pyphen.Pyphen | None:
        import pyphen

        code = pyphen.language_fallback(language)
        own = {name: lines for name, lines in self.exceptions.items() if name == code}
        with hyphenated(own):
            return pyphen.Pyphen(lang=code, left=_ENDS, right=_ENDS, cache=False) if code else None


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
