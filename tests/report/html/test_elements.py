"""Blocks and inlines as elements, by a writer that adds as little as it may to what all have in common."""

from __future__ import annotations

import re
from typing import Any

import pytest

from report.html.notes import ExhibitNote
from report.html.pieces import Pieces, Tag, joined, merged, stripped
from report.html.writer import Writer
from report.printed.exhibit import PrintedExhibit


class Plain(Writer):
    """What the writers of each format say themselves, in the plainest way."""

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        return [f"<{target} {bracketed}|", *text, ">"]

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        return [f"<cited {anchor}|", *text, ">"]

    def term_link(self, name: str, text: Pieces) -> Pieces:
        return [f"<term {name}|", *text, ">"]

    def footnote(self, blocks: list[Any]) -> Pieces:
        return [f"<{self.blocks(blocks)}>"]

    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        return f"{level}|{label}|{number}|{joined(title)}\n"

    def heading_level(self) -> int:
        return 4

    def exhibit(self, exhibit: PrintedExhibit, caption: Pieces, note: ExhibitNote) -> str:
        return f"{exhibit}|{joined(caption)}|{note.html('Note: ')}"

    def formula(self, node: Any) -> Pieces:
        return [node["c"]]


def text(words: str) -> list[Any]:
    """`words` as pandoc has them."""
    nodes: list[Any] = []
    for word in words.split():
        nodes += [{"t": "Space"}, {"t": "Str", "c": word}]
    return nodes[1:]


def para(words: str) -> dict[str, Any]:
    return {"t": "Para", "c": text(words)}


def span(identifier: str, kinds: list[str], words: str, **given: str) -> dict[str, Any]:
    return {"t": "Span", "c": [[identifier, kinds, [*given.items()]], text(words)]}


def link(address: str, words: str) -> dict[str, Any]:
    return {"t": "Link", "c": [["", [], []], text(words), [address, ""]]}


@pytest.mark.parametrize(
    ("node", "html"),
    [
        ({"t": "Str", "c": 'a<"b"'}, 'a&lt;"b"'),
        ({"t": "Code", "c": [["", [], []], "a<b"]}, "<code>a&lt;b</code>"),
        ({"t": "LineBreak"}, "<br>"),
        ({"t": "SmallCaps", "c": text("a")}, '<span class="smallcaps">a</span>'),
        ({"t": "Quoted", "c": [{"t": "DoubleQuote"}, text("a")]}, "‘a’"),
        ({"t": "Quoted", "c": [{"t": "SingleQuote"}, text("a")]}, "“a”"),
        ({"t": "Cite", "c": [[], text("a b")]}, "a b"),
        ({"t": "Note", "c": [para("a")]}, "<<p>a</p>\n>"),
        (link("#ref-a2020", "a"), "<cited ref-a2020|a>"),
        (link("#sec-b", "a"), "<sec-b False|a>"),
        (link("https://example.org/?a=1&b", "a"), '<a href="https://example.org/?a=1&amp;b">a</a>'),
        (span("", ["xref"], "a", target="fig-b", bracketed="true"), "<fig-b True|a>"),
        (span("", ["xref"], "a", target="fig-b", bracketed="false"), "<fig-b False|a>"),
        (span("", ["value"], "7", name="trees"), '<span class="value" data-value="trees">7</span>'),
        (span("", ["nobr"], "a"), '<span class="nobr">a</span>'),
        (span("", ["notice"], "a"), '<span class="notice">a</span>'),
        (span("", ["topic"], "a"), '<span class="topic">a</span><br>'),
        (span("", [], "a", lang="da"), '<span lang="da">a</span>'),
        (span("m-1", ["mark"], "a"), '<span id="m-1">a</span>'),
        (span("ref-a", [], "a"), '<span id="ref-a">a</span>'),
        (span("other", [], "a"), "a"),
        (span("", ["mark"], "a", quote="q"), '<span class="quotation" data-quote="q">a</span>'),
        (span("", ["mark", "term"], "a", term="zone"), "<term zone|a>"),
        (span("", ["mark"], "a", term="zone"), "a"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_an_inline_is_its_element(node: dict[str, Any], html: str) -> None:
    assert joined(Plain("en", {}).inline(node)) == html  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (para(" a b "), "<p>a b</p>\n"),
        ({"t": "Plain", "c": text("a")}, "a"),
        ({"t": "Margin", "c": text("a")}, '<aside class="margin" role="note">\n<p>a</p>\n</aside>\n'),
        ({"t": "Header", "c": [3, ["sec-a", [], []], text("a b")], "number": "2.1"}, "3|sec-a|2.1|a b\n"),
        ({"t": "Header", "c": [3, ["sec-a", [], []], text("a b")]}, "3|sec-a||a b\n"),
        (
            {"t": "BulletList", "c": [[para("a")], [para("b"), para("c")]]},
            "<ul>\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ul>\n",
        ),
        ({"t": "KeyFigures", "c": [[para("a")]]}, '<ul class="key-figures">\n<li>a</li>\n</ul>\n'),
        (
            {"t": "OrderedList", "c": [[2, {"t": "Decimal"}, {"t": "Period"}], [[para("a")]]]},
            '<ol start="2">\n<li>a</li>\n</ol>\n',
        ),
        ({"t": "BlockQuote", "c": [para("a")]}, "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ({"t": "Exhibit", "label": "fig-a", "caption": text("a"), "note": []}, "A|a|"),
        (
            {"t": "Exhibit", "label": "fig-a", "caption": [], "note": [{"t": "Plain", "c": text("b")}]},
            'A||<p class="exhibit-note">Note: b</p>\n',
        ),
        (
            {"t": "Exhibit", "label": "fig-a", "caption": text("a"), "note": [para("b"), para("c")]},
            'A|a|<p class="exhibit-note">Note: b<br>c</p>\n',
        ),
        (
            {
                "t": "Exhibit",
                "label": "fig-a",
                "caption": [],
                "note": [para("b"), {"t": "BlockQuote", "c": [para("c")]}],
            },
            'A||<div class="exhibit-note">\n<p>Note: b</p>\n<blockquote>\n<p>c</p>\n</blockquote>\n</div>\n',
        ),
        ({"t": "PageBreak"}, ""),
        ({"t": "Only", "formats": ["html"], "blocks": [para("a")]}, "<p>a</p>\n"),
        ({"t": "Only", "formats": ["pdf"], "blocks": [para("a")]}, ""),
        (
            {"t": "DefinitionList", "c": [[text("a"), [[para("b")], [para("c"), {"t": "Plain", "c": text("d")}]]]]},
            (
                '<dl class="definitions">\n<div class="definition">\n<dt>a</dt>\n<dd>b</dd>\n'
                "<dd><p>c</p>\n<p>d</p>\n</dd>\n</div>\n</dl>\n"
            ),
        ),
        (
            {"t": "Equation", "label": "eq-a", "c": text("a"), "number": "3"},
            '<div class="equation" id="eq-a">\na<span class="equation-number">(3)</span></div>\n',
        ),
        ({"t": "Equation", "label": "", "c": text("a")}, '<div class="equation">\na</div>\n'),
        (
            {
                "t": "Listing",
                "label": "",
                "caption": [],
                "file": "",
                "language": "",
                "code": [[("", "a<b")], [("kw", "if"), ("", " x")]],
            },
            (
                '<div class="listing">\n'
                '<pre class="code" translate="no"><code><span class="line">a&lt;b</span>\n'
                '<span class="line"><span class="kw">if</span> x</span></code></pre>\n</div>\n'
            ),
        ),
        (
            {
                "t": "Listing",
                "label": "lst-a",
                "name": "Code 1",
                "caption": text("c"),
                "file": "a.py",
                "language": "python",
                "code": [[("", "a")]],
            },
            (
                '<div class="listing" id="lst-a" role="group" aria-labelledby="lst-a-caption">\n'
                '<p class="caption" id="lst-a-caption"><span class="name">Code 1</span> c</p>\n'
                '<p class="listing-file">a.py</p>\n'
                '<pre class="code language-python" translate="no"><code><span class="line">a</span></code>'
                "</pre>\n</div>\n"
            ),
        ),
        (
            {
                "t": "TextTable",
                "label": "",
                "caption": [],
                "aligns": ["AlignDefault", "AlignRight"],
                "head": [text("a"), text("b")],
                "rows": [[text("c"), text("d")]],
            },
            (
                '<div class="text-table">\n'
                '<table class="text"><thead><tr><th scope="col">a</th><th scope="col" class="number">b</th>'
                '</tr></thead>\n<tbody>\n<tr><th scope="row">c</th><td class="number">d</td></tr>\n'
                "</tbody></table>\n</div>\n"
            ),
        ),
        (
            {
                "t": "TextTable",
                "label": "tbl-a",
                "name": "Table 1",
                "caption": text("t"),
                "aligns": ["AlignCenter"],
                "head": [text("a")],
                "rows": [],
            },
            (
                '<div class="exhibit exhibit-table exhibit-narrow" id="tbl-a">\n'
                '<table class="text"><caption><span class="name">Table 1</span> t</caption><thead><tr>'
                '<th scope="col" class="centre">a</th></tr></thead>\n<tbody>\n</tbody></table>\n</div>\n'
            ),
        ),
        (
            {"t": "Tabset", "label": "by<", "tabs": [[text("a"), [para("b")]]]},
            (
                '<div class="tabset" data-group="by&lt;">\n'
                '<section class="tab" id="tabs-1-1" aria-labelledby="tabs-1-1-title">\n'
                '<h4 class="tab-title" id="tabs-1-1-title">a</h4>\n<p>b</p>\n</section>\n</div>\n'
            ),
        ),
        (
            {"t": "Box", "kind": "note", "label": "", "title": text("t"), "blocks": [para("b")]},
            (
                '<aside class="box box-note" id="box-1" aria-labelledby="box-1-title">\n'
                '<p class="box-title" id="box-1-title">t</p>\n<p>b</p>\n</aside>\n'
            ),
        ),
        (
            {"t": "Box", "kind": "tip", "label": "tip-a", "name": "Tip 2", "title": text("t"), "blocks": []},
            (
                '<aside class="box box-tip" id="tip-a" aria-labelledby="tip-a-title">\n'
                '<p class="box-title" id="tip-a-title"><span class="name">Tip 2</span> t</p>\n'
                "</aside>\n"
            ),
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else given["t"],
)
def test_a_block_is_its_element(block: dict[str, Any], html: str) -> None:
    assert Plain("en", {"fig-a": "A"}).block(block) == html  # type: ignore[dict-item, arg-type]


def test_boxes_and_tabs_without_a_label_are_told_apart_on_a_page_and_among_chapters() -> None:
    box: Any = {"t": "Box", "kind": "note", "label": "", "title": [], "blocks": []}
    tabs: Any = {"t": "Tabset", "label": "", "tabs": []}
    writer = Plain("en", {})
    writer.mark, writer.of = "c2-", "chapter-2"
    first, second = writer.block(box), writer.block(box)
    assert 'id="box-c2-1" aria-labelledby="box-c2-1-title chapter-2"' in first and 'id="box-c2-2"' in second
    assert writer.blocks([tabs, tabs]) == '<div class="tabset">\n</div>\n' * 2 and writer.tabsets == 2


def test_what_no_edition_prints_is_refused() -> None:
    for node in ({"t": "Underline", "c": []}, {"t": "Math", "c": []}):
        with pytest.raises(TypeError, match=node["t"]):
            Plain("en", {}).inline(node)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="HorizontalRule"):
        Plain("en", {}).block({"t": "HorizontalRule"})  # type: ignore[arg-type, typeddict-item]


def test_runs_that_writers_share_are_bound_once() -> None:
    words = text("a b")
    first, second = Plain("en", {}), Plain("en", {})
    first.bound = second.bound = {}
    assert first.inlines(words) == second.inlines(words) == "a b"
    assert [run for run, _ in first.bound.values()] == [words]


def test_pieces_are_merged_and_lose_the_spaces_at_their_ends() -> None:
    writer = Plain("en", {})
    pieces = [" ", *writer.anchored("x<", ["a", "", "b"]), " ", "c "]
    assert merged(pieces) == [" ", '<span id="x&lt;">', "ab", "</span>", " c "]
    assert stripped(pieces) == ['<span id="x&lt;">', "ab", "</span>", " c"]
    assert [piece.opens for piece in writer.anchored("x", []) if isinstance(piece, Tag)] == [True, False]


class Numbered(Plain):
    """Numbers its footnotes as they are written, as a page does."""

    called = 0

    def footnote(self, blocks: list[Any]) -> Pieces:
        self.called += 1
        return [f"({self.called})"]

    def picture(self, exhibit: PrintedExhibit) -> str:
        return ""


NOTED = [{"t": "Note", "c": [para("a")]}]


@pytest.mark.parametrize(
    "block",
    [
        {"t": "DefinitionList", "c": [(NOTED, [[{"t": "Plain", "c": NOTED}]])] * 2},
        {
            "t": "Panel",
            "label": "fig-b",
            "caption": NOTED,
            "columns": 2,
            "blocks": [{"t": "Exhibit", "label": "fig-a", "caption": NOTED, "note": []}] * 2,
        },
        {
            "t": "TextTable",
            "label": "tbl-a",
            "caption": NOTED,
            "aligns": ["AlignLeft"] * 2,
            "head": [NOTED] * 2,
            "rows": [[NOTED] * 2],
        },
        {"t": "Tabset", "label": "", "tabs": [(NOTED, [{"t": "Para", "c": NOTED}])] * 2},
    ],
    ids=lambda block: block["t"],
)
def test_footnotes_are_numbered_as_they_stand(block: dict[str, Any]) -> None:
    html = Numbered("en", {"fig-a": None}).block(block)  # type: ignore[arg-type, dict-item]
    called = re.findall(r"\((\d)\)", html)
    assert called == sorted(called) and len(called) > 2
