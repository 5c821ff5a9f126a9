"""_quarto.yml read into the records of :mod:`report.project.records`, with every problem of the file at once.

Reads no chapter and no data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from report.diagnostics import Diagnostics, Stop, nearest
from report.language.rules import LanguageRules
from report.project.authors import read_authors
from report.project.chapters import read_chapters
from report.project.citation_style import read_style
from report.project.records import CONFIG, FORMATS, LISTS, Edition, Imprint, Project, Publication, TableName
from report.project.theme import read_cover, read_theme
from report.project.vocabulary import put_in_hand, read_rules, read_units
from report.project.yaml_lines import Entry, ProjectReader, read_yaml
from report.style.theme import Theme

# Keys of Quarto that the project file may hold; our own engine reads only `bibliography` and `csl` of them.
QUARTO_KEYS = ("project", "bibliography", "csl", "lang", "format", "execute", "jupyter", "crossref", "number-sections")
OWN_KEYS = ("imprint", "authors", "theme", "publications", "numbers", "claims", "units", "limits")


def read_project(root: Path, found: Diagnostics) -> Project:
    """The project in `root`.

    Every problem of the file is recorded in `found` with its line.  Raises Stop when it is not YAML at all, and, with
    every problem reported, when a language cannot be used or a publication has no edition.
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


def read_in_hand(root: Path, found: Diagnostics) -> Project:
    """The same, and what the project prints in is in hand from then on."""
    project = read_project(root, found)
    put_in_hand(root, project, found)
    return project


def _line_of(error: Exception) -> int:
    if isinstance(error, UnicodeDecodeError):
        return error.object[: error.start].count(b"\n") + 1
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 0


def _project(entry: Entry, reader: ProjectReader) -> Project:
    top = reader.keys(entry, CONFIG, QUARTO_KEYS + OWN_KEYS, ("project", "publications"))
    _check_quarto(top.get("project"), reader)
    languages, interfaces = _languages(top.get("publications"))
    rules = read_rules(reader.root, languages | interfaces, reader.found)
    verbs = _strings_by_language(top.get("claims"), "claims", languages, reader)
    imprint, theme = _imprint(top.get("imprint"), languages, reader), read_theme(top.get("theme"), languages, reader)
    publications = _publications(top.get("publications"), verbs, imprint, rules, reader)
    numbers = reader.keys(top.get("numbers", Entry({}, 1)), "numbers", ("names", "phrases"))
    limits = reader.keys(top.get("limits", Entry({}, 1)), "limits", ("cell-seconds", "cell-megabytes"))
    project = Project(
        _with_look(publications, top, theme, reader),
        _bibliography(top.get("bibliography"), reader),
        reader.strings(numbers.get("names"), "numbers.names"),
        _strings_by_language(numbers.get("phrases"), "numbers.phrases", languages, reader),
        verbs,
        reader.integer(limits.get("cell-seconds"), "limits.cell-seconds", 60),
        reader.integer(limits.get("cell-megabytes"), "limits.cell-megabytes", 2048),
        read_units(top.get("units"), languages, reader),
        theme,
        read_style(top.get("csl"), reader),
    )
    if rules.keys() != (languages | interfaces).keys() or not all(p.editions for p in publications.values()):
        raise Stop
    return project


def _languages(publications: Entry | None) -> tuple[dict[str, int], dict[str, int]]:
    """The languages of all editions with their lines, and those of their interfaces, as far as they can be read."""
    languages: dict[str, int] = {}
    interfaces: dict[str, int] = {}
    for publication in _inside(publications).values():
        for code, edition in _inside(_inside(publication).get("editions")).items():
            languages.setdefault(code, edition.line)
            interface = _inside(edition).get("interface")
            if interface and isinstance(interface.content, str) and interface.content:
                interfaces.setdefault(interface.content, interface.line)
    return languages, interfaces


def _inside(entry: Entry | None) -> dict[str, Entry]:
    return entry.content if entry and isinstance(entry.content, dict) else {}


def _check_quarto(entry: Entry | None, reader: ProjectReader) -> None:
    """What Quarto must find for chapters to render as they do here."""
    if entry is None:
        return
    keys = reader.keys(entry, "project", ("type", "execute-dir", "render"), ("type", "execute-dir"))
    for key, wanted in (("type", "default"), ("execute-dir", "project")):
        if key in keys and keys[key].content != wanted:
            reader.wrong(keys[key], f"project.{key}", repr(wanted))


def _strings_by_language(
    entry: Entry | None, where: str, languages: Iterable[str], reader: ProjectReader
) -> dict[str, tuple[str, ...]]:
    keys = reader.keys(entry, where, languages) if entry else {}
    return {code: reader.strings(value, f"{where}.{code}") for code, value in keys.items()}


def _imprint(entry: Entry | None, languages: Iterable[str], reader: ProjectReader) -> Imprint:
    if entry is None:
        return Imprint()
    texts = ("kind", "status", "licence")
    keys = reader.keys(entry, "imprint", ("year", *texts, "sources"))
    year = reader.integer(keys.get("year"), "imprint.year", 0)
    kind, status, licence = (reader.texts(keys.get(key), f"imprint.{key}", languages) for key in texts)
    sources = _strings_by_language(keys.get("sources"), "imprint.sources", languages, reader)
    return Imprint(str(year) if year else "", kind, status, licence, sources)


def _publications(
    entry: Entry | None,
    verbs: dict[str, tuple[str, ...]],
    imprint: Imprint,
    rules: Mapping[str, LanguageRules],
    reader: ProjectReader,
) -> dict[str, Publication]:
    if entry is None:
        return {}
    if not isinstance(entry.content, dict) or not entry.content:
        reader.wrong(entry, "publications", "a mapping with a publication in it")
        return {}
    publications = {
        key: _publication(key, value, verbs, imprint, rules, reader) for key, value in entry.content.items()
    }
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
    key: str,
    entry: Entry,
    verbs: dict[str, tuple[str, ...]],
    imprint: Imprint,
    rules: Mapping[str, LanguageRules],
    reader: ProjectReader,
) -> Publication:
    where = f"publications.{key}"
    needed = ("folder", "editions", "chapters")
    keys = reader.keys(entry, where, (*needed, "address", "formats", "claims", "authors", "cover", *LISTS), needed)
    folder = reader.path(keys.get("folder"), f"{where}.folder")
    editions = _editions(key, keys.get("editions"), reader)
    languages, speaking = tuple(editions), {code: rules.get(code) for code in editions}
    return Publication(
        key,
        folder,
        reader.string(keys.get("address"), f"{where}.address").rstrip("/"),
        _formats(keys.get("formats"), where, reader),
        editions,
        read_chapters(keys.get("chapters") if editions else None, where, folder, speaking, reader),
        _claims(keys.get("claims"), f"{where}.claims", languages, verbs, reader),
        {name: _list(name, keys[name], where, languages, reader) for name in LISTS if name in keys},
        imprint,
    )


def _with_look(
    publications: dict[str, Publication], top: dict[str, Entry], theme: Theme, reader: ProjectReader
) -> dict[str, Publication]:
    """The publications in the look of the project, each with its cover, and its own authors or those of all."""
    authors, entries = read_authors(top.get("authors"), "authors", reader), _inside(top.get("publications"))
    looking: dict[str, Publication] = {}
    for key, publication in publications.items():
        keys, where = _inside(entries[key]), f"publications.{key}"
        own = read_authors(keys.get("authors"), f"{where}.authors", reader)
        cover = read_cover(keys.get("cover"), f"{where}.cover", reader)
        looking[key] = replace(publication, theme=theme, authors=own or authors, cover=cover)
    return looking


def _list(name: str, entry: Entry, publication: str, languages: tuple[str, ...], reader: ProjectReader) -> TableName:
    """The table of a list: its name or, for an index, a mapping of the table and the title in each language."""
    where = f"{publication}.{name}"
    if name != "index" or not isinstance(entry.content, dict):
        return TableName(reader.string(entry, where), entry.line)
    keys = reader.keys(entry, where, ("table", "title"), ("table", "title"))
    titles = reader.texts(keys.get("title", Entry({}, entry.line)), f"{where}.title", languages)
    return TableName(reader.string(keys.get("table"), f"{where}.table"), entry.line, titles)


def _claims(
    entry: Entry | None,
    where: str,
    languages: tuple[str, ...],
    verbs: dict[str, tuple[str, ...]],
    reader: ProjectReader,
) -> bool:
    """Whether claims have to be marked, for which every language needs its verbs."""
    if entry is None or not reader.boolean(entry, where):
        return False
    for code in (c for c in languages if not verbs.get(c)):
        reader.found.error(
            "C03",
            f"{where}: there are no verbs of claims in {code}",
            file=CONFIG,
            line=entry.line,
            hint=f"list them under claims: {code}:",
        )
    return True


def _formats(entry: Entry | None, where: str, reader: ProjectReader) -> tuple[str, ...]:
    formats = reader.strings(entry, f"{where}.formats")
    if entry is None or not formats:
        return FORMATS
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


def _editions(publication: str, entry: Entry | None, reader: ProjectReader) -> dict[str, Edition]:
    """The editions by language, in their order; of a publication without any it is reported."""
    if entry is None:
        return {}
    if not isinstance(entry.content, dict) or not entry.content:
        reader.wrong(entry, f"publications.{publication}.editions", "a mapping with an edition for each language")
        return {}
    return {code: _edition(publication, code, edition, reader) for code, edition in entry.content.items()}


def _edition(publication: str, code: str, entry: Entry, reader: ProjectReader) -> Edition:
    """The edition; its interface is in its own language where it names no other."""
    where = f"publications.{publication}.editions.{code}"
    wanted = ("title", "subtitle", "slug", "description")
    keys = reader.keys(entry, where, (*wanted, "interface"), wanted)
    texts = {k: reader.string(keys.get(k), f"{where}.{k}") for k in (*wanted, "interface") if k != "slug"}
    texts["interface"] = texts["interface"] or code
    return Edition(publication, code, slug=reader.slug(keys.get("slug"), f"{where}.slug"), **texts)


def _bibliography(entry: Entry | None, reader: ProjectReader) -> str | None:
    """The path of the bibliography, None where none is named, and empty where it is reported."""
    if entry is None:
        return None
    return reader.file_path(entry, "bibliography", "the bibliography")
