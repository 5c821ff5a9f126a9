"""Answers as HTML, each element by itself: what a value is, where it comes from, and what a term means."""

from __future__ import annotations

from dataclasses import replace

from report.edition.back_matter import GlossaryTerm
from report.printed.answers import Answer, DataPlace, Operand, SourcePlace
from report.site.answers import AnswerWriter, value_anchor

WRITER = AnswerWriter("en", "values.html", "works.html", "glossary.html", "../data/", frozenset({"ref-grove2020"}))
BARE = Answer("trees.last", "Trees <all>", "75 & more", "", "", (), (), "", ())
TERM = GlossaryTerm("zo.ne", "zone", (("da", "zone <da>"),), "An area of a town.", "", ())
HEAD = '<p class="answer-head"><strong>75 &amp; more</strong> <span>Trees &lt;all&gt;</span></p>\n'


def facts(**said: str) -> str:
    """The list of facts with these words of the interface."""
    rows = "".join(f"<div><dt>{name.replace('_', ' ')}</dt><dd>{text}</dd></div>\n" for name, text in said.items())
    return f'<dl class="answer-facts">\n{rows}</dl>\n'


def test_the_anchor_of_a_value_needs_no_escape() -> None:
    assert value_anchor("trees.last-2~b") == "v-trees.last-2~b"
    assert value_anchor('a b"_é') == "v-a_20_b_22__5f__e9_"


def test_the_head_says_what_a_value_is_and_how_it_came_about() -> None:
    assert WRITER.head(BARE) == HEAD
    computed = replace(
        BARE, computation="3 < 4", operands=(Operand("a b", "3", "Elms & oaks"), Operand("c", "<4", "Firs"))
    )
    items = '<li><a href="values.html#v-a_20_b">3</a> Elms &amp; oaks</li>\n'
    items += '<li><a href="values.html#v-c">&lt;4</a> Firs</li>\n'
    assert WRITER.head(computed) == HEAD + facts(Calculation="3 &lt; 4", Calculated_from=f"<ul>\n{items}</ul>\n")


def test_the_foot_says_where_a_value_comes_from_and_how_precise_it_is() -> None:
    assert WRITER.foot(BARE) == ""
    sources = (
        SourcePlace("Grove & al. (2020)", "grove2020", "https://example.org/?a&b"),
        SourcePlace("Elm (2019)", "elm2019", ""),
    )
    data = (
        DataPlace("trees", "Trees <all>", "trees all.csv", "Elm & 2020"),
        DataPlace("streets", "Streets", "s.csv", ""),
    )
    told = replace(BARE, sources=sources, data=data, unit="percent <", precision="about &")
    first = '<a href="works.html#ref-grove2020">Grove &amp; al. (2020)</a>'
    there = '<span class="nobr">(<a href="https://example.org/?a&amp;b">Find the source</a>)</span>'
    tables = '<a href="../data/trees%20all.csv">Trees &lt;all&gt;</a>, row: Elm &amp; 2020; '
    tables += '<a href="../data/s.csv">Streets</a>'
    assert WRITER.foot(told) == facts(
        Source=f"{first} {there}; Elm (2019)", Data=tables, Unit="percent &lt;", Precision="about &amp;"
    )
    assert WRITER.foot(replace(told, precision="")) == WRITER.foot(told).replace(
        "<div><dt>Precision</dt><dd>about &amp;</dd></div>\n", ""
    )


def test_a_term_has_its_translations_its_definition_and_a_way_to_the_glossary() -> None:
    assert WRITER.term(TERM, "en") == (
        '<p class="answer-head"><strong>zone</strong> <span class="translation" lang="da">zone &lt;da&gt;</span></p>\n'
        "<p>An area of a town.</p>\n"
        '<p class="answer-more"><a href="glossary.html#glossary-zo.ne">In the glossary</a></p>'
    )


def test_a_page_has_what_it_answers_once_and_nothing_where_it_answers_nothing() -> None:
    assert WRITER.template([], [], "en") == ""
    told = replace(BARE, unit="percent")
    page = WRITER.template([BARE, replace(told, name="b"), replace(told, name="c")], [TERM], "en")
    assert page.startswith('<template id="answers" data-page="values.html" data-close="')
    assert page.endswith(f'<div id="f-1"></div>\n<div id="f-2">{facts(Unit="percent")}</div>\n</template>\n')
    for name, foot in (("trees.last", 1), ("b", 2), ("c", 2)):
        assert f'<div id="v-{name}" data-foot="{foot}">{HEAD}</div>\n' in page
    assert f'<div id="t-zo.ne">{WRITER.term(TERM, "en")}</div>\n' in page
    only_terms = WRITER.template([], [TERM], "en")
    assert only_terms.count("<div id=") == 1
