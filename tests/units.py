"""Units of a project for tests that make values without one: Danish money, and a grade that prints bare."""

from __future__ import annotations

from report.language.rules import UnitWords
from report.language.vocabulary import Vocabulary, built_in, use

UNITS = {
    "dkk": {"da": UnitWords("{} kr."), "en": UnitWords("DKK {}")},
    "dkk_thousand": {"da": UnitWords("{} t.kr."), "en": UnitWords("DKK {} thousand")},
    "dkk_million": {"da": UnitWords("{} mio.\N{NO-BREAK SPACE}kr."), "en": UnitWords("DKK {} million")},
    "kroner": {"da": UnitWords("{} kroner"), "en": UnitWords("{} kroner")},
    "grade": {},
}


def use_units() -> None:
    """Print with these units and the languages of the generator from now on."""
    use(Vocabulary(tuple(built_in()), built_in(), UNITS))
