"""What a command is asked to build."""

from __future__ import annotations

from dataclasses import dataclass

from report.diagnostics import UsageError
from report.project.records import Chapter, Project, Publication


@dataclass(frozen=True, slots=True)
class Selection:
    """What to build: empty parts mean everything."""

    publications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()

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
