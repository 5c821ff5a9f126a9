"""The words of the interface: labels, headings and buttons, in each language.

A template or writer takes every word that is not an author's from here.
"""

from __future__ import annotations

from report.language.rules import NO_BREAK
from report.language.vocabulary import languages, rules_of

# The pages of an edition behind its chapters; each has a title and, with `_slug`, the name of its page.
BACK_PAGES = ("literature", "glossary", "abbreviations", "register")
# The page that the screen alone has: that of all values.
VALUES_PAGE = "values"
# Those that the screen alone has of the data: all tables, and what each version changed.
DATA_PAGES = ("data", "data_changes")


def word(key: str, language: str, **fields: str) -> str:
    """The interface word `key` in `language`, its fields filled.  Raises KeyError for an unknown key."""
    wording = rules_of(language).words[key]
    return wording.format(**fields) if fields else wording


def item_name(item: str, language: str) -> str:
    """An origin's item in words, as in "bilagstabel 2.6".  Raises KeyError for an unknown kind of item."""
    kind, _, number = item.rpartition("-")
    name = rules_of(language).items[kind or number]
    return f"{name}{NO_BREAK}{number}" if kind else name


def item_kinds() -> tuple[str, ...]:
    """The kinds of items that have a name; none where the project has no language, which is reported."""
    return tuple(kind for code in languages()[:1] for kind in rules_of(code).items)
