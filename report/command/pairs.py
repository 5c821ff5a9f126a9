"""The command ``pairs``: what waits to be approved, what changed in it, and approving it, which can be taken back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from report import PROGRAM
from report.check.ledger import LEDGER, Rows, approve, approved_pairs, write_ledger
from report.check.waiting import passages_of, with_approved
from report.command.pairs_shown import ChapterPairs, Entry, as_json, counted, diff_lines, numbered, status_lines
from report.command.running import DONE, refuse, run
from report.command.undone import remember, take_back
from report.diagnostics import ERROR, Stop, UsageError, nearest
from report.project.selection import Selection
from report.system.git import git
from report.system.streams import say

if TYPE_CHECKING:
    import argparse

    from report.build.recipe import Build

_ATTRIBUTES = ".gitattributes"
_UNION = f"{LEDGER} merge=union\n"


def answer(options: argparse.Namespace, root: Path, cache: Path) -> int:
    """Do what is asked of the pairs of the project in `root`, and return the exit code."""
    if options.what and options.action != "accept":
        return refuse(f"pairs {options.action} takes no places; pairs accept does")
    if options.action == "undo":
        try:
            say("\n".join(undo(root, cache)))
        except UsageError as usage:
            return refuse(str(usage))
        return DONE
    if options.action == "accept":
        return run(options, root, lambda build, _: accept(build, options, cache, asked))
    return run(options, root, lambda build, _: show(build, options))


def show(build: Build, options: argparse.Namespace) -> list[str]:
    """What waits in the chapters that are selected, by ``status``, or with the words that changed, by ``diff``."""
    build.look(Selection(publications=tuple(options.publication), preview=True))
    every = _chapters(build)
    build.found.forget(lambda _: True)  # what is wrong besides is for a check to say
    wanted = [c for c in every if not options.chapter or c.stem in options.chapter]
    _check_names(options.chapter, every)
    entries = [entry for entry in numbered(every) if entry.chapter in wanted]
    if options.json:
        return [json.dumps(as_json(wanted, entries), ensure_ascii=False, indent=2)]
    if options.action == "status":
        return status_lines(wanted, entries)
    return diff_lines(entries, colours=sys.stdout.isatty()) or ["Nothing waits to be approved."]


def accept(build: Build, options: argparse.Namespace, cache: Path, ask: Callable[[list[str]], bool]) -> list[str]:
    """Approve the pairs that are named by number or FILE:LINE, those of chapters, or all that wait.

    At a terminal `ask` decides of all, after showing them.  Raises Stop where the languages are not in step.
    """
    if options.what and (options.chapter or options.all):
        raise UsageError("name pairs, or a chapter, or all")
    if options.what:
        build.look(Selection(publications=tuple(options.publication), preview=True))
        chapters = _chapters(build)
        chosen = _named(options.what, numbered(chapters), chapters, build.root)
        _refuse_errors(build, chosen)
        return _accepted(build, chapters, chosen, cache, whole=False) if chosen else ["It is approved as it stands."]
    build.check(Selection(tuple(options.publication), (), (), tuple(options.chapter), preview=True), unapproved=None)
    chapters = _chapters(build)
    entries = numbered(chapters)
    build.progress.end()
    if entries and not (options.all or options.chapter) and not ask(diff_lines(entries, colours=sys.stdout.isatty())):
        return ["Nothing was accepted."]
    return _accepted(build, chapters, entries, cache, whole=not (options.publication or options.chapter))


def undo(root: Path, cache: Path) -> list[str]:
    """Take back what was accepted last.  Raises UsageError where a ledger was changed since."""
    what = take_back(cache, root)
    return [f"Took back the acceptance of {what}."] if what else ["There is nothing to take back."]


def asked(lines: list[str]) -> bool:
    """Whether the person at the terminal wants what `lines` show; without a terminal nobody is asked."""
    if not sys.stdin.isatty():
        return True
    say("\n".join(lines))
    say("Accept them? [y/N] ", end="")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _chapters(build: Build) -> list[ChapterPairs]:
    """Every chapter that was compared.  Raises Stop where a ledger is damaged, which is reported."""
    assert build.project is not None
    found = []
    for key, checked in build.checked.items():
        publication = build.project.publications[key]
        approved = approved_pairs(build.root, publication.folder, build.found)
        if approved is None:  # for approving it was not read yet
            raise Stop
        for chapter in (c for c in publication.texts if c.stem in checked.pairs):
            files = tuple(chapter.file(code) for code in publication.languages)
            lacking = [one for file in files for one in checked.lacking.get(file, {}).values()]
            found.append(
                ChapterPairs(
                    publication.folder,
                    chapter.stem,
                    publication.languages,
                    files,
                    passages_of(checked.pairs[chapter.stem]),
                    approved.get(chapter.stem, []),
                    sum(len(one.passages) for one in lacking),
                )
            )
    return found


def _check_names(stems: Sequence[str], chapters: Sequence[ChapterPairs]) -> None:
    known = [chapter.stem for chapter in chapters]
    for stem in (stem for stem in stems if stem not in known):
        raise UsageError(f"no chapter {stem!r} in more than one language; {nearest(stem, known) or ', '.join(known)}")


def _named(items: Sequence[str], entries: list[Entry], chapters: list[ChapterPairs], root: Path) -> list[Entry]:
    """The pairs that `items` name.  Raises UsageError for what is none; what is approved already is left out."""
    found: list[Entry] = []
    for item in items:
        file, _, line = item.rpartition(":")
        if item.isdecimal():
            if not 0 < int(item) <= len(entries):
                raise UsageError(f"no pair has the number {item}; {PROGRAM} pairs status shows those that wait")
            found.append(entries[int(item) - 1])
        elif file and line.isdecimal():
            found += _standing_at(file, int(line), entries, chapters, root)
        else:
            raise UsageError(f"{item!r} is neither a number of {PROGRAM} pairs status nor FILE:LINE")
    by_number = {entry.number: entry for entry in found}
    return [by_number[number] for number in sorted(by_number)]


def _standing_at(file: str, line: int, entries: list[Entry], chapters: list[ChapterPairs], root: Path) -> list[Entry]:
    """The pair of the paragraph that `line` is in; none where it is approved.  Raises UsageError where none stands."""
    there = Path(file).resolve()
    inside = there.exists() and there.is_relative_to(root.resolve())
    path = there.relative_to(root.resolve()).as_posix() if inside else file
    known = {name: (chapter, at) for chapter in chapters for at, name in enumerate(chapter.files)}
    if path not in known:
        raise UsageError(f"{file} is no chapter in more than one language; {nearest(file, known)}".rstrip("; "))
    chapter, at = known[path]
    before = [p for p in chapter.passages if p.lines[at] <= line]
    if not before:
        raise UsageError(f"{file}:{line} is in no paragraph with a counterpart")
    passage = max(before, key=lambda p: p.lines[at])
    return [entry for entry in entries if entry.chapter is chapter and entry.one.now is passage]


def _refuse_errors(build: Build, chosen: Sequence[Entry]) -> None:
    """Raises Stop where the files of what is chosen have errors; nothing else is reported."""
    files = {file for entry in chosen for file in entry.chapter.files}
    build.found.forget(lambda problem: problem.severity != ERROR or problem.file not in files)
    if build.found.failed:
        raise Stop


def _accepted(
    build: Build, chapters: list[ChapterPairs], chosen: list[Entry], cache: Path, *, whole: bool
) -> list[str]:
    """Write the ledgers, and tell what was accepted; of the `whole` project they forget chapters that are gone."""
    before: dict[Path, bytes | None] = {}
    forgotten = 0
    for folder in dict.fromkeys(chapter.folder for chapter in chapters):
        path = build.root / folder / LEDGER
        old = approved_pairs(build.root, folder, build.found) or {}
        new = _rows(folder, chapters, chosen)
        gone = [stem for stem in old if whole and not any((build.root / folder).glob(f"{stem}.*.qmd"))]
        if any(old.get(stem) != rows for stem, rows in new.items()) or gone:
            before[path] = path.read_bytes() if path.exists() else None
            forgotten += sum(len(old[stem]) for stem in gone)
            (write_ledger if gone else approve)(path, {**{s: r for s, r in old.items() if s not in gone}, **new})
            before |= _merging(path)
    what = counted(chosen) if chosen else "nothing but what is gone"
    if before:
        remember(cache, build.root, before, what)
    lines = [entry.line() for entry in chosen]
    lines += [f"Forgot {forgotten} pairs of chapters that are gone."] if forgotten else []
    if not chosen:
        return [*lines, "Nothing waits to be approved."]
    return [*lines, f"Accepted {what}. {PROGRAM} pairs undo takes it back."]


def _rows(folder: str, chapters: list[ChapterPairs], chosen: list[Entry]) -> dict[str, Rows]:
    """The ledger of the chapters in `folder` of which something was chosen, or nothing is left to wait."""
    return {
        chapter.stem: with_approved(
            chapter.passages,
            chapter.approved,
            [entry.one for entry in chosen if entry.chapter is chapter],
            whole=not chapter.untranslated,
        )
        for chapter in chapters
        if chapter.folder == folder
    }


def _merging(path: Path) -> dict[Path, bytes | None]:
    """Let git join neighbouring lines of the ledger `path`, where it is in git and has not been told yet.

    Returns what the file that tells it held before, if it is written.
    """
    told = git(path.parent, "check-attr", "merge", "--", path.name)
    if told is None or told.returncode or told.stdout.strip().endswith(b": union"):
        return {}
    attributes = path.with_name(_ATTRIBUTES)
    before = attributes.read_bytes() if attributes.exists() else None
    attributes.write_bytes((before or b"") + _UNION.encode())
    return {attributes: before}
