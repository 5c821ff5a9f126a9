"""Agreed terms: where a paragraph uses one, its counterpart uses the agreed term of the other language.

Knows a term as two wordings, whose words may be inflected, and no table it is kept in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from report.cache.memory import Kind, Memory
from report.cache.places import digest
from report.check.parity import Pair
from report.diagnostics import Diagnostic, Diagnostics
from report.edition.lists import Accepted
from report.edition.wordings import BRACKETS, pattern

_WORD = re.compile(r"\w+|[^\w\s]")
_NAMED = re.compile(r"⟨[^⟩]*⟩")  # values, references and works

# The keys of the terms that a pair misses, by the digest of its two texts.
MISSED: Kind[dict[str, tuple[str, ...]]] = Kind("terms")
GLOSSARY = "chapter:glossary"


@dataclass(frozen=True, slots=True)
class AgreedTerm:
    """A wording in the first language and the agreed one in the second, where brackets explain and are not said.

    `languages` are the codes of both.
    """

    key: str
    first: str
    second: str
    languages: tuple[str, str]
    words: tuple[str, ...] = field(init=False)
    said: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(_WORD.findall(self.first.lower())))
        object.__setattr__(self, "said", BRACKETS.sub("", self.second))


def missed_terms(pair: Pair, terms: Iterable[AgreedTerm]) -> list[AgreedTerm]:
    """The `terms` that the first paragraph of `pair` uses and whose agreed wording the second misses.

    A term inside a longer one does not count: "indsats" in "forebyggende indsats" where both are terms.
    """
    first, second = (_NAMED.sub(" ", block.text) for block in (pair.first, pair.second))
    lowered, words = first.lower(), f" {' '.join(_WORD.findall(second.lower()))} "
    places = [
        (m.span(), term)
        for term in terms
        if all(word in lowered for word in term.words)
        for m in pattern(term.first, term.languages[0]).finditer(first)
    ]
    if not places:  # as a rule
        return []
    own = _outermost(places)
    # To look for the very words is quick, and most often enough.
    return [
        term
        for term in terms
        if term in own
        and f" {term.said.lower()} " not in words
        and not pattern(term.said, term.languages[1]).search(second)
    ]


def _outermost(places: list[tuple[tuple[int, int], AgreedTerm]]) -> set[AgreedTerm]:
    """The terms of those `places` that lie in no longer one."""
    own: set[AgreedTerm] = set()
    widest = (0, 0)
    for place, term in sorted(places, key=lambda found: (found[0][0], -found[0][1])):
        if place[1] > widest[1]:
            widest = place
        if place == widest:
            own.add(term)
    return own


def remembered_terms(
    file: str, pairs: Iterable[Pair], terms: Iterable[AgreedTerm], glossary: str, memory: Memory
) -> list[tuple[Pair, list[AgreedTerm]]]:
    """Each of `pairs`, the second side in `file`, with the terms that it misses.

    A pair whose two texts were looked at by an earlier build is not looked at again, while the `glossary`, of which
    this is a digest, is the same.
    """
    by_key = {term.key: term for term in terms}
    before = memory.recall(MISSED, file, {GLOSSARY: glossary}.get)
    known = before.result if before else {}
    missed: dict[str, tuple[str, ...]] = {}
    answers = []
    for pair in pairs:
        texts = digest(pair.first.text, pair.second.text)
        if texts in known:
            missed[texts] = known[texts]
        elif texts not in missed:
            missed[texts] = tuple(term.key for term in missed_terms(pair, by_key.values()))
        answers.append((pair, [by_key[key] for key in missed[texts]]))
    if missed.keys() - known.keys():
        recording = memory.begin(MISSED, file)
        recording.depend_as({GLOSSARY: glossary})
        recording.keep(missed)
    return answers


def check_terms(
    missed: Iterable[tuple[Pair, list[AgreedTerm]]],
    accepted: Iterable[Accepted],
    file: str,
    found: Diagnostics,
    severity: str,
) -> set[Accepted]:
    """Report each paragraph of the second language, in `file`, that misses an agreed term.

    Returns the deviations of `accepted` that were met.
    """
    by_term: dict[str, list[Accepted]] = {}
    for deviation in accepted:
        by_term.setdefault(deviation.term, []).append(deviation)
    met: set[Accepted] = set()
    for pair, term in ((pair, term) for pair, terms in missed for term in terms):
        fitting = [a for a in by_term.get(term.key, ()) if _fits(a, pair, term.languages[1])]
        met.update(fitting)
        if not fitting:
            agreed = f"{term.first!r} is {term.second!r} by the glossary"
            message = f"{agreed}, which the paragraph does not say: {pair.second.text[:50]!r}"
            hint = "use the agreed term, or record the deviation with its reason"
            found.add(Diagnostic(file, pair.second.line, "P07", message, hint, severity))
    return met


def _fits(deviation: Accepted, pair: Pair, language: str) -> bool:
    """Whether `deviation` covers `pair`, whose second side is in `language`."""
    here = deviation.section in ("", pair.first.section) and deviation.language in ("", language)
    return here and (not deviation.wording or bool(pattern(deviation.wording, language).search(pair.second.text)))
