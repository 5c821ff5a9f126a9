"""The bibliography of a project: its works looked over, and made ready to be printed whole.

What pandoc would drop or misread is put in a form that it prints; what has none is reported with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from report.diagnostics import Diagnostics, nearest
from report.language.characters import unprintable
from report.markdown.bibtex import BibField, Entry, entries
from report.system.files import read_file

DATES, NAMES = ("date", "year"), ("author", "editor", "translator")
HOUSES = ("publisher", "institution", "organization", "school")
# What tells one work from another, besides its title.
IDENTIFYING = (
    *NAMES,
    *DATES,
    *HOUSES,
    "number",
    "url",
    "doi",
    "isbn",
    "eprint",
    "journaltitle",
    "journal",
    "booktitle",
)
PRINTED = {
    *IDENTIFYING, "title", "subtitle", "titleaddon", "maintitle", "mainsubtitle", "booksubtitle", "month", "volume",
    "issue", "edition", "series", "pages", "issn", "urldate", "note", "addendum", "location", "address", "type",
    "version", "eventtitle", "venue", "volumes", "pagetotal", "chapter", "pubstate", "howpublished", "part",
}  # fmt: skip
# What no list of literature prints: what works are found, sorted and abbreviated by.
KEPT_BACK = {
    "abstract", "annotation", "annote", "archiveprefix", "crossref", "eprintclass", "eprinttype", "file", "gender",
    "hyphenation", "ids", "indexsorttitle", "indextitle", "keywords", "label", "langid", "language", "library",
    "options", "owner", "presort", "primaryclass", "shortauthor", "shorteditor", "shorthand", "shortjournal",
    "shorttitle", "sortkey", "sortname", "sorttitle", "sortyear", "timestamp", "groups", "xdata", "xref",
}  # fmt: skip
# Fields that may hold a key of biblatex for a word.
_WORDED = ("type", "pubstate")
_EDTF = r"-?\d{4}(?:-\d\d){0,2}"
_DATE = re.compile(rf"{_EDTF}(?:/(?:{_EDTF})?)?")
_YEARS = re.compile(r"(\d{4})\s*(?:--?|\N{EN DASH})\s*(\d{4})")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
# Words in small letters that belong to the name of a person.
_PARTICLE = re.compile(
    "'t|af|al|ap|bin|das?|dal|de|degli|dei|del|della|de[nrs]|di|do|dos|du|e|el|ibn|l[aeo]s?|ten|ter|van|vom|von|y|zu[mr]?"
)


def read_bibliography(root: Path, file: str | None, found: Diagnostics) -> tuple[str, ...] | None:
    """The keys of the bibliography `file`: none without one, and None when they are not known.

    `file` is empty when _quarto.yml names one that cannot be used.  What is wrong with the file and its works is
    reported.
    """
    if not file:
        return () if file is None else None
    try:
        content = read_file(root / file)
    except OSError as error:
        hint = "ask for the right to read it, or restore it"
        found.error("T15", f"the bibliography cannot be read: {error.strerror}", file=file, hint=hint)
        return None
    text = _decoded(content, file, found)
    if text is None:
        return None
    works = entries(text)
    if all(work.brackets[0] >= 0 for work in works):  # of one that breaks off, pandoc tells more
        _Check(file, works, found).run()
    return tuple(dict.fromkeys(work.key for work in works))


def _decoded(content: bytes, file: str, found: Diagnostics) -> str | None:
    """The text of the bibliography; None, which is reported, when it is none or cannot be printed."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        says, hint = f"is not UTF-8: byte 0x{content[error.start]:02x} cannot be read", "save it as UTF-8"
        line = content[: error.start].count(b"\n") + 1
        found.error("T15", f"the bibliography {says}", file=file, line=line, hint=hint)
        return None
    if bad := unprintable(text):
        hint = "remove it; it is not seen"
        found.error("T15", f"the bibliography holds {bad.name}", file=file, line=bad.line, hint=hint)
        return None
    return text


def prepared(content: bytes, words: Mapping[str, str] = MappingProxyType({})) -> str:
    """The text of a bibliography in the form that pandoc prints whole.

    `words` are those of the language it is printed in, for kinds and states that pandoc has English words for.
    """
    text = content.decode("utf-8-sig")
    edits = [edit for work in entries(text) for edit in _edits(work, text, words)]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def report_unreadable(file: str, said: str, found: Diagnostics) -> None:
    """Report that pandoc cannot read the bibliography `file`; `said` are its words, with place and reason."""
    place = re.search(r"line (\d+), column", said)
    reason = next((line for line in said.splitlines() if line.startswith(("unexpected", "expecting"))), "")
    found.error(
        "T15",
        f"the bibliography cannot be read{f': {reason}' if reason else ''}",
        file=file,
        line=int(place[1]) if place else 0,
        hint="a brace, a quotation mark or a comma may be missing above",
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """What no list of literature can print: the `key` of the work, the `code` as it is typed, and what to do."""

    key: str
    code: str
    hint: str = "write it as text"


def report_refused(root: Path, file: str, refused: tuple[Refused, ...], found: Diagnostics) -> None:
    """Report commands in the works of the bibliography `file` that cannot be printed, in their lines."""
    works = {w.key: w for w in entries((root / file).read_bytes().decode("utf-8-sig"))} if refused else {}
    for one in refused:
        work, code = works.get(one.key), one.code.strip()
        fields = work.fields.values() if work else ()
        # An address without a scheme is printed with one.
        held = (
            (f, max(f.text.find(code), 0)) for f in fields if code in f.text or code.endswith(f"//{f.text.strip()}")
        )
        lines = (f.line + f.text[:at].count("\n") for f, at in held)
        found.error(
            "R04",
            f"{code} in the work {one.key!r} cannot be printed",
            file=file,
            line=next(lines, work.line if work else 0),
            hint=one.hint,
        )


class _Check:
    def __init__(self, file: str, works: list[Entry], found: Diagnostics) -> None:
        self.file, self.works, self.found = file, works, found
        self.first = {work.key: work for work in reversed(works)}

    def run(self) -> None:
        """Report what is wrong with each work."""
        for work in self.works:
            if self.first[work.key] is not work:
                there = f"the first stands in line {self.first[work.key].line}; rename or remove one"
                self._error("R01", f"the key {work.key!r} is given twice", work.line, there)
            if work.kind not in ("xdata", "set"):
                self._identified(work)
            self._dates(work)
            self._names(work)
            self._fields(work)

    def _identified(self, work: Entry) -> None:
        """A work can be told from others by its title and something else, both perhaps from the works it names."""
        parents = [self.first.get(key.strip()) for key in work.text("crossref", "xdata").split(",")]
        own = [work, *filter(None, parents)]
        missing = [] if any(w.text("title", "maintitle", "booktitle") for w in own) else ["title"]
        missing += [] if any(w.text(*IDENTIFYING) for w in own) else ["author, publisher or date"]
        if missing:
            says = f"the work {work.key!r} has no {' and no '.join(missing)}"
            self._error("R02", says, work.line, "say what identifies it")

    def _dates(self, work: Entry) -> None:
        for name in DATES:
            given = work.fields.get(name)
            if given and _date(given) is None:
                hint = "write a day as 2019-03-20, a month as 2019-03, years as 2019 or 2019/2020, or words alone"
                self._error("R03", f"{name} of {work.key!r}: {given.text!r} is no date", given.line, hint)

    def _names(self, work: Entry) -> None:
        for name in NAMES:
            given = work.fields.get(name)
            open_names = [n for n in _AND.split(given.text) if "{" not in n and n != "others"] if given else []
            several = [n for n in open_names if " " in n.strip() and "," not in n]
            single = next((n.strip() for n in open_names if " " not in n.strip()), "")
            if given and several and single:
                says = f"{name} of {work.key!r}: {single!r} may be a name of its own or a part of one"
                self._error("R05", says, given.line, "put an institution in braces of its own: {{Work and Pensions}}")

    def _fields(self, work: Entry) -> None:
        for name, given in work.fields.items():
            if name not in PRINTED and name not in KEPT_BACK and "-" not in name:
                says = f"the field {name!r} of the work {work.key!r} is not printed"
                hint = nearest(name, PRINTED) or "put what is in it into note"
                self.found.warning("R06", says, file=self.file, line=given.line, hint=hint)

    def _error(self, code: str, message: str, line: int, hint: str) -> None:
        self.found.error(code, message, file=self.file, line=line, hint=hint)


def _date(given: BibField) -> str | None:
    """A field with the date as pandoc reads it; None for one that is no date."""
    text = given.text.strip()
    if _DATE.fullmatch(text):
        return f"date = {{{text}}}"
    if years := _YEARS.fullmatch(text):
        return f"date = {{{years[1]}/{years[2]}}}"
    return None if re.search(r"\d", text) else f"pubstate = {{{text}}}"


def _edits(work: Entry, text: str, words: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """What is put for which part of the `text` of a bibliography."""
    begin, end = work.brackets
    if begin >= 0 and text[begin] == "(":
        yield begin, begin + 1, "{"
        yield end, end + 1, "}"
    if work.after_key >= 0 and not work.text("langid", "hyphenation") and work.kind != "xdata":
        # Of a language that is not known pandoc changes no capitals.
        yield work.after_key, work.after_key, " langid = {und},"
    if work.after_key >= 0 and work.kind in words and "type" not in work.fields:
        yield work.after_key, work.after_key, f" type = {{{words[work.kind]}}},"
    for name, given in work.fields.items():
        if name in _WORDED and given.text.strip().lower() in words:
            yield *given.span, f"{name} = {{{words[given.text.strip().lower()]}}}"
            continue
        new = _changed(name, given, work) if given.plain else None
        if new is not None:
            yield *given.span, new


def _changed(name: str, given: BibField, work: Entry) -> str | None:
    if name == "date" or (name == "year" and not (given.text.strip().isdigit() or "date" in work.fields)):
        return _date(given)
    if name == "issue" and "number" not in work.fields:
        return f"number = {{{given.text}}}"
    if name in NAMES:
        return f"{name} = {{{' and '.join(map(_name, _AND.split(given.text)))}}}"
    if name in HOUSES and _AND.search(given.text) and not all(p[:1] == "{" for p in _AND.split(given.text.strip())):
        return f"{name} = {{{{{given.text}}}}}"
    return None


def _name(name: str) -> str:
    """A name in the braces of an institution, if it has words that a person's has not."""
    small = [w for w in name.split() if w.islower() and w.isalpha() and not _PARTICLE.fullmatch(w)]
    return f"{{{name.strip()}}}" if small and name.strip() != "others" and not re.search("[{},]", name) else name
