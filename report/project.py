"""_quarto.yml as frozen records: publications, editions and chapters.  Reads no chapter and no data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from report.diagnostics import Diagnostics, Stop, nearest
from report.text import LANGUAGES
from report.yaml_lines import Entry, Reader, read_yaml

CONFIG = "_quarto.yml"
FORMATS = ("html", "pdf")
# Keys of Quarto that the project file may hold; our own engine reads only `bibliography` of them.
QUARTO_KEYS = ("project", "bibliography", "lang", "format", "execute", "jupyter", "crossref", "number-sections")
OWN_KEYS = ("publications", "numbers", "limits")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Edition:
    """A publication in one language; `interface` is the language of buttons and labels."""

    publication: str
    language: str
    interface: str
    title: str
    subtitle: str
    slug: str
    description: str

    @property
    def folder(self) -> str:
        """The edition's place in the site, as in ``da/erfaringsopsamling``."""
        return f"{self.language}/{self.slug}"


@dataclass(frozen=True, slots=True, eq=False)
class Chapter:
    """A chapter or an annex: `stem` is its file name without language, `slugs` its page per language."""

    stem: str
    number: int
    annex: bool
    slugs: dict[str, str]
    folder: str
    line: int

    def file(self, language: str) -> str:
        """The chapter's file in `language`, relative to the project."""
        return f"{self.folder}/{self.stem}.{language}.qmd"


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication with its editions by language and its chapters in order."""

    key: str
    folder: str
    address: str
    formats: tuple[str, ...]
    editions: dict[str, Edition]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """Everything _quarto.yml says."""

    root: Path
    publications: dict[str, Publication]
    bibliography: str
    number_names: tuple[str, ...] = ()
    number_phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cell_seconds: int = 60
    cell_megabytes: int = 2048


def read_project(root: Path, found: Diagnostics) -> Project:
    """The project in `root`.

    Every problem of the file is recorded in `found` with its line.  Raises Stop when it is not YAML at all.
    """
    try:
        entry = read_yaml((root / CONFIG).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        what = " ".join(str(getattr(error, "problem", None) or error).split())
        found.error("C01", f"cannot read {CONFIG}: {what}", file=CONFIG, line=_line_of(error),
                    hint="mend the YAML; check indentation, colons and quotes, and save it as UTF-8")
        raise Stop from error
    return _ProjectReader(root, Reader(CONFIG, found)).project(entry)


def _line_of(error: Exception) -> int:
    if isinstance(error, UnicodeDecodeError):
        return error.object[: error.start].count(b"\n") + 1
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 0


class _ProjectReader:
    def __init__(self, root: Path, reader: Reader) -> None:
        self.root, self.reader, self.found = root, reader, reader.found

    def project(self, entry: Entry) -> Project:
        top = self.reader.keys(entry, CONFIG, QUARTO_KEYS + OWN_KEYS, ("project", "publications", "bibliography"))
        self._quarto(top.get("project"))
        listed = self.reader.keys(top.get("publications", Entry({}, 1)), "publications",
                                  list(getattr(top.get("publications"), "content", None) or {}))
        if "publications" in top and top["publications"].content == {}:
            self.reader.wrong(top["publications"], "publications", "a mapping with a publication in it")
        publications = {key: self._publication(key, value) for key, value in listed.items()}
        self._unique([(e.folder, listed[k].line) for k, p in publications.items() for e in p.editions.values() if e.slug],
                     "the slug")
        numbers = self.reader.keys(top.get("numbers", Entry({}, 1)), "numbers", ("names", "phrases"))
        phrases = self.reader.keys(numbers.get("phrases", Entry({}, 1)), "numbers.phrases", LANGUAGES)
        limits = self.reader.keys(top.get("limits", Entry({}, 1)), "limits", ("cell-seconds", "cell-megabytes"))
        return Project(
            self.root, publications,
            self._bibliography(top.get("bibliography")),
            self.reader.strings(numbers.get("names"), "numbers.names"),
            {code: self.reader.strings(value, f"numbers.phrases.{code}") for code, value in phrases.items()},
            self.reader.integer(limits.get("cell-seconds"), "limits.cell-seconds", 60),
            self.reader.integer(limits.get("cell-megabytes"), "limits.cell-megabytes", 2048))

    def _quarto(self, entry: Entry | None) -> None:
        if entry is None:
            return
        keys = self.reader.keys(entry, "project", ("type", "execute-dir", "render"), ("type", "execute-dir"))
        for key, wanted in (("type", "default"), ("execute-dir", "project")):
            if key in keys and keys[key].content != wanted:
                self.reader.wrong(keys[key], f"project.{key}", repr(wanted))

    def _publication(self, key: str, entry: Entry) -> Publication:
        where = f"publications.{key}"
        keys = self.reader.keys(entry, where, ("folder", "address", "formats", "editions", "chapters"),
                                ("folder", "editions", "chapters"))
        folder = self._inside(keys.get("folder"), f"{where}.folder")
        editions = self.reader.keys(keys.get("editions", Entry({}, entry.line)), f"{where}.editions", LANGUAGES, LANGUAGES)
        chapters = self._chapters(keys.get("chapters"), where, folder)
        if folder and len(chapters) == len(getattr(keys.get("chapters"), "content", None) or []):
            self._check_files(folder, chapters)
        return Publication(key, folder, self.reader.string(keys.get("address"), f"{where}.address").rstrip("/"),
                           self._formats(keys.get("formats"), where),
                           {code: self._edition(key, code, editions.get(code)) for code in LANGUAGES}, chapters)

    def _formats(self, entry: Entry | None, where: str) -> tuple[str, ...]:
        formats = self.reader.strings(entry, f"{where}.formats") or FORMATS
        for name in formats:
            if name and name not in FORMATS:
                self.found.error("C04", f"{where}.formats: unknown format {name!r}", file=CONFIG, line=entry.line,
                                 hint=nearest(name, FORMATS) or f"known formats: {', '.join(FORMATS)}")
        return formats

    def _edition(self, publication: str, code: str, entry: Entry | None) -> Edition:
        """The edition; a missing one, which is already reported, is blank, so that reading can go on."""
        where = f"publications.{publication}.editions.{code}"
        wanted = ("title", "subtitle", "slug", "description", "interface")
        keys = self.reader.keys(entry, where, wanted, wanted) if entry else {}
        texts = {k: self.reader.string(keys.get(k), f"{where}.{k}") for k in wanted}
        texts["slug"] = self._slug(keys.get("slug"), texts["slug"], f"{where}.slug")
        if texts["interface"] and texts["interface"] not in LANGUAGES:
            self.reader.wrong(keys["interface"], f"{where}.interface", f"one of {', '.join(LANGUAGES)}")
            texts["interface"] = code
        return Edition(publication, code, **texts)

    def _chapters(self, entry: Entry | None, where: str, folder: str) -> tuple[Chapter, ...]:
        if entry is None:
            return ()
        if not isinstance(entry.content, list) or not entry.content:
            self.reader.wrong(entry, f"{where}.chapters", "a list of chapters")
            return ()
        chapters = [c for c in (self._chapter(e, f"{where}.chapters", folder) for e in entry.content) if c]
        self._unique([(f"{'annex' if c.annex else 'number'} {c.number}", c.line) for c in chapters], "")
        self._unique([(c.file("*"), c.line) for c in chapters], "the chapter")
        for code in LANGUAGES:
            self._unique([(c.slugs.get(code), c.line) for c in chapters if c.slugs.get(code)], "the slug")
        return tuple(chapters)

    def _chapter(self, entry: Entry, where: str, folder: str) -> Chapter | None:
        keys = self.reader.keys(entry, where, ("file", "number", "annex", "slug"), ("file", "slug"))
        if not keys:
            return None
        if ("number" in keys) == ("annex" in keys):
            self.found.error("C03", f"{where}: a chapter has either a number or an annex", file=CONFIG, line=entry.line,
                             hint="add number: for a chapter, annex: for an annex")
        stem = self.reader.string(keys.get("file"), f"{where}.file")
        slugs = self.reader.keys(keys.get("slug", Entry({}, entry.line)), f"{where}.slug", LANGUAGES, LANGUAGES)
        number = self.reader.integer(keys.get("number") or keys.get("annex"), f"{where}.number")
        if not stem or not self._stays(f"{folder}/{stem}", keys["file"]):
            return None
        texts = {c: self.reader.string(s, f"{where}.slug.{c}") for c, s in slugs.items()}
        return Chapter(stem, number, "annex" in keys,
                       {c: self._slug(slugs[c], text, f"{where}.slug.{c}") for c, text in texts.items()}, folder, entry.line)

    def _slug(self, entry: Entry | None, text: str, where: str) -> str:
        """`text` if it can name a page; the pages of a build may not lie anywhere else."""
        if text and not _SLUG.fullmatch(text):
            self.reader.wrong(entry, where, "a name of small letters a-z, digits and hyphens")
            return ""
        return text

    def _bibliography(self, entry: Entry | None) -> str:
        path = self._inside(entry, "bibliography")
        if path and not (self.root / path).is_file():
            self.found.error("C05", f"the bibliography {path} is missing", file=CONFIG, line=entry.line,
                             hint="write it, or mend its path")
            return ""
        return path

    def _inside(self, entry: Entry | None, where: str) -> str:
        path = self.reader.string(entry, where)
        return path if path and self._stays(path, entry) else ""

    def _stays(self, path: str, entry: Entry) -> bool:
        if (self.root / path).resolve().is_relative_to(self.root.resolve()):
            return True
        self.found.error("C07", f"the path {path!r} leaves the project", file=CONFIG, line=entry.line,
                         hint="name a path inside the project")
        return False

    def _check_files(self, folder: str, chapters: tuple[Chapter, ...]) -> None:
        present = {p.name for p in (self.root / folder).glob("*.qmd")}
        wanted = {}
        for chapter in chapters:
            for code in LANGUAGES:
                name = Path(chapter.file(code)).name
                wanted[name] = chapter
                if name not in present:
                    self.found.error("C05", f"the chapter {chapter.file(code)} is listed but missing", file=CONFIG,
                                     line=chapter.line, hint=nearest(name, present) or "write it, or take the chapter out")
        for name in sorted(present - set(wanted)):
            self.found.error("C06", f"{folder}/{name} is not listed as a chapter", file=f"{folder}/{name}",
                             hint=f"add it under chapters: in {CONFIG}, or remove it")

    def _unique(self, named: list[tuple[str, int]], what: str) -> None:
        seen: dict[str, int] = {}
        for name, line in named:
            if name in seen:
                self.found.error("C08", f"{what} {name} is given twice".strip(), file=CONFIG, line=line,
                                 hint=f"the first is in line {seen[name]}")
            seen.setdefault(name, line)
