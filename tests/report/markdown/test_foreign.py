"""Names in other languages are marked wherever a text says them, and where an author has not done so."""

from __future__ import annotations

import pytest

from report.html.writer import Writer
from report.markdown.foreign import spoken
from tests.chapters import read

NAMES = {"da": ("Træfonden", "Byens Træer", "Byens Træer i dag"), "sv": ("Ek",)}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("The Træfonden pays.", 'The <span lang="da">Træfonden</span> pays.'),
        (
            "Træfonden’s (Træfonden)",
            '<span lang="da">Træfonden</span>’s (<span lang="da">Træfonden</span>)',
        ),
        ("In Byens Træer i dag, not", 'In <span lang="da">Byens Træer i dag</span>, not'),
        ("**Byens Træer** and Ek", '<strong><span lang="da">Byens Træer</span></strong> and <span lang="sv">Ek</span>'),
        ("[Træfonden]{lang=sv}", '<span lang="sv">Træfonden</span>'),
        ("`Træfonden`", "<code>Træfonden</code>"),
        ("Træfondens, byens træer, Eken, Byens", "Træfondens, byens træer, Eken, Byens"),
    ],
)
def test_a_name_is_marked_as_being_in_its_language(tmp_path, text, html):
    (paragraph,) = read(tmp_path, f"# T {{#sec-t}}\n\n{text}\n", "en").side.blocks
    assert Writer("en", {}).inlines(spoken(paragraph["c"], NAMES, "en")).strip() == html


def test_no_text_marks_names_of_its_own_language(tmp_path):
    (paragraph,) = read(tmp_path, "# T {#sec-t}\n\nTræfonden.\n").side.blocks
    assert spoken(paragraph["c"], {"da": NAMES["da"]}, "da") == paragraph["c"]
