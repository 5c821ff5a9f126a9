"""The chapters that _quarto.yml lists for a publication, each with a file in every language.  Opens no chapter."""

from __future__ import annotations

from pathlib import Path

from report.diagnostics import nearest
from report.entries import ProjectReader
from report.interface import BACK_PAGES, word
from report.project import Chapter
from report.text import LANGUAGES
from report.yaml_lines import Entry

# What a chapter is, of which exactly one is given.
_KINDS = ("number", "annex", "unnumbered")


def read_chapters(entry: Entry | None, where: str, folder: str, reader: ProjectReader) -> tuple[Chapter, ...]:
    """The chapters in `entry`, whose files lie in `folder`; `where` is the publication's place in the file."""
    if entry is None:
        return ()
    if not isinstance(entry.content, list) or not entry.content:
        reader.wrong(entry, f"{where}.chapters", "a list of chapters")
        return ()
    chapters = [c for c in (_chapter(e, f"{where}.chapters", folder, reader) for e in entry.content) if c]
    reader.once([(f"{'annex' if c.annex else 'number'} {c.number}", c.line) for c in chapters if c.number], "")
    reader.once([(c.file("*"), c.line) for c in chapters], "the chapter")
    for code in LANGUAGES:
        reader.once([(c.slugs[code], c.line) for c in chapters if c.slugs.get(code)], "the slug")
    if folder and len(chapters) == len(entry.content):
        _check_files(folder, chapters, reader)
    return tuple(chapters)


def _chapter(entry: Entry, where: str, folder: str, reader: ProjectReader) -> Chapter | None:
    keys = reader.keys(entry, where, ("file", *_KINDS, "slug"), ("file", "slug"))
    if not keys:
        return None
    number = _number(keys, where, entry.line, reader)
    stem = reader.string(keys.get("file"), f"{where}.file")
    slugs = reader.keys(keys.get("slug", Entry({}, entry.line)), f"{where}.slug", LANGUAGES, LANGUAGES)
    if not stem or not folder or not reader.stays(f"{folder}/{stem}", keys["file"]):
        return None
    return Chapter(stem, number, "annex" in keys, {c: reader.slug(s, f"{where}.slug.{c}", _own_pages(c))
                                                   for c, s in slugs.items()}, folder, entry.line)


def _number(keys: dict[str, Entry], where: str, line: int, reader: ProjectReader) -> int | None:
    """The number of the chapter or annex, None for one that is said to have none."""
    given = [kind for kind in _KINDS if kind in keys]
    if len(given) != 1:
        reader.found.error("C03", f"{where}: a chapter has exactly one of {', '.join(_KINDS)}", file=reader.file,
                           line=line, hint="write number: for a chapter, annex: for an annex, unnumbered: true for a "
                           "summary or the like")
    if "unnumbered" in keys and keys["unnumbered"].content is not True:
        reader.wrong(keys["unnumbered"], f"{where}.unnumbered", "true")
    if given == ["unnumbered"]:
        return None
    return reader.integer(keys.get("number") or keys.get("annex"), f"{where}.number")


def _own_pages(language: str) -> tuple[str, ...]:
    """The pages of an edition that are no chapter."""
    return ("index", *(word(f"{page}_slug", language) for page in BACK_PAGES if language in LANGUAGES))


def _check_files(folder: str, chapters: list[Chapter], reader: ProjectReader) -> None:
    present = {p.name for p in (reader.root / folder).glob("*.qmd")}
    wanted = {Path(chapter.file(code)).name: (chapter, code) for chapter in chapters for code in LANGUAGES}
    for name, (chapter, code) in wanted.items():
        if name not in present:
            reader.found.error("C05", f"the chapter {chapter.file(code)} is listed but missing", file=reader.file,
                               line=chapter.line, hint=nearest(name, present) or "write it, or take the chapter out")
    for name in sorted(present - set(wanted)):
        reader.found.error("C06", f"{folder}/{name} is not listed as a chapter", file=f"{folder}/{name}",
                           hint=f"add it under chapters: in {reader.file}, or remove it")
