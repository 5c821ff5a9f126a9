"""What changed between two published sites, chapter by chapter: texts, values, figures and tables, and the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from report.build.changes import paired, share
from report.data.difference import Change, differences
from report.release.pages import Page, Said, Seen
from report.release.published import Published, PublishedEdition

# The labels of now by those of before.
Former = Mapping[str, str]
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class TextNews:
    """A paragraph of the section called `section`: as it was and as it is, empty where there was or is none."""

    section: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ExhibitNews:
    """A figure or table as it was and as it is, None where there was or is none.

    `cells` are those that stood in the same row and column before: the row, the column, and both texts.
    """

    before: Seen | None
    after: Seen | None
    cells: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def one(self) -> Seen:
        """It as it is, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class ValueNews:
    """A value: its name in words, or its id, what was and is printed of it, and (address, title) of where."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class ChapterNews:
    """A chapter at `path`: `before` and `after` say whether there was and is one.

    `texts` are those that were rewritten, new or gone, `follows` those in which only a value or a reference is another.
    """

    path: str
    title: str
    before: bool = True
    after: bool = True
    texts: list[TextNews] = field(default_factory=list)
    follows: list[TextNews] = field(default_factory=list)
    exhibits: list[ExhibitNews] = field(default_factory=list)

    @property
    def rewritten(self) -> int:
        """How many paragraphs have other words."""
        return sum(bool(text.before and text.after) for text in self.texts)

    @property
    def new(self) -> int:
        """How many paragraphs there were not."""
        return sum(not text.before for text in self.texts)

    @property
    def gone(self) -> int:
        """How many paragraphs there are no longer."""
        return sum(not text.after for text in self.texts)

    def __bool__(self) -> bool:
        return bool(self.texts or self.follows or self.exhibits) or not (self.before and self.after)


@dataclass(frozen=True, slots=True)
class EditionNews:
    """What changed in the edition at `folder`: its chapters in order, those that are gone last, and its values."""

    folder: str
    chapters: tuple[ChapterNews, ...]
    values: tuple[ValueNews, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What changed: by edition, and in the data, whose versions are (before, now)."""

    editions: tuple[EditionNews, ...]
    data: tuple[Change, ...]
    versions: tuple[str, str]


def compared(old: Published, new: Published, order: Iterable[str], former: Mapping[str, Former]) -> News:
    """What differs from `old` to `new`.

    `order` are the paths of the chapters of now as they stand, `former` is by the folders of editions.
    """
    order = list(order)
    editions = [
        _edition(old.editions.get(folder), edition, order, former.get(folder, {}))
        for folder, edition in sorted(new.editions.items(), key=lambda item: _place(item[1], order))
    ]
    data = differences(old.package, new.package)
    return News(tuple(editions), tuple(data), (old.package.version, new.package.version))


def _place(edition: PublishedEdition, order: Sequence[str]) -> int:
    return min((order.index(path) for path in edition.chapters if path in order), default=len(order))


def _edition(old: PublishedEdition | None, new: PublishedEdition, order: Sequence[str], former: Former) -> EditionNews:
    before = {former.get(page.label, page.label): page for page in (old.chapters.values() if old else ())}
    paths = sorted(new.chapters, key=lambda path: order.index(path) if path in order else len(order))
    pairs = [(path, before.pop(new.chapters[path].label, None), new.chapters[path]) for path in paths]
    chapters = [_chapter(path, was, page, former) for path, was, page in pairs]
    gone = {page.label: path for path, page in (old.chapters.items() if old else ())}
    chapters += [_chapter(gone[page.label], page, None, former) for page in before.values()]
    _settle(chapters)
    return EditionNews(new.folder, tuple(filter(None, chapters)), tuple(_values(old, new)))


def _chapter(path: str, old: Page | None, new: Page | None, former: Former) -> ChapterNews:
    page = new or old
    assert page is not None
    found = ChapterNews(path, page.title, old is not None, new is not None)
    for section, was, now in _texts(old, new, former):
        title = page.labels.get(section, "") or page.title
        news = TextNews(title, was.printed if was else "", now.printed if now else "")
        if was and now and was.named == now.named:
            found.follows += [news] if news.before != news.after else []
        elif news.before != news.after:
            found.texts.append(news)
    found.exhibits += _exhibits(old, new, former)
    return found


def _texts(old: Page | None, new: Page | None, former: Former) -> Iterator[tuple[str, Said | None, Said | None]]:
    """The paragraphs of both by section, each with what it was."""
    sides: list[dict[str, list[Said]]] = [{}, {}]
    for side, page in zip(sides, (old, new), strict=True):
        for said in page.texts if page else ():
            section = former.get(said.section, said.section) if page is old else said.section
            side.setdefault(section, []).append(said)
    for section in dict.fromkeys((*sides[1], *sides[0])):
        for was, now in paired(sides[0].get(section, []), sides[1].get(section, [])):
            yield section, was, now


def _settle(chapters: Sequence[ChapterNews]) -> None:
    """Take a paragraph that went from one section for what it became in another, where that is likely."""
    going = [(c, text) for c in chapters for text in c.texts if not text.after]
    for chapter in chapters:
        for at, text in enumerate(chapter.texts):
            if text.before:
                continue
            likely = max(going, key=lambda item: _common(item[1].before, text.after), default=None)
            if likely is None or share(likely[1].before, text.after) < _ALIKE:
                continue
            going.remove(likely)
            likely[0].texts[likely[0].texts.index(likely[1])] = TextNews("", "", "")
            chapter.texts[at] = TextNews(text.section, likely[1].before, text.after)
    for chapter in chapters:
        chapter.texts[:] = [text for text in chapter.texts if text.before != text.after]


def _common(one: str, other: str) -> float:
    """How many words two texts share, whatever their order: much faster than :func:`share`, and never below it."""
    first, second = Counter(one.split()), Counter(other.split())
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def _exhibits(old: Page | None, new: Page | None, former: Former) -> Iterator[ExhibitNews]:
    before: dict[str, Seen] = {}
    for label, seen in (old.seen if old else {}).items():
        now = former.get(label, label)
        before[label if now in before else now] = seen  # of several that became one, the first is its predecessor
    after = new.seen if new else {}
    for label in dict.fromkeys((*after, *before)):
        was, is_now = before.get(label), after.get(label)
        if was is None or is_now is None:
            yield ExhibitNews(was, is_now)
        elif _said(was) != _said(is_now):
            yield ExhibitNews(was, is_now, tuple(_cells(was.rows, is_now.rows)))


def _said(seen: Seen) -> tuple[object, ...]:
    """Everything that a figure or table says, however it is drawn."""
    return seen.caption, seen.alternative, sorted(seen.words), seen.rows


def _cells(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str, str]]:
    before, after = _by_headings(old), _by_headings(new)
    for row, column in (place for place in after if place in before):
        was, now = before[row, column], after[row, column]
        if was != now:
            yield row, column, was, now


def _by_headings(rows: Sequence[Sequence[str]]) -> dict[tuple[str, str], str]:
    """The cells by the first cell of their row and the heading of their column."""
    head = rows[0] if rows else ()
    return {(row[0], column): cell for row in rows[1:] for column, cell in zip(head, row, strict=False) if row}


def _values(old: PublishedEdition | None, new: PublishedEdition) -> Iterator[ValueNews]:
    """The values of both that are printed in other words than any of before."""
    before, after = _printed(old), _printed(new)
    for name in (name for name in after if name in before):
        was, now = before[name][0], after[name][0]
        if not {text.casefold() for text in was} & {text.casefold() for text in now}:
            yield ValueNews(new.names.get(name) or name, tuple(was), tuple(now), tuple(after[name][1]))


def _printed(edition: PublishedEdition | None) -> dict[str, tuple[list[str], list[tuple[str, str]]]]:
    """What is printed of each value, each once, and where: (address, title)."""
    found: dict[str, tuple[dict[str, None], dict[tuple[str, str], None]]] = {}
    for path, page in (edition.chapters if edition else {}).items():
        for name, texts in page.values.items():
            said, places = found.setdefault(name, ({}, {}))
            said |= dict.fromkeys(texts)
            sections = dict.fromkeys(page.places[name])
            places |= {(f"{path}#{label}", page.labels.get(label) or page.title): None for label in sections}
    return {name: (list(said), list(places)) for name, (said, places) in found.items()}
