"""Names that chapters bind to values: what may be bound where, and that a build prints what Quarto would."""

from __future__ import annotations

import re
from html import unescape

import pytest

from report.diagnostics import Diagnostics
from report.edition.expressions import Expression, parse_expression, spelt_out
from report.edition.names import bound_names
from report.markdown.source import take_apart
from tests.book import Book

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
MORE = Expression("value", "trees.more")
FILES = {
    "figures/names.py": b'from report.author import value\n\nmore = value("trees.more")\n_own = value("trees.last")\n',
    "figures/some.py": b'from report.author import words\n\n__all__ = ["last"]\nlast = words("trees.last")\nmore = 3\n',
    "figures/streets/__init__.py": b'from figures.streets.plan import plan\n\n__all__ = ["plan"]\n',
    "figures/again.py": b"from figures.names import *\nfrom figures.round import *\n",
    "figures/round.py": b"from figures.again import *\n",
}  # fmt: skip


def read(file: str) -> bytes:
    if file in FILES:
        return FILES[file]
    raise FileNotFoundError(file)


def bound(first: str, later: str = "") -> tuple[dict[str, Expression], list[str]]:
    """The names that a chapter with these cells binds to values, and what is wrong with them."""
    found = Diagnostics()
    cells = [f"```{{python}}\n{code}\n```\n\n" for code in (first, later) if code]
    text = "# T {#sec-t}\n\nText.\n\n".join([*cells, ""])
    source = take_apart(text.encode(), "c.en.qmd", "en", found)
    assert source
    return dict(bound_names([source], read, found)["c.en.qmd"]), [f"{p.line} {p.code}" for p in found]


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ('more = value("trees.more")', {"more": MORE}),
        ('more = value("trees.more", unit=False)', {"more": Expression("value", "trees.more", (("unit", False),))}),
        ("from figures.names import *", {"more": MORE}),
        ("from figures.names import more as most", {"most": MORE}),
        ("from figures.some import *", {"last": Expression("words", "trees.last")}),
        ("from figures.streets import *", {}),
        ("from figures.again import *", {"more": MORE}),
        ("import json\nmore = json", {}),
        ("more = (", {}),
    ],
)
def test_a_first_cell_binds_names_as_python_does(first, names):
    assert bound(first) == (names, [])


@pytest.mark.parametrize(
    ("first", "later", "where"),
    [
        ('from figures.names import *\nmore = value("trees.last")', "", "3 C30"),
        ("from figures.names import *\nmore = 3", "", "3 C30"),
        ('more = value("trees.last")\nfrom figures.names import *', "", "2 C30"),
        ("from figures.names import *", "def more():\n    pass", "10 C30"),
        ("from figures.names import *", "for more in ():\n    pass", "10 C30"),
    ],
)
def test_a_name_that_could_mean_two_things_is_refused(first, later, where):
    assert bound(first, later)[1] == [where]


def test_the_same_value_may_be_bound_twice():
    assert bound("from figures.names import *\nfrom figures.names import more")[1] == []


def test_an_expression_may_be_a_name():
    assert parse_expression("{python} more", {"more": MORE}) == MORE
    with pytest.raises(ValueError, match="no value is called 'mor' here; did you mean more"):
        parse_expression("{python} mor", {"more": MORE})
    with pytest.raises(ValueError, match="neither value"):
        parse_expression("{python} more + 1", {"more": MORE})


def test_a_claim_is_spelt_out():
    names = {"more": MORE}
    assert spelt_out({"claim": "more < trees.last"}, names) == {
        "claim": "trees.more", "direction": "below", "point": "trees.last",
    }  # fmt: skip
    assert spelt_out({"claim": "trees.* > 0", "lang": "da"}) == {"claim": "trees.*", "direction": "above", "lang": "da"}
    for other in ({"claim": "more<0"}, {"claim": "more", "direction": "above"}, {"claim": "more = 0"}):
        assert spelt_out(other, names) == other


def test_a_name_prints_its_value_in_the_text_a_title_and_a_formula(book: Book) -> None:
    for file in (DA, EN):
        book.edit(file, '`{python} value("trees.last")`', "`{python} last`")
        book.edit(
            file, "from figures.exhibits import *\n", 'from figures.exhibits import *\nlast = value("trees.last")\n'
        )
        book.append(file, "## In all `{python} last` {#sec-all}\n\nSee @sec-all: $n = `{python} last`$.")
    assert book.run("pairs", "accept").exit == 0
    assert book.build().exit == 0
    page = book.read("_site/en/trees-of-the-town/growth.html")
    text = " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())
    assert "The town has 75 trees" in text
    assert text.count("In all 75") >= 2, re.findall("In all.{0,80}", page)  # the heading, and the contents
    assert re.search(r"<math.*?75.*?</math>", page, re.DOTALL)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("value(last)", "must name one value in quotes"),
        ('value("trees.last", "trees.first")', "must name one value in quotes"),
        ('value("trees.last", magnitude="yes")', "the option magnitude must be True or False"),
        ('value("trees.last", **more)', "has no option None"),
    ],
)
def test_an_expression_that_is_no_name_with_options_says_what_it_must_be(code: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_expression(code)


def test_a_problem_has_a_code_that_is_documented() -> None:
    with pytest.raises(KeyError, match="the code Z99 is not documented"):
        Diagnostics().error("Z99", "something", file=DA)
