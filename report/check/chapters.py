"""Chapters composed and checked one by one: from the cache where nothing that they print has changed.

A chapter is kept when nothing was wrong with it, keyed on its text, its results, and what it asked of the labels
of the publication; so a word more in one chapter leaves the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from report.cache.kept import ENVIRONMENT, Kept
from report.cache.store import digest
from report.check.claims import check_claims
from report.check.numbers import NumberRules, check_numbers
from report.check.parity import Sections, Side, sections
from report.check.unclaimed import check_unclaimed, verb_pattern
from report.data.schema import PACKAGE_FILE
from report.diagnostics import ERROR, Diagnostic, Diagnostics
from report.edition.compose import ChapterDocument, Composer, Material
from report.edition.numbering import Target
from report.language.printing import Language
from report.markdown.source import Source
from report.markdown.structure import Body
from report.project.records import Chapter, Publication

LABEL, LABELS = "label:", "labels"


@dataclass(frozen=True, slots=True)
class TextRules:
    """What holds for the text of a language: its numbers, and the `verbs` that make a claim which has to be marked."""

    numbers: NumberRules = NumberRules()
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Composed:
    """What is kept: a document without its chapter and source, its blocks as they will be paired, and claims without mark."""

    document: ChapterDocument
    sections: Sections
    unclaimed: tuple[Diagnostic, ...]


class KeptComposer(Composer):
    """A composer that also checks numbers and claims, by the `rules` of each language.

    `made_of` tells what stands behind the body of each chapter file; `sections` has the blocks of each that was
    composed, as they will be paired; `unclaimed` are the claims that are not marked, whose severity the build knows.
    """

    def __init__(
        self,
        publication: Publication,
        material: Material,
        only: frozenset[str],
        kept: Kept,
        rules: dict[str, TextRules],
        made_of: Mapping[str, str],
    ) -> None:
        super().__init__(publication, material, only, kept.found)
        self.kept, self.rules, self.made_of = kept, rules, made_of
        self.sections: dict[str, Sections] = {}
        self.unclaimed: list[Diagnostic] = []

    def _chapter(
        self, chapter: Chapter, body: Body, source: Source, language: str, targets: Mapping[str, Target]
    ) -> ChapterDocument:
        if not self.wants(chapter):
            return super()._chapter(chapter, body, source, language, targets)
        asked = _Asked(targets)
        own = self._own(chapter, source, language)

        def current(name: str) -> str:
            return own.get(name) or asked.digest(name) or self.kept.inputs(name)

        entry = self.kept.cache.get("composed", digest(source.file), current)
        composed = entry.result if entry else self._composed(chapter, body, source, language, asked, own)
        self.sections[source.file] = composed.sections
        self.unclaimed += composed.unclaimed
        return replace(composed.document, chapter=chapter, source=source)

    def _own(self, chapter: Chapter, source: Source, language: str) -> dict[str, str]:
        """What the chapter depends on besides labels and files, by name; empty texts for what was not kept."""
        results = self.material.results.made_of
        exhibits = results.get(chapter.file(self.publication.languages[0]), "") if source.cells else "none"
        return {
            "body": self.made_of.get(source.file, ""),
            "values": results.get("", ""),
            "exhibits": exhibits,
            "lists": self._lists(),
            "place": digest(repr(chapter), repr(self.rules[language]), self.publication.editions[language].interface),
        }

    def _lists(self) -> str:
        """What stands behind the lists that the chapter may mark."""
        tables = {kind: table.name for kind, table in self.publication.lists.items()}
        return digest(*((kind, name, self.kept.inputs(f"data:{name}")) for kind, name in tables.items()))

    def _composed(
        self, chapter: Chapter, body: Body, source: Source, language: str, asked: _Asked, own: dict[str, str]
    ) -> _Composed:
        problems = Diagnostics()
        document = Composer(self.publication, self.material, self.only, problems)._chapter(
            chapter, body, source, language, asked
        )
        unclaimed = self._check(document, source.file, language, problems)
        paired = sections(Side(source, document.title, document.blocks))
        composed = _Composed(replace(document, chapter=None, source=None), paired, unclaimed)
        if not problems and all(own.values()):
            keyed_on = own | asked.digests() | self.kept.inputs.of(f"data/{PACKAGE_FILE}", *ENVIRONMENT)
            self.kept.cache.put("composed", digest(source.file), composed, keyed_on)
        self.found.add(*problems)
        return composed

    def _check(
        self, document: ChapterDocument, file: str, language: str, problems: Diagnostics
    ) -> tuple[Diagnostic, ...]:
        """Reports numbers typed by hand and claims that do not hold; the claims that are not marked."""
        blocks, rules, unclaimed = (
            [{"t": "Para", "c": document.title}, *document.blocks],
            self.rules[language],
            Diagnostics(),
        )
        check_numbers(blocks, language, rules.numbers, file, problems)
        check_claims(blocks, Language(language), self.material.results.analysed.values, file, problems)
        if rules.verbs:
            check_unclaimed(blocks, verb_pattern(rules.verbs), language, file, unclaimed, ERROR)
        return tuple(unclaimed)


class _Asked(Mapping[str, Target]):
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
