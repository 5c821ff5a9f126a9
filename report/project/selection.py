"""What a command is asked to build."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from report.diagnostics import UsageError
from report.project.records import Chapter, Project, Publication


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
                raise UsageError(f"no publication {name!r}; known: {', '.join(project.publications)}")
        named = [p for p in project.publications.values() if not self.publications or p.key in self.publications]
        known = tuple(dict.fromkeys(code for publication in named for code in publication.languages))
        for code in self.languages:
            if code not in known:
                raise UsageError(f"no edition in the language {code!r}; known: {', '.join(known)}")
        stems = [c.stem for p in project.publications.values() for c in p.texts]
        for name in self.chapters:
            if name not in stems:
                raise UsageError(f"no chapter {name!r}; known: {', '.join(stems)}")


def chapters_of(project: Project) -> Iterator[Chapter]:
    """The chapters of all publications."""
    return (chapter for publication in project.publications.values() for chapter in publication.chapters)
