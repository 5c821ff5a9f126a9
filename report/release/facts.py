"""What a release says of itself to machines: all from _quarto.yml and the data package, and nothing made up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report.data.descriptor import PACKAGE_FILE
from report.language.vocabulary import rules_of
from report.project.records import Author, Contact

if TYPE_CHECKING:
    from report.edition.compose import EditionDocument

Documents = Mapping[str, Mapping[str, "EditionDocument"]]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its SPDX name where it has one, its title, and its address; what is not known is empty."""

    name: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A release: its folder's name begins with `name`; `title` and `description` are in `language`, a code.

    `work` is the title without what tells its publications apart.

    The `licence` is that of the texts, and `data` the description of the data package, empty where there is none.
    What is not known is empty.
    """

    name: str
    version: str
    day: date
    title: str
    work: str
    description: str
    language: str
    authors: tuple[Author, ...]
    licence: Licence
    address: str
    contact: Contact
    editions: tuple[EditionDocument, ...]
    data: Mapping[str, Any]

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages of all editions."""
        return tuple(dict.fromkeys(document.edition.language for document in self.editions))

    @property
    def folder(self) -> str:
        """The name of its folder."""
        return f"{self.name}-{self.version}"


def locale(code: str) -> str:
    """The tag of a language (BCP 47) by its code."""
    return rules_of(code).locale.replace("_", "-")


def facts_of(root: Path, documents: Documents, version: str, day: date) -> Facts:
    """What is known of the `version` of the project in `root`, dated `day`, whose editions are `documents`."""
    editions = tuple(document for each in documents.values() for document in each.values())
    data = described(root)
    codes = [document.edition.language for document in editions]
    language = data.get("language", "") if data.get("language") in codes else codes[0]
    spoken = [document for document in editions if document.edition.language == language]
    imprint = editions[0].publication.imprint
    return Facts(
        name_of(data, editions),
        version,
        day,
        _title(spoken),
        spoken[0].edition.title,
        " ".join(dict.fromkeys(document.edition.description for document in spoken)),
        language,
        tuple(dict.fromkeys(author for document in editions for author in document.publication.authors)),
        _licence(imprint.licence.get(language, ""), imprint.licence_address, data.get("licenses", ())),
        next((document.publication.address for document in editions if document.publication.address), ""),
        imprint.contact,
        editions,
        data,
    )


def described(root: Path) -> Mapping[str, Any]:
    """The description of the data package of the project in `root`, empty where there is none."""
    path = root / "data" / PACKAGE_FILE
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def name_of(data: Mapping[str, Any], editions: Iterable[EditionDocument]) -> str:
    """What releases are called: as the data package is, else as the first edition in its address."""
    return str(data.get("name") or next(iter(editions)).edition.slug)


def _title(editions: Iterable[EditionDocument]) -> str:
    """The title that all share, or all of them; of one publication with its subtitle."""
    named = [document.edition for document in editions]
    if len(named) == 1:
        return f"{named[0].title}: {named[0].subtitle}"
    return " · ".join(dict.fromkeys(edition.title for edition in named))


def _licence(title: str, address: str, known: Iterable[Mapping[str, Any]]) -> Licence:
    """The licence of the texts, with its SPDX name where the data package calls what has that address by it."""
    name = next((str(one.get("name", "")) for one in known if address and one.get("path") == address), "")
    return Licence(name, title, address)
