"""Which words neither the dictionary of their language nor the project's own list of words holds.

The dictionaries are those of the system, for the program hunspell, and are named by the locale of their language.
The project's own lists are files of words, ``chapters/spelling/da.txt``; a word of one list is no word of another.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from report.check.prose import Said, bare
from report.language.vocabulary import languages, rules_of

LISTS = "chapters/spelling"
PROGRAM = "hunspell"
_SHOWN = 4  # suggestions
_EDGES = "'-."
# In the answers of hunspell's pipe: a word that it does not know, with suggestions or without.
_NEAR, _FAR = re.compile(r"& (\S+) \d+ \d+: (.*)"), re.compile(r"# (\S+) \d+")


class NoDictionary(Exception):
    """Raised where the program or the dictionary of a language is missing: says which; `cure` says what to install."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word that is in no list, where it stands, and words that look like it."""

    file: str
    line: int
    language: str
    word: str
    suggestions: tuple[str, ...]


class Speller:
    """Looks words up for the project in `root`.  The methods raise NoDictionary."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def own_words(self, language: str) -> frozenset[str]:
        """The words of the project's own list; none without a list."""
        file = self.root / LISTS / f"{language}.txt"
        return frozenset(file.read_text(encoding="utf-8").splitlines()) if file.is_file() else frozenset()

    def knows(self, language: str) -> bool:
        """Whether there is a dictionary of `language`, a code."""
        return bool(self._dictionary(language))

    def unknown(self, texts: Iterable[str], language: str) -> set[str]:
        """The words of `texts` that the dictionary of `language` does not hold, whatever the project's list says."""
        listed = self._asked(language, "-l", "\n".join(map(bare, texts)))
        return {word.strip(_EDGES) for word in listed.split()} - {""}

    def misspelt(self, texts: Iterable[str], language: str) -> set[str]:
        """The words of `texts` that neither the dictionary of `language` nor the project's list holds."""
        return self.unknown(texts, language) - self.own_words(language)

    def places(self, said: Sequence[Said], wanted: Collection[str]) -> list[Misspelt]:
        """Every place of a misspelt word, by file and line.

        What is in a language that is not among the codes `wanted` is looked up where there is a dictionary of it, and
        left out where there is none.
        """
        by_language: dict[str, list[Said]] = defaultdict(list)
        for one in said:
            by_language[one.language].append(one)
        found: list[Misspelt] = []
        for language, texts in by_language.items():
            if language in wanted or self.knows(language):
                found += self._places(texts, language)
        return sorted(found, key=lambda m: (m.file, m.line))

    def _places(self, said: Sequence[Said], language: str) -> list[Misspelt]:
        wrong = self.misspelt((one.text for one in said), language)
        if not wrong:
            return []
        near = self.suggestions(sorted(wrong), language)
        whole = _whole(wrong)
        found = [
            Misspelt(one.file, one.line, language, word, near.get(word, ()))
            for one in said
            for word in dict.fromkeys(whole.findall(one.text))
        ]
        parts = wrong - {one.word for one in found}  # of what is no word for Python, as beside a digit
        return found + [
            Misspelt(one.file, one.line, language, word, near.get(word, ()))
            for one in said
            for word in sorted(parts)
            if word in one.text
        ]

    def suggestions(self, words: Sequence[str], language: str) -> Mapping[str, tuple[str, ...]]:
        """Words that look like each of `words`, the likeliest first; none for what looks like nothing."""
        answered = self._asked(language, "-a", "".join(f"^{word}\n" for word in words))
        own, found = sorted(self.own_words(language)), dict[str, tuple[str, ...]]()
        for line in answered.splitlines():
            if near := _NEAR.fullmatch(line):
                found[near[1]] = tuple(near[2].split(", "))[:_SHOWN]
            elif far := _FAR.match(line):
                found.setdefault(far[1], ())
        return {word: _with_own(word, near, own) for word, near in found.items()}

    def _asked(self, language: str, how: str, text: str) -> str:
        """What hunspell answers."""
        name = self._dictionary(language)
        if not name:
            raise _missing(language)
        command = [self._program, how, "-i", "utf-8", "-d", name]
        asked = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
        if asked.returncode:
            raise NoDictionary(
                f"{PROGRAM} cannot use the dictionary {name}: {asked.stderr.strip()}", "install it again"
            )
        return asked.stdout

    def _dictionary(self, language: str) -> str:
        """The name of the dictionary of `language`, that of its locale or else any; empty without one."""
        named = rules_of(language).locale if language in languages() else ""
        if named:
            return named if named in self._installed else ""
        return next((name for name in self._installed if re.split("[-_]", name)[0] == language), "")

    @cached_property
    def _program(self) -> str:
        program = shutil.which(PROGRAM)
        if not program:
            raise NoDictionary(f"there is no {PROGRAM}, by which words are looked up", _cure(PROGRAM))
        return program

    @cached_property
    def _installed(self) -> tuple[str, ...]:
        """The names of all dictionaries that hunspell finds."""
        listed = subprocess.run(
            [self._program, "-D"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        lines = (listed.stdout + listed.stderr).splitlines()
        return tuple(sorted({Path(line).name for line in lines if line.startswith(("/", "./", "~"))}))


def _whole(words: Collection[str]) -> re.Pattern[str]:
    """A pattern of each of `words` where it is whole, the longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _missing(language: str) -> NoDictionary:
    rules = rules_of(language) if language in languages() else None
    named = f"{rules.name} ({rules.locale})" if rules else language
    package = f"{PROGRAM}-{language}" + (f" or {PROGRAM}-{rules.locale.lower().replace('_', '-')}" if rules else "")
    return NoDictionary(f"there is no dictionary of {named} for {PROGRAM}", _cure(package))


def _cure(package: str) -> str:
    return (
        f"install it: on Debian or Ubuntu `apt install` with {package}; elsewhere put the .aff and .dic where it looks"
    )


def _with_own(word: str, near: tuple[str, ...], own: Sequence[str]) -> tuple[str, ...]:
    """`near`, and before it the words of the project's list that differ in capitals alone."""
    same = tuple(one for one in own if one.casefold() == word.casefold())
    return (*same, *near)[:_SHOWN]
