"""Ordered lists: their attributes in HTML, and what stands before an item where a list is written as text."""

from __future__ import annotations

import pytest

from report.html.lists import item_mark, numbering_of, ordered_list


@pytest.mark.parametrize(
    ("numbering", "attributes", "marks"),
    [
        ((1, "Decimal", "Period"), "", ["1.", "2.", "3."]),
        ((1, "DefaultStyle", "DefaultDelim"), "", ["1.", "2.", "3."]),
        ((4, "Decimal", "OneParen"), ' class="paren" start="4"', ["4)", "5)", "6)"]),
        ((1, "LowerAlpha", "TwoParens"), ' class="lower-alpha parens" type="a"', ["(a)", "(b)", "(c)"]),
        ((26, "UpperAlpha", "Period"), ' class="upper-alpha" type="A" start="26"', ["Z.", "AA.", "AB."]),
        ((702, "LowerAlpha", "Period"), ' class="lower-alpha" type="a" start="702"', ["zz.", "aaa.", "aab."]),
        ((3, "LowerRoman", "Period"), ' class="lower-roman" type="i" start="3"', ["iii.", "iv.", "v."]),
        ((8, "UpperRoman", "OneParen"), ' class="upper-roman paren" type="I" start="8"', ["VIII)", "IX)", "X)"]),
        ((39, "LowerRoman", "Period"), ' class="lower-roman" type="i" start="39"', ["xxxix.", "xl.", "xli."]),
        ((89, "LowerRoman", "Period"), ' class="lower-roman" type="i" start="89"', ["lxxxix.", "xc.", "xci."]),
        ((399, "LowerRoman", "Period"), ' class="lower-roman" type="i" start="399"', ["cccxcix.", "cd.", "cdi."]),
        ((899, "LowerRoman", "Period"), ' class="lower-roman" type="i" start="899"', ["dcccxcix.", "cm.", "cmi."]),
        (
            (1989, "LowerRoman", "Period"),
            ' class="lower-roman" type="i" start="1989"',
            ["mcmlxxxix.", "mcmxc.", "mcmxci."],
        ),
    ],
)
def test_a_list_is_numbered_as_in_the_source(
    numbering: tuple[int, str, str], attributes: str, marks: list[str]
) -> None:
    start, style, delimiter = numbering
    given = (start, {"t": style}, {"t": delimiter})
    assert ordered_list(given, "<li>a</li>\n") == f"<ol{attributes}>\n<li>a</li>\n</ol>\n"  # type: ignore[arg-type]
    assert [item_mark(given, at) for at in range(3)] == marks  # type: ignore[arg-type]
    assert numbering_of(given) == (style if attributes.count("type") else "Decimal")  # type: ignore[arg-type]
