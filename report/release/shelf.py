"""Versions side by side: each site under its number, the newest under ``latest`` as well, and a page of them all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from report.build.changes_page import POLICY, style_digest
from report.build.publish import write_files
from report.diagnostics import Diagnostic
from report.language import cldr
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.release.contents import CHANGES
from report.release.facts import Facts, locale
from report.release.folder import SITE, read_folder, scratch
from report.release.news_page import FROM_CHANGES
from report.site.assets import STYLES
from report.site.rendering import environment
from report.style.sheets import custom_properties, filled, night_properties
from report.style.theme import Theme
from report.system.files import write_whole
from report.verify.notices import RECORD, with_notices

LATEST, LISTED, PAGE = "latest", "versions.json", "index.html"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A version on the shelf: its number, its day, what its authors say of it, and the languages of its site."""

    version: str
    day: date
    changes: Mapping[str, str]
    languages: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """It as ``versions.json`` has it."""
        return {
            "version": self.version,
            "date": self.day.isoformat(),
            "languages": list(self.languages),
            "changes": dict(self.changes),
        }


def shelved(shelf: Path) -> list[Shelved]:
    """The versions on `shelf`, the newest first; none where there is no shelf yet."""
    path = shelf / LISTED
    listed = json.loads(path.read_text(encoding="utf-8"))["versions"] if path.is_file() else []
    return [
        Shelved(one["version"], date.fromisoformat(one["date"]), one["changes"], tuple(one["languages"]))
        for one in listed
    ]


def of_shelf(shelf: Path, version: str) -> Iterator[Diagnostic]:
    """That `version` cannot be put on `shelf`."""
    if shelf.exists() and not (shelf / LISTED).is_file() and (not shelf.is_dir() or any(shelf.iterdir())):
        hint = f"name an empty folder, or one with the {LISTED} of an earlier release"
        yield Diagnostic(str(shelf), 0, "B28", "the folder holds something else than versions", hint)
    elif (shelf / version).exists():
        hint = "what is released stays as it is: raise the version, or name another folder with --shelf"
        yield Diagnostic(str(shelf / version), 0, "B28", "there is something already", hint)


def put(release: Path, shelf: Path, facts: Facts, theme: Theme) -> None:
    """Put the site in the folder `release` on `shelf`, and notices on the versions that it supersedes.  Raises OSError.

    Everything is written beside what is there before anything is moved.
    """
    site, before = read_folder(release / SITE), shelved(shelf)
    imprint = facts.editions[0].publication.imprint
    said = imprint.version.changes if imprint.version else {}
    versions = [Shelved(facts.version, facts.day, said, facts.languages), *before]
    with scratch(shelf, facts.folder) as folder:
        write_files(folder / facts.version, site)
        write_files(folder / LATEST, site)
        write_files(folder / CHANGES / facts.version, _changes(release, facts.version))
        for one in before:
            old = shelf / one.version
            if not (old / RECORD).is_file():
                write_files(folder / one.version, with_notices(read_folder(old), one.version, site, one.languages))
        _move(folder, shelf, [facts.version, LATEST, *(one.version for one in before)])
        if (folder / CHANGES / facts.version).is_dir():
            (shelf / CHANGES).mkdir(exist_ok=True)
            _move(folder / CHANGES, shelf / CHANGES, [facts.version])
    write_whole(shelf / PAGE, _page(versions, shelf, facts, theme).encode())
    record = {"versions": [one.record() for one in versions]}
    write_whole(shelf / LISTED, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())


def _changes(release: Path, version: str) -> dict[str, bytes]:
    """The pages of changes of a release, as they lead to its site on the shelf."""
    files = read_folder(release / CHANGES) if (release / CHANGES).is_dir() else {}
    here = f"../../{version}/".encode()
    return {path: content.replace(FROM_CHANGES.encode(), here) for path, content in files.items()}


def _move(made: Path, shelf: Path, names: Sequence[str]) -> None:
    """Put the folders `names` that are `made` in place of those on the `shelf`."""
    for name in names:
        if not (made / name).is_dir():
            continue
        if (shelf / name).exists():
            (shelf / name).rename(made / f"{name}.before")
        (made / name).rename(shelf / name)


def _page(versions: Sequence[Shelved], shelf: Path, facts: Facts, theme: Theme) -> str:
    """The page of all versions, in each language of the newest."""
    style = custom_properties(theme) + night_properties(theme) + filled(STYLES / "changes.css", theme)
    return (
        environment()
        .get_template("shelf.html")
        .render(
            titles={code: _title(facts, code) for code in facts.languages},
            locale=locale(facts.languages[0]),
            versions=versions,
            latest=f"{LATEST}/{PAGE}",
            changes={place: href for place, href in _told(versions) if (shelf / href).is_file()},
            word=word,
            day=lambda day, code: cldr.day(day, rules_of(code).date, rules_of(code).locale),
            style=Markup(style),
            policy=POLICY.format(style_digest(style)),
        )
    )


def _title(facts: Facts, language: str) -> str:
    """The titles of the editions in `language`, each once."""
    named = [document.edition for document in facts.editions if document.edition.language == language]
    return " · ".join(dict.fromkeys(edition.title for edition in named))


def _told(versions: Sequence[Shelved]) -> Iterator[tuple[tuple[str, str], str]]:
    """Where the page of changes of each version lies in each language, if there is one."""
    for one in versions:
        yield from (((one.version, code), f"{CHANGES}/{one.version}/{code}.html") for code in one.languages)
