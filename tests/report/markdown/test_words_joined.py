"""Words that only spaces part are one text of the tree, whatever stands in them and beside them."""

from __future__ import annotations

import pytest

from report.markdown.pandoc import Markdown, Pandoc
from report.markdown.tree import plain
from tests.chapters import in_words


def paragraph(text: str) -> list[dict]:
    ((block,),) = Pandoc([Markdown(text)]).trees()
    return block["c"]


def test_words_are_one_text_up_to_the_next_other_node() -> None:
    kinds = [(node["t"], node.get("c")) for node in paragraph("a b c *d e* f g")]
    assert kinds[0] == ("Str", "a b c") and kinds[-1] == ("Str", "f g")
    assert [kind for kind, _ in kinds] == ["Str", "Space", "Emph", "Space", "Str"]


@pytest.mark.parametrize(
    "text",
    [
        r"say \"},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\" twice",
        r"a \\ b \\\" c",
        "a\\\nb  \nc\nd",
        "`a b` c `d`",
        "a\u00a0b c",
    ],
)
def test_no_sign_is_lost_between_words(text: str) -> None:
    inlines = paragraph(text)
    assert "  " not in plain(inlines)
    assert plain(in_words(inlines)) == plain(inlines)
    assert [word for word in plain(inlines).split(" ") if word] == plain(inlines).split(" ")
