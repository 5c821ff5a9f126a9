"""What chapters that are not written now give to those that are: the works they cite, their marks and their labels.

All of a publication stand in one entry of the cache, so that a build of one chapter need not read hundreds of others
one by one.  None of them is a chapter of which there is anything to tell, which depends on more than its own file, or
whose titles print values.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from report.cache.kept import identity, settled
from report.cache.memory import Kind, Memory
from report.markdown.pandoc import Citing
from report.markdown.reading import Label
from report.markdown.source import Source
from report.markdown.structure import Body

# How many nanoseconds a file has to be left alone before its times tell that it is the same: a tick of any file system.
_TICK = 2_000_000_000
# What marks words in a line of text, as report.edition.mentions finds them; a chapter that is not written is searched
# for nothing else.
_MARKS = re.compile(r'[{\s](?:term|index)="[^"]+"|\[[^\[\]]+\]\{[^{}]*\.term\b')
_EXPRESSION = "{python}"


@dataclass(frozen=True, slots=True)
class Brief:
    """A chapter in brief: its `source` with no more text than marks, and its `outline` without headings.

    It had the `digest`, and was `seen` as :func:`report.cache.kept.identity` says, None where that is not certain; its
    outline is that of the edition of the name `of`.
    """

    digest: str
    seen: tuple[int, ...] | None
    of: str
    source: Source
    outline: Body

    def plain(self) -> list[Any]:
        """The same as lists and texts, hundreds of which are decoded at once."""
        source, outline = self.source, self.outline
        labels = [[label.name, label.kind, label.line, label.title, label.level] for label in outline.labels]
        own = [source.file, source.language, [*source.lines], [*source.cited]]
        return [self.digest, self.seen and [*self.seen], self.of, own, [outline.label, outline.title, labels]]

    @classmethod
    def restored(cls, plain: list[Any]) -> Brief:
        """What :meth:`plain` gave."""
        digest, seen, of, (file, language, marks, cited), (label, title, labels) = plain
        source = Source(file, language, tuple(marks), (), "", tuple(cited))
        outline = Body(label, title, [], tuple(Label(*one) for one in labels))
        return cls(digest, seen and tuple(seen), of, source, outline)


BRIEFS: Kind[list[list[Any]]] = Kind("briefs")


class Briefs:
    """The briefs of the publication `name`, by file, without the chapters that are `written` now.

    What they cite is set as `citing` says.  Nothing is looked up before it is asked for, nor where briefs are not
    `enough` for what is written, which lists the headings of all chapters.
    """

    def __init__(self, name: str, citing: Citing, written: Collection[str], memory: Memory, *, enough: bool) -> None:
        self.name, self.citing, self.written, self.memory, self.enough = name, citing, written, memory, enough

    @cached_property
    def _known(self) -> dict[str, Brief]:
        """What an earlier build has kept; files that are as they were then need not be read for their digests."""
        before = self.memory.recall(BRIEFS, self.name) if self.enough else None
        known = [Brief.restored(plain) for plain in before.result] if before else []
        for brief in known:
            if brief.seen:
                self.memory.dependencies.trust(brief.source.file, brief.seen, brief.digest)
        return {brief.source.file: brief for brief in known}

    def source(self, file: str) -> Source | None:
        """The chapter `file` in brief; None where it is not known, not as it is, or written."""
        brief = None if file in self.written else self._known.get(file)
        return brief.source if brief and brief.digest == self.memory.dependencies(file) else None

    def gave(self, source: Source) -> bool:
        """Whether :meth:`source` gave it, so that it has no text."""
        return self._given(source) is not None

    def outline(self, source: Source, edition: str) -> Body | None:
        """The outline, in the edition of this name, of a chapter that :meth:`source` gave; None in another."""
        brief = self._given(source)
        return brief.outline if brief and brief.of == edition else None

    def _given(self, source: Source) -> Brief | None:
        brief = None if source.file in self.written else self._known.get(source.file)
        return brief if brief and brief.source is source else None

    def keep(self, read: Iterable[tuple[Source, Body | None, str]]) -> None:
        """Keep what was `read` for the next build: chapters with their outlines, each in the edition of this name."""
        told = {problem.file for problem in self.memory.problems}
        new = {
            source.file: self._brief(source, outline, edition)
            for source, outline, edition in read
            if outline and source.file not in told and _stands_alone(source, outline) and not self.gave(source)
        }
        if new and self.enough:
            recording = self.memory.begin(BRIEFS, self.name, self.citing.files)
            recording.keep([brief.plain() for brief in (self._known | new).values()])

    def _brief(self, source: Source, outline: Body, edition: str) -> Brief:
        dependencies, file = self.memory.dependencies, source.file
        digest, seen = dependencies(file), identity(f"{dependencies.root}/{file}")
        certain = seen and settled(seen, _TICK) and dependencies.unchanged({file: digest})
        marks = tuple(dict.fromkeys(_MARKS.findall("\n".join(source.lines))))
        short = Source(file, source.language, marks, (), "", source.cited)
        return Brief(
            digest, seen if certain else None, edition, short, Body(outline.label, outline.title, [], outline.labels)
        )


def _stands_alone(source: Source, outline: Body) -> bool:
    """Whether a chapter depends on nothing but its file, the works of the edition and how they are cited."""
    says_values = any(_EXPRESSION in label.title for label in outline.labels)
    return not (source.included or source.variant or says_values)
