"""What a language lacks, so that its author can be told before anything is printed in it.

The measure is a language of the generator, which tests hold to be whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from report.language.rules import LanguageRules, UnitWords
from report.language.units import PRECISIONS, WORDED
from report.language.vocabulary import built_in

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def lacking(rules: LanguageRules) -> list[str]:
    """What is missing or wrong in `rules`, as sentences.

    Raises what Python, its patterns and Babel raise for contents of another kind.
    """
    from babel import Locale  # loading it takes long, and the generator's own languages need no check

    Locale.parse(rules.locale)
    model = next(iter(built_in().values()))
    return [
        *_names("interface word", rules.words, model.words),
        *_names("name of an item", rules.items, model.items),
        *_names("words of the unit", rules.units, dict.fromkeys(WORDED)),
        *_names("words of the precision", rules.precisions, dict.fromkeys(PRECISIONS)),
        *_wordings(rules, model),
        *_patterns(rules),
        *_numbers(rules),
    ]


def is_pattern(wording: str) -> bool:
    """Whether `wording` has one place for a number, ``{}``, and no other."""
    try:
        return _fields(wording) == [""]
    except ValueError:
        return False


def _names(what: str, given: Mapping[str, object], wanted: Mapping[str, object]) -> Iterator[str]:
    yield from (f"the {what} {name!r} is missing" for name in wanted if name not in given)
    yield from (f"there is no {what} {name!r}" for name in given if name not in wanted)


def _wordings(rules: LanguageRules, model: LanguageRules) -> Iterator[str]:
    for key, wording in rules.words.items():
        wanted = sorted(_fields(model.words.get(key, wording)))
        if not wording.strip() or sorted(_fields(wording)) != wanted:
            fields = f" with {', '.join(f'{{{name}}}' for name in wanted)}" if wanted else ""
            yield f"the interface word {key!r} must be a text{fields}, not {wording!r}"
        if key.endswith("_slug") and not _SLUG.fullmatch(wording):
            yield f"the interface word {key!r} must be the name of a page, of a-z, digits and hyphens, not {wording!r}"
    for name, words in rules.units.items():
        if not isinstance(words, UnitWords) or not is_pattern(words.many) or not is_pattern(words.one):
            yield f"the words of the unit {name!r} must be UnitWords with one {{}} in each"


def _patterns(rules: LanguageRules) -> Iterator[str]:
    """Compiles every pattern, which raises re.error for one that is none."""
    typed = rules.typed
    for pattern in (typed.months, typed.measures, typed.shares, *typed.laws, *typed.ages, *typed.denominators):
        re.compile(pattern)
    for before, after in rules.typography.joined:
        re.compile(f"{before} (?={after})")
    re.compile(rules.alphabet.article + rules.typography.band)
    if {len(rules.quotes.double), len(rules.quotes.single)} != {2}:
        yield "its quotation marks must be texts of two characters, the opening and the closing one"


def _numbers(rules: LanguageRules) -> Iterator[str]:
    """Spells every number, which raises what the language's own code raises."""
    numbers = rules.numbers
    spelt = {number: [numbers.spell(number, gender) for gender in numbers.genders] for number in range(1000)}
    wrong = [number for number, words in spelt.items() if not words or not all(isinstance(w, str) and w for w in words)]
    if wrong:
        yield f"the number {wrong[0]} is not spelt out"


def _fields(wording: str) -> list[str]:
    """The names of the fields in `wording`.  Raises ValueError for a lone brace."""
    return [name for _, name, _, _ in Formatter().parse(wording) if name is not None]
