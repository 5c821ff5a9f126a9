"""What is told of the marks of a chapter before and after pandoc has read them: braces, pairs, depth, formats."""

from __future__ import annotations

from typing import Any

import pytest

from report.diagnostics import Diagnostics
from report.markdown.attributes import BOX, CODE, HEADING, LINK, SPAN, Known, is_reference, unknown
from report.markdown.balance import check_balance, has_whole_blocks
from report.markdown.conditions import formats, shown
from report.markdown.nesting import too_deep

FILE = "chapter.da.qmd"


def numbered(text: str) -> list[tuple[int, str]]:
    return [*enumerate(text.split("\n"), 1)]


def balanced(text: str) -> list[tuple[str, int, str, str]]:
    """What is told of pairs in `text`: code, line, words and hint."""
    found = Diagnostics()
    check_balance(numbered(text), FILE, found)
    return sorted((p.code, p.line, p.message, p.hint) for p in found if p.file == FILE and p.severity == "error")


@pytest.mark.parametrize(
    "text",
    [
        "Et træ.[^a]\n\n[^a]: Højt.",
        "Et træ.[^a] Og to.[^b]\n\n[^b]: Lavt.\n[^a]: Højt.",
        "`[^a]` og \\[^b]",
        "[^a] begynder.\n\n[^a]: Højt.",
        "Se [her].\n\n[her]: https://example.org/",
        "Se [Her][].\n\n[hER]: https://example.org/",
    ],
)
def test_what_stands_in_pairs_is_let_through(text: str) -> None:
    assert balanced(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Et træ.[^a]",
            ("T13", 1, "there is no footnote [^a]", "write its text in a paragraph that begins with [^a]:"),
        ),
        (
            "Et træ.[^a]\n\n[^a] Højt.",
            (
                "T13",
                1,
                "there is no footnote [^a]",
                "write its text in a paragraph that begins with [^a]: (line 3 lacks the colon)",
            ),
        ),
        (
            "x\n\n[^a]: Højt.",
            ("T13", 3, "the footnote [^a] is never called", "write [^a] in the text, or remove the footnote"),
        ),
        (
            "x[^a]\n\n[^a]: Højt.\n\n[^a]: Lavt.",
            ("T13", 5, "the footnote [^a] is defined twice", "the first stands in line 3"),
        ),
        (
            "x[^a] y[^a]\n\n[^a]: Højt.",
            ("T13", 1, "the footnote [^a] is called twice", "write a second one, or refer to the first"),
        ),
        (
            "x[^a]\ny[^a]\n\n[^a]: Højt.",
            ("T13", 2, "the footnote [^a] is called twice", "write a second one, or refer to the first"),
        ),
        (
            "x[^a]\n\n[^a]: Højt[^b].\n[^b]: Lavt.",
            ("T13", 3, "the footnote [^b] is called inside a footnote", "pandoc has no notes in notes; join the two"),
        ),
        (
            "x\n\n[her]: https://example.org/",
            ("T10", 3, "nothing uses the address of [her]", "write it in the link, as [words](https://…)"),
        ),
        ("x\ny `a`{=line}", ("T10", 2, "raw text of a format cannot be printed", "remove it")),
    ],
)
def test_what_lacks_its_other_half_is_told_with_line_and_cure(text: str, told: tuple[str, int, str, str]) -> None:
    assert set(balanced(text)) == {told}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("::: {.callout-note}\nx\n:::", []),
        (":::: {.a}\n::: b\nx\n:::\n::::", []),
        ("> ::: {.a}\n> x\n> :::", []),
        ("- ::: {.a}\n  x\n  :::", []),
        ("`<div>` og \\<div>", []),
        ("::: {.a}\nx", [1]),
        ("x\n:::", [2]),
        ("::: {.a}\n::: {.b}\n:::", [1]),
        ("x\n<div>", [2]),
        ("x <DIV class='a'>", [1]),
    ],
)
def test_a_block_has_both_its_ends_and_is_no_html(text: str, lines: list[int]) -> None:
    found = Diagnostics()
    assert has_whole_blocks(numbered(text), FILE, found) == (not lines)
    assert [(p.code, p.line) for p in found] == [("T10", line) for line in lines]
    assert all(p.hint and p.file == FILE for p in found)


def test_each_end_that_is_missing_has_its_words() -> None:
    found = Diagnostics()
    has_whole_blocks(numbered(":::\n::: a\n<div>"), FILE, found)
    assert sorted((p.line, p.message, p.hint) for p in found) == [
        (1, "::: ends a block that was never begun", "remove it"),
        (2, "a block that begins with ::: and never ends", "end it with :::"),
        (
            3,
            "raw HTML cannot be printed",
            "write it as ordinary Markdown; a sign that is meant as it is has a \\ before it",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[" * 6 + "x" + "]" * 6, 0),
        ("[" * 7 + "x" + "]" * 7, 1),
        ("[a] " * 20, 0),
        ("x\n" + "[" * 4 + "\n" + "[" * 3, 3),
        ("[" * 4 + "\n\n" + "[" * 4, 0),
        ("]" * 9 + "[" * 6, 0),
        ("\\[" * 9, 0),
        ("`[[[[[[[`", 0),
        ("<span>" * 7, 1),
        ("<span>a</span>" * 9, 0),
        ("> " * 20 + "x", 0),
        ("> " * 21 + "x", 1),
        ("\n".join("  " * at + "- x" for at in range(20)), 0),
        ("\n".join("  " * at + "- x" for at in range(21)), 21),
        ("\n".join(["::: {.a}"] * 20), 0),
        ("\n".join(["::: {.a}"] * 21), 21),
        ("\n".join(["::: {.a}", ":::"] * 21), 0),
        ("\n".join(["::: {.a}"] * 20 + ["- x"]), 21),
        ("- " * 30, 0),
    ],
)
def test_the_first_place_that_is_too_deep_is_told(text: str, line: int) -> None:
    found = Diagnostics()
    assert too_deep(numbered(text), FILE, found) == bool(line)
    assert [(p.code, p.line) for p in found] == [("T23", line)] * bool(line)


def test_what_is_too_deep_is_named_with_its_limit() -> None:
    found = Diagnostics()
    too_deep(numbered("> " * 21 + "[" * 7), FILE, found)
    assert [(p.message, p.hint) for p in found] == [
        (
            "brackets, notes or links stand more than 6 deep within each other",
            "take them apart; a bracket of the text is \\[",
        ),
        (
            "quotations, lists or boxes stand more than 20 deep within each other",
            "take them apart; a bracket of the text is \\[",
        ),
    ]


@pytest.mark.parametrize(
    ("kind", "given", "found"),
    [
        ("content-visible", {}, ("html", "epub", "pdf")),
        ("content-hidden", {}, ()),
        ("content-visible", {"when-format": "html"}, ("html", "epub")),
        ("content-visible", {"when-format": "html:js"}, ("html",)),
        ("content-visible", {"when-format": "latex"}, ("pdf",)),
        ("content-visible", {"when-format": "docx"}, ()),
        ("content-visible", {"unless-format": "pdf"}, ("html", "epub")),
        ("content-visible", {"when-format": "html", "unless-format": "epub"}, ("html",)),
        ("content-hidden", {"when-format": "epub"}, ("html", "pdf")),
        ("content-hidden", {"unless-format": "html:js"}, ("html",)),
        ("content-visible", {"when-format": "word"}, None),
        ("content-visible", {"when-format": "html", "unless-format": "word"}, None),
    ],
)
def test_a_condition_holds_in_some_formats(kind: str, given: dict[str, str], found: tuple[str, ...] | None) -> None:
    assert formats(kind, given) == found


def test_a_format_is_shown_what_its_conditions_let_through_also_within_each_other() -> None:
    def para(name: str) -> Any:
        return {"t": "Para", "c": name}

    within = {"t": "Only", "formats": ("pdf",), "blocks": [para("c")]}
    blocks: Any = [para("a"), {"t": "Only", "formats": ("html", "pdf"), "blocks": [para("b"), within]}, para("d")]
    told = {kind: "".join(block["c"] for block in shown(blocks, kind)) for kind in ("html", "epub", "pdf")}
    assert told == {"html": "abd", "epub": "ad", "pdf": "abcd"}


def attr(label: str = "", *classes: str, **attributes: str) -> Any:
    return [label, [*classes], [[name.replace("_", "-"), value] for name, value in attributes.items()]]


@pytest.mark.parametrize(
    ("given", "known", "told"),
    [
        (attr("", "typed", term="a", lang="sv"), SPAN, []),
        (attr("sec-a", index="a"), HEADING, []),
        (attr("", "uri"), LINK, []),
        (
            attr("sec-a"),
            SPAN,
            [("the label 'sec-a' of a span", "label a heading, a figure, a table or a box, and refer to that")],
        ),
        (attr("", "python"), CODE, [("the class 'python' of code", "remove it: nothing reads it")]),
        (attr("", "typd"), SPAN, [("the class 'typd' of a span", "did you mean typed?")]),
        (
            attr("", "wide"),
            Known("a thing", ("narrow", "tall")),
            [
                (
                    "the class 'wide' of a thing",
                    "known classes: narrow, tall; what is not meant to be read does not belong here",
                )
            ],
        ),
        (attr("", colapse="true"), BOX, [("the attribute 'colapse' of a box", "did you mean collapse?")]),
        (
            attr("", fig="x"),
            Known("a thing", (), ("wide",)),
            [
                (
                    "the attribute 'fig' of a thing",
                    "known attributes: wide; what is not meant to be read does not belong here",
                )
            ],
        ),
        (
            attr("", lang="svensk!"),
            SPAN,
            [("the language 'svensk!' of a span", "write the code of a language, as sv or pt-BR")],
        ),
    ],
)
def test_what_nothing_reads_in_braces_is_told_with_a_hint(
    given: Any, known: Known, told: list[tuple[str, str]]
) -> None:
    assert [*unknown(given, known)] == told


def span(classes: list[str], attributes: list[str], *inside: Any, label: str = "") -> Any:
    return {"t": "Span", "c": [[label, classes, [[name, ""] for name in attributes]], [*inside]]}


def test_a_span_that_the_reading_of_references_leaves_is_told_from_an_authors() -> None:
    prefix, suffix, cite, word = (
        span(["prefix"], []),
        span(["suffix"], []),
        {"t": "Cite", "c": []},
        {"t": "Str", "c": "a"},
    )
    given = ["target", "bracketed", "number"]
    xref = span(["xref"], given, prefix, word, suffix)
    assert is_reference(xref) and is_reference(span(["references"], ["bracketed"], xref, cite))
    for other in (
        span(["xref"], given, prefix, suffix, label="a"),
        span(["xref", "b"], given, prefix, suffix),
        span([], given, prefix, suffix),
        span(["xref"], given[:2], prefix, suffix),
        span(["xref"], given, suffix, prefix),
        span(["other"], given, prefix, suffix),
        span(["references"], ["bracketed"], word),
        span(["references"], ["bracketed"], prefix),
        span(["references"], [], xref),
    ):
        assert not is_reference(other)
