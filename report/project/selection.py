"""What a command is asked to build, and what it says of a name that there is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from report.diagnostics import UsageError, nearest
from report.project.records import Chapter, Project, Publication

_SHOWN, _ALL = 3, 8  # names that are said of those that may be meant, and of all


@dataclass(frozen=True, slots=True)
class Selection:
    """What to build: empty parts mean everything.

    In a `preview` drafts are shown, and a chapter that one language lacks is looked at in the others.
    """

    publications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    preview: bool = field(default=False, kw_only=True)

    @property
    def whole(self) -> bool:
        """Whether this is the complete site."""
        return not (self.publications or self.languages or self.formats or self.chapters)

    @property
    def only(self) -> frozenset[str] | None:
        """The chapters that are selected, None where that is all of them."""
        return frozenset(self.chapters) or None

    def includes(self, publication: Publication) -> bool:
        """Whether anything of `publication` is selected; one without a selected chapter or language is left alone."""
        named = not self.publications or publication.key in self.publications
        return named and any(map(self.speaks, publication.languages)) and any(map(self.writes, publication.texts))

    def writes(self, chapter: Chapter) -> bool:
        """Whether `chapter` will be written, in the languages and publications selected."""
        return not self.chapters or chapter.stem in self.chapters

    def speaks(self, language: str) -> bool:
        """Whether editions in `language`, a code, are selected."""
        return not self.languages or language in self.languages

    def compares(self, *languages: str) -> bool:
        """Whether what is said in one of the `languages` has to be said in all: where none of them is left out."""
        return all(map(self.speaks, languages))

    def may_lack(self, chapter: Chapter, language: str, there: Collection[str]) -> bool:
        """Whether `chapter` need not have a file in `language`, having one in the languages `there`."""
        if chapter.draft:
            return True
        others = any(map(self.speaks, there))
        return others and (self.preview or not self.speaks(language))

    def without_drafts(self, project: Project) -> Project:
        """The `project` with those chapters that are shown: drafts are where one is named, and in a preview."""
        if self.preview or any(c.draft and c.stem in self.chapters for c in chapters_of(project)):
            return project
        shown = {
            key: replace(p, chapters=tuple(c for c in p.chapters if not c.draft))
            for key, p in project.publications.items()
        }
        return replace(project, publications=shown) if any(c.draft for c in chapters_of(project)) else project

    def check(self, project: Project) -> None:
        """Raises UsageError for a publication, language or chapter that does not exist."""
        for name in self.publications:
            if name not in project.publications:
                raise UsageError(unknown("publication", name, project.publications))
        named = [p for p in project.publications.values() if not self.publications or p.key in self.publications]
        known = tuple(dict.fromkeys(code for publication in named for code in publication.languages))
        for code in self.languages:
            if code not in known:
                raise UsageError(unknown("edition in the language", code, known))
        stems = [c.stem for p in named for c in p.texts]
        for name in self.chapters:
            if name not in stems:
                raise UsageError(unknown("chapter", name, stems))


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """The sentence for a `name` that is none of the `known`, of which it names those that may be meant.

    These are names with the same number or with `name` in them, else the nearest; else all, where these are few.
    """
    names = list(dict.fromkeys(known))
    number = name.strip().lstrip("0")
    same = [one for one in names if number.isdecimal() and one.partition("-")[0].lstrip("0") == number]
    within = [one for one in names if len(name) > 1 and name.casefold() in one.casefold()]
    if meant := (same or within)[:_SHOWN]:
        return f"no {what} {name!r}; did you mean {' or '.join(meant)}?"
    if close := nearest(name, names):
        return f"no {what} {name!r}; {close}"
    if len(names) <= _ALL:
        return f"no {what} {name!r}; known: {', '.join(names)}"
    return f"no {what} {name!r}; there are {len(names)}, from {names[0]} to {names[-1]}"


def chapters_of(project: Project) -> Iterator[Chapter]:
    """The chapters of all publications."""
    return (chapter for publication in project.publications.values() for chapter in publication.chapters)
