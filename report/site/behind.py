"""What the templates of the pages behind the lists print: those of the data, and that of all values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.language.interface import DATA_PAGES, VALUES_PAGE, word
from report.project.records import Edition
from report.site.back_pages import list_page
from report.site.data_pages import DataPages, Group
from report.site.front import linked_data
from report.site.page_answers import VALUES_SCRIPT, PageAnswers
from report.site.values_page import values_shown

# The key of a page, its name, and what its template is given.
Given = tuple[str, str, dict[str, object]]


def data_given(data: DataPages | None, edition: Edition) -> Iterator[Given]:
    """The pages of the tables and of what has changed in them; nothing stands before or after them."""
    if data is None:
        return
    of_data = tuple(list_page(key, edition.language) for key in DATA_PAGES)
    groups = data.groups()
    common = {"of_data": of_data, "groups": groups, "versions": data.changes(), "recorded": data.recorded}
    common |= {"before": None, "after": None}
    listed = {DATA_PAGES[0]: linked_data.block(_catalogue(groups, data.address, edition))}
    for key, page in zip(DATA_PAGES, of_data, strict=True):
        titled = _titled(key, edition, **({"data": listed[key]} if key in listed else {}))
        yield key, page, {**titled, **common, "written_in": data.package.language}


def _catalogue(groups: Sequence[Group], address: str, edition: Edition) -> linked_data.Thing:
    """The tables for machines: licences by their addresses; files by theirs, relative where the site's is not known."""
    folder = f"{address}/data/" if address else "../../data/"
    return linked_data.catalogue(
        word(DATA_PAGES[0], edition.interface),
        edition.language,
        (
            linked_data.dataset(
                table.title,
                table.description or table.title,
                f"{folder}{table.path}",
                edition.language,
                license=next((where for _, where in table.licences if where), ""),
            )
            for group in groups
            for table in group.tables
        ),
    )


def values_given(answers: PageAnswers, edition: Edition) -> Iterator[Given]:
    """The page of all values, the last of the edition; none where it has no value."""
    if answers.any:
        shown = values_shown(answers.values, answers.writer)
        given = {**_titled(VALUES_PAGE, edition), "shown": shown, "scripts": (VALUES_SCRIPT,)}
        yield VALUES_PAGE, answers.page, given


def _titled(key: str, edition: Edition, **facts: object) -> dict[str, object]:
    """The title of a page, and what its head says of it.

    The title is that which the contents name it by.
    """
    title = word(key, edition.interface)
    return {"title": title, "facts": {"description": f"{title}. {edition.description}", **facts}}
