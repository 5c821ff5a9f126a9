"""A new chapter: its files in every language, its line in _quarto.yml, and its pairs, approved as they are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from report import CONFIG
from report.check.ledger import LEDGER, ledger_with, read_ledger
from report.diagnostics import UsageError
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.project.chapters import DRAFT, own_pages
from report.project.records import Chapter, Publication
from report.project.yaml_lines import read_yaml
from report.writing.changes import Changes
from report.writing.labels import labels_of
from report.writing.names import address, bare, check_name, titled, yaml_text
from report.writing.yaml_places import put_item

# What opens every chapter: its language, and where Quarto renders it, its number and what prints the numbers in it.
OPENING = """---
lang: {code}{number}
---

```{{python}}
#| include: false
from report.author import value, words
```

"""
# No reader sees it; it is listed with what is left to do.
_TO_DO = "<!-- TODO: write this chapter -->"


def add_chapter(
    changes: Changes,
    publication: Publication,
    name: str,
    titles: Mapping[str, str],
    *,
    annex: bool = False,
    draft: bool = False,
) -> Chapter:
    """Put the chapter `name` of `publication` into `changes`, called by its `titles` by language, else by its name.

    It stands behind the last chapter that has a number or, an `annex`, behind the last of all, and is numbered as these
    are.  A `draft` is left out of complete builds.

    Raises UsageError for a name that cannot be one or is taken, and OSError.
    """
    check_name("chapter", name)
    root = changes.root
    label = _label(publication, name, root)
    titles = {code: titles.get(code) or titled(name) for code in publication.languages}
    slugs = {code: _slug(publication, name, code, titles[code]) for code in publication.languages}
    number = max((c.number or 0 for c in publication.chapters if c.annex == annex), default=0) + 1
    chapter = Chapter(name, number, annex, slugs, publication.folder, 0, draft=draft)
    if any(one.stem == name for one in publication.texts):
        raise UsageError(f"{publication.key} has a chapter {name} already; take another name")
    _list(changes, publication, chapter)
    add_text(changes, publication.folder, name, titles, label, number)
    return chapter


def add_text(
    changes: Changes, folder: str, stem: str, titles: Mapping[str, str], label: str, number: int = 1
) -> list[str]:
    """Put the files of a chapter of two paragraphs into `changes`, and its pairs, approved; the paths of its files.

    There is one for each language of its `titles`.  Raises UsageError for a file that is there and a damaged ledger.
    """
    files = [f"{folder}/{stem}.{code}.qmd" for code in titles]
    for file, (code, title) in zip(files, titles.items(), strict=True):
        changes.create(file, _chapter_text(code, title, label, number))
    if len(titles) > 1:
        rows = [list(row) for row in zip(*(_paragraphs(*title) for title in titles.items()), strict=True)]
        try:
            changes.put(f"{folder}/{LEDGER}", ledger_with(changes.root / folder / LEDGER, {stem: rows}))
        except ValueError as error:
            raise UsageError(f"cannot read {folder}/{LEDGER}: {error}; mend it first") from error
    return files


def approve_row(changes: Changes, chapter: Chapter, row: list[str]) -> None:
    """Approve one more paragraph of `chapter`, its text in each language; of one in one language there is none."""
    if len(row) < 2:
        return
    path = f"{chapter.folder}/{LEDGER}"
    try:
        rows = read_ledger(changes.root / path).get(chapter.stem, [])
        changes.put(path, ledger_with(changes.root / path, {chapter.stem: [*rows, row]}))
    except ValueError as error:
        raise UsageError(f"cannot read {path}: {error}; mend it first") from error


def opening(code: str, number: int = 1) -> str:
    """What stands before the title of the chapter with this `number`; Quarto counts from the first by itself."""
    return OPENING.format(code=code, number=f"\nnumber-offset: {number - 1}" if number > 1 else "")


def _chapter_text(code: str, title: str, label: str, number: int) -> str:
    about, heading, text = _paragraphs(code, title)[1:]
    blocks = (f"# {title} {{#{label}}}", _TO_DO, about, f"## {heading} {{#{label}-more}}", text)
    return opening(code, number) + "\n\n".join(blocks) + "\n"


def _paragraphs(code: str, title: str) -> tuple[str, ...]:
    """What a new chapter says, paragraph by paragraph."""
    return title, *(word(key, code) for key in ("new_about", "new_heading", "new_text"))


def _label(publication: Publication, name: str, root: Path) -> str:
    """The label of the chapter: ``sec-`` and its name, without the number that it begins with where that is free."""
    taken = {
        label
        for text in publication.texts
        for code in publication.languages
        for label in labels_of(root / text.file(code))
    }
    free = [label for label in (f"sec-{bare(name)}", f"sec-{name}") if not {label, f"{label}-more"} & taken]
    if not free:
        raise UsageError(f"{publication.key} has a section sec-{bare(name)} already; take another name")
    return free[0]


def _slug(publication: Publication, name: str, code: str, title: str) -> str:
    """The name of the page in the language `code`, which no other page has."""
    taken = {*own_pages(rules_of(code)), *(chapter.slugs.get(code) for chapter in publication.chapters)}
    free = [slug for slug in (address(title, rules_of(code)), bare(name), name) if slug and slug not in taken]
    if not free:
        raise UsageError(f"{publication.key} has a page {bare(name)} in {code} already; take another name or title")
    return free[0]


def _list(changes: Changes, publication: Publication, chapter: Chapter) -> None:
    """The line of the chapter in _quarto.yml."""
    text = changes.read(CONFIG)
    listed = read_yaml(text).content["publications"].content[publication.key].content["chapters"].plain()
    kind = "annex" if chapter.annex else "number"
    given = any(isinstance(one.get(kind), int) and one[kind] is not True for one in listed)
    item: dict[str, object] = {"file": chapter.stem}
    if given:
        item[kind] = chapter.number
    elif chapter.annex:
        item[kind] = True
    item["slug"] = dict(chapter.slugs)
    if chapter.draft:
        item["status"] = DRAFT
    before = [at for at, c in enumerate(publication.chapters, 1) if c.number and (chapter.annex or not c.annex)]
    at = before[-1] if before else sum(not c.annex for c in publication.chapters)
    where = ("publications", publication.key, "chapters")
    changes.change(CONFIG, put_item(text, where, at, item_lines(item), item))


def item_lines(item: Mapping[str, object]) -> list[str]:
    """The lines of a chapter in a list of _quarto.yml."""
    return [f"{key}: {_flow(value)}" for key, value in item.items()]


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{yaml_text(code)}: {yaml_text(slug)}" for code, slug in value.items()) + "}"
    return yaml_text(value) if isinstance(value, str) else json.dumps(value)
