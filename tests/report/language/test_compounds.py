"""Compounds are taken apart by the words of their own texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.language.compounds import Compounds

TEXTS = ["Institutionen tager sig af en anbringelse.", "En kæde for styring i skole og børn.", "Vægge og linjer."]


@pytest.mark.parametrize(
    ("text", "tails"),
    [
        ("institutionenanbringelse", ("anbringelse",)),
        ("Styringskæde", ("kæde",)),  # with an s between its parts
        ("skolevægring", ("vægring",)),  # which is no word of the texts, but too long for an ending
        ("skolerne", ()),  # an ending
        ("børnelineal og styringskæde", ("lineal", "kæde")),
        ("anbringelse", ()),
        ("underanbringelse", ()),  # what a particle begins says something else
    ],
)
def test_a_danish_word_is_made_of_words_of_the_texts_and_what_joins_them(text: str, tails: tuple[str, ...]) -> None:
    assert Compounds(TEXTS, "da").tails(text) == tails


def test_a_language_that_writes_its_words_apart_has_no_compounds() -> None:
    assert Compounds(["A wall and a flower"], "en").tails("wallflower") == ()


@given(st.text(alphabet="aeioudlnrstkgæøå ", max_size=40))
def test_a_part_is_shorter_than_its_word_and_stands_at_its_end(text: str) -> None:
    for tail in Compounds([*TEXTS, text], "da").tails(text):
        assert any(word.endswith(tail) and len(word) >= len(tail) + 4 for word in text.split())
