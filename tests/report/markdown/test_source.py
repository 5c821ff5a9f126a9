"""A chapter taken apart: cells and front matter, and line marks that change nothing that is read."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report.diagnostics import Diagnostics
from report.markdown.cells import Cell
from report.markdown.pandoc import Markdown, Pandoc
from report.markdown.source import Source
from report.markdown.structure import structure
from report.markdown.tree import first_line, plain, runs
from tests.book import TINY
from tests.chapters import in_words, misplaced, parsed, read, sources, with_and_without_marks, without_marks

CHAPTERS = sorted(str(path.relative_to(TINY)) for path in (TINY / "chapters").rglob("*.qmd"))
CELL = """\
```{python}
#| label: fig-growth
#| fig-cap: "Træer: \\"store\\" og små"
#| echo: false
x = '''
~~~
'''
growth()
```
"""

word = st.sampled_from(["træer", "i byen", "18", "§ 11,", "*høje*", "**store**", '"nye"', "`kode`", "a_b", "\\*"])
inline = st.sampled_from(
    [
        "[@grove2020, s. 4]",
        "@grove2020 [s. 4]",
        "@fig-a",
        "[se @fig-a; @grove2020]",
        "[sag](https://a.dk)",
        "[^n]",
        '`{python} value("a", magnitude=True)`',
        '[9]{.typed reason="et navn"}',
        "^[en note]",
        "![tegn](a.png)",
        "[",
        "]",
        "(",
    ]
)
gap = st.sampled_from([" ", " ", "\n", "  \n", "\\\n"])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A few words and inlines with spaces and breaks between them; inlines may themselves be broken at a space."""
    pieces = draw(st.lists(word | inline, min_size=1, max_size=6))
    wrapped = [piece.replace(" ", "\n", 1) if draw(st.booleans()) else piece for piece in pieces]
    return pieces[0] + "".join(draw(gap) + piece for piece in wrapped[1:])


def first_of(text: str) -> str:
    return text.splitlines()[0].rstrip(" \\")


def indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", f"\n{rest}")


several = st.lists(sentences(), min_size=1, max_size=3)
blocks = st.one_of(
    sentences(),
    sentences().map(lambda text: f"## {first_of(text)} {{#sec-a}}"),
    sentences().map(lambda text: f"### {first_of(text)} ##"),
    sentences().map(lambda text: f"{first_of(text)}\n---"),
    several.map(lambda items: "\n".join(indented(item, "- ", "  ") for item in items)),
    # A number that stands alone begins a text, not a list: see test_lone_marks.py.
    several.map(lambda items: "\n\n".join(indented(item, "1. ", "   ") for item in [*items, "a"])),
    several.map(lambda quoted: "\n>\n".join(indented(text, "> ", "> ") for text in quoted)),
    sentences().map(lambda text: indented(text, "[^n]: ", "    ") + "\n\n    Mere."),
    sentences().map(lambda text: f"::: {{#nte-a .callout-note}}\n## Titel\n\n{text}\n:::"),
    st.sampled_from(
        [
            '![Et træ](a.png){#fig-a fig-alt="En firkant"}',
            '![Et\ntræ](a.png){#fig-a\nfig-alt="x"}',
            "* * *",
            "---",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "[a]: https://a.dk",
            "-\n- a",
            "a\n```kode``` b\nc",
        ]
    ),
)
documents = st.lists(blocks, min_size=1, max_size=5).map(lambda found: "\n\n".join(["T", *found]) + "\n")


def source(text: str, found: Diagnostics) -> Source:
    with tempfile.TemporaryDirectory() as folder:
        return sources(Path(folder), {"a.da.qmd": text}, found)[0]


def lines(text: str) -> dict[str, int]:
    """The line that the tree gives for each run of text in the chapter."""
    read_source = source(text, Diagnostics())
    body = structure(parsed([read_source])[0], read_source, Diagnostics())
    return {plain(run): first_line(run) for run in [body.title, *runs(body.blocks)]}


@settings(max_examples=25)
@given(st.lists(documents, min_size=4, max_size=4))
@example(['a `b\nc` [@x,\ns. 1] [9]{.typed\nreason="d e"}', "> a\n>\n> b", "a  \nb\\\nc", "## A ##\n\n- a\n-"])
def test_marks_change_nothing_that_pandoc_reads(texts):
    read_texts = [source(text, Diagnostics()) for text in texts]
    plainly = Pandoc([Markdown(text) for text in texts]).trees()
    assert without_marks(parsed(read_texts)) == in_words(plainly)


@pytest.mark.parametrize("file", CHAPTERS)
def test_marks_change_nothing_in_a_chapter(file):
    marked, plainly = with_and_without_marks(TINY, file)
    assert marked == plainly


@pytest.mark.parametrize("file", CHAPTERS)
def test_every_run_of_text_in_a_chapter_has_the_line_it_stands_in(file):
    assert misplaced(TINY, file) == []


def test_every_kind_of_text_has_its_line():
    found = lines("""\
---
lang: da
---

# Titel {#sec-t}

Et afsnit
over to linjer.

- Et punkt

- Et andet
  - Et tredje

> Et citat

## Et mellemord {#sec-a}

![Et billede](a.png){#fig-a fig-alt="En firkant"}

::: {#nte-a .callout-note}
## En boks

Dens tekst
:::
""")
    assert found == {
        "Titel": 5,
        "Et afsnit over to linjer.": 7,
        "Et punkt": 10,
        "Et andet": 12,
        "Et tredje": 13,
        "Et citat": 15,
        "Et mellemord": 17,
        "Et billede": 19,
        "En boks": 22,
        "Dens tekst": 24,
    }


def test_a_footnote_and_a_caption_have_their_own_lines():
    found = lines(f"# T {{#sec-t}}\n\nTekst[^n].\n\n[^n]: Note\n\n{CELL}\n::: {{.note}}\nAnm.\n:::\n")
    assert found["Træer: store og små"] == 9
    assert found["Anm."] == 18
    chapter = read(Path(tempfile.gettempdir()), "# T {#sec-t}\n\nTekst[^n].\n\n[^n]: Note")
    (note,) = [node for run in runs(chapter.side.blocks) for node in run if node["t"] == "Note"]
    assert first_line(note["c"][0]["c"]) == 5


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a <b>b</b>[^n]\nc\n\n[^n]: d", "T10", 3),
        ("a[^n] <b>b</b>\nc\n\n[^n]: d", "T10", 3),
        ("a[^n]\n\n[^n]: <b>b</b>", "T10", 5),
        ('a\n`{python} value("none")`[^n]\nb\n\n[^n]: c', "V02", 4),
        ('a[^n]\nb\n\n[^n]: `{python} value("none")`', "V02", 6),
        ("a[^n]\n@sec-none\n\n[^n]: b", "T06", 4),
        ("a^[@sec-none]\nb\n", "T06", 3),
    ],
)
def test_what_is_wrong_beside_and_inside_a_footnote_has_its_own_line(tmp_path, text, code, line):
    problems = read(tmp_path, f"# T {{#sec-t}}\n\n{text}").problems
    assert {(problem.code, problem.line) for problem in problems} == {(code, line)}


def test_a_cell_has_code_label_caption_and_lines():
    (cell,) = source(f"# T {{#sec-t}}\n\n{CELL}", Diagnostics()).cells
    assert cell == Cell(0, 7, "x = '''\n~~~\n'''\ngrowth()\n", "fig-growth", 'Træer: "store" og små', 5, 4)
    assert cell.kind == "fig"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("```{python}\nx\n```", ["x\n"]),
        ("~~~{python}\nx = '''\n```\n'''\n~~~\n", ["x = '''\n```\n'''\n"]),
        ("````{python}\nx = '''\n```\n'''\n````\n", ["x = '''\n```\n'''\n"]),
        ("```{python}\n```\n", ["\n"]),
        ("```{python}\nx\n```\n\n```python\ny\n```\n\n``` {python}\nz\n```\n", ["x\n", "z\n"]),
        ("```{python}\nx\n~~~\n```\n", ["x\n~~~\n"]),
        ("a\n```foo``` b\n\n```{python}\nx\n```\n", ["x\n"]),
        ("<!--\n```{python}\nx\n```\n-->\n", []),
    ],
    ids=[
        "at the end of the file",
        "tildes",
        "four ticks",
        "empty",
        "among other code",
        "other fence inside",
        "after code that looks like a fence",
        "in a comment",
    ],
)
def test_cells_are_found(text, codes):
    assert [cell.code for cell in source(text, Diagnostics()).cells] == codes


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["windows", "old mac", "unix"])
def test_every_kind_of_line_end_is_read_alike(end):
    text = f"# T {{#sec-t}}\n\nEt\nto\n\n{CELL}"
    assert source(text.replace("\n", end), Diagnostics()) == source(text, Diagnostics())


def test_a_byte_order_mark_and_odd_separators_are_no_lines():
    assert source("\ufeff# T\n\na\u2028b\u2029c\n", Diagnostics()).lines == ("# T", "", "a\u2028b\u2029c")


def test_comments_are_left_out_and_lines_stay_right():
    found = lines("# T {#sec-t}\n\n<!-- 18\nlinjer --> Et\n<!-- og -->\nto <!-- a --> tre <!-- b -->\n\nFire\n")
    assert found == {"T": 1, "Et to tre": 4, "Fire": 8}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# T\n\n<!-- a\n\nb", "T10", 3),
        ("---\nlang: da\n\n# T", "T02", 1),
        ("---\nlang: en\n---\n\n# T", "T02", 2),
        ("---\ntitle: x\na: b: c\n---\n\n# T", "T02", 3),
        ("# T\n\n```{python}\n#| label: fig-a\n#| fig-cap: a: b\nx\n```", "T11", 5),
        ("# T\n\n```{python}\n#| label: fig-a\n#| fig-capt: a\nx\n```", "T11", 5),
        ("# T\n\n```{python}\n#| label: fig-a\nx\n```", "T12", 4),
        ("# T\n\n```{python}\n#| label: a\nx\n```", "T04", 4),
    ],
    ids=[
        "open comment",
        "open front matter",
        "other language",
        "broken front matter",
        "caption without quotes",
        "unknown option",
        "no caption",
        "label of no kind",
    ],
)
def test_what_is_wrong_has_its_line(text, code, line):
    found = Diagnostics()
    source(text, found)
    assert (code, line) in [(problem.code, problem.line) for problem in found]


def test_a_file_that_is_no_text_names_the_line(tmp_path):
    from report.markdown.source import read_source

    (tmp_path / "a.qmd").write_bytes("# T\n\nbørn".encode("latin-1"))
    found = Diagnostics()
    assert read_source(tmp_path, "a.qmd", "da", found) is None
    assert read_source(tmp_path, "none.qmd", "da", found) is None
    assert [(p.file, p.line, p.code) for p in found] == [("a.qmd", 3, "T01"), ("none.qmd", 0, "T01")]


@given(st.from_regex(r'[a-z][a-z-]{0,6}:[ ]{1,2}("[^"\n]{0,8}"|[A-Za-z0-9_.:~-]{0,8})', fullmatch=True))
@example("label: fig-a")
@example('fig-cap: "A: b, {x}"')
@example("include: no")
@example("on: x")
def test_an_everyday_option_is_read_as_yaml_reads_it(text):
    from report.markdown import options

    everyday = options._everyday(text)
    assert everyday is None or everyday == options._yaml(text)
    assert options.read_option("label: fig-a") == ("label", "fig-a")
