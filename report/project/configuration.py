"""_quarto.yml read into the records of :mod:`report.project.records`, with every problem of the file at once.

Reads no chapter and no data.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from report.diagnostics import Diagnostics, Stop, nearest
from report.language.interface import BACK_PAGES, word
from report.language.text import LANGUAGES
from report.project.authors import read_authors
from report.project.citation_style import read_style
from report.project.records import CONFIG, FORMATS, LISTS, Chapter, Edition, Imprint, Project, Publication, TableName
from report.project.theme import read_cover, read_theme
from report.project.yaml_lines import Entry, ProjectReader, read_yaml

# Keys of Quarto that the project file may hold; our own engine reads only `bibliography` and `csl` of them.
QUARTO_KEYS = ("project", "bibliography", "csl", "lang", "format", "execute", "jupyter", "crossref", "number-sections")
OWN_KEYS = ("imprint", "authors", "theme", "publications", "numbers", "claims", "limits")


def read_project(root: Path, found: Diagnostics) -> Project:
    """The project in `root`.

    Every problem of the file is recorded in `found` with its line.  Raises Stop when it is not YAML at all.
    """
    try:
        entry = read_yaml((root / CONFIG).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        what = " ".join(str(getattr(error, "problem", None) or error).split())
        found.error(
            "C01",
            f"cannot read {CONFIG}: {what}",
            file=CONFIG,
            line=_line_of(error),
            hint="mend the YAML; check indentation, colons and quotes, and save it as UTF-8",
        )
        raise Stop from error
    return _project(entry, ProjectReader(root, CONFIG, found))


def _line_of(error: Exception) -> int:
    if isinstance(error, UnicodeDecodeError):
        return error.object[: error.start].count(b"\n") + 1
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 0


def _project(entry: Entry, reader: ProjectReader) -> Project:
    top = reader.keys(entry, CONFIG, QUARTO_KEYS + OWN_KEYS, ("project", "publications"))
    _check_quarto(top.get("project"), reader)
    verbs = _strings_by_language(top.get("claims"), "claims", reader)
    imprint = _imprint(top.get("imprint"), reader)
    theme, authors = read_theme(top.get("theme"), reader), read_authors(top.get("authors"), "authors", reader)
    publications = {
        key: replace(publication, theme=theme, authors=publication.authors or authors)
        for key, publication in _publications(top.get("publications"), verbs, imprint, reader).items()
    }
    numbers = reader.keys(top.get("numbers", Entry({}, 1)), "numbers", ("names", "phrases"))
    limits = reader.keys(top.get("limits", Entry({}, 1)), "limits", ("cell-seconds", "cell-megabytes"))
    return Project(
        publications,
        _bibliography(top.get("bibliography"), reader),
        reader.strings(numbers.get("names"), "numbers.names"),
        _strings_by_language(numbers.get("phrases"), "numbers.phrases", reader),
        verbs,
        reader.integer(limits.get("cell-seconds"), "limits.cell-seconds", 60),
        reader.integer(limits.get("cell-megabytes"), "limits.cell-megabytes", 2048),
        theme,
        read_style(top.get("csl"), reader),
    )


def _check_quarto(entry: Entry | None, reader: ProjectReader) -> None:
    """What Quarto must find for chapters to render as they do here."""
    if entry is None:
        return
    keys = reader.keys(entry, "project", ("type", "execute-dir", "render"), ("type", "execute-dir"))
    for key, wanted in (("type", "default"), ("execute-dir", "project")):
        if key in keys and keys[key].content != wanted:
            reader.wrong(keys[key], f"project.{key}", repr(wanted))


def _strings_by_language(entry: Entry | None, where: str, reader: ProjectReader) -> dict[str, tuple[str, ...]]:
    keys = reader.keys(entry, where, LANGUAGES) if entry else {}
    return {code: reader.strings(value, f"{where}.{code}") for code, value in keys.items()}


def _imprint(entry: Entry | None, reader: ProjectReader) -> Imprint:
    if entry is None:
        return Imprint()
    texts = ("kind", "status", "licence")
    keys = reader.keys(entry, "imprint", ("year", *texts, "sources"))
    year = reader.integer(keys.get("year"), "imprint.year", 0)
    return Imprint(
        str(year) if year else "",
        *(_texts(keys.get(k), f"imprint.{k}", reader) for k in texts),
        _strings_by_language(keys.get("sources"), "imprint.sources", reader),
    )


def _texts(entry: Entry | None, where: str, reader: ProjectReader) -> dict[str, str]:
    keys = reader.keys(entry, where, LANGUAGES, LANGUAGES) if entry else {}
    return {code: reader.string(value, f"{where}.{code}") for code, value in keys.items()}


def _publications(
    entry: Entry | None, verbs: dict[str, tuple[str, ...]], imprint: Imprint, reader: ProjectReader
) -> dict[str, Publication]:
    if entry is None:
        return {}
    if not isinstance(entry.content, dict) or not entry.content:
        reader.wrong(entry, "publications", "a mapping with a publication in it")
        return {}
    publications = {key: _publication(key, value, verbs, imprint, reader) for key, value in entry.content.items()}
    reader.once(
        [
            (e.folder, entry.content[key].line)
            for key, publication in publications.items()
            for e in publication.editions.values()
            if e.slug
        ],
        "the slug",
    )
    return publications


def _publication(
    key: str, entry: Entry, verbs: dict[str, tuple[str, ...]], imprint: Imprint, reader: ProjectReader
) -> Publication:
    where = f"publications.{key}"
    keys = reader.keys(
        entry,
        where,
        ("folder", "address", "formats", "claims", "authors", "cover", "editions", "chapters", *LISTS),
        ("folder", "editions", "chapters"),
    )
    folder = reader.path(keys.get("folder"), f"{where}.folder")
    editions = reader.keys(keys.get("editions", Entry({}, entry.line)), f"{where}.editions", LANGUAGES, LANGUAGES)
    return Publication(
        key,
        folder,
        reader.string(keys.get("address"), f"{where}.address").rstrip("/"),
        _formats(keys.get("formats"), where, reader),
        {code: _edition(key, code, editions.get(code), reader) for code in LANGUAGES},
        read_chapters(keys.get("chapters"), where, folder, reader),
        _claims(keys.get("claims"), f"{where}.claims", verbs, reader),
        {name: _list(name, keys[name], where, reader) for name in LISTS if name in keys},
        imprint,
        authors=read_authors(keys.get("authors"), f"{where}.authors", reader),
        cover=read_cover(keys.get("cover"), f"{where}.cover", reader),
    )


def _list(name: str, entry: Entry, publication: str, reader: ProjectReader) -> TableName:
    """The table of a list: its name or, for an index, a mapping of the table and the title in each language."""
    where = f"{publication}.{name}"
    if name != "index" or not isinstance(entry.content, dict):
        return TableName(reader.string(entry, where), entry.line)
    keys = reader.keys(entry, where, ("table", "title"), ("table", "title"))
    titles = _texts(keys.get("title", Entry({}, entry.line)), f"{where}.title", reader)
    return TableName(reader.string(keys.get("table"), f"{where}.table"), entry.line, titles)


def _claims(entry: Entry | None, where: str, verbs: dict[str, tuple[str, ...]], reader: ProjectReader) -> bool:
    """Whether claims have to be marked, for which every language needs its verbs."""
    wanted = reader.boolean(entry, where)
    for code in (c for c in LANGUAGES if wanted and not verbs.get(c)):
        reader.found.error(
            "C03",
            f"{where}: there are no verbs of claims in {code}",
            file=CONFIG,
            line=entry.line,
            hint=f"list them under claims: {code}:",
        )
    return wanted


def _formats(entry: Entry | None, where: str, reader: ProjectReader) -> tuple[str, ...]:
    formats = reader.strings(entry, f"{where}.formats") or FORMATS
    for name in formats:
        if name and name not in FORMATS:
            reader.found.error(
                "C04",
                f"{where}.formats: unknown format {name!r}",
                file=CONFIG,
                line=entry.line,
                hint=nearest(name, FORMATS) or f"known formats: {', '.join(FORMATS)}",
            )
    return formats


def _edition(publication: str, code: str, entry: Entry | None, reader: ProjectReader) -> Edition:
    """The edition; a missing one, which is already reported, is blank, so that reading can go on."""
    where = f"publications.{publication}.editions.{code}"
    wanted = ("title", "subtitle", "slug", "description", "interface")
    keys = reader.keys(entry, where, wanted, wanted) if entry else {}
    texts = {k: reader.string(keys.get(k), f"{where}.{k}") for k in wanted if k != "slug"}
    if texts["interface"] and texts["interface"] not in LANGUAGES:
        reader.wrong(keys["interface"], f"{where}.interface", f"one of {', '.join(LANGUAGES)}")
        texts["interface"] = code
    return Edition(publication, code, slug=reader.slug(keys.get("slug"), f"{where}.slug"), **texts)


def _bibliography(entry: Entry | None, reader: ProjectReader) -> str | None:
    """The path of the bibliography, None where none is named, and empty where it is reported."""
    if entry is None:
        return None
    return reader.file_path(entry, "bibliography", "the bibliography")


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
    return Chapter(
        stem,
        number,
        "annex" in keys,
        {c: reader.slug(s, f"{where}.slug.{c}", _own_pages(c)) for c, s in slugs.items()},
        folder,
        entry.line,
    )


def _number(keys: dict[str, Entry], where: str, line: int, reader: ProjectReader) -> int | None:
    """The number of the chapter or annex, None for one that is said to have none."""
    given = [kind for kind in _KINDS if kind in keys]
    if len(given) != 1:
        reader.found.error(
            "C03",
            f"{where}: a chapter has exactly one of {', '.join(_KINDS)}",
            file=reader.file,
            line=line,
            hint="write number: for a chapter, annex: for an annex, unnumbered: true for a summary or the like",
        )
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
            reader.found.error(
                "C05",
                f"the chapter {chapter.file(code)} is listed but missing",
                file=reader.file,
                line=chapter.line,
                hint=nearest(name, present) or "write it, or take the chapter out",
            )
    for name in sorted(present - set(wanted)):
        reader.found.error(
            "C06",
            f"{folder}/{name} is not listed as a chapter",
            file=f"{folder}/{name}",
            hint=f"add it under chapters: in {reader.file}, or remove it",
        )
