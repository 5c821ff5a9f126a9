"""What a build says at its end."""

from __future__ import annotations

from report.build.progress import Outcome
from report.command.summary import closing_lines
from report.diagnostics import Diagnostics


def said(**indices: float) -> str:
    """What is said of Danish chapters with these indices of readability."""
    outcome = Outcome(readability={"da": {f"chapters/{name}.da.qmd": index for name, index in indices.items()}})
    return "\n".join(closing_lines(outcome, Diagnostics()))


def test_chapters_above_the_limit_of_their_language_are_named() -> None:
    assert "LIX 46 (plain) to 56 (hard) in Danish; above LIX 55 in Danish: hard (56)" in said(
        plain=46, even=55, hard=56
    )


def test_no_chapter_is_named_when_none_is_above_the_limit() -> None:
    assert "above" not in said(plain=46, even=55)
