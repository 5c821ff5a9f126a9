"""The command ``progress``: how far each chapter has come in each language, and what a release would refuse."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from report import PROGRAM
from report.check.markup import Markup, together
from report.check.standing import Standing, refused, standings
from report.check.todos import ToDo, todos_of_titles
from report.command.data import open_discrepancies
from report.diagnostics import ERROR, Diagnostic
from report.language.vocabulary import rules_of
from report.project.selection import Selection

if TYPE_CHECKING:
    from report.build.recipe import Build

_HEADS = ("words", "readability", "mark-up", "untranslated", "unapproved", "to-dos", "errors", "warnings")
_NAME, _LANGUAGE, _COLUMN = 24, 4, 14  # letters


def progress_lines(build: Build, selection: Selection, *, as_json: bool) -> list[str]:
    """A line for each chapter and language that is selected, a total, and what is left to do, with file and line.

    What is wrong in the chapters is counted and not told.  Raises Stop where they cannot be read at all.
    """
    selected = replace(selection, languages=(), formats=(), preview=True)
    package = build.look(selected)
    assert build.project is not None
    wanted = [build.project.publications[key] for key in build.checked]
    every = [s for publication in wanted for s in standings(publication, build.checked[publication.key])]
    chapters, still = selection.chapters, open_discrepancies(package)
    own = [s for s in every if selection.speaks(s.language) and (not chapters or s.chapter in chapters)]
    titles = [] if chapters else [todo for publication in wanted for todo in todos_of_titles(publication)]
    problems = [p for p in build.found if p.code not in ("P05", "P20")]  # which have columns of their own
    build.found.forget(lambda _: True)
    refusals = refused(own, titles)
    if as_json:
        return [json.dumps(_as_json(own, titles, problems, still, refusals), ensure_ascii=False, indent=2)]
    return [
        *_table(own, problems),
        *(f"{todo.file}:{todo.line}  {todo.text}" for todo in (*titles, *(t for s in own for t in s.todos))),
        *([f"Open discrepancies in the sources: {len(still)}; {PROGRAM} data lists them."] if still else []),
        _verdict(refusals, problems),
    ]


def _table(own: Sequence[Standing], problems: Sequence[Diagnostic]) -> list[str]:
    """The heads of the columns, a line for each chapter in each language, and their sums."""
    counts = _by_file(problems)
    lines = [_line("", "", _HEADS)]
    for before, one in zip([None, *own], own, strict=False):
        if before is None or before.publication != one.publication:
            lines.append(one.publication)
        name = f"{one.chapter}{' (draft)' if one.draft else ''}"
        index = "" if one.index is None else f"{rules_of(one.language).readability.name} {one.index:.0f}"
        lines.append(_line(f"  {name}", one.language, (one.words, index, _share(one), *_numbers(one, counts))))
    files = {one.file for one in own}
    elsewhere = sum((Counter(found) for file, found in counts.items() if file not in files), Counter[str]())
    markup = together(one.markup for one in own if one.markup)
    lines.append(
        _line("total", "", (sum(s.words for s in own), "", f"{markup.share:.0%}", *_sums(own, counts).values()))
    )
    if elsewhere:
        lines.append(_line("in other files", "", ("", "", "", "", "", "", elsewhere["errors"], elsewhere["warnings"])))
    return lines


def _share(one: Standing) -> str:
    """The share of mark-up, and the line of the paragraph that has most of it with the share there."""
    if one.markup is None:
        return ""
    worst = one.markup.worst
    return f"{one.markup.whole.share:.0%}" + (f" {worst.line}:{worst.share:.0%}" if worst else "")


def _markup(found: Markup | None) -> dict[str, object] | None:
    """The mark-up of a chapter, for machines: shares from 0 to 1."""
    if found is None:
        return None
    worst = found.worst
    return {
        "share": round(found.whole.share, 4),
        "characters": found.whole.written,
        "worst": {"line": worst.line, "share": round(worst.share, 4)} if worst else None,
    }


def _numbers(one: Standing, counts: dict[str, dict[str, int]]) -> tuple[int, ...]:
    found = counts.get(one.file, {})
    lacking = len(one.untranslated), len(one.unapproved), len(one.todos)
    return (*lacking, found.get("errors", 0), found.get("warnings", 0))


def _line(name: str, language: str, columns: Sequence[object]) -> str:
    return f"{name:{_NAME}}{language:{_LANGUAGE}}{''.join(f'{column!s:>{_COLUMN}}' for column in columns)}".rstrip()


def _by_file(problems: Sequence[Diagnostic]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for problem in problems:
        kind = "errors" if problem.severity == ERROR else "warnings"
        own = counts.setdefault(problem.file, {})
        own[kind] = own.get(kind, 0) + 1
    return counts


def _verdict(refusals: Sequence[Diagnostic], problems: Sequence[Diagnostic]) -> str:
    """What a release would be refused for: `refusals`, and other `problems`, which a check tells."""
    told = {refusal.code for refusal in refusals}
    found = sum(problem.code not in told for problem in problems)
    if not refusals and not found:
        return "Nothing is left to do, to translate or to approve."
    kinds = Counter(refusal.code for refusal in refusals)
    named = {"P20": "to-dos", "P02": "not yet translated", "P05": "not approved"}
    counted = (f"{kinds[code]} {what}" for code, what in named.items() if kinds[code])
    wrong = [f"{found} problem{'s' * (found > 1)} that {PROGRAM} check tells"] if found else []
    return f"A release would be refused: {', '.join([*counted, *wrong])}."


def _as_json(
    own: Sequence[Standing],
    titles: Sequence[ToDo],
    problems: Sequence[Diagnostic],
    discrepancies: Sequence[str] | None,
    refusals: Sequence[Diagnostic],
) -> dict[str, object]:
    counts = _by_file(problems)
    return {
        "chapters": [_chapter(one, counts) for one in own],
        "total": {
            "words": sum(one.words for one in own),
            "markup": round(together(one.markup for one in own if one.markup).share, 4),
            **_sums(own, counts),
        },
        "todos": [_todo(todo) for todo in titles],
        "discrepancies": discrepancies or [],
        "refused": [{"file": r.file, "line": r.line, "code": r.code, "message": r.message} for r in refusals],
    }


def _sums(own: Sequence[Standing], counts: dict[str, dict[str, int]]) -> dict[str, int]:
    """What is left to do and what is wrong in all chapters."""
    names = (name.replace("-", "") for name in _HEADS[3:])
    return {name: sum(_numbers(one, counts)[at] for one in own) for at, name in enumerate(names)}


def _chapter(one: Standing, counts: dict[str, dict[str, int]]) -> dict[str, object]:
    index = rules_of(one.language).readability.name
    *_, errors, warnings = _numbers(one, counts)
    return {
        "publication": one.publication,
        "chapter": one.chapter,
        "language": one.language,
        "file": one.file,
        "draft": one.draft,
        "words": one.words,
        "readability": None if one.index is None else {"index": index, "value": round(one.index, 1)},
        "markup": _markup(one.markup),
        "untranslated": [{"file": file, "line": line} for file, line in one.untranslated],
        "unapproved": list(one.unapproved),
        "todos": [_todo(todo) for todo in one.todos],
        "errors": errors,
        "warnings": warnings,
    }


def _todo(todo: ToDo) -> dict[str, object]:
    return {"file": todo.file, "line": todo.line, "text": todo.text, "printed": todo.printed}
