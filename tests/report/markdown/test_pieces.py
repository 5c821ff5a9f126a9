"""A chapter that pandoc reads in pieces has the tree that it has as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report.diagnostics import Diagnostics
from report.markdown.nodes import Block
from report.markdown.pandoc import Markdown, Pandoc
from report.markdown.pieces import Pieces, pieces
from report.markdown.source import take_apart
from report.project.configuration import read_in_hand
from tests.modules import ROOT

HEAD = "# Trees {#sec-trees}\n\nThey grow[^grow] and @sec-more.\n\n"
MORE = "## More {#sec-more}\n\nEven more[^grow], see [@oak2001].[^more]\n\n"
NOTE = "[^grow]: They *grow*, as[^more] @sec-trees says.\n\n    In two paragraphs.\n\n[^more]: Or not.\n\n"
BOX = "::: {#nte-box .callout-note}\n## A box\n\nHeld.\n:::\n\n"
WHOLE = {
    "a link's target": "[oak]: https://example.org\n\n",
    "examples": "(@) One.\n\n",
    "code": "```\n## not a heading {#sec-x}\n```\n\n",
    "html": "<div>\n\n</div>\n\n",
    "a heading by its words": "See [More] of it.\n\n",
    "a note in a box": "::: {.note}\n[^in]: Inside.\n:::\n\n",
    "a note twice": "[^grow]: Again.\n\n[^grow]: And again.\n\n",
    "two headings of the same words": f"{BOX}{BOX}",
}


def read(texts: list[str]) -> list[list[Block]]:
    """The trees of `texts`; the number that pandoc gives a citation in its order is not looked at."""
    return json.loads(json.dumps(Pandoc([Markdown(text) for text in texts]).trees()), object_hook=_unnumbered)


def _unnumbered(node: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in node.items() if key != "citationNoteNum"}


def together(markdown: str) -> list[Block]:
    """The tree of the pieces of `markdown`."""
    return [block for tree in read(pieces(markdown)) for block in tree]


@pytest.mark.parametrize(
    "text", [HEAD + MORE + NOTE, HEAD + NOTE + BOX + MORE, HEAD + BOX + MORE + "- a\n\n- b\n\n" + NOTE]
)
def test_pieces_put_together_are_the_whole(text: str) -> None:
    assert len(pieces(text)) > 1
    assert [together(text)] == read([text])


@pytest.mark.parametrize("part", WHOLE.values(), ids=WHOLE)
def test_where_something_may_lead_across_the_chapter_is_one_piece(part: str) -> None:
    text = HEAD + part + MORE
    assert pieces(text) == [text]


def test_only_the_piece_that_changed_is_unread() -> None:
    kept, text = Pieces(), HEAD + MORE + NOTE
    unread = kept.unread("a.qmd", text)
    assert len(unread) == 2
    first = kept.tree("a.qmd", text, dict(zip(unread, Pandoc([Markdown(t) for t in unread]).trees(), strict=True)))
    assert kept.unread("a.qmd", text) == [] and kept.tree("a.qmd", text, {}) == first
    (again,) = kept.unread("a.qmd", text.replace("Even more", "Still more"))
    assert "Still more" in again
    assert len(kept.unread("b.qmd", text)) == 2


def test_who_works_at_a_tree_changes_no_other() -> None:
    kept, text = Pieces(), HEAD + MORE
    unread = kept.unread("a.qmd", text)
    one = kept.tree("a.qmd", text, dict(zip(unread, Pandoc([Markdown(t) for t in unread]).trees(), strict=True)))
    before = json.dumps(one)
    one[0]["c"] = []  # type: ignore[typeddict-item]
    assert json.dumps(kept.tree("a.qmd", text, {})) == before


@pytest.mark.slow
def test_the_chapters_of_this_project_are_the_same_in_pieces() -> None:
    read_in_hand(ROOT, Diagnostics())
    several = 0
    for path in sorted((ROOT / "chapters").rglob("*.qmd")):
        file = path.relative_to(ROOT).as_posix()
        source = take_apart(path.read_bytes(), file, Path(file).suffixes[0].lstrip("."), Diagnostics())
        assert source
        parts = pieces(source.markdown)
        several += len(parts) > 1
        if len(parts) > 1:
            assert [together(source.markdown)] == read([source.markdown]), file
    assert several > 40
