"""A part comes into a YAML file where it belongs, and every other sign stays as it was."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from report.diagnostics import UsageError
from report.writing.names import yaml_text
from report.writing.yaml_places import put_entry, put_item

ITEM = {"file": "new", "slug": {"en": "no"}}
LINES = ["file: new", 'slug: {en: "no"}']
LISTS = [
    "a:\n  b:\n    - x: 1 # one\n      y: {z: 2}\n\n    # two\n    - x: 3\n\n# end\nc: d\n",
    "a:\n  b:\n  - x: 1\n  - x: |\n      text\n\n      more\n\nc: d\n",
    "a: {b: [{x: 1}, {x: 3}], c: d} # all\n",
    "a:\n  b: [\n    {x: 1},  # one\n    {x: 3},\n  ]\n",
    "a:\r\n  b:\r\n    - x: 1\r\n    - x: 3",
]


@pytest.mark.parametrize("text", LISTS)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_item_comes_among_the_others(text: str, at: int) -> None:
    made = put_item(text, ("a", "b"), at, LINES, ITEM)
    items = yaml.safe_load(made)["a"]["b"]
    assert items.pop(at) == ITEM and items == yaml.safe_load(text)["a"]["b"]
    kept = iter(made)
    assert all(sign in kept for sign in text), "every sign stays, in its order"
    assert ("\r\n" in text) == ("\r\n" in made) and made.count("\n") - made.count("\r\n") in (0, made.count("\n"))


@pytest.mark.parametrize("text", ["a:\n  b:\n    c: d  # last\n# end\n", "a: {b: {c: d}}\n", "a:\n  b: {c: d}\n\ne: f"])
def test_an_entry_comes_last(text: str) -> None:
    made = put_entry(text, ("a",), "new", ["new:", "  file: new", '  slug: {en: "no"}'], ITEM)
    assert list(yaml.safe_load(made)["a"].items()) == [*yaml.safe_load(text)["a"].items(), ("new", ITEM)]


def test_what_would_be_read_as_something_else_is_not_written() -> None:
    with pytest.raises(UsageError, match=r"add under a\.b:\nfile: old"):
        put_item(LISTS[0], ("a", "b"), 1, ["file: old"], ITEM)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"]), min_size=1))
def test_every_text_is_read_as_it_was_meant(text: str) -> None:
    assert yaml.safe_load(f"- {yaml_text(text)}\n- {{x: {yaml_text(text)}}}") == [text, {"x": text}]
