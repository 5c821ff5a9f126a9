"""Citations set apart from their texts are those of a complete run of citeproc, byte for byte."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from report.language.vocabulary import rules_of
from report.markdown.bibliography import prepared
from report.markdown.citations import cites_in, form
from report.markdown.pandoc import STYLE, Citations, Markdown, Pandoc, executable
from tests.chapters import in_words

WORKS = r"""
@book{oak2018, author = {Oak, Ann}, title = {Trees}, date = {2018}, publisher = {Leaf}}
@book{oak2018b, author = {Oak, Ann}, title = {Streets}, date = {2018}, publisher = {Leaf}}
@article{elm2020, author = {Elm, Bo and Ash, Cy and Yew, Di and Fir, Ed and Box, Flo}, title = {Roots}, date = {2020},
  journaltitle = {Soil}, volume = {3}, pages = {1--9}}
@report{town, author = {{The Town}}, title = {Plan}, date = {2019}, type = {Report}}
@book{unread, author = {Oak, Ann}, title = {Never cited}, date = {2018}, publisher = {Leaf}}
"""
KEYS = ("oak2018", "oak2018b", "elm2020", "town")
TEXT = """# A title [@oak2018] {#sec-a}

First [@oak2018; @oak2018b, p. 7], then @elm2020 and @elm2020 [ch. 2]; again [@oak2018]. *In [-@town] and
[see @town, pp. 3-5, and
more; @elm2020].* A note[^n], a second [^m], "quoted [@oak2018b]". @oak2018; @oak2018b. [@town]. [@Elm2020]

[^n]: It says [@oak2018, § 3]. @town says so [@town].

[^m]: [@elm2020]

- one [@oak2018]
- @oak2018b [see *there*, s. 12-13]

> @town
"""


def whole(text: str, language: str, bibliography: Path) -> list[dict]:
    """pandoc's blocks after a complete run of citeproc over the text."""
    metadata = {
        "lang": rules_of(language).locale.replace("_", "-"),
        "link-citations": True,
        "nocite": ", ".join(f"@{k}" for k in KEYS),
    }
    settings = bibliography.with_suffix(".json")
    settings.write_text(json.dumps(metadata), encoding="utf-8")
    command = [
        executable(),
        "-f",
        "markdown",
        "-t",
        "json",
        "--citeproc",
        "--bibliography",
        bibliography,
        "--csl",
        STYLE,
        "--metadata-file",
        settings,
    ]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return [b for b in json.loads(done.stdout)["blocks"] if b["t"] != "Div"]


def apart(text: str, language: str, bibliography: Path) -> list[dict]:
    """The same with each citation set in a request of its own, after the text was read."""
    (read,) = Pandoc([Markdown(text)]).trees()
    cites = {form(c): c for c in cites_in(read)}
    answers = Pandoc(
        [Citations((c,), language, KEYS, prepared(bibliography.read_bytes())) for c in cites.values()]
    ).trees()
    printed = {f: next(cites_in(answer))["c"][1] for f, answer in zip(cites, answers, strict=True)}
    for cite in cites_in(read):
        cite["c"][1] = printed[form(cite)]
    return read


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_citation_does_not_depend_on_where_it_stands(language: str, tmp_path: Path) -> None:
    bibliography = tmp_path / "works.bib"
    bibliography.write_text(WORKS, encoding="utf-8")
    assert in_words(apart(TEXT, language, bibliography)) == whole(TEXT, language, bibliography)
    assert "2018a" in json.dumps(apart(TEXT, language, bibliography))
