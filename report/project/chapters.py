"""The chapters of a publication, as _quarto.yml lists them, with every problem of the list at once.

Looks which files lie in the folder of the chapters, and opens none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from report.diagnostics import nearest
from report.language.interface import BACK_PAGES, DATA_PAGES, VALUES_PAGE
from report.language.rules import LanguageRules
from report.project.former import former_pages
from report.project.records import Chapter
from report.project.yaml_lines import ProjectReader, YamlNode

# The rules of the languages of a publication; None for one that cannot be used, which is already reported.
Languages = Mapping[str, LanguageRules | None]

# What a chapter is, of which at most one is given: a chapter that says nothing is counted, as is `annex: true`.
_KINDS = ("number", "annex", "unnumbered")
_COUNTED = 0  # the number of one that is counted, until it is
# What `status` may say of a chapter.
DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the chapters of a publication lie and in which `languages` each has a file; `folder` may be unknown."""

    folder: str
    languages: Languages
    reader: ProjectReader


def read_landing(node: YamlNode | None, where: str, shelf: Shelf) -> Chapter | None:
    """The text of the first page of each edition, which `node` names as it would a chapter; None without one."""
    stem = _stem(node, where, shelf)
    if node is None or not stem:
        return None
    return Chapter(stem, None, False, dict.fromkeys(shelf.languages, "index"), shelf.folder, node.line, landing=True)


def read_brief(node: YamlNode | None, where: str, shelf: Shelf) -> Chapter | None:
    """The brief of each edition, which `node` names as it would a chapter; None without one.  It has no page."""
    stem = _stem(node, where, shelf)
    return Chapter(stem, None, False, {}, shelf.folder, node.line, brief=True) if node and stem else None


def _stem(node: YamlNode | None, where: str, shelf: Shelf) -> str:
    """The stem of the files that `node` names; empty where it names none that could be read."""
    stem = shelf.reader.string(node, where)
    if node is None or not stem or not shelf.folder or not shelf.reader.stays(f"{shelf.folder}/{stem}", node):
        return ""
    return stem


def read_chapters(
    node: YamlNode | None, where: str, shelf: Shelf, others: tuple[Chapter | None, ...] = ()
) -> tuple[Chapter, ...]:
    """The chapters in `node`, whose files lie on the `shelf`; `where` is the publication's place in the file.

    Each has a file and a slug in every language of the shelf; the texts `others`, which are no chapters, have files.
    """
    folder, languages, reader = shelf.folder, shelf.languages, shelf.reader
    if node is None:
        return ()
    if not isinstance(node.content, list) or not node.content:
        reader.wrong(node, f"{where}.chapters", "a list of chapters")
        return ()
    listed = (_chapter(entry, f"{where}.chapters", folder, languages, reader) for entry in node.content)
    chapters = _counted([chapter for chapter in listed if chapter])
    reader.once([(f"{'annex' if c.annex else 'number'} {c.number}", c.line) for c in chapters if c.number], "")
    _check_order(chapters, reader)
    texts = [*chapters, *filter(None, others)]
    reader.once([(c.file("*"), c.line) for c in texts], "the chapter")
    for code in languages:
        names = [(name, c.line) for c in chapters for name in (c.slugs.get(code), *c.former.get(code, ())) if name]
        reader.once(names, "the slug")
    if folder and len(chapters) == len(node.content):
        _check_files(folder, texts, languages, reader)
    return tuple(chapters)


def _counted(chapters: list[Chapter]) -> list[Chapter]:
    """`chapters` with numbers for those that have none of their own: one more than the last of their kind."""
    last, counted = {False: 0, True: 0}, []
    for chapter in chapters:
        if chapter.number is not None:
            last[chapter.annex] = chapter.number or last[chapter.annex] + 1
        counted.append(replace(chapter, number=last[chapter.annex]) if chapter.number == _COUNTED else chapter)
    return counted


def _check_order(chapters: list[Chapter], reader: ProjectReader) -> None:
    """Chapters, and annexes by themselves, stand in the order of their numbers."""
    for kind, annex in (("chapter", False), ("annex", True)):
        numbered = [c for c in chapters if c.number and c.annex == annex]
        for before, after in pairwise(numbered):
            if (after.number or 0) < (before.number or 0):
                reader.found.error(
                    "C04",
                    f"{kind} {after.number} stands behind {kind} {before.number}",
                    file=reader.file,
                    line=after.line,
                    hint="list them in the order of their numbers, or leave the numbers out, and they are counted",
                )


def _chapter(node: YamlNode, where: str, folder: str, languages: Languages, reader: ProjectReader) -> Chapter | None:
    keys = reader.keys(node, where, ("file", *_KINDS, "slug", "status", "former"), ("file", "slug"))
    if not keys:
        return None
    number = _number(keys, where, node.line, reader)
    stem = reader.string(keys.get("file"), f"{where}.file")
    slugs = reader.keys(keys.get("slug", YamlNode({}, node.line)), f"{where}.slug", languages, languages)
    if not stem or not folder or not reader.stays(f"{folder}/{stem}", keys["file"]):
        return None
    return Chapter(
        stem,
        number,
        "annex" in keys,
        {c: reader.slug(s, f"{where}.slug.{c}", own_pages(languages.get(c))) for c, s in slugs.items()},
        folder,
        node.line,
        draft=_is_draft(keys.get("status"), f"{where}.status", reader),
        former=former_pages(keys.get("former"), f"{where}.former", languages, reader),
    )


def _is_draft(node: YamlNode | None, where: str, reader: ProjectReader) -> bool:
    """Whether a chapter is a draft, as its `status` says."""
    if node and node.content != DRAFT:
        reader.wrong(node, where, f"{DRAFT}, or left out for a chapter that is published")
    return node is not None and node.content == DRAFT


def _number(keys: dict[str, YamlNode], where: str, line: int, reader: ProjectReader) -> int | None:
    """The number of the chapter or annex, None for one that is said to have none, `_COUNTED` where none is given."""
    given = [kind for kind in _KINDS if kind in keys]
    if len(given) > 1:
        reader.found.error(
            "C03",
            f"{where}: a chapter has at most one of {', '.join(_KINDS)}",
            file=reader.file,
            line=line,
            hint="leave number: out and it is counted; write annex: true for an annex, unnumbered: true for a summary",
        )
    if "unnumbered" in keys and keys["unnumbered"].content is not True:
        reader.wrong(keys["unnumbered"], f"{where}.unnumbered", "true")
    if given == ["unnumbered"]:
        return None
    if not given or (given == ["annex"] and keys["annex"].content is True):
        return _COUNTED
    return reader.integer(keys[given[0]], f"{where}.{given[0]}")


def own_pages(rules: LanguageRules | None) -> tuple[str, ...]:
    """The pages of an edition that are no chapter."""
    return ("index", *(rules.words[f"{page}_slug"] for page in (*BACK_PAGES, VALUES_PAGE, *DATA_PAGES) if rules))


def missing_chapter(file: str) -> str:
    """What is said of the chapter `file` that is listed and is not there."""
    return f"the chapter {file} is listed but missing"


def _instead(chapter: Chapter, name: str, present: Collection[str], languages: Iterable[str]) -> str:
    """What to do about the missing file `name` of a chapter, which may be there in another language."""
    there = [code for code in languages if Path(chapter.file(code)).name in present]
    if there:
        return f"write it; until then, build with --language {there[0]}, or give the chapter status: {DRAFT}"
    return nearest(name, present) or "write it, or take the chapter out"


def _check_files(folder: str, chapters: list[Chapter], languages: Iterable[str], reader: ProjectReader) -> None:
    # As in Quarto a name that begins with _ is that of a part, which chapters include.
    present = {p.name for p in (reader.root / folder).glob("*.qmd") if not p.name.startswith("_")}
    wanted = {Path(chapter.file(code)).name: (chapter, code) for chapter in chapters for code in languages}
    for name, (chapter, code) in wanted.items():
        if name not in present:
            reader.found.error(
                "C05",
                missing_chapter(chapter.file(code)),
                file=reader.file,
                line=chapter.line,
                hint=_instead(chapter, name, present, languages),
            )
    for name in sorted(present - set(wanted)):
        reader.found.error(
            "C06",
            f"{folder}/{name} is not listed as a chapter",
            file=f"{folder}/{name}",
            hint=f"add it under chapters: in {reader.file}, or remove it",
        )
