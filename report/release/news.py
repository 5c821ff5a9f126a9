"""What a page of changes prints in one language: counts first, then what a reader may open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from report.data.package import Package
from report.language.interface import word
from report.release.compared import ChapterNews, ExhibitNews, News, ValueNews
from report.release.facts import Facts


@dataclass(frozen=True, slots=True)
class Last:
    """The release before: its version, or where it says none the name of its revision."""

    version: str
    named: str = ""

    def words(self, language: str) -> str:
        """It in words of `language`."""
        if self.version:
            return word("news_version", language, version=self.version)
        return word("news_revision", language, name=self.named)


@dataclass(slots=True)
class TableNews:
    """A table of the data: its title, whether there was and is one, and what changed in it.

    `numbers` are (row, column, before, now) of each number that is another.
    """

    title: str
    before: bool = True
    after: bool = True
    new: int = 0
    gone: int = 0
    cells: int = 0
    numbers: list[tuple[str, str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """A publication: its title, its chapters that have changed, and the values in them that have."""

    title: str
    chapters: tuple[ChapterNews, ...]
    values: tuple[ValueNews, ...]

    @property
    def exhibits(self) -> list[tuple[ChapterNews, list[ExhibitNews]]]:
        """The figures and tables by chapter."""
        return [(chapter, chapter.exhibits) for chapter in self.chapters if chapter.exhibits]


@dataclass(frozen=True, slots=True)
class NewsIn:
    """What the page in `language` prints, under `title`.

    `lead` is what the authors say of the version, `counts` (what, changed, new, gone), `parts` are the publications.
    """

    language: str
    title: str
    lead: str
    since: str
    counts: tuple[tuple[str, int, int, int], ...]
    parts: tuple[Part, ...]
    versions: tuple[str, str]
    tables: tuple[TableNews, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has changed."""
        return not any(sum(counted[1:]) for counted in self.counts)


def news_in(language: str, news: News, facts: Facts, packages: tuple[Package, Package], last: Last) -> NewsIn:
    """What is told in `language`; `packages` are the data of before and of now."""
    titles = {d.edition.folder: d for d in facts.editions if d.edition.language == language}
    parts = tuple(
        Part(f"{titles[e.folder].edition.title}: {titles[e.folder].edition.subtitle}", e.chapters, e.values)
        for e in news.editions
        if e.folder in titles
    )
    version = next(iter(titles.values())).publication.imprint.version
    tables = tuple(_tables(news, packages, language))
    return NewsIn(
        language,
        word("news_title", language, version=facts.version),
        version.changes.get(language, "") if version else "",
        word("news_compared", language, version=last.words(language)),
        tuple(_counts(parts, tables, language)),
        parts,
        news.versions,
        tables,
    )


def _counts(parts: Sequence[Part], tables: Sequence[TableNews], language: str) -> Iterator[tuple[str, int, int, int]]:
    chapters = [chapter for part in parts for chapter in part.chapters]
    yield word("news_chapters", language), *_three((c.before, c.after) for c in chapters)
    texts = [(bool(text.before), bool(text.after)) for chapter in chapters for text in chapter.texts]
    yield word("news_paragraphs", language), *_three(texts)
    seen = [exhibit for chapter in chapters for exhibit in chapter.exhibits]
    for key, kind in (("news_figures", True), ("news_tables", False)):
        found = ((bool(one.before), bool(one.after)) for one in seen if one.one.is_figure is kind)
        yield word(key, language), *_three(found)
    yield word("news_values", language), sum(len(part.values) for part in parts), 0, 0
    yield word("news_data_tables", language), *_three((t.before, t.after) for t in tables)


def _three(found: Iterable[tuple[bool, bool]]) -> tuple[int, int, int]:
    """How many there were and are, are new, and are gone."""
    each = list(found)
    return each.count((True, True)), each.count((False, True)), each.count((True, False))


def _tables(news: News, packages: tuple[Package, Package], language: str) -> Iterator[TableNews]:
    old, new = packages
    found: dict[str, TableNews] = {}
    for change in news.data:
        if change.table not in found:
            resource = new.resources.get(change.table) or old.resources[change.table]
            title = resource.titles.get(language) or resource.title or change.table
            found[change.table] = TableNews(title, change.table in old.tables, change.table in new.tables)
        table = found[change.table]
        if not change.column:
            table.new += bool(change.after)
            table.gone += not change.after
            continue
        table.cells += 1
        if _is_number(change.before) and _is_number(change.after):
            headings: Mapping[str, Mapping[str, str]] = new.resources[change.table].headings
            column = headings.get(change.column, {}).get(language) or change.column
            table.numbers.append((change.key, column, change.before, change.after))
    yield from found.values()


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
