"""What lay elsewhere in earlier releases: names that labels once had, and the pages that lead to those of now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from report.edition.compose import ChapterDocument, EditionDocument
from report.language.interface import word
from report.markdown.tree import printed_text
from report.project.records import Chapter
from report.site.back_pages import chapter_page
from report.site.front.side_by_side import side_by_side_page
from report.site.rendering import environment


@dataclass(frozen=True, slots=True)
class MovedLink:
    """A label that was here, with the address and the name of where it is."""

    label: str
    href: str
    name: str


class Said(TypedDict):
    """What the pages of a chapter say of former names."""

    former: Mapping[str, Sequence[str]]
    moved: Sequence[MovedLink]


class Moved:
    """What has moved in the edition `document`; `others` are the same publication in other languages."""

    def __init__(self, document: EditionDocument, others: Sequence[EditionDocument]) -> None:
        self.document, self.others = document, others
        self.edition, self.language = document.edition, document.edition.language

    def of(self, chapter: Chapter) -> Said:
        """What the pages of `chapter` say of it: `former` names by the labels of now, and what `moved` from there."""
        return {"former": self._names(chapter), "moved": self._from_here(chapter)}

    def _names(self, chapter: Chapter) -> Mapping[str, Sequence[str]]:
        """The former names of what stands in `chapter` where it stood before, by the labels of now."""
        found: dict[str, list[str]] = {}
        for former in self.document.publication.former:
            target = self.document.targets.get(former.now)
            if target and target.chapter is chapter and former.chapter in ("", chapter.stem):
                found.setdefault(former.now, []).append(former.label)
        return found

    def _from_here(self, chapter: Chapter) -> list[MovedLink]:
        """What stood in `chapter` and stands in another now."""
        gone = [f for f in self.document.publication.former if f.chapter == chapter.stem]
        every = self.document.targets
        return [self._link(f.label, f.now) for f in gone if f.now in every and every[f.now].chapter is not chapter]

    def pages(self) -> Iterator[tuple[str, str]]:
        """A page of each name that the page of a chapter once had, and what stood beside it, by name."""
        for text in self.document.chapters:
            now = text.chapter.slugs[self.language]
            for former in text.chapter.former.get(self.language, ()):
                yield f"{former}.html", self._page(text, f"{now}.html")
                for other in (document.edition.language for document in self.others):
                    beside = (side_by_side_page(self.language, other, slug) for slug in (former, now))
                    yield next(beside), self._page(text, next(beside))

    def _page(self, text: ChapterDocument, href: str) -> str:
        address = self.document.publication.address
        page = chapter_page(text.chapter, self.language)
        return (
            environment()
            .get_template("moved.html")
            .render(
                word=lambda key, **fields: word(key, self.edition.interface, **fields),
                language=self.language,
                title=printed_text(text.title, self.language),
                href=href,
                canonical=f"{address}/{self.edition.folder}/{page}" if address else page,
                sections=[self._link(label, label) for label in self._labels(text)],
            )
        )

    def _labels(self, text: ChapterDocument) -> list[str]:
        """The sections of a chapter."""
        every = self.document.targets.items()
        return [name for name, target in every if target.chapter is text.chapter and target.label.kind == "section"]

    def _link(self, label: str, now: str) -> MovedLink:
        target = self.document.targets[now]
        name = " ".join(dict.fromkeys(filter(None, (target.name(self.language), target.label.title))))
        return MovedLink(label, f"{chapter_page(target.chapter, self.language)}#{now}", name)
