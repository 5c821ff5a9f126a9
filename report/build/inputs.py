"""What a build reads first, from the cache where it is the same, and which editions it is to write."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG
from report.cache.dependencies import TABLE
from report.cache.memory import Kind, Memory, Recording
from report.cache.places import digest
from report.cache.up_to_date import FOLDERS, files_below
from report.data.large.engine import is_installed
from report.data.package import Package
from report.data.stored import StoredPackage
from report.diagnostics import ERROR, Diagnostic, Diagnostics
from report.language import cldr
from report.markdown.bibliography import read_bibliography
from report.markdown.sides import side_by_side
from report.project.chapters import missing_chapter
from report.project.records import Chapter, Project, Publication
from report.project.selection import Selection, chapters_of
from report.project.vocabulary import language_file, put_in_hand
from report.system.files import irregular, read_file

if TYPE_CHECKING:
    from report.edition.compose import EditionDocument, Material
    from report.execute.records import Results
    from report.markdown.source import Source
    from report.markdown.structure import Body

DATA = "data"
PROJECT: Kind[Project] = Kind("project")
_LABEL = re.compile(r"\{#([\w-]+)|^#\|\s*label:\s*([\w-]+)", re.MULTILINE)  # of a heading, box or picture; of a cell
_OF_TEXT = "TNV"  # how the codes begin of what is wrong in a text, its numbers and its values
PACKAGE: Kind[StoredPackage] = Kind("data")
# The digests of answers, by question.
ANSWERS: Kind[Mapping[str, str]] = Kind("answers")
PRINTED: Kind[Mapping[tuple[object, ...], str]] = Kind("printed")
_ALL_PRINTED = "numbers, dates and lists"
BIBLIOGRAPHY: Kind[tuple[str, ...] | None] = Kind("bibliography")


def refuse_irregular(root: Path, found: Diagnostics) -> None:
    """Report what stands in the folders of a project and is no file: reading it might never end."""
    for path in (path for folder in FOLDERS for path in irregular(root / folder)):
        found.error(
            "C13",
            "it is neither a file nor a folder",
            file=path.relative_to(root).as_posix(),
            hint="remove it; a build reads files only, no pipes or devices",
        )


def project_in(root: Path, memory: Memory) -> Project:
    """The project in `root`, whose languages and units are in hand from then on.

    Raises Stop when its file is not YAML at all, and when a language cannot be used.
    """

    def read(recording: Recording[Project]) -> Project:
        from report.project.configuration import read_project

        project = read_project(root, recording.problems)
        folders = sorted({publication.folder for publication in project.publications.values()})
        files = [*project.theme.own_files, *filter(None, (project.csl, _results(project)))]
        recording.depend(*files, *(f"place:{path}" for path in (*FOLDERS, project.bibliography or "", *files)))
        recording.depend(*(f"folder:{folder}" for folder in folders))
        recording.depend(*map(language_file, project.spoken))
        return project

    memory.dependencies.languages = ""  # the project is what they come from
    project = memory.remember(PROJECT, CONFIG, [CONFIG], read, only_sound=True).result
    memory.dependencies.languages = put_in_hand(root, project, memory.problems)
    return project


def _results(project: Project) -> str:
    """The file with the results of tests that the editions tell of; empty where none is named."""
    stated = next((p.imprint.accessibility for p in project.publications.values()), None)
    return stated.results if stated else ""


def shown_in(
    project: Project, selection: Selection, root: Path, found: Diagnostics
) -> tuple[Project, frozenset[Chapter]]:
    """The `project` without the drafts that are left out by the `selection`, and these.

    What was `found` missing of a chapter that may lack it is made a warning, and forgotten of what is left out.
    """
    shown = selection.without_drafts(project)
    withheld = frozenset(chapters_of(project)) - frozenset(chapters_of(shown))
    excused: set[str] = set()
    if not any(problem.code == "C05" for problem in found):
        return shown, withheld
    for publication in project.publications.values():
        for chapter in publication.texts:
            there = [code for code in publication.languages if (root / chapter.file(code)).exists()]
            missing = (code for code in publication.languages if code not in there)
            excused |= {missing_chapter(chapter.file(c)) for c in missing if selection.may_lack(chapter, c, there)}
    left_out = {missing_chapter(chapter.file(code)) for chapter in withheld for code in project.languages}
    if excused:
        found.forget(lambda problem: problem.code == "C05" and problem.message in left_out)
        found.excuse(lambda problem: problem.code == "C05" and problem.message in excused)
    return shown, withheld


def excuse_unspoken(documents: dict[str, dict[str, EditionDocument]], selection: Selection, found: Diagnostics) -> None:
    """Make warnings of errors in the text of languages that are not selected, as nothing is written of it.

    Pages that show such a chapter beside another are not written either: it is taken out of its document.  What its
    cells do concerns the others too, and remains.
    """
    for editions in documents.values():
        for code, document in ((c, d) for c, d in editions.items() if not selection.speaks(c)):
            wrong = {p.file for p in found if p.severity == ERROR and p.code[0] in _OF_TEXT}
            files = {chapter.file(code) for chapter in document.publication.texts} & wrong
            if files:
                found.excuse(partial(_is_of_text, files))
                sound = tuple(text for text in document.chapters if text.source.file not in files)
                editions[code] = replace(document, chapters=sound)


def _is_of_text(files: Collection[str], problem: Diagnostic) -> bool:
    return problem.code[0] in _OF_TEXT and problem.file in files


def files_of(publication: Publication, selection: Selection) -> tuple[list[tuple[str, str]], frozenset[str]]:
    """The files of the chapters of `publication`, each with its language, and those of them that will be written."""
    files = [(chapter.file(code), code) for code in publication.languages for chapter in publication.texts]
    written = (chapter for chapter in publication.texts if selection.writes(chapter))
    return files, frozenset(chapter.file(code) for chapter in written for code in publication.languages)


def cells_to_run(
    publication: Publication, sources: Mapping[str, Source], written: Collection[str], selection: Selection
) -> dict[str, Source]:
    """The chapters of `publication` whose cells are run, by their files in its first language.

    That language runs them; where it has no file, or other cells than a language that is selected without it, that
    language does.  Cells know what each language says of what they give.
    """
    first, *others = publication.languages
    runs: dict[str, Source] = {}
    for chapter in (c for c in publication.texts if c.file(first) in written):
        there = [source for code in (first, *others) if (source := sources.get(chapter.file(code)))]
        own = sources.get(chapter.file(first))
        spoken = there if selection.speaks(first) else [s for s in there if selection.speaks(s.language)]
        chosen = next(iter(spoken), None) or next(iter(there), None)
        if own and chosen and _ran(own) == _ran(chosen):
            chosen = own
        if chosen:
            runs[chapter.file(first)] = side_by_side(chosen, [source for source in there if source is not chosen])
    return runs


def withheld_labels(drafts: Iterable[Chapter], publication: Publication, root: Path) -> dict[str, str]:
    """The labels and files of those `drafts` that belong to `publication` and are left out, each with its chapter.

    They are looked for and no more, so that nothing that is wrong in a draft stops anybody.
    """
    found: dict[str, str] = {}
    for draft in (d for d in drafts if d.folder == publication.folder):
        for file in filter(lambda name: (root / name).is_file(), map(draft.file, publication.languages)):
            text = read_file(root / file).decode("utf-8", "replace")
            found |= dict.fromkeys((file, *(heading or cell for heading, cell in _LABEL.findall(text))), draft.stem)
    return found


def _ran(source: Source) -> list[tuple[str, str]]:
    return [(cell.label, cell.code) for cell in source.cells]


def read_by_jobs(root: Path, project: Project) -> list[str]:
    """Every file of the project that a job of a build may read, as paths in `root`."""
    named = (CONFIG, *project.theme.own_files, project.csl, project.bibliography or "")
    below = (path.relative_to(root).as_posix() for folder in FOLDERS for path in files_below(root / folder))
    return sorted({name for name in (*named, *below) if name and (root / name).is_file()})


def package_in(root: Path, memory: Memory) -> Package:
    """The data package; one that was found valid is not validated again while its files are the same."""
    files = sorted(path.relative_to(root).as_posix() for path in files_below(root / DATA) if path.is_file())
    name = f"the files in {DATA}/: {' '.join(files)}"
    before = memory.recall(PACKAGE, name)
    if before and (is_installed() or not any(one.is_parquet for one in before.result.resources.values())):
        return before.result.restored(root / DATA)
    from report.data.package import load

    recording = memory.begin(PACKAGE, name, files)
    package = load(root / DATA, recording.problems)
    if recording.problems:
        memory.problems.add(*recording.problems)
        return package
    recording.keep(StoredPackage.of(package))
    return package


def recall_answers(package: Package, memory: Memory) -> None:
    """Let be known what larger tables have answered to earlier builds, of those that are still the same."""
    for name, described in _larger(package):
        if before := memory.recall(ANSWERS, described):
            package.answers[name] = dict(before.result)


def keep_answers(package: Package, memory: Memory) -> None:
    """Remember what larger tables have answered, for the next build."""
    for name, described in _larger(package):
        answers = package.answers.get(name, {})
        before = memory.recall(ANSWERS, described)
        if answers and (before is None or before.result != answers):
            memory.begin(ANSWERS, described, [f"{TABLE}{name}"]).keep(answers)


def _larger(package: Package) -> Iterator[tuple[str, str]]:
    """The tables that answer questions, each with a name for its answers: as it is described, and so what it says."""
    for name, resource in package.resources.items():
        if resource.is_parquet and name in package.tables:
            yield name, f"{name} {digest(resource.fields, resource.origin, resource.primary_key)}"


def naming_values(
    sources: Mapping[str, Source], bodies: Mapping[str, Body | None], written: Collection[str]
) -> list[Source]:
    """The chapters of which it has to be known what they call values: those `written`, and those with one in a title.

    `sources` and `bodies` are by file.
    """
    from report.edition.expressions import PREFIX

    titled = (file for file, body in bodies.items() if body and any(PREFIX in label.title for label in body.labels))
    wanted = {*written, *titled}
    return [source for file, source in sources.items() if file in wanted]


def material(
    project: Project,
    publication: Publication,
    given: tuple[Package, Results, tuple[str, ...] | None],
    naming: Iterable[Source],
    withheld: Mapping[str, str],
    memory: Memory,
) -> Material:
    """What the editions of `publication` are made of: what is `given` (data, results and works), and what goes with it.

    `naming` are chapters that call values by names; `withheld` are the labels and files of drafts.
    """
    from report.edition.compose import Material
    from report.edition.index_sections import remembered_index_sections
    from report.edition.lists import remembered_lists
    from report.edition.names import bound_names

    package, results, keys = given
    lists = remembered_lists(publication, package, memory)
    sections = remembered_index_sections(publication, memory)
    names = bound_names(naming, memory.dependencies.read, memory.problems)
    return Material(package, results, keys, lists, withheld, names, sections, project.foreign)


def bibliography_in(root: Path, file: str | None, memory: Memory) -> tuple[str, ...] | None:
    """The keys of the bibliography `file` as :func:`read_bibliography` gives them; one that is the same is not read."""

    def read(recording: Recording[tuple[str, ...] | None]) -> tuple[str, ...] | None:
        keys = read_bibliography(root, file, recording.problems)
        if keys is None:
            recording.skip()
        return keys

    return memory.remember(BIBLIOGRAPHY, file or "", [file] if file else [], read).result


def wanted_editions(
    documents: Mapping[str, Mapping[str, EditionDocument]], selection: Selection, format_: str
) -> list[tuple[str, str]]:
    """The editions (publication, language) that are selected and have the format."""
    return [
        (key, code)
        for key, editions in documents.items()
        for code, document in editions.items()
        if selection.speaks(code) and format_ in document.publication.formats
    ]


def recall_printed(memory: Memory) -> None:
    """Let what Babel has printed be known, so that it need not be loaded."""
    if printed := memory.recall(PRINTED, _ALL_PRINTED):
        cldr.recall(printed.result)


def keep_printed(memory: Memory) -> None:
    """Remember what Babel has printed since, for the next build."""
    if news := cldr.news():
        memory.begin(PRINTED, _ALL_PRINTED).keep(news)
