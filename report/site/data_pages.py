"""The pages of the data behind an edition: its tables, with where each is printed, and what has changed in them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from report.data.package import CHANGELOG, Package
from report.edition.compose import EditionDocument
from report.edition.printed_tables import LIST, Printed, printed_tables
from report.language.interface import DATA_PAGES, word
from report.language.printing import Language
from report.language.values import Value
from report.markdown.tree import identifier
from report.printed.provenance import short_name, source_address
from report.site.back_pages import chapter_page, list_page
from report.site.exhibit_links import Addresses

_FEW = 6  # places that are named at once; more are folded away
_KILO = 1000


@dataclass(frozen=True, slots=True)
class Described:
    """A table of the data as its page prints it: names and numbers in words, and (address, name) of each link.

    `places` are where the edition prints it, and `licences` are (name, address), the address empty where there is none.
    """

    name: str
    title: str
    description: str
    path: str
    extent: str
    size: str
    licences: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The tables from one source: its name, where the public finds it, and a name for links."""

    name: str
    title: str
    address: str
    tables: tuple[Described, ...]


class DataPages:
    """What the pages of the data of `document` print; `values` are those of the analysis, `root` is the project.

    `recorded` says whether the site has a record of all of its files.
    """

    def __init__(
        self,
        root: Path,
        package: Package,
        document: EditionDocument,
        values: Mapping[str, Value],
        *,
        recorded: bool = False,
    ) -> None:
        self.folder, self.package, self.document, self.values = root / "data", package, document, values
        self.recorded = recorded
        self.language, self.interface = Language(document.edition.language), document.edition.interface

    @property
    def address(self) -> str:
        """Where the site will stand, empty if that is not known."""
        return self.document.publication.address

    def groups(self) -> list[Group]:
        """Every table of the package under its source; those that the edition prints most of come first."""
        printed = printed_tables(self.document, self.values)
        tables: dict[str, list[Described]] = {}
        for name, resource in self.package.resources.items():
            tables.setdefault(resource.origin.source, []).append(self._described(name, printed.get(name, [])))
        for found in tables.values():
            found.sort(key=lambda table: not table.places)
        by_use = sorted(tables.items(), key=lambda item: -sum(len(table.places) for table in item[1]))
        return [
            Group(
                f"source-{source}",
                short_name(source, self.package, self.language),
                source_address(source, self.package),
                tuple(found),
            )
            for source, found in by_use
        ]

    def changes(self) -> list[tuple[str, list[str]]]:
        """(version, what changed in it) as the changelog of the data has it, the newest first."""
        path = self.folder / CHANGELOG
        return list(_versions(path.read_text(encoding="utf-8") if path.exists() else ""))

    def _described(self, name: str, printed: list[Printed]) -> Described:
        resource, code = self.package.resources[name], self.language.code
        rows, columns = self.package.tables[name].size, len(resource.fields)
        return Described(
            name=name,
            title=resource.titles.get(code, resource.title),
            description=resource.descriptions.get(code, ""),
            path=resource.path,
            extent=self._word("tables_extent", rows=self.language.number(rows), columns=self.language.number(columns)),
            size=self._size((self.folder / resource.path).stat().st_size),
            licences=tuple((entry.titles.get(code, entry.title), entry.address) for entry in resource.licences),
            places=tuple(self._place(*place) for place in printed),
            folded=len(printed) > _FEW,
        )

    def _place(self, kind: str, name: str) -> tuple[str, str]:
        """(address, name) of a place that prints something."""
        code = self.language.code
        if kind == LIST:
            return list_page(name, code), self.document.list_title(name)
        target = self.document.targets[name]
        return f"{chapter_page(target.chapter, code)}#{name}", target.name(code)

    def _size(self, size: int) -> str:
        """The size of a file in kilobytes, with a decimal where it is small."""
        kilobytes = size / _KILO
        return f"{self.language.number(kilobytes, 0 if kilobytes >= 10 else 1)} kB"

    def _word(self, key: str, **fields: str) -> str:
        return word(key, self.interface, **fields)


def leading_from_exhibits(
    document: EditionDocument, data: DataPages | None, *, pictured: bool, written: Container[str] = ()
) -> Addresses:
    """Where the exhibits of an edition lead, from the page of a chapter; `pictured` as in :class:`Addresses`.

    `written` are the paths of what was written besides pages.
    """
    language, folder = document.edition.language, document.edition.folder
    forms = (label for c in document.chapters for label in c.exhibits if f"{folder}/{label}.pdf" in written)
    works = frozenset(identifier(work) for work in document.literature if work["t"] == "Div")
    addresses = replace(
        Addresses("../../data/", "../../assets/", list_page("literature", language), works),
        pictured=pictured,
        fillable=frozenset(forms),
    )
    if data is None:
        return addresses
    tables, changes = (list_page(key, language) for key in DATA_PAGES)
    return replace(addresses, tables=tables, changes=changes, version=data.package.version)


def _versions(text: str) -> Iterator[tuple[str, list[str]]]:
    """The headings of the second level in Markdown, each with the points of the list below it."""
    version, points = "", list[str]()
    for line in text.splitlines():
        if line.startswith("## "):
            if version:
                yield version, points
            version, points = line.removeprefix("## ").strip(), []
        elif line.startswith("- "):
            points.append(line.removeprefix("- ").strip())
        elif version and line.strip():
            points[-1:] = [" ".join((*points[-1:], line.strip()))]
    if version:
        yield version, points
