"""Notes under figures and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.xfail(raises=AssertionError, reason="the second note replaces the first, which is lost without a word")
def test_two_notes_under_one_exhibit_are_both_there_or_an_error(tmp_path: Path) -> None:
    chapter = read(tmp_path, TWO_NOTES)
    (exhibit,) = chapter.side.blocks
    assert chapter.problems or len(exhibit["note"]) == 2
