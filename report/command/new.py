"""The command ``new``: starting files for a chapter, a figure, a table or a publication, all of them or none."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG, IN_CHECKOUT, PROGRAM
from report.command.changing import change
from report.diagnostics import Diagnostics, UsageError
from report.language.vocabulary import built_in
from report.project.selection import unknown
from report.writing.changes import Changes
from report.writing.names import check_title

if TYPE_CHECKING:
    from report.project.records import Chapter, Project, Publication


def make_new(options: argparse.Namespace, root: Path) -> int:
    """Write what `options` ask for into the project `root`, print what was written and what comes next."""

    def put(project: Project | None, changes: Changes, _: Diagnostics) -> list[str]:
        after = _put(options, project, changes)
        return [*changes.lines(), *after]

    return change(root, put)


# What may be said of each kind, besides its name and titles.
_OPTIONS = {
    "chapter": ("publication", "annex", "draft"),
    "figure": ("publication", "chapter", "data", "folder"),
    "table": ("publication", "chapter", "data", "folder"),
    "publication": ("language",),
}

# What to do instead.
_CURES = {
    ("draft", "figure"): ": it is a draft where its chapter is one",
    ("draft", "table"): ": it is a draft where its chapter is one",
    ("draft", "publication"): ": begin it, and give its chapters status: draft in _quarto.yml",
}


def _check_options(options: argparse.Namespace) -> None:
    """Raise UsageError for an option that says nothing of what is begun."""
    known = dict.fromkeys(name for names in _OPTIONS.values() for name in names)
    for name in known:
        if getattr(options, name) and name not in _OPTIONS[options.kind]:
            cure = _CURES.get((name, options.kind), "")
            raise UsageError(f"--{name} says nothing of a new {options.kind}{cure}")


def _put(options: argparse.Namespace, project: Project | None, changes: Changes) -> list[str]:
    """Put the new files into `changes`; the lines that say what comes next."""
    _check_options(options)
    titles = {code: check_title(title) for code, title in options.title}
    if options.kind == "publication":
        return _publication(options, project, titles, changes)
    assert project is not None  # which the command line sees to
    _known(titles, project.languages)
    if options.kind == "chapter":
        from report.writing.chapters import add_chapter

        publication = _one_publication(options, project)
        add_chapter(changes, publication, options.name, titles, annex=options.annex, draft=options.draft)
        several = _several(project, publication)
        return _preview(changes.root, *several, "--chapter", options.name, "--language", publication.languages[0])
    return _exhibit(options, project, titles, changes)


def _publication(
    options: argparse.Namespace, project: Project | None, titles: Mapping[str, str], changes: Changes
) -> list[str]:
    from report.writing.publications import add_project, add_publication

    known = project.languages if project else tuple(built_in())
    codes = tuple(dict.fromkeys(options.language)) or known
    _known(dict.fromkeys(codes, ""), known)
    _known(titles, codes)
    if project:
        add_publication(changes, project, options.name, titles, codes)
        return _preview(changes.root, "--publication", options.name, "--language", codes[0])
    _check_place(changes.root)
    add_project(changes, options.name, titles, codes)
    return _preview(changes.root, "build")


def _check_place(root: Path) -> None:
    """Raise UsageError where a project would stand within another."""
    outer = next((folder for folder in root.resolve().parents if (folder / CONFIG).is_file()), None)
    if outer:
        raise UsageError(f"{root} is inside the project {outer}; add a publication to that one with --root {outer}")


def _exhibit(options: argparse.Namespace, project: Project, titles: Mapping[str, str], changes: Changes) -> list[str]:
    from report.data.package import load
    from report.writing.exhibits import FIGURE, TABLE, Wanted, add_exhibit, shown_table

    found = Diagnostics()
    package = load(changes.root / "data", found)
    if found.failed:
        raise UsageError("the data have errors, which check names; mend these first")
    kind = FIGURE if options.kind == "figure" else TABLE
    publication, chapter = _chapter(options, project) if options.chapter else (None, None)
    codes = publication.languages if publication else project.languages
    beside = [p.folder for p in ([publication] if publication else project.publications.values())]
    wanted = Wanted(kind, options.name, titles, options.folder, options.data, chapter, beside)
    cells = add_exhibit(changes, package, wanted, codes)
    shown = f"It shows the table {shown_table(package, options.data)}; --data TABLE shows another."
    told = [] if options.data else [shown]
    if publication and chapter:
        several = _several(project, publication)
        return [*told, *_preview(changes.root, *several, "--chapter", chapter.stem, "--language", codes[0])]
    pasted = [f"\nin the chapter's .{code}.qmd\n\n{cell}" for code, cell in cells.items()]
    return [*told, f"Put this cell where it is to stand, and refer to it as @{wanted.label}:", *pasted]


def _chapter(options: argparse.Namespace, project: Project) -> tuple[Publication, Chapter]:
    name = options.chapter[-1]
    publications = [p for p in project.publications.values() if not options.publication or p.key in options.publication]
    found = [(p, chapter) for p in publications for chapter in p.texts if chapter.stem == name]
    if len(found) > 1:
        raise UsageError(f"there are several chapters {name}; say which publication with --publication")
    if not found:
        raise UsageError(unknown("chapter", name, [c.stem for p in publications for c in p.texts]))
    return found[0]


def _one_publication(options: argparse.Namespace, project: Project) -> Publication:
    known = project.publications
    if options.publication:
        key = options.publication[-1]
        if key not in known:
            raise UsageError(unknown("publication", key, known))
        return known[key]
    if len(known) > 1:
        raise UsageError(f"say which publication with --publication; known: {', '.join(known)}")
    return next(iter(known.values()))


def _known(titles: Mapping[str, str], codes: Sequence[str]) -> None:
    for code in titles:
        if code not in codes:
            raise UsageError(unknown("edition in the language", code, codes))


def _several(project: Project, publication: Publication) -> list[str]:
    """The option that names the `publication`, where the project has several."""
    return ["--publication", publication.key] if len(project.publications) > 1 else []


def _preview(root: Path, *arguments: str) -> list[str]:
    """What to type next, to see what is new in the project `root`."""
    started = Path(__file__).resolve().parents[2] if IN_CHECKOUT else Path.cwd()
    at = [] if root.resolve() == started.resolve() else ["--root", str(root)]
    return [f"Next: {PROGRAM} {shlex.join([*at, *arguments, '--format', 'html'])}"]
