"""What leads through an edition on each of its pages: where to look something up, and the words of the search."""

from __future__ import annotations

from report.edition.compose import EditionDocument
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.site.back_pages import list_page

_SAID = ("search", "search_one", "search_many", "search_none", "search_more", "search_failed")


def look_up(document: EditionDocument, index: str) -> list[tuple[str, str]]:
    """(address, title) of where a reader finds something without a search: the contents on `index`, and the lists."""
    language, interface = document.edition.language, document.edition.interface
    letters = rules_of(language).alphabet.letters.upper()
    found = [(f"{index}#contents", word("contents", interface))]
    for key in ("glossary", "register"):
        if key in document.lists:
            title = f"{document.list_title(key)} {letters[0]}\N{EN DASH}{letters[-1]}"
            found.append((list_page(key, language), title))
    return found


def search_words(document: EditionDocument) -> dict[str, object]:
    """What the script of the search says, and how letters of the edition's language may be typed."""
    words: dict[str, object] = {key: word(key, document.edition.interface) for key in _SAID}
    return {**words, "spellings": rules_of(document.edition.language).spellings}
