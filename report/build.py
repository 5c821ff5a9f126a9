"""The build: read everything, check everything, then write.  Reads as the table of contents of a build."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from report.cache import FOLDER, Cache, digest
from report.check.ledger import approved_pairs, check_ledger
from report.check.numbers import NumberRules, check_numbers
from report.check.parity import Pair, Side, check_parity
from report.check.pictures import check_pictures
from report.check.unmarked import check_unmarked
from report.compose import ChapterDocument, Composer, EditionDocument, Material
from report.configuration import read_project
from report.data.package import Package, load
from report.diagnostics import ERROR, WARNING, Diagnostics, Stop, UsageError
from report.document.pandoc import read_bibliography
from report.document.source import Source, read_source
from report.document.trees import TreeReader
from report.execute.analysis import Analysed
from report.execute.fork import Limits
from report.execute.run import Execution, Results
from report.inputs import Inputs
from report.lists import read_lists
from report.progress import Progress
from report.project import FORMATS, Project, Publication
from report.publish import publish, write_files
from report.text import LANGUAGES
from report.traces import Traces

# Editions by publication and language.
Documents = dict[str, dict[str, EditionDocument]]


@dataclass(frozen=True, slots=True)
class Selection:
    """What to build: empty parts mean everything."""

    publications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether this is the complete site."""
        return not (self.publications or self.languages or self.formats or self.chapters)


@dataclass(slots=True)
class Summary:
    """What a build did, for its closing lines."""

    pages: dict[str, int] = field(default_factory=dict)
    editions: list[str] = field(default_factory=list)
    tables: int = 0
    values: int = 0
    checks: int = 0
    reused: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Build:
    """One run.  Problems collect in `found`; the caller prints them."""

    def __init__(self, root: Path, found: Diagnostics, progress: Progress, workers: int) -> None:
        self.root, self.found, self.progress, self.workers = root, found, progress, workers
        self.inputs, self.cache = Inputs(root), Cache(root / FOLDER)
        self.summary = Summary()
        self.pairs: dict[str, dict[str, list[Pair]]] = {}
        self.results: dict[str, Results] = {}

    def run(self, selection: Selection, output: Path) -> Summary:
        """Build what is selected into `output`.  Raises Stop when there are errors; nothing is then written."""
        started = time.perf_counter()
        project, package = self._read(selection)
        documents = self._documents(project, package, selection, ERROR if selection.whole else WARNING)
        self._stop_on_errors()
        files = self._files(package, documents, selection)
        self._stop_on_errors()
        if selection.whole:
            publish(self.root, output, files)
        else:
            write_files(output, files)
        self.summary.seconds = time.perf_counter() - started
        return self.summary

    def check(self, selection: Selection, unapproved: str | None = ERROR) -> Summary:
        """Run cells and all checks, laying nothing out and writing nothing.

        `unapproved` is the severity of a paragraph that changed since it was approved; None keeps quiet.
        """
        started = time.perf_counter()
        project, package = self._read(selection)
        self._documents(project, package, selection, unapproved)
        self._stop_on_errors()
        self.summary.seconds = time.perf_counter() - started
        return self.summary

    def books(self, selection: Selection) -> dict[str, str]:
        """The print HTML of each selected edition, page numbers not yet filled in, by the PDF's path in the site."""
        project, package = self._read(selection)
        return self._books(package, self._documents(project, package, selection, None), selection)

    def analysed(self) -> tuple[Package, Analysed]:
        """The data and what the analysis makes of them.  Raises Stop when either has an error."""
        project, package = self._read(Selection())
        results = self._execution(project, package).run([], self.found)
        self._stop_on_errors()
        return package, results.analysed

    def traces(self) -> Traces:
        """Where every fact is printed.  Raises Stop when a chapter has an error."""
        selection = Selection()
        project, package = self._read(selection)
        documents = self._documents(project, package, selection, None)
        self._stop_on_errors()
        found = Traces()
        for key, editions in documents.items():
            found.add(editions.values(), self.results[key])
        return found

    def _read(self, selection: Selection) -> tuple[Project, Package]:
        self.progress.step("Reading")
        project = read_project(self.root, self.found)
        package = self._package()
        self.inputs.table_hashes = package.hashes
        self.summary.tables = len(package.tables)
        _check_selection(project, selection)
        return project, package

    def _package(self) -> Package:
        """The data package; one that was found valid is not validated again while its files are the same."""
        files = [f"data/{p.name}" for p in sorted((self.root / "data").glob("*")) if p.is_file()]
        kept = self.cache.get("data", digest(*files), self.inputs)
        if kept:
            return kept.result
        package = load(self.root / "data", self.found)
        if not self.found:
            self.cache.put("data", digest(*files), package, self.inputs.of("generator", "python", *files))
        return package

    def _documents(self, project: Project, package: Package, selection: Selection,
                   unapproved: str | None) -> Documents:
        documents = {}
        for key, publication in project.publications.items():
            if not selection.publications or key in selection.publications:
                documents[key] = self._publication(project, publication, package, selection, unapproved)
        return documents

    def _publication(self, project: Project, publication: Publication, package: Package, selection: Selection,
                     unapproved: str | None) -> dict[str, EditionDocument]:
        sources = self._sources(publication)
        keys = read_bibliography(self.root, project.bibliography, self.found)
        reader = TreeReader(self.root, project.bibliography if keys else "", list(sources.values()), keys or (),
                            self.inputs, self.cache)
        results = self.results[publication.key] = self._execute(project, publication, sources, package)
        self.progress.step("Reading chapters")
        if reader.running:
            import report.site.writer  # noqa: F401  loaded while pandoc is at work
        trees = reader.trees(self.found)
        if trees.reused:
            self.summary.reused.append(f"{trees.reused} of {len(reader.wanted)} trees")
        material = Material(package, results, keys, read_lists(publication, package, self.found))
        composer = Composer(publication, material, frozenset(selection.chapters), self.found)
        documents = {code: composer.edition(code, sources, trees.chapters, trees.literature.get(code, []))
                     for code in LANGUAGES}
        self.progress.step("Checking")
        self._check_publication(project, documents, composer, unapproved)
        return documents

    def _sources(self, publication: Publication) -> dict[str, Source]:
        files = [(c.file(code), code) for code in LANGUAGES for c in publication.chapters]
        read = (read_source(self.root, f, code, self.found) for f, code in files if (self.root / f).exists())
        return {s.file: s for s in read if s}

    def _execute(self, project: Project, publication: Publication, sources: dict[str, Source],
                 package: Package) -> Results:
        self.progress.step("Running cells")
        first = [sources[c.file(LANGUAGES[0])] for c in publication.chapters if c.file(LANGUAGES[0]) in sources]
        results = self._execution(project, package).run(first, self.found)
        if results.reused:
            self.summary.reused.append(f"{results.reused} of {results.reused + results.ran} sets of results")
        self.summary.values, self.summary.checks = len(results.analysed.values or ()), len(results.analysed.passed)
        return results

    def _execution(self, project: Project, package: Package) -> Execution:
        limits = Limits(project.cell_seconds, project.cell_megabytes)
        return Execution(self.root, package, self.inputs, self.cache, limits, self.workers)

    def _check_publication(self, project: Project, documents: dict[str, EditionDocument], composer: Composer,
                           unapproved: str | None) -> None:
        wanted = {code: [c for c in d.chapters if composer.wants(c.chapter)] for code, d in documents.items()}
        for code, chapters in wanted.items():
            rules = NumberRules(project.number_names, project.number_phrases.get(code, ()))
            for chapter in chapters:
                title = {"t": "Para", "c": chapter.title}
                check_numbers([title, *chapter.blocks], code, rules, chapter.source.file, self.found)
                check_pictures(self.root, chapter.blocks, chapter.source.file, self.found)
            if not composer.only:
                check_unmarked(documents[code], composer.material.lists, self.found)
        self._check_pairs(composer.publication, *(wanted[code] for code in LANGUAGES), unapproved)

    def _check_pairs(self, publication: Publication, first: list[ChapterDocument], second: list[ChapterDocument],
                     unapproved: str | None) -> None:
        approved = approved_pairs(self.root, publication.folder, self.found) if unapproved else None
        found = self.pairs.setdefault(publication.folder, {})
        for one in first:
            for two in (c for c in second if c.chapter is one.chapter):
                pairs = check_parity(_side(one), _side(two), self.found)
                found[one.chapter.stem] = pairs
                if approved is not None:
                    check_ledger(pairs, approved.get(one.chapter.stem, []), (one.source.file, two.source.file),
                                 self.found, unapproved)

    def _files(self, package: Package, documents: Documents, selection: Selection) -> dict[str, bytes | Path]:
        files: dict[str, bytes | Path] = {}
        formats = selection.formats or FORMATS
        if "html" in formats:
            files |= self._pages(package, documents, selection)
        if "pdf" in formats:
            files |= self._pdfs(self._books(package, documents, selection))
        return files

    def _pages(self, package: Package, documents: Documents, selection: Selection) -> dict[str, bytes | Path]:
        from report.site.writer import write_site

        self.progress.step("Writing pages")
        wanted = _wanted(documents, selection, "html")
        self.summary.editions += [f"{documents[p][c].edition.folder} (HTML)" for p, c in wanted]
        return write_site(self.root, package, documents, wanted, frozenset(selection.chapters) or None)

    def _books(self, package: Package, documents: Documents, selection: Selection) -> dict[str, str]:
        from report.pdf.book import write_book

        only = frozenset(selection.chapters) or None
        chosen = [documents[p][c] for p, c in _wanted(documents, selection, "pdf")]
        return {f"{d.edition.folder}.pdf": write_book(d, package.version, only) for d in chosen}

    def _pdfs(self, books: dict[str, str]) -> dict[str, bytes]:
        from report.pdf.editions import make_pdfs

        self.progress.step("Laying out")
        if not self.inputs("pango"):
            self.found.error("B01", "the library Pango, which shapes the text of the PDF, is missing", file="setup/ready.py",
                             hint="run make, which installs it or says how; or build with --format html")
            raise Stop
        printed = make_pdfs(books, self.root, self.cache, self.inputs, self.workers)
        for path, pdf in printed.items():
            self.found.add(*pdf.result.problems)
            self.summary.pages[path] = pdf.result.pages
            self.summary.editions.append(f"{path.removesuffix('.pdf')} (PDF)")
            self.summary.reused += [path] if pdf.reused else []
        return {path: pdf.result.content for path, pdf in printed.items()}

    def _stop_on_errors(self) -> None:
        if self.found.failed:
            raise Stop


def _side(chapter: ChapterDocument) -> Side:
    return Side(chapter.source, chapter.title, chapter.blocks)


def _wanted(documents: Documents, selection: Selection, format_: str) -> list[tuple[str, str]]:
    """The editions (publication, language) that are selected and have the format."""
    return [(key, code) for key, editions in documents.items() for code in selection.languages or LANGUAGES
            if format_ in editions[code].publication.formats]


def _check_selection(project: Project, selection: Selection) -> None:
    """Raises UsageError for a publication or chapter that does not exist."""
    for name in selection.publications:
        if name not in project.publications:
            raise UsageError(f"no publication {name!r}; known: {', '.join(project.publications)}")
    stems = [c.stem for p in project.publications.values() for c in p.chapters]
    for name in selection.chapters:
        if name not in stems:
            raise UsageError(f"no chapter {name!r}; known: {', '.join(stems)}")
