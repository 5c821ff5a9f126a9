"""To-dos in chapters: what says so in a comment, and what would be printed."""

from __future__ import annotations

import pytest

from report.check.todos import todos, warn_of
from report.diagnostics import Diagnostics
from report.markdown.source import take_apart

FILE = "chapter.da.qmd"


def found(text: str) -> list[tuple[int, str, bool]]:
    """Line, words and whether it is printed, of each to-do in a chapter whose title is followed by `text`."""
    source = take_apart(f"# T {{#sec-t}}\n\n{text}\n".encode(), FILE, "da", Diagnostics())
    assert source is not None
    return [(todo.line, todo.text, todo.printed) for todo in todos(source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Intet at gøre.", []),
        ("<!-- TODO: skriv -->", [(3, "TODO: skriv", False)]),
        ("Tekst. <!-- XXX --> Mere. <!-- en bemærkning -->", [(3, "XXX", False)]),
        ("<!-- TODO skriv\nmere -->\n\nTekst ???", [(3, "TODO skriv mere", False), (6, "Tekst ???", True)]),
        ("<!-- a\nTODO b\nc --> TODO d", [(3, "a TODO b c", False), (5, "TODO d", True)]),
        ("- XXX\n- to", [(3, "- XXX", True)]),
        ("Tekst.[^n]\n\n[^n]: TODO", [(5, "[^n]: TODO", True)]),
        ("Et spørgsmål? To?? `XXX` og ``TODO`` og mastodont, TODOS, XXXL.", []),
        ('`{python} value("XXX")`', []),
        (
            "```{python}\n# TODO regn\n#| label: fig-a\n#| fig-cap: 'TODO titel'\nx()\n```\n\nXXX",
            [(6, "fig-cap: 'TODO titel'", True), (10, "XXX", True)],
        ),
    ],
)
def test_what_is_left_to_do_has_its_line(text: str, expected: list[tuple[int, str, bool]]) -> None:
    assert found(text) == expected


def test_only_what_would_be_printed_is_warned_of() -> None:
    source = take_apart(b"# T {#sec-t}\n\nTODO\n\n<!-- TODO -->\n", FILE, "da", Diagnostics())
    problems = Diagnostics()
    assert source is not None
    warn_of(todos(source), problems)
    assert [(p.code, p.line, p.severity) for p in problems] == [("P20", 3, "warning")]
