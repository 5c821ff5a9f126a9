"""The data package: datapackage.json and its files of CSV or Parquet, read and validated in one pass.

Follows the Frictionless Data Package and Table Schema standards for everything they define;
`origin`, `unit`, `decimals`, `titles`, `descriptions`, `labels`, `names` and `counted` are additions that the standard
allows (:class:`report.data.schema.Resource` says what they mean).  A table
named ``locators`` (id, source, item, page) gives names to places in the sources, for columns ``locator``.
Knows nothing of what the data mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from report import PROGRAM
from report.cache.dependencies import TABLE
from report.cache.places import digest
from report.data.descriptor import PACKAGE_FILE, Descriptor, JsonObject, read_descriptor, text_in, web_address
from report.data.keys import check_foreign_keys
from report.data.large.questions import parted
from report.data.rows import decoded, read_rows
from report.data.schema import PARQUET, Resource, read_resources
from report.data.table import DataTable
from report.diagnostics import Diagnostics, nearest
from report.language.values import Origin
from report.system.collector import collection_paused
from report.system.files import read_file, sha256_of

Read = TypeVar("Read")
CHANGELOG = "CHANGELOG.md"
PLACES = "locators"
# The problems after which a table can be worked with as if they were not there.
_HARMLESS = {"D02", "D04", "D12", "D13"}


class NotRead(KeyError):
    """Raised for a table that is described and could not be read."""


@dataclass(slots=True)
class Package:
    """A validated package.  `tables` are in the order of datapackage.json.

    `hashes` are the checksums of the files as they are; `broken` are the tables with errors in them, None when
    their description has some.  `language` is the code of the one that its changelog is written in, empty where the
    description does not say.  `answers` are digests of answers that are known of larger tables, by table and question.
    """

    version: str
    sources: dict[str, JsonObject]
    resources: dict[str, Resource]
    tables: Mapping[str, DataTable] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    places: dict[str, Origin] = field(default_factory=dict)
    broken: frozenset[str] | None = frozenset()
    language: str = ""
    answers: dict[str, dict[str, str]] = field(default_factory=dict)

    def sound(self, names: Iterable[str]) -> bool:
        """Whether no table of `names` has an error; what fails with one that has may fail because of it."""
        names = set(names)
        return not names or (self.broken is not None and self.broken.isdisjoint(names))

    def digest(self, name: str) -> str:
        """The digest of what is called `name`: a table as a whole, or the answer to a question of one (`a?…`).

        A table is its file and its description, which says units, names and origins.  Empty for a table that there is
        not, and for a question that has no answer any more.
        """
        table, question = parted(name)
        if not question:
            return digest(self.hashes[table], self.resources[table].said) if table in self.hashes else ""
        known = self.answers.setdefault(table, {})
        if question not in known:
            asked = self.tables.get(table)
            known[question] = asked.digest(question) if asked else ""
        return known[question]

    def learn(self, digests: Mapping[str, str]) -> None:
        """Know those of `digests`, by the names of dependencies, that are of answers of its tables."""
        for name, found in digests.items():
            table, question = parted(name.removeprefix(TABLE))
            if name.startswith(TABLE) and question:
                self.answers.setdefault(table, {})[question] = found

    @property
    def whole(self) -> bool:
        """Whether no table has an error."""
        return self.broken == frozenset()

    def table(self, name: str) -> DataTable:
        """The table `name`.  Raises KeyError with the nearest known name, NotRead for what is there but unread."""
        if name not in self.tables and name in self.resources and self.resources[name].is_parquet:
            raise NotRead(f"the table {name!r} could not be read")
        if name not in self.tables:
            raise KeyError(f"no data table {name!r}; {nearest(name, self.tables) or 'see data/datapackage.json'}")
        return self.tables[name]


def load(folder: Path, diagnostics: Diagnostics | None = None, *, shown_as: str = "data") -> Package:
    """Read and validate the package in `folder`; every problem of every file is reported at once.

    A folder without a package, neither datapackage.json nor a table, gives an empty one without a version.
    Without `diagnostics` the first problem raises ValueError, as an analysis outside a build wants it.
    `shown_as` is the folder's name in messages.
    """
    found = diagnostics if diagnostics is not None else Diagnostics()
    if not (folder / PACKAGE_FILE).exists() and not any(_files_of_tables(folder)):
        return Package("", {}, {})
    with collection_paused():
        package = _read_package(folder, found, shown_as)
    if diagnostics is None and found.failed:
        raise ValueError("\n".join(map(str, found)))
    return package


def checksum(content: bytes) -> str:
    """The checksum as datapackage.json writes it."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _read_package(folder: Path, found: Diagnostics, shown_as: str) -> Package:
    descriptor_file = f"{shown_as}/{PACKAGE_FILE}"
    described_in = _descriptor(folder, found, descriptor_file)
    if described_in is None:
        return Package("", {}, {}, broken=None)
    descriptor, text = described_in
    resources = read_resources(descriptor, text, found, descriptor_file)
    sources = _sources(descriptor, text, found, descriptor_file)
    places: dict[str, Origin] = {}  # those of every table, once the table that lists them is read
    tables: dict[str, DataTable] = {}
    package = Package(str(descriptor.get("version", "")), sources, resources, tables, places=places)
    package.language = str(descriptor.get("language", ""))
    for resource in resources.values():
        table = _read_table(folder, resource, package, found, shown_as)
        if table is not None:
            tables[resource.name] = table
    places |= _places(package)
    described = [str(r.get("name")) for r in descriptor["resources"]]
    check_foreign_keys(resources, package.tables, _broken(package, described, found, shown_as), found, shown_as)
    _check_unlisted(folder, descriptor, found, shown_as)
    _check_changelog(folder, package, found, shown_as)
    certain = not any(p.file == descriptor_file for p in found)
    package.broken = _broken(package, described, found, shown_as) if certain else None
    return package


def _sources(descriptor: Descriptor, text: str, found: Diagnostics, file: str) -> dict[str, JsonObject]:
    """The sources by their keys; one whose `path` is no address has none, which is reported."""
    sources: dict[str, JsonObject] = {}
    for source in descriptor["sources"]:
        key = text_in(source, "key")
        try:
            sources[key] = {**source, "path": web_address(source, "path")}
        except ValueError as error:
            line = text.count("\n", 0, max(text.find(json.dumps(key, ensure_ascii=False)), 0)) + 1
            hint = "give the address at which the public finds the source, or remove path"
            found.error("D10", f"the source {key!r} cannot be led to: {error}", file=file, line=line, hint=hint)
            sources[key] = {**source, "path": ""}
    return sources


def _descriptor(folder: Path, found: Diagnostics, file: str) -> tuple[Descriptor, str] | None:
    """The description of the package and its text; None, which is reported, when it cannot be read."""
    try:
        text = read_file(folder / PACKAGE_FILE).decode("utf-8")
        return read_descriptor(text), text
    except (OSError, ValueError) as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        hint = "restore the file or mend its JSON"
        found.error("D01", f"cannot read the data package: {error}", file=file, line=line, hint=hint, column=column)
        return None


def _places(package: Package) -> dict[str, Origin]:
    rows = package.tables.get(PLACES, ())
    return {str(r.get("id")): Origin(*(str(r.get(part) or "") for part in ("source", "item", "page"))) for r in rows}


def _broken(package: Package, described: list[str], found: Diagnostics, shown_as: str) -> frozenset[str]:
    files = {p.file for p in found if p.code not in _HARMLESS}
    return frozenset(
        n for n in described if n not in package.tables or f"{shown_as}/{package.resources[n].path}" in files
    )


def _read_table(
    folder: Path, resource: Resource, package: Package, found: Diagnostics, shown_as: str
) -> DataTable | None:
    file = f"{shown_as}/{resource.path}"
    if resource.is_parquet:
        return _read_parquet(folder, resource, package, found, shown_as)
    content = _content(folder, resource, found, shown_as, read_file)
    if content is None:
        return None
    text = decoded(content, file, found)
    package.hashes[resource.name] = checksum(content)
    rows = {} if text is None else read_rows(text, resource, file, found)
    # What else is wrong is mended first, and changes the checksum again.
    if package.hashes[resource.name] != resource.hash and not any(p.file == file for p in found):
        _report_checksum(resource, content, file, found)
    if text is None:
        return None
    return DataTable(
        resource.name, resource.fields, rows, resource.origin, primary_key=resource.primary_key, places=package.places
    )


def _read_parquet(
    folder: Path, resource: Resource, package: Package, found: Diagnostics, shown_as: str
) -> DataTable | None:
    from report.data.large.reading import read_large

    file, sha256 = f"{shown_as}/{resource.path}", _content(folder, resource, found, shown_as, sha256_of)
    if sha256 is None:
        return None
    package.hashes[resource.name] = f"sha256:{sha256}"
    table = read_large(folder, resource, package.places, file, found)
    if package.hashes[resource.name] != resource.hash and not any(p.file == file for p in found):
        _report_checksum(resource, b"", file, found)
    return table


def _report_checksum(resource: Resource, content: bytes, file: str, found: Diagnostics) -> None:
    says = f"the checksum of {resource.path} is not the one in {PACKAGE_FILE}"
    hint = f"if the change is meant, run {PROGRAM} data accept and describe it in the changelog"
    if only_line_ends(content, resource.hash):
        says += ": only the ends of its lines have changed"
        hint = "set git config core.autocrlf false, delete the file and fetch it anew: git checkout -- data"
    found.error("D02", says, file=file, hint=hint)


def only_line_ends(content: bytes, accepted: str) -> bool:
    """Whether `content` has the checksum `accepted` once its lines end in another way, as after a git checkout."""
    plain = content.replace(b"\r\n", b"\n")
    return accepted in (checksum(plain), checksum(plain.replace(b"\n", b"\r\n"))) and accepted != checksum(content)


def _content(
    folder: Path, resource: Resource, found: Diagnostics, shown_as: str, read: Callable[[Path], Read]
) -> Read | None:
    """What `read` makes of the file of `resource`; None, which is reported, when it cannot be read."""
    path = (folder / resource.path).resolve()
    if not path.is_relative_to(folder.resolve()):
        found.error(
            "C07",
            f"the path {resource.path!r} leaves the data folder",
            file=f"{shown_as}/{PACKAGE_FILE}",
            line=resource.line,
            hint="keep every table inside data/",
        )
        return None
    try:
        return read(path)
    except OSError as error:
        found.error(
            "D01",
            f"cannot read the table {resource.name}: {error.strerror}",
            file=f"{shown_as}/{resource.path}",
            hint=f"add the file or remove the resource {resource.name} from {PACKAGE_FILE}",
        )
        return None


def _files_of_tables(folder: Path) -> Iterator[Path]:
    return (path for ending in ("csv", PARQUET) for path in folder.glob(f"*.{ending}"))


def _check_unlisted(folder: Path, descriptor: Descriptor, found: Diagnostics, shown_as: str) -> None:
    listed = {r.get("path") for r in descriptor["resources"]}
    for path in sorted(_files_of_tables(folder)):
        if path.name not in listed:
            found.error(
                "D12",
                f"{path.name} is not listed in {PACKAGE_FILE}",
                file=f"{shown_as}/{path.name}",
                hint="add it as a resource with schema, origin and licence, or remove it",
            )


def _check_changelog(folder: Path, package: Package, found: Diagnostics, shown_as: str) -> None:
    path = folder / CHANGELOG
    text = decoded(read_file(path), f"{shown_as}/{CHANGELOG}", found) if path.exists() else ""
    if text is not None and ["##", package.version] not in [line.split()[:2] for line in text.splitlines()]:
        found.error(
            "D13",
            f"{CHANGELOG} has no entry for version {package.version or '(none)'} of the data",
            file=f"{shown_as}/{CHANGELOG}",
            hint=f"add a heading '## {package.version}' and say what changed",
        )
