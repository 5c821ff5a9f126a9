"""A new publication: in a project that is there, or with a whole small project around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from report import CONFIG, FORMATS
from report.check.ledger import LEDGER, ledger_with
from report.diagnostics import UsageError
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.project.records import Project
from report.writing.changes import Changes
from report.writing.chapters import add_text, item_lines
from report.writing.example import add_example, example_chapter, example_paragraphs
from report.writing.names import address, check_name, plain, titled, yaml_text
from report.writing.yaml_places import put_entry

FIRST = "01-introduction"
Titles = Mapping[str, str]
_PROJECT = """project:
  type: default
  execute-dir: project

bibliography: data/references.bib

publications:
"""
_IGNORED = "/_site\n/.builds/\n/.preview/\n/_releases/\n/.cache/\n__pycache__/\n"


def add_publication(changes: Changes, project: Project, name: str, titles: Titles, codes: Sequence[str]) -> list[str]:
    """Put the publication `name` in the languages `codes` into `changes`, with one chapter; the paths of its chapter.

    Raises UsageError for a name that cannot be one or is taken, and OSError.
    """
    check_name("publication", name)
    if name in project.publications:
        raise UsageError(f"there is a publication {name} already; take another name")
    taken = {edition.folder for one in project.publications.values() for edition in one.editions.values()}
    entry = _entry(name, titles, codes, taken)
    text = changes.read(CONFIG)
    changes.change(CONFIG, put_entry(text, ("publications",), name, _lines(name, entry), entry))
    titles = {code: word("new_introduction", code) for code in codes}
    return add_text(changes, f"chapters/{name}", FIRST, titles, "sec-introduction")


def add_project(changes: Changes, name: str, titles: Titles, codes: Sequence[str]) -> list[str]:
    """Put a whole project with the publication `name` into `changes`; the paths of its chapter.

    It has a table of data, a figure and values made of it, and a bibliography, as an example to write over.
    Raises UsageError for a name that cannot be one, and for files that are there already.
    """
    check_name("publication", name)
    entry = _entry(name, titles, codes, set())
    changes.create(CONFIG, _PROJECT + "".join(f"  {line}\n" if line else "\n" for line in _lines(name, entry)))
    add_example(changes, codes)
    folder = f"chapters/{name}"
    files = [f"{folder}/{FIRST}.{code}.qmd" for code in codes]
    for code, file in zip(codes, files, strict=True):
        changes.create(file, example_chapter(code))
    if len(codes) > 1:
        rows = [list(row) for row in zip(*map(example_paragraphs, codes), strict=True)]
        changes.put(f"{folder}/{LEDGER}", ledger_with(changes.root / folder / LEDGER, {FIRST: rows}))
    if not (changes.root / ".gitignore").exists():
        changes.create(".gitignore", _IGNORED)
    return files


def _entry(name: str, titles: Titles, codes: Sequence[str], taken: Iterable[str]) -> dict[str, object]:
    """What _quarto.yml says of the publication."""
    titles = {code: titles.get(code) or titled(name) for code in codes}
    slugs = {}
    for code in codes:
        names = (address(titles[code], rules_of(code)), name)
        free = [slug for slug in names if slug and f"{code}/{slug}" not in taken]
        if not free:
            raise UsageError(f"there is a publication at {code}/{name} already; take another name or title")
        slugs[code] = free[0]
    editions = {
        code: {
            "title": titles[code],
            "subtitle": word("new_subtitle", code),
            "slug": slugs[code],
            "description": word("new_description", code),
        }
        for code in codes
    }
    chapter = {"file": FIRST, "slug": {code: plain(word("new_introduction", code)) for code in codes}}
    return {"folder": f"chapters/{name}", "formats": list(FORMATS), "editions": editions, "chapters": [chapter]}


def _lines(name: str, entry: Mapping[str, object]) -> list[str]:
    """The lines of a publication in _quarto.yml."""
    editions, (chapter,) = entry["editions"], entry["chapters"]  # type: ignore[misc]
    lines = [f"{yaml_text(name)}:", f"  folder: {entry['folder']}", f"  formats: [{', '.join(FORMATS)}]", "  editions:"]
    for code, edition in editions.items():  # type: ignore[attr-defined]
        lines += [f"    {yaml_text(code)}:", *(f"      {key}: {yaml_text(text)}" for key, text in edition.items())]
    first, *rest = item_lines(chapter)  # type: ignore[has-type]
    return [*lines, "  chapters:", f"    - {first}", *(f"      {line}" for line in rest)]
