"""Every kind of node that pandoc knows, in every place where text may stand: printed twice, or refused in its line."""

from __future__ import annotations

import re

import pytest

from report.markdown.tree import Node
from report.pdf.paper import PaperWriter
from report.printed.exhibit import PrintedExhibit
from report.site.exhibit_links import Addresses
from report.site.screen import Links, ScreenWriter
from tests.chapters import Read, read_all

# A sample of each kind, in which every word to be printed is one of these.
WORDS = ("rødgran", "bøgeløv", "egekrat")
INLINES = {
    "Str": "rødgran",
    "Space and SoftBreak": "rødgran bøgeløv\negekrat",
    "LineBreak": "rødgran\\\nbøgeløv",
    "Emph": "*rødgran*",
    "Strong": "**rødgran**",
    "Superscript": "x^rødgran^",
    "Subscript": "x~rødgran~",
    "Quoted double": '"rødgran"',
    "Quoted single": "'rødgran'",
    "Cite": "@grove2020 [rødgran]",
    "Cite in brackets": "[rødgran @grove2020, bøgeløv]",
    "Code": "`rødgran`",
    "Strikeout": "~~rødgran~~",
    "SmallCaps": "[rødgran]{.smallcaps}",
    "Link": "[rødgran](https://example.org/)",
    "Link to a label": "[rødgran](#sec-t)",
    "Span": "[rødgran]{lang=en}",
    "Note": "rødgran^[bøgeløv]",
    "cross-reference": "[rødgran @sec-t]",
    "value": 'rødgran `{python} value("a")`',
}
REFUSED_INLINES = {
    "Underline": "[rødgran]{.underline}",
    "RawInline HTML": "<b>rødgran</b>",
    "RawInline TeX": "\\textbf{rødgran}",
    "Image": "rødgran ![bøgeløv](a.png)",
}
BLOCKS = {
    "Plain": "- rødgran",
    "Para": "rødgran\n\nbøgeløv",
    "BulletList": "- rødgran\n\n  bøgeløv\n- egekrat",
    "nested BulletList": "- rødgran\n  - bøgeløv",
    "OrderedList": "1. rødgran\n2. bøgeløv\n   a) egekrat\n   b) egekrat",
    "BlockQuote": "> rødgran\n>\n> - bøgeløv",
    "LineBlock": "| rødgran\n| bøgeløv",
    "DefinitionList": "rødgran\n: bøgeløv",
    "Table": "| rødgran | bøgeløv |\n|---|---|\n| egekrat | x |",
    "text and list": "rødgran\n\n- bøgeløv\n\negekrat",
}
REFUSED_BLOCKS = {
    "CodeBlock": "    rødgran",
    "RawBlock": "<table><tr><td>a</td></tr></table>",
    "RawBlock TeX": "\\begin{center}\nrødgran\n\\end{center}",
    "HorizontalRule": "* * * *",
    "Div": "::: {.column}\nrødgran\n:::",
    "Div of HTML": "<div>\n\nrødgran\n\n</div>",
}
HEAD = "# Titel {#sec-t}\n\nFørst.\n\n"
READ_OTHERWISE = {
    ("LineBlock", "beginning of a footnote"),
    ("DefinitionList", "beginning of a footnote"),
    ("Table", "beginning of a footnote"),
    ("CodeBlock", "tight item"),
    ("CodeBlock", "beginning of a footnote"),
    ("BulletList", "beginning of a footnote"),
}
# Where text may stand: how a line of it is written there, and those after it.
FIGURE = '![Et træ](a.png){#fig-a fig-alt="En firkant"}'
LINES = {
    "title": "",
    "heading": "## Z {#sec-h}",
    "caption": '![Z](a.png){#fig-a fig-alt="En firkant"}',
    "title of a box": "::: {#tip-a .callout-tip}\n## Z\n\nTekst.\n:::",
}
TEXTS = {
    "paragraph": ("Z", ""),
    "item": ("- x\n\n  Z", "  "),
    "tight item": ("- Z", "  "),
    "numbered item": ("1. x\n\n   Z\n\n2. y", "   "),
    "quotation": ("> Z", "> "),
    "footnote": ("Tekst.[^n]\n\n[^n]: x\n\n    Z", "    "),
    "beginning of a footnote": ("Tekst.[^n]\n\n[^n]: Z", "    "),
    "note": (f"{FIGURE}\n\n::: {{.note}}\nZ\n:::", ""),
    "second note": (f"{FIGURE}\n\n::: {{.note}}\nx\n:::\n\n::: {{.note}}\nZ\n:::", ""),
    "box": ("::: {#tip-a .callout-tip}\n## Titel\n\nZ\n:::", ""),
    "box in a box": ("::: {#tip-a .callout-tip}\n## A\n\n:::: {#tip-b .callout-tip}\n## B\n\nZ\n::::\n:::", ""),
}
# What paper cannot set within a line, where notes stand.
NOT_IN_NOTES, NOTES = ("DefinitionList", "Table"), ("footnote", "beginning of a footnote", "note", "second note")
NO_NOTES = ("footnote", "beginning of a footnote")  # a footnote inside a footnote is refused: test_leftovers.py
LEADING_TO = Addresses("data/", "assets/", "literature.html", frozenset())
CHAPTER_PAGES = Links({"sec-t": "", "fig-a": ""}, "glossary.html", LEADING_TO)


def inline_chapters() -> dict[str, tuple[str, str]]:
    """Chapters by kind and place, each with the sample that stands in it."""
    found: dict[str, tuple[str, str]] = {}
    for kind, sample in (INLINES | REFUSED_INLINES).items():
        for place, text in LINES.items():
            if "\n" not in sample:
                title = f"Titel {sample}" if place == "title" else "Titel"
                found[f"{kind} in a {place}"] = (
                    f"# {title} {{#sec-t}}\n\nTekst.\n\n{text.replace('Z', sample)}\n",
                    sample,
                )
        for place, (text, rest) in TEXTS.items():
            if not (kind == "Note" and place in NO_NOTES):
                inside = sample.replace("\n", f"\n{rest}")
                found[f"{kind} in a {place}"] = (
                    f"{HEAD}{text.replace('Z', f'Her {inside} x.')}\n",
                    sample,
                )
    return found


def block_chapters() -> dict[str, tuple[str, str]]:
    """The same of blocks, without those that pandoc itself reads as something else at the beginning of a text."""
    found: dict[str, tuple[str, str]] = {}
    for kind, sample in (BLOCKS | REFUSED_BLOCKS).items():
        for place, (text, rest) in TEXTS.items():
            if (kind, place) not in READ_OTHERWISE:
                inside = sample.replace("\n", f"\n{rest}")
                found[f"{kind} in a {place}"] = (f"{HEAD}{text.replace('Z', inside)}\n", sample)
    return found


CASES = inline_chapters() | block_chapters()


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Every chapter, read by a single pandoc."""
    folder = tmp_path_factory.mktemp("nodes")
    texts = {f"{at}.da.qmd": text for at, (text, _) in enumerate(CASES.values())}
    return dict(zip(CASES, read_all(folder, texts), strict=True))


def printed(chapter: Read) -> tuple[str, str]:
    """The chapter for the screen and for paper, without tags."""
    exhibits = {"fig-a": PrintedExhibit("fig-a", "figure", "Figur 1.1", "En firkant", picture="a.png")}
    screen, paper = ScreenWriter("da", exhibits, CHAPTER_PAGES), PaperWriter("da", exhibits)
    blocks: list[Node] = [{"t": "Para", "c": chapter.side.title}, *chapter.side.blocks]
    page = screen.blocks(blocks) + screen.notes_section()
    return tuple(re.sub(r"<[^>]*>", " ", html) for html in (page, paper.blocks(blocks)))


@pytest.mark.parametrize("case", CASES)
def test_a_node_is_printed_whole_or_refused_in_its_line(case: str, chapters: dict[str, Read]) -> None:
    text, sample = CASES[case]
    chapter, kind = chapters[case], case.partition(" in a ")[0]
    if kind in REFUSED_INLINES or kind in REFUSED_BLOCKS:
        assert {p.code for p in chapter.problems} & {"T10", "T21"}, chapter.problems
        assert all(p.hint and 1 <= p.line <= text.count("\n") for p in chapter.problems)
        return
    if kind in NOT_IN_NOTES and case.partition(" in a ")[2] in NOTES:
        assert {p.code for p in chapter.problems} == {"T38"}, chapter.problems
        return
    assert [str(p) for p in chapter.problems] == []
    for output in printed(chapter):
        assert {word: output.count(word) for word in WORDS} == {word: sample.count(word) for word in WORDS}
