"""The pages of an edition as its contents list them, with the sections of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from report.edition.compose import ChapterDocument, EditionDocument
from report.language.interface import VALUES_PAGE, word
from report.markdown.tree import printed_text
from report.site.back_pages import chapter_page, list_page
from report.site.page_answers import PageAnswers


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the edition as the contents list it; `sections` are (label, number, title)."""

    href: str
    name: str
    title: str
    sections: tuple[tuple[str, str, str], ...] = ()


class Contents:
    """The list of `links` that stands on each of the pages it leads to, written once: only the page's own differs."""

    def __init__(self, links: Sequence[PageLink]) -> None:
        items, length, self._ends = list[str](), 0, dict[str, int]()
        for link in links:
            begin = f'<li><a href="{escape(link.href)}"'
            self._ends.setdefault(link.href, length + len(begin))
            name = f'<span class="name">{escape(link.name)}</span> ' if link.name else ""
            items.append(f"{begin}>{name}{escape(link.title)}</a></li>\n")
            length += len(items[-1])
        self._items = "".join(items)

    def on(self, page: str) -> Markup:
        """The list as it stands on `page`, whose own link says so; it need not be one of those it leads to."""
        at = self._ends.get(page)
        own = "" if at is None else f'{self._items[:at]} aria-current="page"{self._items[at:]}'
        return Markup(own or self._items)


def page_links(document: EditionDocument, answers: PageAnswers) -> list[PageLink]:
    """The chapters of an edition, the lists behind them, and the page of its values, where there are `answers`."""
    language = document.edition.language
    links = [
        PageLink(chapter_page(c.chapter, language), c.name, printed_text(c.title, language), _sections(c, language))
        for c in document.chapters
    ]
    links += [PageLink(list_page(key, language), "", document.list_title(key)) for key in document.lists]
    if answers.any:
        links.append(PageLink(answers.page, "", word(VALUES_PAGE, document.edition.interface)))
    return links


def _sections(document: ChapterDocument, language: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (b["c"][1][0], b.get("number", ""), printed_text(b["c"][2], language))
        for b in document.blocks
        if b["t"] == "Header" and b["c"][0] == 2
    )
