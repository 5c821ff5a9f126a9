"""What the generator has to know of a language, as one frozen record.

A module with such a record, called ``RULES``, is a language: those of the generator stand beside this module and are
named by their code, those of a project in its folder ``language``.  Patterns are regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

NO_BREAK = "\N{NO-BREAK SPACE}"
# The form of a language tag, RFC 5646, as far as what a tag may hold goes without its registry.
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Parts of the patterns of a language: the dash of a range and a year, as authors type them.
DASH = "[-\N{EN DASH}]"
YEAR = r"(?:19|20)\d\d"
# The letters of European languages, for classes of characters: small ones and capitals.
SMALL = "".join(chr(code) for code in range(0x250) if chr(code).isalpha() and chr(code).islower())
CAPITALS = "".join(chr(code) for code in range(0x250) if chr(code).isupper())


def listed(words: str) -> tuple[str, ...]:
    """The single words of a text, for lists of many short ones."""
    return tuple(words.split())


@dataclass(frozen=True, slots=True)
class UnitWords:
    """How a number is printed with a unit: `many` is a pattern with ``{}`` for the digits, `one` that for exactly one.

    Where `one` is empty, `many` holds for one too.  A space beside the digits does not break, except behind them where
    words stand on both sides, as in "DKK 39,857 thousand": that is too long for the end of a line.
    """

    many: str
    one: str = ""

    def __post_init__(self) -> None:
        for name, pattern in (("many", self.many), ("one", self.one or self.many)):
            bound = pattern.replace(" {}", f"{NO_BREAK}{{}}")
            object.__setattr__(self, name, bound if bound != pattern else pattern.replace("{} ", f"{{}}{NO_BREAK}"))


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Numbers as words.

    `spell` is given a whole number from 0 to 999 and one of `genders`, of which the first is the usual one.
    `larger` are the words that larger numbers are made of ("hundred", "thousand").  `counted` are the words of some
    numbers of a unit, as ``("times", 2)``: "twice".
    """

    spell: Callable[[int, str], str]
    genders: tuple[str, ...]
    larger: tuple[str, ...]
    counted: Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Quotes:
    """The opening and the closing quotation mark, as one text of two characters each."""

    double: str
    single: str


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """The order of wordings: `letters` are the small letters in order.

    `same_as` says which letters of others stand where; accents that it does not name do not count.  `article` is the
    pattern of an article that leads and does not count.  `respell` is given a wording before it is looked at, for
    letters that are written as two.
    """

    letters: str
    same_as: Mapping[str, str]
    article: str
    respell: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Typography:
    """What stays on one line.

    `joined` are patterns of what stands before a space and after it, where a line may not end; `band` is the pattern
    of what may follow a range of numbers and belongs to it.
    """

    joined: tuple[tuple[str, str], ...]
    band: str = ""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where sentences end, and what begins with a small letter within them.

    `abbreviations` end in a stop and end no sentence; they are written without their last stop.  `small_references`
    says that "Figur 4.1" is "figur 4.1" within a sentence.
    """

    abbreviations: tuple[str, ...]
    small_references: bool = False


@dataclass(frozen=True, slots=True)
class TypedNumbers:
    """The numbers that may be typed by hand, and words that are numbers; all are patterns.

    `months` are the names of months, with ``|`` between them.  `laws`, `ages` and `denominators` may stand
    anywhere.  `measures` are words after a number that make it something else than a year.  `shares` are words that
    count and are not spelt-out numbers from two up.
    """

    months: str
    laws: tuple[str, ...]
    ages: tuple[str, ...]
    denominators: tuple[str, ...]
    measures: str
    shares: str


@dataclass(frozen=True, slots=True, eq=False)
class ReadabilityIndex:
    """How hard texts are to read: `formula` is given the words and the number of sentences.

    Above `limit`, if there is one, a chapter is named as very hard.
    """

    name: str
    formula: Callable[[list[str], int], float]
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Compounding:
    """How words are made of others, written as one.

    `links` are what may stand between two parts, besides nothing.  `particles` are first parts with which a word says
    something else than the rest of it: an understanding is no standing.
    """

    links: tuple[str, ...]
    particles: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LanguageRules:
    """A language: everything that the generator writes or looks for in it.

    `name` is its name in English; in lower case it is also that of columns in lists.  `locale` is that of Unicode
    CLDR, `date` a pattern of it.  `dash` joins the ends of a range of digits, the word `to` those of words.
    `inflected` gives the pattern of a word of a term in all its forms.  `units` are the words of
    :data:`report.language.units.WORDED`, `precisions` those of :data:`report.language.units.PRECISIONS`.
    `words` are those of the interface and `items` what places in sources are called.  `works` are the words for the
    kinds and states of works that biblatex has keys for ("phdthesis", "inpress"); pandoc prints others in English.
    A language without `compounds` writes its words apart.  `spellings` are letters as they are typed where a keyboard
    lacks them, with the letters that are meant.
    """

    name: str
    locale: str
    date: str
    dash: str
    to: str
    quotes: Quotes
    numbers: NumberWords
    alphabet: Alphabet
    typography: Typography
    sentences: Sentences
    typed: TypedNumbers
    readability: ReadabilityIndex
    inflected: Callable[[str], str]
    units: Mapping[str, UnitWords]
    precisions: Mapping[str, str]
    words: Mapping[str, str] = field(repr=False)
    items: Mapping[str, str] = field(repr=False)
    works: Mapping[str, str] = field(default_factory=dict, repr=False)
    compounds: Compounding | None = None
    spellings: Mapping[str, str] = field(default_factory=dict)
