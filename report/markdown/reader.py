"""The chapters as structured blocks: from the cache where nothing they were made of has changed, else by pandoc."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from report.cache.kept import Kept
from report.cache.store import digest
from report.diagnostics import Diagnostics
from report.markdown.citations import Formatted, cites_in, form, formatted
from report.markdown.pandoc import STYLE, Citations, Citing, Markdown, Pandoc, report_unreadable
from report.markdown.source import Source, read_source, take_apart
from report.markdown.structure import Body, structure
from report.markdown.tree import Node


@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies by chapter file, None for what is no chapter; the literature by language; how many bodies were kept.

    `made_of` tells what stands behind each body.
    """

    chapters: dict[str, Body | None]
    made_of: dict[str, str]
    literature: dict[str, list[Node]]
    reused: int


@dataclass(slots=True)
class _Edition:
    """One language: its chapters and the keys they cite; then what was kept of them, and pandoc at work on the rest."""

    language: str
    sources: list[Source]
    keys: tuple[str, ...]
    bodies: dict[str, Body | None] = field(default_factory=dict)
    trees: dict[str, list[Node]] = field(default_factory=dict)
    unread: list[Source] = field(default_factory=list)
    formatted: Formatted | None = None
    pandoc: Pandoc | None = None


class ChapterReader:
    """Starts pandoc at once and hands over the chapters when they are wanted.

    Where `wanted` is false for a chapter's file, its blocks are only the headings: what other chapters need of it.
    """

    def __init__(
        self,
        citing: Citing,
        sources: Iterable[Source],
        known_keys: tuple[str, ...],
        wanted: Callable[[str], bool],
        kept: Kept,
    ) -> None:
        self.citing, self.wanted, self.kept = citing, wanted, kept
        self.made_of: dict[str, str] = {}
        by_language: dict[str, list[Source]] = {}
        for source in sources:
            by_language.setdefault(source.language, []).append(source)
        self.editions = [self._begun(code, own, known_keys) for code, own in by_language.items()]

    @property
    def running(self) -> bool:
        """Whether pandoc is at work."""
        return any(e.pandoc for e in self.editions)

    def bodies(self) -> Bodies:
        """Every chapter; a bibliography that pandoc cannot read is reported.  Raises RuntimeError when pandoc fails."""
        reused = sum(len(e.bodies) for e in self.editions)
        for edition in self.editions:
            self._read(edition)
            self._set_citations(edition)
            for source in (s for s in edition.sources if s.file in edition.trees):
                edition.bodies[source.file] = self._structured(source, edition)
        return Bodies(
            {file: body for e in self.editions for file, body in e.bodies.items()},
            self.made_of,
            {e.language: e.formatted.literature for e in self.editions},
            reused,
        )

    def _begun(self, language: str, sources: list[Source], known_keys: tuple[str, ...]) -> _Edition:
        """Every chapter gets the keys of the whole edition, so that "2018a" means the same work in each."""
        cited = set().union(*(s.cited for s in sources))
        edition = _Edition(language, sources, tuple(k for k in known_keys if k in cited))
        for source in sources:
            self._look_up(source, edition)
        before = self.kept.get("citations", self._name(edition)) if self.citing.bibliography else (Formatted(), "")
        edition.formatted = before[0] if before else None
        requests: list[Markdown | Citations] = [Markdown(s.markdown) for s in edition.unread]
        if edition.formatted is None:
            requests.append(_request(edition, cites_in([*edition.trees.values()])))
        edition.pandoc = self._pandoc(requests) if requests else None
        return edition

    def _look_up(self, source: Source, edition: _Edition) -> None:
        body = self.kept.get("bodies" if self.wanted(source.file) else "outlines", self._name(edition, source))
        tree = None if body else self.kept.get("trees", digest(source.file))
        if body:
            edition.bodies[source.file], self.made_of[source.file] = body
        elif tree:
            edition.trees[source.file] = tree[0]
        else:
            edition.unread.append(source)

    def _read(self, edition: _Edition) -> None:
        """Takes in what pandoc has made of an edition."""
        if not edition.pandoc:
            return
        answers = edition.pandoc.trees()
        for source, tree in zip(edition.unread, answers):
            self.kept.put("trees", digest(source.file), tree, (), (source.file,))
            edition.trees[source.file] = tree
        if edition.formatted is None:
            self._take_citations(edition, edition.pandoc, answers[-1])

    def _take_citations(self, edition: _Edition, pandoc: Pandoc, answer: list[Node]) -> None:
        before, new = edition.formatted or Formatted(), formatted(answer)
        edition.formatted = Formatted(before.cites | new.cites, new.literature)
        if pandoc.unreadable:
            report_unreadable(self.citing.bibliography, pandoc.unreadable, self.kept.found)
        else:
            self.kept.put("citations", self._name(edition), edition.formatted, (), self.citing.files)

    def _set_citations(self, edition: _Edition) -> None:
        """Puts every citation of the trees in its printed form; one that is new is set by pandoc first."""
        cites = list(cites_in([*edition.trees.values()]))
        new = {f: c for c in cites if (f := form(c)) not in edition.formatted.cites}
        if new and self.citing.bibliography:
            pandoc = self._pandoc([_request(edition, new.values())])
            self._take_citations(edition, pandoc, pandoc.trees()[-1])
        for cite in cites:
            cite["c"][1] = edition.formatted.cites.get(form(cite), cite["c"][1])

    def _structured(self, source: Source, edition: _Edition) -> Body | None:
        own = Diagnostics()
        body = structure(edition.trees[source.file], source, own)
        outline = body and replace(body, blocks=[b for b in body.blocks if b["t"] == "Header"])
        files = (source.file, *self.citing.files)
        for kind, result in (("bodies", body), ("outlines", outline)):
            self.made_of[source.file] = self.kept.put(kind, self._name(edition, source), result, own, files)
        self.kept.found.add(*own)
        return body if self.wanted(source.file) else outline

    def _pandoc(self, requests: list[Markdown | Citations]) -> Pandoc:
        root, citing = self.kept.inputs.root, self.citing
        style = root / citing.style if citing.style else STYLE
        return Pandoc(root / citing.bibliography if citing.bibliography else None, requests, style)

    def _name(self, edition: _Edition, source: Source | None = None) -> str:
        return digest(edition.language, edition.keys, self.citing.style, source.file if source else "")


def _request(edition: _Edition, cites: Iterable[Node]) -> Citations:
    return Citations(tuple({form(c): c for c in cites}.values()), edition.language, edition.keys)


def read_sources(files: Iterable[tuple[str, str]], kept: Kept) -> dict[str, Source]:
    """The chapters in `files` (file, language) that can be read as text, by file; problems name file and line."""
    read = {file: _read(file, language, kept) for file, language in files if (kept.inputs.root / file).exists()}
    return {file: source for file, source in read.items() if source}


def _read(file: str, language: str, kept: Kept) -> Source | None:
    try:
        content = kept.inputs.read(file)
    except OSError:
        return read_source(kept.inputs.root, file, language, kept.found)  # which reports it
    name = digest(file, language)
    before = kept.get("sources", name)
    if before:
        return before[0]
    own = Diagnostics()
    source = take_apart(content, file, language, own)
    kept.put("sources", name, source, own, (file,))
    kept.found.add(*own)
    return source
