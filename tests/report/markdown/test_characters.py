"""A character that no page may hold is refused in its line, also where it is written as an entity."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chapters import read

HEAD = "# Titel {#sec-t}\n\nFørst.\n\n"


@pytest.mark.parametrize("sign", ["&#1;", "&#12;", "&#x7f;", "&#xfdd0;", "&#xe000;", "&#xe001;", "&#xfffc;", "&#27;"])
@pytest.mark.parametrize("text", ["Tekst.\nOrd{} her.", "- Et\n- **Ord{}**", "Ord.\n[her{}](https://example.org/)"])
def test_an_entity_of_what_no_page_may_hold_is_refused(text: str, sign: str, tmp_path: Path) -> None:
    problems = read(tmp_path, HEAD + text.format(sign) + "\n").problems
    assert [(p.code, p.line) for p in problems] == [("T01", 6)]
    assert problems[0].message.startswith("the text holds the character ")
    assert problems[0].hint


@pytest.mark.parametrize("sign", ["&auml;", "&#228;", "&nbsp;", "&#x2014;", "&amp;", "&#x1f333;", "&#8203;"])
def test_other_entities_are_printed(sign: str, tmp_path: Path) -> None:
    assert [str(p) for p in read(tmp_path, f"{HEAD}Ord{sign} her.\n").problems] == []


def test_code_is_as_it_is_typed(tmp_path: Path) -> None:
    assert [str(p) for p in read(tmp_path, f"{HEAD}Skriv `&#1;` her.\n").problems] == []
