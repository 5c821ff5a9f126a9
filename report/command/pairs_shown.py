"""The pairs of paragraphs that wait, as lines for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report import PROGRAM
from report.check.ledger import Rows, word_changes
from report.check.waiting import Passages, Waiting, waiting

_SHOWN = 60  # letters of a paragraph, where it is only to be recognised
_COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m"}
_PLAIN = "\x1b[0m"
_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}"), "=": ("", "")}  # as git marks words


@dataclass(frozen=True, slots=True)
class ChapterPairs:
    """The paragraphs of a chapter in all languages, and the rows of the ledger in `folder` for it.

    `files` and `languages` are those of the publication, in the order of its editions; `untranslated` counts what one
    of them says alone.
    """

    folder: str
    stem: str
    languages: tuple[str, ...]
    files: tuple[str, ...]
    passages: list[Passages]
    approved: Rows
    untranslated: int = 0

    @property
    def waiting(self) -> list[Waiting]:
        """What is to be approved, in order."""
        return waiting(self.passages, self.approved)


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair that waits, by the `number` that it is shown with."""

    number: int
    chapter: ChapterPairs
    one: Waiting

    @property
    def places(self) -> list[str]:
        """Where its paragraph stands, by language."""
        return [f"{file}:{line}" for file, line in zip(self.chapter.files, self.one.now.lines, strict=True)]

    @property
    def what(self) -> str:
        """What has become of it since it was approved."""
        changed = self.one.changed
        return f"changed in {' and '.join(self.chapter.languages[at] for at in changed)}" if self.one.before else "new"

    def line(self) -> str:
        """The pair in a line."""
        text = self.one.now.texts[0]
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        return f"  {self.number:3}  {', '.join(self.places)}  {self.what}: {shown}"


def numbered(chapters: Iterable[ChapterPairs]) -> list[Entry]:
    """Everything that waits, numbered from 1."""
    found = [(chapter, one) for chapter in chapters for one in chapter.waiting]
    return [Entry(number, chapter, one) for number, (chapter, one) in enumerate(found, 1)]


def status_lines(chapters: Sequence[ChapterPairs], entries: Sequence[Entry]) -> list[str]:
    """What waits in each chapter, and a line for each pair; then how many there are."""
    lines: list[str] = []
    for chapter in chapters:
        own = [entry for entry in entries if entry.chapter is chapter]
        if own or chapter.untranslated:
            missing = f", {chapter.untranslated} not yet translated" if chapter.untranslated else ""
            lines += [f"{chapter.stem}: {len(own)} of {len(chapter.passages)} pairs wait{missing}"]
            lines += [entry.line() for entry in own]
    every = sum(len(chapter.passages) for chapter in chapters)
    if not entries:
        return [*lines, f"Nothing waits: all {every} pairs are approved."]
    return [*lines, f"{counted(entries)}; {PROGRAM} pairs diff shows what changed, pairs accept approves it."]


def diff_lines(entries: Sequence[Entry], *, colours: bool) -> list[str]:
    """Each pair that waits with the words that changed in every language."""
    lines: list[str] = []
    for entry in entries:
        lines += [entry.line()]
        before = entry.one.before or ()
        for at, (language, text) in enumerate(zip(entry.chapter.languages, entry.one.now.texts, strict=True)):
            shown = _marked(before[at], text, colours=colours) if at < len(before) else text
            lines += [f"       {language}  {shown}"]
        if not entry.one.before:
            lines += ["       nothing was approved of it before"]
    return lines


def counted(entries: Sequence[Entry]) -> str:
    """How many pairs there are, and in which chapters."""
    by_chapter: dict[str, int] = {}
    for entry in entries:
        by_chapter[entry.chapter.stem] = by_chapter.get(entry.chapter.stem, 0) + 1
    noun = "pair" if len(entries) == 1 else "pairs"
    return f"{len(entries)} {noun}: " + ", ".join(f"{count} in {stem}" for stem, count in by_chapter.items())


def as_json(chapters: Sequence[ChapterPairs], entries: Sequence[Entry]) -> dict[str, object]:
    """The same for machines."""
    return {
        "chapters": [
            {
                "folder": chapter.folder,
                "chapter": chapter.stem,
                "pairs": len(chapter.passages),
                "waiting": sum(entry.chapter is chapter for entry in entries),
                "untranslated": chapter.untranslated,
            }
            for chapter in chapters
        ],
        "waiting": [_entry(entry) for entry in entries],
    }


def _entry(entry: Entry) -> dict[str, object]:
    now, before = entry.one.now, entry.one.before
    languages = entry.chapter.languages
    sides = {
        code: {
            "file": file,
            "line": line,
            "text": text,
            "approved": before[at] if before and at < len(before) else None,
        }
        for at, (code, file, line, text) in enumerate(
            zip(languages, entry.chapter.files, now.lines, now.texts, strict=True)
        )
    }
    return {"number": entry.number, "chapter": entry.chapter.stem, "kind": now.kind, "languages": sides}


def _marked(before: str, after: str, *, colours: bool) -> str:
    """Both texts as one, with what was taken out and put in in colours, or between marks as git has them."""
    parts = []
    for sign, words in word_changes(before, after):
        begin, end = (_COLOURS[sign], _PLAIN) if colours and sign in _COLOURS else _MARKS[sign]
        parts.append(f"{begin}{words}{end}")
    return " ".join(parts)
