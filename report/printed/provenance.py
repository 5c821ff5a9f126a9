"""The source line under a figure or table, from the origins of the values it prints."""

from __future__ import annotations

from collections.abc import Iterable

from report.data.package import Package
from report.language.interface import item_name, word
from report.language.printing import Language
from report.language.values import Origin, Value
from report.printed.exhibit import DataFile, SourceClause
from report.results.exhibits import Table


def source_line(table: Table, opened: tuple[str, ...], package: Package, language: Language) -> str:
    """The clauses of :func:`source_clauses` in one line."""
    return "; ".join(clause.text for clause in source_clauses(table, opened, package, language))


def source_clauses(
    table: Table, opened: tuple[str, ...], package: Package, language: Language
) -> tuple[SourceClause, ...]:
    """The places in the sources, as in "Iversen m.fl. (2020), bilagstabel 2.6, s. 82"; one clause per source.

    They are the origins of the values that `table` prints and those it gives itself or, when there are none, of the
    tables `opened` for it.  Results of our own are said to be so.  A source with ``"pages": "slides"`` in the data
    package is cited by slides instead of pages.
    """
    values = [cell for row in table.rows for cell in row.cells if isinstance(cell, Value)]
    given = {*table.origins, *(o for v in values for o in v.origins)}
    origins = sorted(given or {package.resources[name].origin for name in opened})
    clauses = [
        SourceClause(_clause(source, origins, package, language), source, source_address(source, package))
        for source in dict.fromkeys(o.source for o in origins)
    ]
    own = word("computed", language.code)
    computed = [SourceClause(own[0].lower() + own[1:])] if any(v.computed for v in values) else []
    return (*clauses, *computed)


def source_address(source: str, package: Package) -> str:
    """The public address of a source, its `path` in the data package; empty where none is known."""
    return str(package.sources.get(source, {}).get("path", ""))


def places_in(origins: Iterable[Origin], package: Package, language: Language) -> list[tuple[str, str]]:
    """Each source of `origins` by its key, with the places in it as they are printed."""
    listed = sorted(origins)
    return [(key, _clause(key, listed, package, language)) for key in dict.fromkeys(o.source for o in listed)]


def data_files(opened: tuple[str, ...], package: Package, language: Language) -> tuple[DataFile, ...]:
    """The tables that were opened, by their titles in `language`."""
    return tuple(
        DataFile(package.resources[n].titles.get(language.code, n), package.resources[n].path, n) for n in opened
    )


def _clause(source: str, origins: list[Origin], package: Package, language: Language) -> str:
    slides = package.sources.get(source, {}).get("pages") == "slides"
    items: dict[str, list[str]] = {}
    for origin in origins:
        if origin.source == source:
            items.setdefault("" if slides and _is_slide(origin.item) else origin.item, []).append(origin.page)
    words = ("slide", "slides") if slides else ("abbreviated_page", "abbreviated_pages")
    places = "; ".join(filter(None, (_place(item, pages, words, language) for item, pages in items.items())))
    short = short_name(source, package, language)
    return f"{short}, {places}" if places else short


def short_name(source: str, package: Package, language: Language) -> str:
    """A source as it is called in running text: its `short` name in the data package, or else its title or key."""
    described = package.sources.get(source, {})
    short = described.get("short")
    named = short.get(language.code) if isinstance(short, dict) else None
    return str(named or described.get("title", source))


def _is_slide(item: str) -> bool:
    """Whether `item` is a whole slide: where slides are the pages, its number would be printed twice."""
    return item.rpartition("-")[0] == "slide"


def _place(item: str, pages: list[str], words: tuple[str, str], language: Language) -> str:
    name = item_name(item, language.code) if item else ""
    page = _pages(pages, words, language)
    return ", ".join(filter(None, (name, page)))


def _pages(pages: list[str], words: tuple[str, str], language: Language) -> str:
    """Single pages and ranges ("73", "76-77") as a printed list of ranges after one of `words`, for one or several."""
    numbers: set[int] = set()
    for page in filter(None, pages):
        first, _, last = page.replace("\N{EN DASH}", "-").partition("-")
        if last and int(last) < int(first):
            raise ValueError(f"the range of pages {page!r} goes backwards")
        numbers |= set(range(int(first), int(last or first) + 1))
    if not numbers:
        return ""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    printed = ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}{language.rules.dash}{r[-1]}" for r in runs)
    return f"{word(words[len(numbers) > 1], language.code)}\N{NO-BREAK SPACE}{printed}"
