"""A published site as it lies in a folder: what its chapters say, which addresses it has, and the data behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from report.data.package import Package, load
from report.diagnostics import Diagnostics
from report.release.pages import Page, read_page

_CHAPTER = '<h1 id="'  # only the page of a chapter names its title
_VALUES = "values.json"


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """An edition by its `folder` in the site: its chapters by their paths there, and what its values are called."""

    folder: str
    chapters: Mapping[str, Page]
    names: Mapping[str, str]

    @property
    def language(self) -> str:
        """The code of its language."""
        return self.folder.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Published:
    """A site: its editions by folder, the paths of all pages, the names on each page of a chapter, and its data."""

    editions: Mapping[str, PublishedEdition]
    pages: frozenset[str]
    package: Package = field(compare=False)

    def labels(self, path: str) -> Mapping[str, str]:
        """The names that can be led to on the page at `path`, with the titles of sections."""
        edition = self.editions.get(path.rpartition("/")[0])
        page = edition.chapters.get(path) if edition else None
        return page.labels if page else {}


def read_site(folder: Path) -> Published:
    """The site in `folder`, whichever version of the generator wrote it.  Raises OSError."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    chapters: dict[str, dict[str, Page]] = {}
    for path in (path for path in paths if path.count("/") == 2):
        html = (folder / path).read_text(encoding="utf-8")
        page = read_page(html) if _CHAPTER in html else Page()
        if page.label:
            chapters.setdefault(path.rpartition("/")[0], {})[path] = page
    editions = {name: PublishedEdition(name, found, _names(folder / name)) for name, found in chapters.items()}
    return Published(editions, frozenset(paths), load(folder / "data", Diagnostics()))


def _names(folder: Path) -> dict[str, str]:
    """What the values of an edition are called, where its site says it."""
    path = folder / _VALUES
    said = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {str(value["id"]): str(value.get("name", "")) for value in said.get("values", ())}
