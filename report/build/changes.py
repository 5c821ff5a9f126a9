"""What differs between two versions of a project: values, texts, figures, tables, facts of the data, and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from report.build.snapshot import ChapterShot, EditionShot, Shown, Snapshot, Text
from report.data.difference import Change, differences
from report.printed.grid import Grid


class Named(Protocol):
    """A text in which values have names, whatever is printed of them."""

    @property
    def named(self) -> str:
        """It."""
        ...


Said = TypeVar("Said", bound=Named)
SAME, GONE, NEW = "same", "gone", "new"
# Paragraphs that share this much of their words are one that has changed.
_ALIKE = 0.5
_COMPARED = 1_000_000  # pairs of words that are held against each other; more takes too long


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A registered value: what was and is printed of it by language, and where, or where it was until it went."""

    name: str
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextChange:
    """A paragraph as it was and is printed, empty where there was or is none; `file` and `line` are those of now.

    `own` says whether its author has changed it, and not only a value or a number in it.
    """

    publication: str
    language: str
    section: str
    file: str
    line: int
    before: str
    after: str
    own: bool

    def words(self) -> list[tuple[str, str]]:
        """The words in order, each run of them with whether it is the same, gone or new."""
        return word_changes(self.before, self.after)


@dataclass(frozen=True, slots=True)
class ExhibitChange:
    """A figure that looks otherwise, or a table or the numbers behind a figure; None where there was or is none.

    `cells` are those of a table that differ: the row, the column, and both texts.
    """

    publication: str
    language: str
    label: str
    before: Shown | None
    after: Shown | None
    cells: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageChange:
    """A file of the site, and how: changed, new, gone, or moved from another address."""

    path: str
    how: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs."""

    values: tuple[ValueChange, ...]
    texts: tuple[TextChange, ...]
    figures: tuple[ExhibitChange, ...]
    tables: tuple[ExhibitChange, ...]
    data: tuple[Change, ...]
    pages: tuple[PageChange, ...]

    def __bool__(self) -> bool:
        return any((self.values, self.texts, self.figures, self.tables, self.data, self.pages))


def changes(old: Snapshot, new: Snapshot) -> Changes:
    """What differs from `old` to `new`."""
    keys = [*new.editions, *(key for key in old.editions if key not in new.editions)]
    pairs = [(old.editions.get(key), new.editions.get(key)) for key in keys]
    exhibits = [change for before, after in pairs for change in _exhibits(before, after)]
    return Changes(
        tuple(_values(old, new)),
        tuple(change for before, after in pairs for change in _texts(before, after)),
        tuple(change for change in exhibits if not change.cells),
        tuple(change for change in exhibits if change.cells),
        tuple(differences(old.package, new.package)),
        tuple(change for before, after in pairs for change in _pages(before, after)),
    )


def _values(old: Snapshot, new: Snapshot) -> Iterator[ValueChange]:
    names = [*new.values, *(name for name in old.values if name not in new.values)]
    languages = list(dict.fromkeys(code for _, code in (*new.editions, *old.editions)))
    for name in names:
        before, after = old.values.get(name), new.values.get(name)
        texts = [
            {code: found for code in languages if one and (found := tuple(one.texts(code)))} for one in (before, after)
        ]
        if texts[0] != texts[1] and not _reordered(*texts):
            printings = after.printings if after else before.printings if before else []
            places = tuple(dict.fromkeys(f"{p.file}:{p.line}" for p in printings))
            yield ValueChange(name, texts[0], texts[1], places)


def _reordered(before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]) -> bool:
    return {code: {*texts} for code, texts in before.items()} == {code: {*texts} for code, texts in after.items()}


def _texts(old: EditionShot | None, new: EditionShot | None) -> Iterator[TextChange]:
    edition = new or old
    assert edition is not None
    before, after = (_by_section(shot) for shot in (old, new))
    for section in [*after, *(name for name in before if name not in after)]:
        for was, now in paired(before.get(section, []), after.get(section, [])):
            at = now or was
            assert at is not None
            texts = (was.printed if was else "", now.printed if now else "")
            if texts[0] != texts[1]:
                own = not (was and now and was.named == now.named)
                yield TextChange(edition.publication, edition.language, section, at.file, at.line, *texts, own)


def _by_section(edition: EditionShot | None) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    for text in (text for chapter in edition.chapters.values() for text in chapter.texts) if edition else ():
        found.setdefault(text.section, []).append(text)
    return found


def paired(old: Sequence[Said], new: Sequence[Said]) -> Iterator[tuple[Said | None, Said | None]]:
    """The paragraphs of a section with what each was before, in the order of now."""
    sides = [text.named for text in old], [text.named for text in new]
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, *sides, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(old[a0:a1], new[b0:b1], strict=True)
        else:
            yield from _alike(old[a0:a1], new[b0:b1])


def _alike(old: Sequence[Said], new: Sequence[Said]) -> Iterator[tuple[Said | None, Said | None]]:
    """Paragraphs that were rewritten, with those that they are most likely made of."""
    at = 0
    for text in new:
        likely = next((n for n, was in enumerate(old[at:], at) if share(was.named, text.named) >= _ALIKE), None)
        if likely is None and len(old) == len(new) == 1:
            likely = 0
        if likely is None:
            yield None, text
            continue
        yield from ((was, None) for was in old[at:likely])
        yield old[likely], text
        at = likely + 1
    yield from ((was, None) for was in old[at:])


def share(one: str, other: str) -> float:
    """How much of their words two texts have in common, from 0 to 1."""
    first, second = one.split(), other.split()
    if len(first) * len(second) > _COMPARED:
        return float(first[:20] == second[:20])
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def word_changes(before: str, after: str) -> list[tuple[str, str]]:
    """The words of two texts in order: runs of them with :data:`SAME`, :data:`GONE` or :data:`NEW`."""
    old, new = before.split(), after.split()
    if len(old) * len(new) > _COMPARED:
        return [(GONE, before), (NEW, after)]
    parts: list[tuple[str, str]] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append((SAME, " ".join(old[a0:a1])))
        else:
            parts += [(GONE, " ".join(old[a0:a1]))] * (a1 > a0) + [(NEW, " ".join(new[b0:b1]))] * (b1 > b0)
    return parts


def _exhibits(old: EditionShot | None, new: EditionShot | None) -> Iterator[ExhibitChange]:
    edition = new or old
    assert edition is not None
    before, after = (
        {
            label: shown
            for chapter in (shot.chapters.values() if shot else ())
            for label, shown in chapter.exhibits.items()
        }
        for shot in (old, new)
    )
    for label in [*after, *(name for name in before if name not in after)]:
        was, now = before.get(label), after.get(label)
        place = (edition.publication, edition.language, label)
        drawn, drawn_now = _drawn(was), _drawn(now)
        if (drawn.looks if drawn else "") != (drawn_now.looks if drawn_now else ""):
            yield ExhibitChange(*place, drawn, drawn_now)
        if cells := tuple(_cells(was.grid if was else None, now.grid if now else None)):
            yield ExhibitChange(*place, was, now, cells)


def _drawn(shown: Shown | None) -> Shown | None:
    """The exhibit if there is something to look at: a figure that could be drawn."""
    return shown if shown and (shown.drawing or shown.picture) else None


def _cells(old: Grid | None, new: Grid | None) -> Iterator[tuple[str, str, str, str]]:
    """The cells that differ, by the headings of their rows and columns."""
    before, after = _by_headings(old), _by_headings(new)
    for row, column in [*after, *(place for place in before if place not in after)]:
        was, now = before.get((row, column), ""), after.get((row, column), "")
        if was != now:
            yield row, column, was, now


def _by_headings(grid: Grid | None) -> dict[tuple[str, str], str]:
    """The cells by the first cell of their row and the heading of their column, told apart where two are the same."""
    if grid is None:
        return {}
    columns = _apart([column.heading for column in grid.columns])
    rows = _apart([row.cells[0] if row.cells else "" for row in grid.rows])
    return {
        (name, column): cell
        for name, row in zip(rows, grid.rows, strict=True)
        for column, cell in zip(columns, row.cells, strict=True)
    }


def _apart(names: Sequence[str]) -> list[str]:
    """`names` with a number behind each that was there before."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return found


def _pages(old: EditionShot | None, new: EditionShot | None) -> Iterator[PageChange]:
    """The files of an edition that say something else; a whole edition does when one of its chapters or lists does."""
    before, after = (shot.chapters if shot else {} for shot in (old, new))
    taken: set[str] = set()
    found = []
    for stem, chapter in after.items():
        was = before.get(stem) or next(
            (c for c in before.values() if c.stem not in after and c.label == chapter.label), None
        )
        taken |= {was.stem} if was else set()
        found += _page(was, chapter)
    found += [change for stem, was in before.items() if stem not in taken for change in _page(was, None)]
    lists = [shot.lists if shot else {} for shot in (old, new)]
    for path in dict.fromkeys((*lists[1], *lists[0])):
        found += _changed(path, lists[0].get(path), lists[1].get(path))
    yield from found
    if found:
        forms = [shot.forms if shot else () for shot in (old, new)]
        for path in dict.fromkeys((*forms[1], *forms[0])):
            yield PageChange(
                path, "changed" if path in forms[0] and path in forms[1] else "new" if path in forms[1] else "gone"
            )


def _page(was: ChapterShot | None, now: ChapterShot | None) -> list[PageChange]:
    if was and now and was.page != now.page:
        return [PageChange(now.page, f"moved from {was.page}")]
    path = now.page if now else was.page if was else ""
    return _changed(path, was.prints if was else None, now.prints if now else None) if path else []


def _changed(path: str, was: str | None, now: str | None) -> list[PageChange]:
    how = "new" if was is None else "gone" if now is None else "changed"
    return [PageChange(path, how)] if was != now else []
