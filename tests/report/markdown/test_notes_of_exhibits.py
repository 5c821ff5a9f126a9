"""Notes under figures and tables."""

from __future__ import annotations

from pathlib import Path

from report.markdown.tree import plain
from tests.chapters import read

TWO_NOTES = """\
# Titel {#sec-t}

![Et træ](a.png){#fig-a fig-alt="En grøn firkant"}

::: {.note}
Den ene.
:::

::: {.note}
Den anden.
:::
"""


def test_two_notes_under_one_exhibit_are_both_there_in_their_order(tmp_path: Path) -> None:
    chapter = read(tmp_path, TWO_NOTES)
    (exhibit,) = chapter.side.blocks
    assert chapter.problems == []
    assert [plain(note["c"]) for note in exhibit["note"]] == ["Den ene.", "Den anden."]
