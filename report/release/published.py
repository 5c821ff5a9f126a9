"""A published site as it lies in a folder: what its chapters say, which addresses it has, and the data behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from report.data.package import Package, load
from report.diagnostics import Diagnostics
from report.release.pages import Page, read_page

_SECTION = 'id="sec-'  # the pages of chapters have sections, and those of lists have none
_MOVED = 'http-equiv="refresh"'
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
    """A site: its editions by folder, the names that can be led to on each page by its path, and its data.

    The pages that are `moved` only lead to another.
    """

    editions: Mapping[str, PublishedEdition]
    pages: Mapping[str, frozenset[str]]
    moved: frozenset[str]
    package: Package


def read_site(folder: Path) -> Published:
    """The site in `folder`, whichever version of the generator wrote it.  Raises OSError."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    pages = dict.fromkeys(paths, frozenset[str]())
    moved: set[str] = set()
    chapters: dict[str, dict[str, Page]] = {}
    for path in (path for path in paths if path.count("/") == 2):
        html = (folder / path).read_text(encoding="utf-8")
        page = read_page(html) if _SECTION in html else Page()
        pages[path] = frozenset(page.labels)
        moved |= {path} if _MOVED in html else set()
        if page.label:
            chapters.setdefault(path.rpartition("/")[0], {})[path] = page
    editions = {name: PublishedEdition(name, found, _names(folder / name)) for name, found in chapters.items()}
    return Published(editions, pages, frozenset(moved), load(folder / "data", Diagnostics()))


def _names(folder: Path) -> dict[str, str]:
    """What the values of an edition are called, where its site says it."""
    path = folder / _VALUES
    said = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {str(value["id"]): str(value.get("name", "")) for value in said.get("values", ())}
