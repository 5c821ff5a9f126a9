"""Formulas: what of their TeX counts as a number of the data, and what both languages must have alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.check.numbers import typed_digits
from report.markdown.formulas import checked_text, skeleton
from report.markdown.tree import walk
from report.pdf.formulas import drawn
from tests.chapters import read

HEAD = "# Titel {#sec-t}\n\n"


@pytest.mark.parametrize(
    ("tex", "typed"),
    [
        (r"x_{12}^{34} + y_5^6", []),
        (r"\frac{1}{2} \cdot 100 - 10 + 0", []),
        (r"\frac12 + \tfrac 1 2", []),
        (r"\begin{array}{c} x \end{array}", []),
        (r"37 x", ["37"]),
        (r"x = 1.5", ["1.5"]),
        (r"x = 2{,}5", ["2,5"]),
        (r"\text{in all } 37 \text{ trees of } 48", ["37", "48"]),
        (r"\text{⟨trees.2nd⟩} + 250", ["250"]),
        (r"\sqrt{4711}", ["4711"]),
    ],
)
def test_numbers_of_the_data_are_told_and_those_of_the_language_of_formulas_are_not(tex: str, typed: list[str]) -> None:
    assert [match[0] for match in typed_digits(checked_text(tex), "en")] == typed


def test_words_and_spaces_are_each_languages_own() -> None:
    assert skeleton(r"a = \text{cost} \cdot 2{,}5") == skeleton(r"a=\text{udgift}\cdot 2.5")
    assert skeleton("a + b") != skeleton("a - b")


def test_a_value_stands_in_tex_and_mathml(tmp_path: Path) -> None:
    chapter = read(tmp_path, HEAD + '$$x = `{python} value("a")` y$$ {#eq-a}\n\nSe @eq-a.\n')
    assert chapter.problems == []
    node = chapter.side.blocks[0]["c"][0]
    assert (node["said"], node["values"]) == ("x = 1 y", ["a"])
    assert "<mtext" in node["mathml"] and ">1</mtext>" in node["mathml"] and "57344" not in node["mathml"]


@pytest.mark.parametrize(
    "text",
    [
        'Før $a\n+ b$ efter, [se $[0,1)$ her]{.typed reason="x"} og $c$.',
        "Før\n$$\na % bemærkning\n= b\n$$\nefter.",
        "- punkt\n\n  $$\n  a = b\n  $$\n\n  efter",
        "> citat $a$\n> efter",
    ],
)
def test_line_marks_stay_out_of_formulas(text: str, tmp_path: Path) -> None:
    chapter = read(tmp_path, HEAD + text + "\n")
    assert chapter.problems == []
    assert "{=line}" not in str(chapter.side.blocks)


def test_a_drawing_is_the_same_each_time_and_names_its_tex() -> None:
    mathml = '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi><annotation>x</annotation></semantics></math>'
    one = drawn(mathml, "x < y", display=False)
    drawn.cache_clear()
    assert one == drawn(mathml, "x < y", display=False)
    assert "<title>x &lt; y</title>" in one and "use" not in one and 'id="' not in one


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Punkt\n\n", "\n\n  Mere.\n- Til sidst"),
        ("1. Punkt\n\n", "\n\n   Mere.\n2. Til sidst"),
        ("Ord\n: Mening\n\n", "\n\n  Mere."),
        ("Tekst[^a].\n\n[^a]: Note.\n\n", "\n\n    Mere.\n"),
    ],
)
def test_a_formula_of_several_lines_stays_in_what_it_stands_in(before: str, after: str, tmp_path: Path) -> None:
    indent = after.lstrip("\n").partition("Mere")[0]
    several = read(tmp_path, f"{HEAD}{before}{indent}$$\n{indent}x + y\n{indent}$${after}\n")
    single = read(tmp_path, f"{HEAD}{before}{indent}$$ x + y $${after}\n")
    assert [str(p) for p in several.problems] == [str(p) for p in single.problems] == []
    assert [b["t"] for b in walk(several.side.blocks)] == [b["t"] for b in walk(single.side.blocks)]
