"""The chapters as structured blocks: from the cache where no dependency has changed, else by pandoc."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from report.cache.memory import Kind, Memory, Recording
from report.cache.places import digest
from report.diagnostics import Stop
from report.language.vocabulary import rules_of
from report.markdown.bibliography import prepared, report_refused, report_unreadable
from report.markdown.briefs import Briefs
from report.markdown.citations import Formatted, cites_in, form, formatted, refused_links
from report.markdown.included import includes, whole
from report.markdown.nodes import Block, Cite
from report.markdown.pandoc import STYLE, Citations, Citing, Markdown, Pandoc, PandocFailed, Reading
from report.markdown.pieces import Pieces
from report.markdown.source import Source, read_source, take_apart
from report.markdown.structure import Body, structure

SOURCES: Kind[Source | None] = Kind("sources")
TREES: Kind[list[Block]] = Kind("trees")
CITATIONS: Kind[Formatted] = Kind("citations")
BODIES: Kind[Body | None] = Kind("bodies")
OUTLINES: Kind[Body | None] = Kind("outlines")
# What sets pandoc to work on requests, by a citation style.
Start = Callable[[list[Markdown | Citations], Path], Reading]


@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies by chapter file, None for what is no chapter; the literature by language; how many bodies were reused.

    `digests` are those of the bodies by file, empty for what was not cached.
    """

    chapters: dict[str, Body | None]
    digests: dict[str, str]
    literature: dict[str, list[Block]]
    reused: int


@dataclass(slots=True)
class _Edition:
    """One language: its chapters, the keys they cite and the path of the citation style.

    Its results are called by `name`: a citation looks as the works of the whole edition, and the style, make it.
    Then what is known of them, and pandoc at work on the rest: `texts`, each with its file.
    """

    language: str
    sources: list[Source]
    keys: tuple[str, ...]
    style: str
    name: str
    bodies: dict[str, Body | None] = field(default_factory=dict)
    trees: dict[str, list[Block]] = field(default_factory=dict)
    unread: list[tuple[Source, Recording[list[Block]]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    formatted: Formatted | None = None
    pandoc: Reading | None = None

    @classmethod
    def of(cls, language: str, sources: list[Source], keys: tuple[str, ...], style: str) -> _Edition:
        """The edition of a language, of which nothing is known yet."""
        # Not the keys themselves: every chapter has the name in its own, and there may be hundreds of both.
        made_by = digest(*keys, style) if keys or style else ""
        return cls(language, sources, keys, style, f"{language} {made_by}".strip())


class ChapterReader:
    """Starts pandoc at once and hands over the chapters when they are wanted.

    Of a chapter that is not written the blocks are only the headings, what other chapters need of it, and may be known
    in `briefs`.  With `pieces`, which a process that stays keeps, pandoc reads only those pieces that are new; else
    `start` sets it to work on requests.
    """

    def __init__(
        self,
        citing: Citing,
        sources: Iterable[Source],
        known_keys: tuple[str, ...],
        briefs: Briefs,
        memory: Memory,
        pieces: Pieces | None = None,
        *,
        start: Start = Pandoc,
    ) -> None:
        self.citing, self.briefs, self.memory, self.pieces, self.start = citing, briefs, memory, pieces, start
        self.digests: dict[str, str] = {}
        if citing.bibliography:  # before anything of it is looked up, so that every language has the same works
            memory.dependencies.read(citing.bibliography)
        by_language: dict[str, list[Source]] = {}
        for source in sources:
            by_language.setdefault(source.language, []).append(source)
        self.editions = [self._begun(code, own, known_keys) for code, own in by_language.items()]

    @property
    def running(self) -> bool:
        """Whether pandoc is at work."""
        return any(e.pandoc for e in self.editions)

    def bodies(self) -> Bodies:
        """Every chapter; a bibliography that pandoc cannot read is reported.  Raises Stop when pandoc fails."""
        reused = sum(len(e.bodies) for e in self.editions)
        for edition in self.editions:
            formatted = self._set_citations(edition, self._read(edition))
            edition.formatted = formatted
            for source in (s for s in edition.sources if s.file in edition.trees):
                edition.bodies[source.file] = self._structured(source, edition)
        others = ((s, e) for e in self.editions for s in e.sources if not self._wanted(s))
        self.briefs.keep((source, edition.bodies.get(source.file), edition.name) for source, edition in others)
        return Bodies(
            {file: body for e in self.editions for file, body in e.bodies.items()},
            self.digests,
            {e.language: e.formatted.literature for e in self.editions if e.formatted},
            reused,
        )

    def _begun(self, language: str, sources: list[Source], known_keys: tuple[str, ...]) -> _Edition:
        """Every chapter gets the keys of the whole edition, so that "2018a" means the same work in each."""
        cited = set().union(*(s.cited for s in sources))
        edition = _Edition.of(language, sources, tuple(k for k in known_keys if k in cited), self.citing.style)
        edition.sources = [text for source in sources if (text := self._with_text(source, edition))]
        for source in edition.sources:
            self._look_up(source, edition)
        if not self.citing.bibliography:
            edition.formatted = Formatted()
        elif before := self.memory.recall(CITATIONS, edition.name):
            edition.formatted = before.result
        edition.texts = [(source.file, text) for source, _ in edition.unread for text in self._texts(source)]
        requests: list[Markdown | Citations] = [Markdown(text) for _, text in edition.texts]
        if edition.formatted is None:
            requests.append(self._request(edition, cites_in([*edition.trees.values()])))
        edition.pandoc = self._pandoc(requests) if requests else None
        return edition

    def _with_text(self, source: Source, edition: _Edition) -> Source | None:
        """The chapter, with its text where it is known in brief and its outline is that of another edition."""
        if not self.briefs.gave(source) or self.briefs.outline(source, edition.name):
            return source
        return _source(source.file, source.language, self.memory, {})  # what is said of an edition is in no brief

    def _look_up(self, source: Source, edition: _Edition) -> None:
        if outline := self.briefs.outline(source, edition.name):
            edition.bodies[source.file] = outline
            return
        kind = BODIES if self._wanted(source) else OUTLINES
        body = self.memory.recall(kind, _name(edition, source))
        if body:
            edition.bodies[source.file], self.digests[source.file] = body.result, body.digest
        elif tree := self.memory.recall(TREES, _tree_name(source)):
            edition.trees[source.file] = tree.result
        else:
            edition.unread.append((source, self.memory.begin(TREES, _tree_name(source), source.files)))

    def _read(self, edition: _Edition) -> Formatted:
        """Takes in what pandoc has made of an edition; the citations that are set by now."""
        answers = self._answers(edition, edition.pandoc) if edition.pandoc else []
        read = dict(zip(edition.texts, answers, strict=False))  # citations may come after them
        for source, recording in edition.unread:
            if self.pieces:  # which has it at hand when it is wanted again
                recording.skip()
            edition.trees[source.file] = recording.keep(self._tree(source, read)).result
        if edition.formatted is None and edition.pandoc:
            return self._taken(Formatted(), edition, edition.pandoc, answers[-1])
        return edition.formatted or Formatted()

    def _texts(self, source: Source) -> list[str]:
        """What pandoc has to read of a chapter."""
        return self.pieces.unread(source.file, source.markdown) if self.pieces else [source.markdown]

    def _tree(self, source: Source, read: Mapping[tuple[str, str], list[Block]]) -> list[Block]:
        """The tree of a chapter, when pandoc has `read` its texts, given with its file."""
        if not self.pieces:
            return read[source.file, source.markdown]
        new = {text: tree for (file, text), tree in read.items() if file == source.file}
        return self.pieces.tree(source.file, source.markdown, new)

    def _answers(self, edition: _Edition, pandoc: Reading) -> list[list[Block]]:
        """What pandoc has made of an edition.  Raises Stop where it failed; the chapter that it was at is reported."""
        try:
            return pandoc.trees()
        except PandocFailed as failed:
            read = [file for file, _ in edition.texts] if pandoc is edition.pandoc else []
            file = [*read, self.citing.bibliography][failed.answered]
            hint = "look for brackets, notes or quotations within each other, or for a part that was pasted by mistake"
            self.memory.problems.error("B04", f"pandoc, which reads it, {failed}", file=file, hint=hint)
            raise Stop from failed

    def _taken(self, before: Formatted, edition: _Edition, pandoc: Reading, answer: list[Block]) -> Formatted:
        """The citations known `before` with those of an answer, which are cached."""
        recording = self.memory.begin(CITATIONS, edition.name, self.citing.files)
        new = formatted(answer)
        if pandoc.unreadable:
            report_unreadable(self.citing.bibliography, pandoc.unreadable, recording.problems)
        root = self.memory.dependencies.root
        refused = (*pandoc.refused, *refused_links(new.literature))
        report_refused(root, self.citing.bibliography, refused, recording.problems)
        together = Formatted(before.cites | new.cites, new.literature)
        return recording.keep(together, only_sound=True).result

    def _set_citations(self, edition: _Edition, known: Formatted) -> Formatted:
        """Puts every citation of the trees in its printed form; one that is new is set by pandoc first."""
        cites = list(cites_in([*edition.trees.values()]))
        new = {f: c for c in cites if (f := form(c)) not in known.cites}
        if new and self.citing.bibliography:
            pandoc = self._pandoc([self._request(edition, new.values())])
            known = self._taken(known, edition, pandoc, self._answers(edition, pandoc)[-1])
        for cite in cites:
            works, as_typed = cite["c"]
            cite["c"] = (works, known.cites.get(form(cite), as_typed))
        return known

    def _structured(self, source: Source, edition: _Edition) -> Body | None:
        """The chapter's body, or its outline, the headings, where no more is wanted; both are cached."""
        files = [*source.files, *self.citing.files]
        whole = self.memory.begin(BODIES, _name(edition, source), files)
        headings = self.memory.begin(OUTLINES, _name(edition, source), files)
        body = structure(edition.trees[source.file], source, whole.problems)
        headings.problems.add(*whole.problems)
        outline = body and replace(body, blocks=[b for b in body.blocks if b["t"] == "Header"])
        remembered = {True: whole.keep(body), False: headings.keep(outline)}[self._wanted(source)]
        self.digests[source.file] = remembered.digest
        return remembered.result

    def _wanted(self, source: Source) -> bool:
        return source.file in self.briefs.written

    def _pandoc(self, requests: list[Markdown | Citations]) -> Reading:
        root, citing = self.memory.dependencies.root, self.citing
        style = root / citing.style if citing.style else STYLE
        return self.pieces.pandoc(requests, style) if self.pieces else self.start(requests, style)

    def _request(self, edition: _Edition, cites: Iterable[Cite]) -> Citations:
        content = self.memory.dependencies.read(self.citing.bibliography)
        works = prepared(content, rules_of(edition.language).works)
        return Citations(tuple({form(c): c for c in cites}.values()), edition.language, edition.keys, works)


def _name(edition: _Edition, source: Source) -> str:
    return f"{_tree_name(source)} {edition.name}"


def _tree_name(source: Source) -> str:
    return f"{source.file} {source.variant}".strip()


def read_sources(
    files: Iterable[tuple[str, str]],
    memory: Memory,
    said: Mapping[str, Mapping[str, str]] | None = None,
    in_brief: Callable[[str], Source | None] = lambda _: None,
) -> dict[str, Source]:
    """The chapters in `files` (file, language) that can be read as text, by file; problems name file and line.

    `said` has what is said of the edition in each language, which a chapter may print.  One that is known `in_brief`
    is not read.
    """
    root = memory.dependencies.root
    known = said or {}
    read: dict[str, Source] = {}
    for file, language in files:
        source = in_brief(file)  # before its digest is asked for, which may then be known
        if not source and (memory.dependencies(file) or (root / file).exists()):
            source = _source(file, language, memory, known.get(language, {}))
        read |= {file: source} if source else {}
    return read


def _source(file: str, language: str, memory: Memory, said: Mapping[str, str]) -> Source | None:
    try:
        content = memory.dependencies.read(file)
    except OSError:
        return read_source(memory.dependencies.root, file, language, memory.problems)  # which reports it
    if not includes(content):
        parts, files = None, [file]
    else:
        parts = whole(content, file, memory.dependencies.read, memory.problems)
        files = [file, *parts.files]
        memory.problems.includes(file, parts.files)
    taken = memory.remember(
        SOURCES,
        " ".join((file, language, *(digest(*sorted(said.items())),) * (b"{{<" in content))),
        files,
        lambda recording: take_apart(content, file, language, recording.problems, parts, said),
    )
    return taken.result
