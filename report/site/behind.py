"""What the templates of the pages behind the lists print: those of the data, and that of all values."""

from __future__ import annotations

from collections.abc import Iterator

from report.language.interface import VALUES_PAGE, word
from report.project.records import Edition
from report.site.back_pages import list_page
from report.site.data_pages import PAGES, DataPages
from report.site.page_answers import VALUES_SCRIPT, PageAnswers
from report.site.values_page import values_shown

# The key of a page, its name, and what its template is given.
Given = tuple[str, str, dict[str, object]]


def data_given(data: DataPages | None, edition: Edition) -> Iterator[Given]:
    """The pages of the tables and of what has changed in them; nothing stands before or after them."""
    if data is None:
        return
    of_data = tuple(list_page(key, edition.language) for key in PAGES)
    common = {"of_data": of_data, "groups": data.groups(), "versions": data.changes(), "before": None, "after": None}
    for key, page in zip(PAGES, of_data, strict=True):
        yield key, page, {**_titled(key, edition), **common, "written_in": data.package.language}


def values_given(answers: PageAnswers, edition: Edition) -> Iterator[Given]:
    """The page of all values, the last of the edition; none where it has no value."""
    if answers.any:
        shown = values_shown(answers.values, answers.writer)
        given = {**_titled(VALUES_PAGE, edition), "shown": shown, "scripts": (VALUES_SCRIPT,)}
        yield VALUES_PAGE, answers.page, given


def _titled(key: str, edition: Edition) -> dict[str, object]:
    """The title of a page, and what its head says of it.

    The title is that which the contents name it by.
    """
    title = word(key, edition.interface)
    return {"title": title, "facts": {"description": f"{title}. {edition.description}"}}
