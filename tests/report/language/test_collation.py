"""The order of wordings: by the alphabet of the language, whatever their case, accents and signs."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.language.collation import sort_key
from report.language.vocabulary import built_in

ORDERED = {
    "da": [
        "10 træer",
        "§ 11",
        "2 træer",
        "aflastning",
        "afsnit",
        "barn",
        "barn-forælder",
        "barn og ung",
        "barndom",
        "børn",
        "den",
        "dens",
        "é",
        "et",
        "den utrolige by",
        "De Utrolige År",
        "det utroligste",
        "Über",
        "z",
        "ældning",
        "Ärlig",
        "øl",
        "ål",
        "Aarhus",
        "Åse",
    ],
    "da, names": ["Data", "Dataanalyse", "Dataark", "Fanø", "Furesø", "Faaborg-Midtfyn", "Grenaa", "Grenå-Åby"],
    "da, common words": ["afrikaansk", "afrikabord", "dataadgang", "databog"],
    "en": [
        "aardvark",
        "Æon",
        "ålborg",
        "an apple",
        "día",
        "dial",
        "øl",
        "respite care",
        "respites",
        "a team",
        "The Teams",
        "the",
        "zone",
    ],
}


@pytest.mark.parametrize("words", ORDERED)
def test_words_stand_in_the_order_of_the_alphabet(words):
    wordings, language = ORDERED[words], words.partition(",")[0]
    assert sorted({*wordings}, key=lambda w: sort_key(w, language)) == wordings


@given(st.text(), st.sampled_from(list(built_in())))
def test_any_text_has_a_place_that_does_not_depend_on_how_its_letters_are_stored(text, language):
    assert len({sort_key(normalize(form, text), language)[0] for form in ("NFC", "NFD")}) == 1
