"""A block that never ends is told once, with its line: nothing else is said of what was read as part of it."""

from __future__ import annotations

import pytest

from report.diagnostics import Diagnostics
from report.markdown.source import take_apart
from tests.book import Book

GROWTH, STREETS = "chapters/trees/01-growth", "chapters/trees/02-streets"
CHAPTER = """\
---
lang: da
---

# Vækst {#sec-growth}

Byen har træer.[^count] Se @fig-growth.

[^count]: Talt.

## Udviklingen {#sec-change}

- i gaderne
- i parken

```{python}
#| label: fig-growth
#| fig-cap: "Træer i byen"
growth()
```

::: {.note}
Talt om sommeren.
:::
"""
UNENDED = (
    "::: {.callout-note}",
    "::: {#nte-x .callout-note}",
    "::: {.note}",
    ":::: {.callout-tip}",
    "::: box",
    "::: {.callout-note",
    ":::",
    "> ::: {.note}",
    "- ::: {.note}",
    "<div>",
    '<DIV class="x">',
    "Tekst <div",
    "<!-- Husk",
    "```",
    "```{python",
    "```{python}",
    "~~~",
)
ENDED = (
    "`<div>` og \\<div> og x <diver>.",
    "::: {#nte-x .callout-note}\n## Mere\n\nTekst.\n:::",
    ":::: {#nte-x .callout-note}\n## Mere\n\n::: {#nte-y .callout-tip}\n## Og mere\n\nTekst.\n:::\n::::",
    "<!-- Husk -->",
    '````{python}\nx = """\n```{python}\n```\n"""\n````',
)


def put(text: str, before: int, new: str) -> tuple[str, int]:
    """`text` with `new` as a block before its block of this number (from the end where it is negative); its line."""
    blocks = text.rstrip("\n").split("\n\n")
    at = before if before >= 0 else len(blocks) + 1 + before
    return "\n\n".join([*blocks[:at], new, *blocks[at:]]) + "\n", "\n\n".join([*blocks[:at], ""]).count("\n") + 1


@pytest.mark.parametrize("before", [2, 4, 5, -1])
@pytest.mark.parametrize("new", UNENDED)
def test_what_never_ends_is_all_that_is_told(new: str, before: int) -> None:
    text, line = put(CHAPTER, before, new)
    found = Diagnostics()
    source = take_apart(text.encode(), "01.da.qmd", "da", found)
    assert [(p.line, p.code) for p in found] == [(line, "T10")], [*map(str, found)]
    assert source is None


@pytest.mark.parametrize("before", [2, 5, -1])
@pytest.mark.parametrize("new", ENDED)
def test_what_ends_is_read(new: str, before: int) -> None:
    found = Diagnostics()
    assert take_apart(put(CHAPTER, before, new)[0].encode(), "01.da.qmd", "da", found)
    assert [*map(str, found)] == []


@pytest.mark.parametrize("languages", [("da", "en"), ("da",), ("en",)])
@pytest.mark.parametrize("new", ["::: {.callout-note}", "<div>", "```"])
def test_neither_its_own_chapter_nor_another_nor_another_language_adds_to_it(
    new: str, languages: tuple[str, ...], book: Book
) -> None:
    """The other chapter refers to what stands in this one."""
    wanted = []
    for language in languages:
        text, line = put(book.read(f"{STREETS}.{language}.qmd"), 3, new)
        book.write(f"{STREETS}.{language}.qmd", text)
        wanted.append((f"{STREETS}.{language}.qmd", line, "T10"))
    assert "@sec-streets" in book.read(f"{GROWTH}.da.qmd")
    assert [(p.file, p.line, p.code) for p in book.check()] == wanted


def test_a_label_that_is_missing_is_told_as_soon_as_every_chapter_is_read(book: Book) -> None:
    line = book.append(f"{GROWTH}.da.qmd", "Se @sec-none.")
    book.append(f"{GROWTH}.en.qmd", "See @sec-none.")
    unended = book.append(f"{STREETS}.da.qmd", "::: {.note}")
    assert [(p.line, p.code) for p in book.check() if p.file.endswith("da.qmd")] == [(unended, "T10")]
    book.edit(f"{STREETS}.da.qmd", "\n\n::: {.note}\n", "\n")
    assert (line, "T06") in [(p.line, p.code) for p in book.check() if p.file == f"{GROWTH}.da.qmd"]


INLINE_FENCES = {
    "in a quotation": "> ```\n> x = 1\n> ```",
    "in a quotation, with a language": "> ```python\n> x = 1\n> ```",
    "of tildes in a quotation": "> ~~~\n> x = 1\n> ~~~",
    "in the first line of an item": "- ```\n  x = 1\n  ```",
    "in the first line of a numbered item": "1. ```python\n   x = 1\n   ```\n2. b",
    "behind a tab": "- Punkt\n\n\t```\n\tx = 1\n\t```",
    "in a quotation in an item": "- > ```\n  > x = 1\n  > ```",
    "in the first line of a definition": "Ord\n: ```\n  x = 1\n  ```",
}


@pytest.mark.parametrize("new", INLINE_FENCES.values(), ids=INLINE_FENCES)
def test_a_fence_where_code_cannot_be_shown_is_told_in_its_line(new: str) -> None:
    text, line = put(CHAPTER, 4, new)
    found = Diagnostics()
    take_apart(text.encode(), "01.da.qmd", "da", found)
    fence = line + next(at for at, part in enumerate(new.split("\n")) if "```" in part or "~~~" in part)
    assert [(p.line, p.code) for p in found if "here" in p.message] == [(fence, "T10")], [*map(str, found)]
    assert all("never ends" in p.message for p in found if p.line != fence)  # its end, taken for a beginning


@pytest.mark.parametrize(
    "new", ["> `` ``` `` er et tegn.", "- ``` x ``` her", "> \\`\\`\\`", "Tekst ```` ```python ```` her."]
)
def test_code_within_a_line_is_no_fence(new: str) -> None:
    found = Diagnostics()
    assert take_apart(put(CHAPTER, 4, new)[0].encode(), "01.da.qmd", "da", found)
    assert [*map(str, found)] == []
