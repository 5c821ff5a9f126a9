"""The pages of one edition for the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.titles import exhibit_titles
from report.language.interface import VALUES_PAGE, word
from report.markdown.tree import printed_text
from report.project.records import Edition
from report.site.asked import EditionValues
from report.site.back_pages import chapter_page, list_entries, list_page
from report.site.exhibit import scripts_of
from report.site.page_answers import PageAnswers
from report.site.screen import Links, Neighbour, ScreenWriter
from report.site.values_page import values_shown

TEMPLATES = Path(__file__).parent / "templates"
INDEX = "index.html"
# The other editions, with the address of the same page in each.
Elsewhere = list[tuple[Edition, str]]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the edition as the contents list it; `sections` are (label, number, title)."""

    href: str
    name: str
    title: str
    sections: tuple[tuple[str, str, str], ...] = ()


class Pages:
    """Writes the pages of an edition; `others` are the same publication in other languages."""

    def __init__(
        self,
        document: EditionDocument,
        others: list[EditionDocument],
        data_version: str,
        values: EditionValues,
    ) -> None:
        self.answers = PageAnswers(values)
        self.document, self.others, self.data_version = document, [d.edition for d in others], data_version
        self.edition, self.language = document.edition, document.edition.language
        self.links = [
            PageLink(_page(c, self.language), c.name, printed_text(c.title, self.language), _sections(c, self.language))
            for c in document.chapters
        ]
        self.links += [PageLink(list_page(key, self.language), "", document.list_title(key)) for key in document.lists]
        if self.answers.any:
            self.links.append(PageLink(self.answers.page, "", word(VALUES_PAGE, self.edition.interface)))

    def write(self, only: frozenset[str] | None = None) -> dict[str, str]:
        """Pages by path in the site; `only` names the chapters wanted, None all and the index."""
        folder = self.edition.folder
        pages = {
            f"{folder}/{_page(c, self.language)}": self._chapter(c, at)
            for at, c in enumerate(self.document.chapters)
            if only is None or c.chapter.stem in only
        }
        if only is None:
            pages[f"{folder}/{INDEX}"] = self._index()
            for key in self.document.lists:
                page = list_page(key, self.language)
                pages[f"{folder}/{page}"] = self._list(page, key)
            if self.answers.any:
                pages[f"{folder}/{self.answers.page}"] = self._values()
        return pages

    def _chapter(self, document: ChapterDocument, at: int) -> str:
        elsewhere = self._elsewhere(lambda language: _page(document, language))
        writer = ScreenWriter(
            self.language, document.exhibits, self._links(document, elsewhere), self.edition.interface
        )
        body = self.answers.body(document, writer)
        return self._render(
            "chapter.html",
            self.links[at].href,
            elsewhere,
            at,
            title=printed_text(document.title, self.language),
            heading=Markup(writer.inlines(document.title)),
            name=document.name,
            label=document.label,
            body=Markup(body),
            notes=Markup(writer.notes_section()),
            sections=self.links[at].sections,
            scripts=(*scripts_of(document.exhibits.values()), *self.answers.scripts(document)),
            answers=Markup(self.answers.template(document)),
            answer_switch=bool(self.answers.scripts(document)),
        )

    def _links(self, document: ChapterDocument, elsewhere: Elsewhere) -> Links:
        here = {
            label: "" if t.chapter is document.chapter else chapter_page(t.chapter, self.language)
            for label, t in self.document.targets.items()
        }
        return Links(
            here,
            tuple(Neighbour(edition.language, href) for edition, href in elsewhere),
            list_page("literature", self.language),
            list_page("glossary", self.language),
            data="../../data/",
            assets="../../assets/",
            values=self.answers.page,
        )

    def _list(self, page: str, key: str) -> str:
        """The page of a list behind the chapters."""
        at = next(at for at, link in enumerate(self.links) if link.href == page)
        return self._render(
            f"{key}.html",
            page,
            self._elsewhere(lambda language: list_page(key, language)),
            at,
            title=self.document.list_title(key),
            entries=list_entries(key, self.document),
            glossary=list_page("glossary", self.language),
        )

    def _values(self) -> str:
        """The page of all values, the last of the edition."""
        at = len(self.links) - 1
        return self._render(
            "values.html",
            self.answers.page,
            self._elsewhere(lambda language: list_page(VALUES_PAGE, language)),
            at,
            title=self.links[at].title,
            shown=values_shown(self.answers.values, self.answers.writer),
            scripts=("values.js",),
        )

    def _index(self) -> str:
        pdf = f"../{self.edition.slug}.pdf" if "pdf" in self.document.publication.formats else ""
        return self._render(
            "index.html",
            INDEX,
            self._elsewhere(lambda _: INDEX),
            None,
            title=self.edition.title,
            pdf=pdf,
            figures=self._exhibits("figure"),
            tables=self._exhibits("table"),
        )

    def _render(
        self,
        template: str,
        page: str,
        elsewhere: Elsewhere,
        at: int | None,
        *,
        scripts: tuple[str, ...] = (),
        **given: object,
    ) -> str:
        """The page number `at` of the edition, None for its index; `given` is what its template alone prints."""
        address = self.document.publication.address
        around: dict[str, object] = {
            "page": page,
            "elsewhere": elsewhere,
            "canonical": f"{address}/{self.edition.folder}/{page}" if address else "",
            "before": self.links[at - 1] if at else None,
            "after": self.links[0] if at is None else self.links[at + 1] if at + 1 < len(self.links) else None,
            "scripts": scripts,
        }
        return environment().get_template(template).render(self._on_every_page() | around | given)

    def _on_every_page(self) -> dict[str, object]:
        """What the templates print on every page of the edition."""
        publication = self.document.publication
        return {
            "word": lambda key, **fields: word(key, self.edition.interface, **fields),
            "word_in": lambda code, key: word(key, code),
            "edition": self.edition,
            "links": self.links,
            "status": publication.imprint.status.get(self.language, ""),
            "licence": publication.imprint.licence.get(self.language, ""),
            "publication": publication,
            "data_version": self.data_version,
            "assets": "../../assets",
            "data": "../../data",
            "home": "../../index.html",
        }

    def _exhibits(self, kind: str) -> list[tuple[str, str, str]]:
        """(address, name, caption) of each figure or table."""
        titles = exhibit_titles((c.blocks for c in self.document.chapters), self.language)
        return [
            (f"{chapter_page(t.chapter, self.language)}#{name}", t.name(self.language), titles[name])
            for name, t in self.document.targets.items()
            if t.label.kind == kind
        ]

    def _elsewhere(self, page: Callable[[str], str]) -> Elsewhere:
        """Where a page stands in the other editions; `page` is its name in a language."""
        return [(edition, f"../../{edition.folder}/{page(edition.language)}") for edition in self.others]


@dataclass(frozen=True, slots=True)
class _Language:
    """The editions of one language, by title: publications that share a title stand under it."""

    code: str
    interface: str
    status: str
    licence: str
    titles: list[tuple[str, list[EditionDocument]]]


def site_index(documents: list[EditionDocument]) -> str:
    """The front page of the site: every edition in its own language."""
    return environment().get_template("site.html").render(languages=_languages(documents), say=word, assets="assets")


@cache
def environment() -> Environment:
    """The templates of the site, each compiled once in a process."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _languages(documents: list[EditionDocument]) -> list[_Language]:
    grouped: dict[tuple[str, str], dict[str, list[EditionDocument]]] = {}
    for document in documents:
        edition = document.edition
        grouped.setdefault((edition.language, edition.interface), {}).setdefault(edition.title, []).append(document)
    imprint = documents[0].publication.imprint  # that of the whole project
    return [
        _Language(code, interface, imprint.status.get(code, ""), imprint.licence.get(code, ""), list(titles.items()))
        for (code, interface), titles in grouped.items()
    ]


def _page(document: ChapterDocument, language: str) -> str:
    return chapter_page(document.chapter, language)


def _sections(document: ChapterDocument, language: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (b["c"][1][0], b.get("number", ""), printed_text(b["c"][2], language))
        for b in document.blocks
        if b["t"] == "Header" and b["c"][0] == 2
    )
