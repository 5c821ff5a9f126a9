"""How far a publication has come: words, readability, and what a release has to refuse, by chapter and language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from report.check.alignment import Passage
from report.check.checked import Checked
from report.check.markup import Markup, markup
from report.check.readability import words_of
from report.check.todos import ToDo, todos
from report.check.untranslated import Lacking
from report.check.waiting import Waiting, passages_of, waiting
from report.diagnostics import Diagnostic
from report.project.records import Chapter, Publication


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the chapter in `file` has come, in one language.

    `untranslated` are the places, file and line, of what other languages say and this one does not; `unapproved` are
    the lines of paragraphs that wait to be approved, in the language that has to follow the other; `index` is that of
    its readability, None without paragraphs; `markup` is that of its file, None where it could not be read.
    """

    publication: str
    chapter: str
    language: str
    file: str
    draft: bool
    words: int
    index: float | None
    untranslated: tuple[tuple[str, int], ...]
    unapproved: tuple[int, ...]
    todos: tuple[ToDo, ...]
    markup: Markup | None = None


def standings(publication: Publication, checked: Checked) -> list[Standing]:
    """Every chapter of `publication`, which was `checked` as a whole, in every language."""
    texts = {text.source.file: text for d in checked.documents.values() for text in d.texts}
    found = []
    for chapter in publication.texts:
        passages = passages_of(checked.pairs.get(chapter.stem, {}))
        waits = waiting(passages, checked.approved.get(chapter.stem, []))
        for at, code in enumerate(publication.languages):
            file = chapter.file(code)
            found.append(
                Standing(
                    publication.key,
                    chapter.stem,
                    code,
                    file,
                    chapter.draft,
                    words_of(chain(*checked.sections.get(file, {}).values())),
                    checked.readability.get(code, {}).get(file),
                    _untranslated(chapter, publication, code, checked.lacking),
                    tuple(one.now.lines[at] for one in waits if at in _to_follow(one)),
                    tuple(todos(texts[file].source)) if file in texts else (),
                    markup(texts[file]) if file in texts else None,
                )
            )
    return found


def refused(found: Iterable[Standing], titles: Sequence[ToDo] = ()) -> list[Diagnostic]:
    """What a release has to refuse: to-dos, what is not translated, and what is not approved; drafts are left out.

    `titles` are the to-dos in the titles of the editions.
    """
    problems = [_todo(todo) for todo in titles]
    for one in (one for one in found if not one.draft):
        problems += [_todo(todo) for todo in one.todos]
        message, hint = f"not yet translated into {one.language}", f"write its counterpart in {one.file}"
        problems += [Diagnostic(file, line, "P02", message, hint) for file, line in one.untranslated]
        problems += [
            Diagnostic(one.file, line, "P05", "not approved as it stands", "see pairs diff, and approve it")
            for line in one.unapproved
        ]
    return sorted(set(problems))


def _to_follow(one: Waiting) -> Sequence[int]:
    """The languages of a pair, by number, that have not followed a change of another; else all but the first."""
    every = range(len(one.now.texts))
    behind = [at for at in every if at not in one.changed]
    return behind if one.before and behind else every[1:]


def _todo(todo: ToDo) -> Diagnostic:
    return Diagnostic(todo.file, todo.line, "P20", f"left to do: {todo.text}", "do it, or take it out")


def _untranslated(
    chapter: Chapter, publication: Publication, language: str, lacking: Lacking
) -> tuple[tuple[str, int], ...]:
    """Where other languages say what `language` does not: each place once."""
    places: dict[tuple[str, int], Passage] = {}
    for file in (chapter.file(code) for code in publication.languages if code != language):
        alone = lacking.get(file, {}).get(language)
        places |= {(file, passage.line): passage for passage in (alone.passages if alone else ())}
    return tuple(places)
