"""Chapters composed and checked one by one: from the cache where nothing that they print has changed.

A chapter depends on its text, its results, and what it asked of the labels of the publication; so a word more in
one chapter leaves the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from report.cache.memory import Kind, Memory
from report.cache.places import digest
from report.check.claims import check_claims
from report.check.numbers import NumberRules, check_exhibits, check_numbers
from report.check.parity import Sections, Side, sections
from report.check.unclaimed import check_unclaimed, verb_pattern
from report.data.descriptor import PACKAGE_FILE
from report.diagnostics import ERROR, Diagnostic, Diagnostics
from report.edition.compose import ChapterDocument, Composer, Material
from report.edition.mentions import Mention
from report.edition.numbering import Target
from report.language.printing import Language
from report.markdown.nodes import Block, Inline
from report.markdown.source import Source
from report.markdown.structure import Body
from report.printed.exhibit import PrintedExhibit
from report.project.records import Chapter, Project, Publication

LABEL, LABELS = "label:", "label:*"


@dataclass(frozen=True, slots=True)
class TextRules:
    """What holds for the text of a language: its numbers, and the `verbs` that make a claim which has to be marked."""

    numbers: NumberRules = field(default_factory=NumberRules)
    verbs: tuple[str, ...] = ()


def text_rules(project: Project, publication: Publication) -> dict[str, TextRules]:
    """The rules of each language of `publication`."""
    return {
        code: TextRules(
            NumberRules(project.number_names, project.number_phrases.get(code, ()), tuple(project.number_definitions)),
            project.claim_verbs.get(code, ()) if publication.claims else (),
        )
        for code in publication.languages
    }


@dataclass(frozen=True, slots=True)
class CheckedChapter:
    """What is cached of a chapter: what it prints, its blocks as they will be paired, and its claims without a mark."""

    label: str
    name: str
    title: list[Inline]
    blocks: list[Block]
    exhibits: dict[str, PrintedExhibit]
    mentions: tuple[Mention, ...]
    sections: Sections
    unclaimed: tuple[Diagnostic, ...]

    def document(self, chapter: Chapter, source: Source) -> ChapterDocument:
        """The chapter as it will be written."""
        return ChapterDocument(
            chapter, source, self.label, self.name, self.title, self.blocks, self.exhibits, self.mentions
        )


CHECKED: Kind[CheckedChapter] = Kind("chapters")


class CheckedChapters:
    """Composes and checks the chapters of a publication, by the `rules` of each language.

    `digests` are those of the body of each chapter file; `sections` has the blocks of each that was composed, as they
    will be paired; `unclaimed` are the claims that are not marked, whose severity the build knows.  `only` names the
    chapters that will be written, all when it is empty.
    """

    def __init__(
        self,
        publication: Publication,
        material: Material,
        only: frozenset[str],
        memory: Memory,
        rules: Mapping[str, TextRules],
        digests: Mapping[str, str],
    ) -> None:
        self.composer = Composer(publication, material, only, memory.problems)
        self.material, self.memory, self.rules, self.digests = material, memory, rules, digests
        self._common = self._of_all()
        self.sections: dict[str, Sections] = {}
        self.unclaimed: list[Diagnostic] = []

    def chapter(
        self, chapter: Chapter, body: Body, source: Source, language: str, targets: Mapping[str, Target]
    ) -> ChapterDocument:
        """The chapter in `language`, ready to be written; one that will not be is neither checked nor cached."""
        if not self.composer.wants(chapter):
            return self.composer.chapter(chapter, body, source, language, targets)
        asked = _AskedTargets(targets)
        own = self._own(chapter, source, language)
        before = self.memory.recall(CHECKED, source.file, lambda name: own.get(name) or asked.digest(name))
        checked = before.result if before else self._checked(chapter, body, source, language, asked, own)
        self.sections[source.file] = checked.sections
        self.unclaimed += checked.unclaimed
        return checked.document(chapter, source)

    def _own(self, chapter: Chapter, source: Source, language: str) -> dict[str, str]:
        """Digests of what the chapter depends on besides labels and files; empty texts for what was not cached."""
        results, publication = self.material.results.digests, self.composer.publication
        exhibits = results.get(chapter.file(publication.languages[0]), "") if source.cells else "none"
        edition = publication.editions[language]
        return self._common | {
            "chapter:body": self.digests.get(source.file, ""),
            "chapter:exhibits": exhibits,
            "chapter:names": digest(repr(sorted(self.material.names.get(source.file, {}).items()))),
            "chapter:place": digest(repr(chapter), repr(self.rules[language]), edition.interface),
        }

    def _of_all(self) -> dict[str, str]:
        """Digests of what all chapters depend on."""
        return {
            "chapter:values": self.material.results.digests.get("", ""),
            "chapter:lists": self._lists(),
            "chapter:sections": digest(repr(sorted(self.material.sections.entries.items()))),
            "chapter:foreign": digest(repr(sorted(self.material.foreign.items()))),
        }

    def _lists(self) -> str:
        """A digest of the lists that the chapter may mark."""
        tables = {kind: table.name for kind, table in self.composer.publication.lists.items()}
        return digest(*((kind, name, self.memory.dependencies(f"data:{name}")) for kind, name in tables.items()))

    def _checked(
        self, chapter: Chapter, body: Body, source: Source, language: str, asked: _AskedTargets, own: dict[str, str]
    ) -> CheckedChapter:
        recording = self.memory.begin(CHECKED, source.file, [f"data/{PACKAGE_FILE}"])
        composer = Composer(self.composer.publication, self.material, self.composer.only, recording.problems)
        document = composer.chapter(chapter, body, source, language, asked)
        unclaimed = self._check(document, source.file, language, recording.problems)
        paired = sections(Side(source, document.title, document.blocks))
        if not all(own.values()):
            recording.skip()
        recording.depend_as(own | asked.digests())
        checked = CheckedChapter(
            document.label,
            document.name,
            document.title,
            document.blocks,
            document.exhibits,
            document.mentions,
            paired,
            unclaimed,
        )
        return recording.keep(checked, only_sound=True).result

    def _check(
        self, document: ChapterDocument, file: str, language: str, problems: Diagnostics
    ) -> tuple[Diagnostic, ...]:
        """Reports numbers typed by hand and claims that do not hold; the claims that are not marked."""
        rules, unclaimed = self.rules[language], Diagnostics()
        blocks: list[Block] = [{"t": "Para", "c": document.title}, *document.blocks]
        check_numbers(blocks, language, rules.numbers, file, problems)
        check_exhibits(blocks, document.exhibits, language, rules.numbers, file, problems)
        check_claims(blocks, Language(language), self.material.results.analysed.values, file, problems)
        if rules.verbs:
            check_unclaimed(blocks, verb_pattern(rules.verbs), language, file, unclaimed, ERROR)
        return tuple(unclaimed)


class _AskedTargets(Mapping[str, Target]):
    """The labels of a publication; remembers which of them were asked for."""

    def __init__(self, targets: Mapping[str, Target]) -> None:
        self._targets = targets
        self._names: dict[str, None] = {}

    def __getitem__(self, name: str) -> Target:
        self._names[LABEL + name] = None
        return self._targets[name]

    def __iter__(self) -> Iterator[str]:
        self._names[LABELS] = None
        return iter(self._targets)

    def __len__(self) -> int:
        self._names[LABELS] = None
        return len(self._targets)

    def digests(self) -> dict[str, str]:
        """The digests of what was asked for."""
        return {name: self.digest(name) for name in self._names}

    def digest(self, name: str) -> str:
        """The digest of one label, also one that there is not, or of all; an empty text for any other name.

        Its line is left out: text that moves changes nothing that is printed.
        """
        if name == LABELS:
            return digest(*map(self._shown, self._targets))
        return digest(self._shown(name.removeprefix(LABEL))) if name.startswith(LABEL) else ""

    def _shown(self, name: str) -> str:
        target = self._targets.get(name)
        return repr(replace(target, label=replace(target.label, line=0))) if target else ""
