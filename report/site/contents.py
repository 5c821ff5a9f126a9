"""The pages of an edition as its contents list them, with the sections of each."""

from __future__ import annotations

from dataclasses import dataclass

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
