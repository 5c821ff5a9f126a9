"""The pages of one edition for the screen."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.imprint import error_link, printed_date, statement_path
from report.edition.titles import exhibit_titles
from report.html.hyphenation import SoftHyphens
from report.language.interface import DATA_PAGES, VALUES_PAGE, word
from report.language.vocabulary import rules_of
from report.markdown.tree import printed_text
from report.project.records import Chapter, Edition
from report.site.asked import EditionValues
from report.site.back_pages import chapter_page, list_entries, list_page
from report.site.behind import data_given, values_given
from report.site.contents import Contents, page_links
from report.site.data_pages import DataPages, leading_from_exhibits
from report.site.exhibit_links import Addresses
from report.site.front import linked_data
from report.site.front.description import description
from report.site.front.head import PageFacts, edition_head
from report.site.front.knowledge import Site, form_links
from report.site.front.landing import landing
from report.site.front.side_by_side import BesidePage, SideBySide, languages_named, side_by_side_page
from report.site.moved import Moved
from report.site.page_answers import PageAnswers
from report.site.rendering import environment
from report.site.screen import Links, ScreenWriter, page_scripts
from report.site.ways import look_up, search_words

INDEX = "index.html"
# Where the other parts of the site stand, from the folder of an edition.
_PLACES = {"root": "../../", "assets": "../../assets", "data": "../../data", "home": "../../index.html"}
# The other editions, with the address of the same page in each.
Elsewhere = list[tuple[Edition, str]]


class Pages:
    """Writes the pages of an edition of `site`; `others` are the same publication in other languages.

    `values` are those of the edition, `columns` what its pages in two languages share with those of the other
    editions, and `data` what its pages of the data print, None where there is no data.
    """

    def __init__(
        self,
        document: EditionDocument,
        others: list[EditionDocument],
        site: Site,
        values: EditionValues,
        columns: SideBySide,
        *,
        hyphens: SoftHyphens,
        data: DataPages | None = None,
    ) -> None:
        self.document, self.others, self.site, self.data = document, [d.edition for d in others], site, data
        self.columns, self.hyphens, self.in_other_languages = columns, hyphens, others
        self._held = [(d.edition, frozenset(c.chapter for c in d.chapters)) for d in others]
        self.whole, self.answers = False, PageAnswers(values, hyphens.memory)
        self.edition, self.language = document.edition, document.edition.language
        self.moved = Moved(document, others)
        self.links = page_links(document, self.answers)
        self.contents = Contents(self.links)

    def write(self, only: frozenset[str] | None = None) -> dict[str, str]:
        """Pages by path in the site; `only` names the chapters wanted, None all, the index and what goes with them."""
        folder, self.whole = self.edition.folder, only is None
        pages = {
            f"{folder}/{chapter_page(c.chapter, self.language)}": self._chapter(c, at)
            for at, c in enumerate(self.document.chapters)
            if only is None or c.chapter.stem in only
        }
        if only is None or (self.document.landing and self.document.landing.chapter.stem in only):
            pages[f"{folder}/{INDEX}"] = self._index()
        if only is None:
            for beside in self.columns.pages(self.document, self.in_other_languages):
                pages[f"{folder}/{beside.name}"] = self._beside(beside)
            for key in self.document.lists:
                page = list_page(key, self.language)
                pages[f"{folder}/{page}"] = self._list(page, key)
            pages |= {f"{folder}/{page}": html for page, html in (*self._behind(), *self.moved.pages())}
        return pages

    def _beside(self, beside: BesidePage) -> str:
        """A chapter in two languages."""
        return self._render(
            "side_by_side.html",
            beside.name,
            beside.elsewhere,
            beside.at,
            title=beside.title,
            facts={"listed": False},
            beside=beside,
            **self.moved.of(self.document.chapters[beside.at].chapter),
        )

    def _chapter(self, document: ChapterDocument, at: int) -> str:
        elsewhere = self._elsewhere(lambda language: chapter_page(document.chapter, language), self._having(document))
        cell = partial(self.hyphens.written, language=self.language)
        writer = ScreenWriter(self.language, document.exhibits, self._links(document), self.edition.interface, cell)
        writer.bound, writer.former = self.columns.bound, self.moved.of(document.chapter)["former"]
        body = self.answers.body(document, writer)
        return self._render(
            "chapter.html",
            self.links[at].href,
            elsewhere,
            at,
            facts=self._chapter_facts(document),
            title=printed_text(document.title, self.language),
            beside_links=self._beside_links(document),
            heading=Markup(writer.former_names(document.label) + writer.inlines(document.title)),
            name=document.name,
            label=document.label,
            **self.moved.of(document.chapter),
            body=Markup(body),
            notes=Markup(writer.notes_section()),
            sections=self.links[at].sections,
            scripts=(*page_scripts(writer), *self.answers.scripts(document)),
            answers=Markup(self.answers.template(document)),
            answer_switch=bool(self.answers.scripts(document)),
        )

    def _chapter_facts(self, document: ChapterDocument) -> dict[str, object]:
        """What the head of a chapter's page says of it."""
        title = printed_text(document.title, self.language)
        said = description(document.source.description, document.blocks, self.language)
        address = self.document.publication.address
        folder = f"{address}/{self.edition.folder}/" if address else ""
        thing = linked_data.chapter(self.document, document, said, folder)
        return {"description": said, "chapter": title, "data": linked_data.block(thing)}

    def _beside_links(self, document: ChapterDocument) -> list[tuple[str, str]]:
        """The pages of a chapter in two languages, with both languages: only where all pages are written."""
        slug = document.chapter.slugs[self.language]
        return [
            (side_by_side_page(self.language, e.language, slug), languages_named(self.language, e.language))
            for e in self._having(document)
            if self.whole
        ]

    def _links(self, document: ChapterDocument) -> Links:
        here = dict.fromkeys(self._labels.get(document.chapter, ()), "")
        glossary = list_page("glossary", self.language)
        return Links(ChainMap(here, self._pages), glossary, self._leading, values=self.answers.page)

    @cached_property
    def _pages(self) -> dict[str, str]:
        """The page of each label."""
        return {label: chapter_page(t.chapter, self.language) for label, t in self.document.targets.items()}

    @cached_property
    def _labels(self) -> dict[Chapter, list[str]]:
        """The labels of each chapter."""
        found: dict[Chapter, list[str]] = {}
        for label, target in self.document.targets.items():
            found.setdefault(target.chapter, []).append(label)
        return found

    @cached_property
    def _leading(self) -> Addresses:
        """Where exhibits lead."""
        return leading_from_exhibits(self.document, self.data, pictured=self.site.pictured, written=self.site.forms)

    def _list(self, page: str, key: str) -> str:
        """The page of a list behind the chapters."""
        at = next(at for at, link in enumerate(self.links) if link.href == page)
        return self._render(
            f"{key}.html",
            page,
            self._elsewhere(lambda language: list_page(key, language)),
            at,
            facts=self._list_facts(page, key),
            title=self.document.list_title(key),
            entries=list_entries(key, self.document),
            glossary=list_page("glossary", self.language),
        )

    def _behind(self) -> Iterator[tuple[str, str]]:
        """The pages of the data, and that of all values, by name."""
        for key, page, given in (*data_given(self.data, self.edition), *values_given(self.answers, self.edition)):
            at = len(self.links) - 1 if key == VALUES_PAGE else None
            elsewhere = self._elsewhere(partial(list_page, key))
            yield page, self._render(f"{key}.html", page, elsewhere, at, **given)  # type: ignore[arg-type]

    def _list_facts(self, page: str, key: str) -> dict[str, object]:
        """What the head of a list says of it; the glossary tells its terms."""
        title, address = self.document.list_title(key), self.document.publication.address
        if key != "glossary":
            return {"description": f"{title}. {self.edition.description}"}
        place = f"{address}/{self.edition.folder}/{page}" if address else ""
        found = linked_data.terms(title, place, self.document.back.glossary, self.language)
        return {"description": f"{title}. {self.edition.description}", "data": linked_data.block(found)}

    def _index(self) -> str:
        text = self.document.landing
        elsewhere = self._elsewhere(lambda _: INDEX)
        links = self._links(text) if text else Links({}, "", Addresses())
        writer = ScreenWriter(self.language, text.exhibits if text else {}, links, self.edition.interface)
        first = landing(self.document, self.site, writer)
        return self._render(
            "index.html",
            INDEX,
            elsewhere,
            None,
            facts={"data": linked_data.block(linked_data.report(self.document))},
            title=self.edition.title,
            landing=first,
            notes=Markup(writer.notes_section()),
            scripts=(*page_scripts(writer), *(self.answers.scripts(text) if text else ())),
            answers=Markup(self.answers.template(text) if text else ""),
            beside={c.chapter.slugs[self.language]: self._beside_links(c) for c in self.document.chapters},
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
        title: str,
        facts: dict[str, Any] | None = None,
        scripts: tuple[str, ...] = (),
        **given: object,
    ) -> str:
        """The page number `at` of the edition, None for its index; `given` is what its template alone prints.

        `facts` are those of its head (:class:`report.site.front.head.PageFacts`).
        """
        head = edition_head(self.document, PageFacts(page, title, elsewhere, **(facts or {})))
        around: dict[str, object] = {
            "page": page,
            "elsewhere": elsewhere,
            "head": head,
            "title": title,
            "errors": error_link(self.document, f"{self.edition.folder}/{page}", title),
            "contents": self.contents.on(page),
            "before": self.links[at - 1] if at else None,
            "after": self.links[0] if at is None else self.links[at + 1] if at + 1 < len(self.links) else None,
            "scripts": scripts,
        }
        return environment().get_template(template).render(self._on_every_page | around | given)

    @cached_property
    def _on_every_page(self) -> dict[str, object]:
        """What the templates print on every page of the edition."""
        publication, imprint = self.document.publication, self.document.publication.imprint
        return {
            "word": lambda key, **fields: word(key, self.edition.interface, **fields),
            "word_in": lambda code, key: word(key, code),
            "locale": rules_of(self.edition.interface).locale.replace("_", "-"),
            "edition": self.edition,
            "links": self.links,
            "imprint": imprint,
            "dated": printed_date(imprint, self.language),
            "sisters": [d for d in self.site.languages.get(self.language, []) if d is not self.document],
            "publication": publication,
            "data_version": self.site.package.version,
            "data_pages": [list_page(key, self.language) for key in DATA_PAGES] if self.data else (),
            "feed": "../../feed.xml" if any(v.date for v in imprint.versions) else "",
            "accessibility": f"../../{statement_path(self.language)}" if imprint.accessibility else "",
            **_PLACES,
            **self.site.assets.words(_PLACES["assets"]),
            "forms": form_links(self.document, self.site, ""),
            "beside_links": (),
            "look_up": look_up(self.document, INDEX),
            "search_words": search_words(self.document),
        }

    def _exhibits(self, kind: str) -> list[tuple[str, str, str]]:
        """(address, name, caption) of each figure or table."""
        titles = exhibit_titles((c.blocks for c in self.document.chapters), self.language)
        return [
            (f"{chapter_page(t.chapter, self.language)}#{name}", t.name(self.language), titles[name])
            for name, t in self.document.targets.items()
            if t.label.kind == kind and name in titles
        ]

    def _having(self, document: ChapterDocument) -> list[Edition]:
        """The other editions that have a chapter, which may not be translated yet."""
        return [edition for edition, held in self._held if document.chapter in held]

    def _elsewhere(self, page: Callable[[str], str], editions: list[Edition] | None = None) -> Elsewhere:
        """Where a page stands in the other editions, or in `editions` alone; `page` is its name in a language."""
        return [(e, f"../../{e.folder}/{page(e.language)}") for e in (self.others if editions is None else editions)]
