"""The entries of a .bib file with their lines, as pandoc will read them.  Prints nothing and judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_OUTSIDE = re.compile(r"%[^\n]*|@\s*(\w+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,{}()=\"]*)\s*(,|(?=[)}]))")
_NAME = re.compile(r"\s*([A-Za-z][\w:+/-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"]+")
_END = re.compile(r"[\s,]*[)}]")
_JOINED = re.compile(r"\s*#\s*")
_NO_WORKS = ("comment", "string", "preamble")


class Unreadable(Exception):
    """Raised at the place where an entry cannot be read."""


@dataclass(frozen=True, slots=True)
class BibField:
    """A field of an entry: its text without the outer delimiters, its line, and where name and value stand.

    `plain` says that the text is one piece between braces or quotation marks, or a number.
    """

    text: str
    line: int
    span: tuple[int, int]
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its type in small letters, its key and line, its fields by name in small letters.

    `after_key` is where its first field may stand, `brackets` where the brackets around all of it stand; both are
    negative where there is none.
    """

    kind: str
    key: str
    line: int
    after_key: int
    brackets: tuple[int, int]
    fields: dict[str, BibField] = field(default_factory=dict)

    def text(self, *names: str) -> str:
        """The text of the first field of these `names` that has one."""
        return next((f.text for name in names if (f := self.fields.get(name)) and f.text.strip()), "")


def entries(text: str) -> list[Entry]:
    """The works of a .bib file in order; one that cannot be read to its end has the fields before that place."""
    return list(_Reader(text).entries())


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.macros: dict[str, str] = {}

    def entries(self) -> Iterator[Entry]:
        """Every work; what stands between entries and behind a percent sign is a comment."""
        while begun := _OUTSIDE.search(self.text, self.at):
            self.at = begun.end()
            kind = (begun[1] or "").lower()
            if kind == "comment":
                self.at = self._behind(begun.end())
            elif kind == "string":
                self.macros |= {name: f.text for name, f in self._fields()}
            elif kind not in ("", *_NO_WORKS):
                yield from self._entry(kind, begun.start(), begun.end() - 1)

    def _entry(self, kind: str, start: int, bracket: int) -> Iterator[Entry]:
        key = _KEY.match(self.text, self.at)
        if key and key[1]:
            self.at = key.end()
            fields = dict(self._fields())
            end = _END.match(self.text, self.at)
            brackets = (bracket, end.end() - 1) if end else (-1, -1)
            # Without a comma there is no field, and no place for one.
            yield Entry(kind, key[1], self._line(start), key.end() if key[2] else -1, brackets, fields)

    def _fields(self) -> Iterator[tuple[str, BibField]]:
        while name := _NAME.match(self.text, self.at):
            self.at = name.end()
            try:
                pieces = list(self._pieces())
            except Unreadable:
                return
            span = (name.start(1), self.at)
            plain = len(pieces) == 1 and pieces[0][1]
            yield name[1].lower(), BibField("".join(p for p, _ in pieces), self._line(name.start(1)), span, plain)
            comma = re.compile(r"\s*,?").match(self.text, self.at)
            self.at = comma.end() if comma else self.at

    def _pieces(self) -> Iterator[tuple[str, bool]]:
        """The pieces of a field, and of each whether it is written there and no abbreviation."""
        while True:
            start = self.at
            if self.text[start : start + 1] in ("{", '"'):
                self.at = self._closed(start + 1)
                yield self.text[start + 1 : self.at - 1], True
            elif bare := _BARE.match(self.text, start):
                self.at = bare.end()
                yield self.macros.get(bare[0].lower(), bare[0]), bare[0].isdigit()
            else:
                raise Unreadable
            joined = _JOINED.match(self.text, self.at)
            if not joined:
                return
            self.at = joined.end()

    def _behind(self, start: int) -> int:
        try:
            return self._closed(start)
        except Unreadable:
            return start

    def _closed(self, start: int) -> int:
        """Behind the brace or quotation mark that closes what is open at `start`; raises Unreadable without one."""
        closing, depth, at = {"(": ")", "{": "}"}.get(self.text[start - 1], '"'), 0, start
        while at < len(self.text):
            letter = self.text[at]
            if letter == closing and not depth:
                return at + 1
            depth += {"{": 1, "}": -1}.get(letter, 0)
            at += 2 if letter == "\\" else 1
        raise Unreadable

    def _line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1
