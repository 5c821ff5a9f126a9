"""The build: read everything, check everything, then write.  Reads as the table of contents of a build."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from report.cache import FOLDER, Cache, digest
from report.check.ledger import LEDGER, check_ledger, read_ledger
from report.check.numbers import NumberRules, check_numbers
from report.check.parity import Pair, Side, check_parity
from report.compose import Composer, EditionDocument, Material
from report.data.package import Package, load
from report.diagnostics import ERROR, WARNING, Diagnostics, Stop, UsageError
from report.document.pandoc import bibliography_keys
from report.document.source import Source, read_source
from report.document.trees import TreeReader
from report.execute.fork import Limits
from report.execute.run import Execution, Results
from report.inputs import Inputs
from report.progress import Progress
from report.project import FORMATS, Project, Publication, read_project
from report.publish import publish, write_files
from report.text import LANGUAGES


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

    def run(self, selection: Selection, output: Path) -> Summary:
        """Build what is selected into `output`.  Raises Stop when there are errors; nothing is then written."""
        started = time.perf_counter()
        project, package = self._read(selection)
        documents = self._documents(project, package, selection, ERROR if selection.whole else WARNING)
        self._stop_on_errors()
        files = self._files(project, package, documents, selection)
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

    def _read(self, selection: Selection) -> tuple[Project, Package]:
        self.progress.step("Reading")
        project = read_project(self.root, self.found)
        package = load(self.root / "data", self.found)
        self.inputs.table_hashes = {r.name: r.hash for r in package.resources.values()}
        self.summary.tables = len(package.tables)
        _check_selection(project, selection)
        return project, package

    def _documents(self, project: Project, package: Package, selection: Selection,
                   unapproved: str | None) -> dict[str, dict[str, EditionDocument]]:
        documents = {}
        for key, publication in project.publications.items():
            if not selection.publications or key in selection.publications:
                documents[key] = self._publication(project, publication, package, unapproved)
        return documents

    def _publication(self, project: Project, publication: Publication, package: Package,
                     unapproved: str | None) -> dict[str, EditionDocument]:
        sources = self._sources(publication)
        keys = self._bibliography(project)
        reader = TreeReader(self.root, project.bibliography if keys else "", list(sources.values()), keys,
                            self.inputs, self.cache)
        results = self._execute(project, publication, sources, package)
        self.progress.step("Reading chapters")
        trees = reader.trees()
        if trees.reused:
            self.summary.reused.append(f"{trees.reused} of {len(reader.wanted)} trees")
        composer = Composer(publication, Material(package, results, frozenset(keys)), self.found)
        documents = {code: composer.edition(code, sources, trees.chapters, trees.literature.get(code, []))
                     for code in LANGUAGES}
        self.progress.step("Checking")
        self._check_publication(project, publication, documents, unapproved)
        return documents

    def _sources(self, publication: Publication) -> dict[str, Source]:
        files = [(c.file(code), code) for code in LANGUAGES for c in publication.chapters]
        read = (read_source(self.root, f, code, self.found) for f, code in files if (self.root / f).exists())
        return {s.file: s for s in read if s}

    def _bibliography(self, project: Project) -> tuple[str, ...]:
        path = self.root / project.bibliography
        return bibliography_keys(path.read_text(encoding="utf-8")) if project.bibliography and path.is_file() else ()

    def _execute(self, project: Project, publication: Publication, sources: dict[str, Source],
                 package: Package) -> Results:
        self.progress.step("Running cells")
        limits = Limits(project.cell_seconds, project.cell_megabytes)
        execution = Execution(self.root, package, self.inputs, self.cache, limits, self.workers)
        first = [sources[c.file(LANGUAGES[0])] for c in publication.chapters if c.file(LANGUAGES[0]) in sources]
        results = execution.run(first, self.found)
        if results.reused:
            self.summary.reused.append(f"{results.reused} of {results.reused + results.ran} sets of results")
        self.summary.values, self.summary.checks = len(results.analysed.values), len(results.analysed.passed)
        return results

    def _check_publication(self, project: Project, publication: Publication, documents: dict[str, EditionDocument],
                           unapproved: str | None) -> None:
        for code, document in documents.items():
            rules = NumberRules(project.number_names, project.number_phrases.get(code, ()))
            for chapter in document.chapters:
                title = {"t": "Para", "c": chapter.title}
                check_numbers([title, *chapter.blocks], code, rules, chapter.source.file, self.found)
        first, second = (documents[code] for code in LANGUAGES)
        approved = read_ledger(self.root / publication.folder / LEDGER)
        self.pairs[publication.folder] = {}
        for one in first.chapters:
            two = next((c for c in second.chapters if c.chapter is one.chapter), None)
            if two is None:
                continue
            pairs = check_parity(Side(one.source, one.title, one.blocks), Side(two.source, two.title, two.blocks),
                                 self.found)
            self.pairs[publication.folder][one.chapter.stem] = pairs
            if unapproved:
                check_ledger(pairs, approved.get(one.chapter.stem, []), (one.source.file, two.source.file), self.found,
                             unapproved)

    def _files(self, project: Project, package: Package, documents: dict[str, dict[str, EditionDocument]],
               selection: Selection) -> dict[str, bytes | Path]:
        from report.site.writer import write_site

        wanted = [(publication, code) for publication in documents for code in selection.languages or LANGUAGES]
        formats = selection.formats or FORMATS
        only = frozenset(selection.chapters) or None
        files: dict[str, bytes | Path] = {}
        if "html" in formats:
            self.progress.step("Writing pages")
            files |= write_site(self.root, package, documents, wanted, only)
            self.summary.editions += [f"{documents[p][c].edition.folder} (HTML)" for p, c in wanted]
        if "pdf" in formats:
            files |= self._pdfs(package, documents, wanted, only)
        return files

    def _pdfs(self, package: Package, documents: dict[str, dict[str, EditionDocument]],
              wanted: list[tuple[str, str]], only: frozenset[str] | None) -> dict[str, bytes]:
        from report.pdf.book import write_book
        from report.pdf.layout import PdfJob, PdfResult, make_pdf

        self.progress.step("Laying out")
        results: dict[str, PdfResult] = {}
        pending: dict[str, PdfJob] = {}
        for publication, code in wanted:
            document = documents[publication][code]
            if "pdf" not in document.publication.formats:
                continue
            path = f"{document.edition.folder}.pdf"
            html = write_book(document, package.version, only)
            entry = self.cache.get("pdf", digest(html), self.inputs)
            if entry:
                results[path] = entry.result
                self.summary.reused.append(path)
            else:
                stored = self.cache.get("pagemap", digest(path), self.inputs)
                pending[path] = PdfJob(html, path, str(self.root), stored.result if stored else ())
        if pending:
            workers = min(self.workers, len(pending))
            with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
                results |= dict(zip(pending, pool.map(make_pdf, pending.values()), strict=True))
        for path, job in pending.items():
            self._keep_pdf(path, job.html, results[path])
        for path in sorted(results):
            self.summary.pages[path] = results[path].pages
            self.summary.editions.append(f"{path.removesuffix('.pdf')} (PDF)")
        return {path: results[path].content for path in sorted(results)}

    def _keep_pdf(self, path: str, html: str, result) -> None:
        self.found.add(*result.problems)
        self.cache.put("pagemap", digest(path), result.page_map, {})
        if not result.problems:
            self.cache.put("pdf", digest(html), result, self.inputs.of("generator", "packages", "python", "pango"))

    def _stop_on_errors(self) -> None:
        if self.found.failed:
            raise Stop


def _check_selection(project: Project, selection: Selection) -> None:
    """Raises UsageError for a publication or chapter that does not exist."""
    for name in selection.publications:
        if name not in project.publications:
            raise UsageError(f"no publication {name!r}; known: {', '.join(project.publications)}")
    stems = [c.stem for p in project.publications.values() for c in p.chapters]
    for name in selection.chapters:
        if name not in stems:
            raise UsageError(f"no chapter {name!r}; known: {', '.join(stems)}")
