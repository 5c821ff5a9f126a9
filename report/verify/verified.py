"""What a stranger can say of a site or a release: that it is what its record says, and that its numbers hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from report.build.record import BUILD_FILE
from report.diagnostics import Diagnostics, UsageError
from report.verify.beside import IN_LANGUAGES, IN_TABLES, check_csv, check_exhibits, check_languages
from report.verify.copies import Form, check_copies
from report.verify.digests import SITE, SUMS, check_digests, check_sums, read_record, report_irregular
from report.verify.folder import Folder
from report.verify.links import Links, books, read_pages
from report.verify.notices import set_notices_aside
from report.verify.numbers import Numbers, edition_of
from report.verify.pages import Page
from report.verify.records import Recorded

_BESIDE = re.compile(r"\.[a-z]{2,3}-[a-z]{2,3}\.html")  # the end of a page with two languages side by side


@dataclass(slots=True)
class Verified:
    """What was looked at: the record of the site, and how much of each kind was compared, by what it is."""

    record: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, what: str, number: int) -> None:
        """So many more of a kind were compared."""
        self.counts[what] = self.counts.get(what, 0) + number


def verify(place: Path, found: Diagnostics) -> Verified:
    """Check the site or the release in the folder `place`; every problem is added to `found`.

    Puts the units of the site in hand (:mod:`report.language.vocabulary`).  Raises UsageError for what is neither.
    """
    if not place.is_dir():
        raise UsageError(f"{place} is no folder; name one with a site or a release in it")
    release = (place / SUMS).is_file()
    site = place / SITE if release else place
    if not release and not (site / BUILD_FILE).is_file():
        raise UsageError(f"{place} is no site: it has no {BUILD_FILE}, which every complete site has")
    done = Verified()
    if release:
        whole = Folder(place)
        report_irregular(whole, found)
        done.count("files of the release that its checksums name", check_sums(whole, found))
        if site.is_symlink():  # which is told, and leads to another place
            return done
    folder = Folder(site, f"{SITE}/" if release else "")
    if not release:
        report_irregular(folder, found)
    set_notices_aside(folder, found)
    record = read_record(folder, found)
    if record is not None:
        done.record = record
        done.count("files that are those of build.json", check_digests(folder, record, found))
        _check_contents(folder, done, found)
    return done


def _check_contents(folder: Folder, done: Verified, found: Diagnostics) -> None:
    """Check what the files hold: links and numbers, in pages and in books."""
    pages = read_pages(folder, found)
    opened = dict(books(folder, found))
    links = Links(folder, [str(edition.get("address") or "") for edition in done.record["editions"]], found)
    links.check(pages)
    for path, files in opened.items():
        links.check_book(path, files)
    done.count("pages and drawings", len(pages))
    done.count("links that lead somewhere", links.count)
    numbers = Numbers(folder, found)
    numbers.read()
    numbers.check_records()
    for path, page in pages.items():
        if recorded := edition_of(path, numbers.editions):
            numbers.check_page(path, page, recorded)
    for what, number in numbers.counts.items():
        done.count(what, number)
    _check_editions(numbers, done.record, found)
    _check_beside(folder, numbers.editions, done, found)
    for edition in done.record["editions"]:
        forms = list(_forms(edition["folder"], pages, opened))
        for what, number in check_copies(forms, found, folder.within).items():
            done.count(what, number)


def _check_editions(numbers: Numbers, record: dict[str, Any], found: Diagnostics) -> None:
    """Hold the record against what lies there: the editions, their languages, and the version of the data."""
    named = {f"{edition['folder']}/": edition["language"] for edition in record["editions"]}
    hint = "the site is not as it was published: fetch it again"
    for recorded in numbers.editions:
        language = named.get(recorded.folder)
        if language != recorded.language:
            told = f"it is in {recorded.language[:40]!r}, and {BUILD_FILE} names "
            told += f"an edition in {language[:40]!r} there" if language is not None else "no edition there"
            found.error("B13", told, file=numbers.folder.place(recorded.path), hint=hint)
    version = str(record.get("data", {}).get("version", ""))
    if version != numbers.package.version:
        told = (
            f"it says that the data are of version {version[:40]!r}, and they are of {numbers.package.version[:40]!r}"
        )
        found.error("B10", told, file=numbers.folder.place(BUILD_FILE), hint=hint)


def _check_beside(folder: Folder, editions: list[Recorded], done: Verified, found: Diagnostics) -> None:
    publications: dict[str, list[Recorded]] = {}
    named = {f"{edition['folder']}/": str(edition.get("publication")) for edition in done.record["editions"]}
    for recorded in editions:
        publications.setdefault(named.get(recorded.folder, recorded.folder), []).append(recorded)
        check_csv(folder, recorded, found)
        done.count(IN_TABLES, check_exhibits(folder, recorded, found))
    for group in publications.values():
        done.count(IN_LANGUAGES, check_languages(folder, group, found))


def _forms(edition: str, pages: dict[str, Page], opened: dict[str, dict[str, Page | None]]) -> Iterator[Form]:
    """The forms that the site has of the `edition` in a folder: pages, drawings, two languages, one file, a book."""
    own, drawings, beside = Form("pages"), Form("drawings"), Form("beside")
    alone, book = Form("alone"), Form("book")
    for path, page in pages.items():
        folder, _, name = path.rpartition("/")
        if folder == edition:
            form = drawings if name.endswith(".svg") else beside if _BESIDE.search(name) else own
            form.add(path, page, name.removesuffix(".svg"))
        elif path == f"{edition}.html":
            alone.add(path, page)
    for name, inside in opened.get(f"{edition}.epub", {}).items():
        if inside:
            book.add(f"{edition}.epub!{name}", inside)
    yield from (own, drawings, beside, alone, book)
