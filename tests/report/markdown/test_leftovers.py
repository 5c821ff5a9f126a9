"""Mark-up that pandoc takes for text, and braces that nothing reads, are errors in their line; plain prose is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chapters import read

HEAD = "# Titel {#sec-t}\n\nFørst.\n\n"
PICTURE = '![Et træ](a.png){#fig-a fig-alt="En firkant"}\n\n'

LEFT = {
    "a shortcode of Hugo": "Tekst {{% note %}}.",
    "an unclosed mark": '[mistrivsel]{term="distress",',
    "a bracket away from its braces": 'Ord [mistrivsel] {term="distress"} her.',
    "an expression without backticks": 'Nu {python} value("a") træer.',
    "an expression in braces": 'Nu {python value("a")} træer.',
    "an expression without anything": 'Nu python value("a") træer.',
    "an expression with one backtick": 'Nu `{python} value("a") træer.',
    "an expression of R": "Nu `r 1+1` træer.",
    "an expression of another language": "Nu `{r} 1+1` træer.",
    "an expression without braces": 'Nu `python value("a")` træer.',
    "an expression without its language": 'Nu `value("a")` træer.',
    "a list below text": "Grupperne:\n- gule\n- blå",
    "a starred list below text": "Grupperne:\n* gule\n* blå",
    "a numbered list below text": "Grupperne:\n1. gule\n2. blå",
    "a lettered list below text": "Grupperne:\na) gule\nb) blå",
    "a list below text in a quotation": "> Grupperne:\n> - gule\n> - blå",
    "a heading below text": "Tekst.\n## Mere {#sec-m}",
    "a heading without a space": "##Mere {#sec-m}",
    "a quotation below text": "Tekst.\n> Citat.",
    "a block below text": "Tekst.\n::: {.note}\nNote.\n:::",
    "a block without its brace": "::: {.callout-tip\nTekst.\n:::",
    "a block with a space that is none": ":::\u00a0{.callout-tip}\nTekst.",
    "a block of two colons": ":: {.callout-tip}\nTekst.\n::",
    "strong type that never ends": "Det er **vigtigt her.",
    "italic type that never ends": "Det er *vigtigt her.",
    "nothing in small type": "Det er ^^ her.",
    "a link that never ends": "Se [siden](https://example.org/a her.",
    "a link to no address": "Se [siden][side] her.",
    "a picture that never ends": "Se ![et træ](a.png her.",
    "a citation that never ends": "Se [@grove2020, s. her.",
    "a reference that never ends": "Se [figuren, @sec-t her.",
    "a footnote in a footnote": "Tekst.[^a]\n\n[^a]: En note.\n    Mere[^b].\n\n[^b]: En til.",
    "a table below text": "Tekst:\n| a | b |\n|---|---|",
    "a label that belongs to nothing": "Tekst her {#sec-x}.",
    "code that never ends": "Skriv `kode her.",
    "an item of a list of examples": "(@) Et eksempel.",
    "struck words that never end": "Det er ~~forkert her.",
    "a list with a space that is none": "-\u00a0rød",
    "a numbered list with a space that is none": "1.\u00a0rød\n2.\u00a0blå",
    "a callout of GitHub": "> [!NOTE]\n> Tekst.",
    "a callout of MkDocs": '!!! note "Titel"\n\nTekst.',
    "a role of MyST": "Se {ref}`sec-t` her.",
    "an expression of Jinja": "Se {{ navn }} her.",
    "a statement of Jinja": "Se {% if x %} her.",
    "a list of contents": "[TOC]",
    "a link of a wiki": "Se [[side]] her.",
    "a link with a space in it": "Se [siden] (https://example.org/) her.",
    "a link the wrong way round": "Se (siden)[https://example.org/] her.",
}
UNREAD = {
    "a hidden span": "Ord [skjult]{.hidden} her.",
    "a span for one format": 'Ord [skjult]{.content-hidden when-format="html"} her.',
    "a class of the generator": "Ord [x]{.value} her.",
    "a reference by hand": "Ord [x]{.xref} her.",
    "a reference by hand with its target": 'Ord [x]{.xref target="sec-t"} her.',
    "a group by hand": "Ord [x]{.references} her.",
    "a part of a reference by hand": "Ord [x]{.prefix} her.",
    "a mark by hand": "Ord [x]{.mark} her.",
    "a whole by hand": "Ord [x]{.nobr} her.",
    "an attribute of a span": 'Ord [x]{trem="a"} her.',
    "a language that is none": 'Ord [x]{lang="not a tag"} her.',
    "a label of a span": "Ord [x]{#her} her.",
    "a span within a citation": "Ord [@grove2020, [s. a]{.hidden}] her.",
    "a span in a footnote": "Ord^[Note [x]{.hidden}.] her.",
    "a span in a title": "## Mere [x]{.hidden} {#sec-m}\n\nTekst.",
    "a class of a heading": "## Mere {#sec-m .unnumbered}\n\nTekst.",
    "a number that a heading does without": "## Mere {#sec-m -}\n\nTekst.",
    "an attribute of a heading": '## Mere {#sec-m data-a="b"}\n\nTekst.',
    "a class of a link": "Se [siden](https://example.org/){.button}.",
    "a target of a link": 'Se [siden](https://example.org/){target="_blank"}.',
    "the title of a link": 'Se [siden](https://example.org/ "Titel").',
    "a class of code": "Skriv `kode`{.python} her.",
    "the width of a picture": '![Et træ](a.png){#fig-a fig-alt="En firkant" width="50%"}',
    "a class of a picture": '![Et træ](a.png){#fig-a .right fig-alt="En firkant"}',
    "the title of a picture": '![Et træ](a.png "Titel"){#fig-a fig-alt="En firkant"}',
    "a class of a note": f"{PICTURE}::: {{.note .small}}\nNote.\n:::",
    "a class of a box": "::: {#tip-a .callout-tip .wide}\n## Titel\n\nTekst.\n:::",
    "an attribute of a box": '::: {#tip-a .callout-tip colour="red"}\n## Titel\n\nTekst.\n:::',
}
REFUSED = {
    "a cell by hand": '::: {#fig-a .cell index="0" line="1" later="0"}\nTekst\n:::',
    "a line marker by hand": "Tekst `9`{=line} her.",
    "raw text": "Tekst `<b>`{=html} her.",
    "a metadata block": "Tekst.\n\n---\nnote: skjult\n---\n\nMere.",
    "an address that nothing uses": "Tekst.\n\n[side]: https://example.org/",
    "a label that is none": "## Mere {#sec-m id='sec-\"onclick'}\n\nTekst.",
    "a footnote called twice": "Tekst[^a] og[^a].\n\n[^a]: Note.",
    "a footnote called twice in two lines": "Tekst[^a]\nog[^a].\n\n[^a]: Note.",
    "a note in a note": "Tekst^[Ydre ^[indre] note].",
    "an empty footnote": "Tekst^[]",
    "a picture in a footnote": "Tekst[^a].\n\n[^a]: Note.\n\n    " + PICTURE,
    "a box in a footnote": "Tekst[^a].\n\n[^a]: Note.\n\n    ::: {#tip-a .callout-tip}\n    ## Titel\n\n    x\n    :::",
    "a heading in a footnote": "Tekst[^a].\n\n[^a]: Note.\n\n    ## Mere {#sec-m}",
    "a picture in a note": f"{PICTURE}::: {{.note}}\n{PICTURE.replace('fig-a', 'fig-b')}:::",
    "a box in a note": f"{PICTURE}::: {{.note}}\n::: {{#tip-a .callout-tip}}\n## Titel\n\nx\n:::\n:::",
}
PROSE = (
    "Træer -- og buske - koster 5 * 3 kr., se a|b, c:d, x^2^ og H~2~O.",
    "Den\n1. januar blev det - næsten - sagt;\ns. 5 og\n2. februar.",
    r"Skriv \*stjerner\*, \*\*to\*\*, \[parenteser\]\(a\), \`tegn\`, \{\{< kode >}} og snake_case.",
    "Skriv `**`, `{{<`, `](`, `:::`, `]{` og `_a` som kode.",
    "Hun siger [sic] og [...] i [parentes] og (i runde).",
    r"Skriv \[!NOTE\], \{\{ navn \}\}, \{% x %\}, \[TOC\], \[\[side\]\] og \{ref\}.",
    "Skriv `[!NOTE]`, `{{ navn }}`, `{% x %}`, `[TOC]`, og `[[side]]` som kode, og {a} eller Nej!!!",
    "1.\u00a0januar kom de [nok] (f.eks. her),\nden 2.\u00a0maj ikke.",
    "En #hashtag og 50 # og § 11 og a :: b.",
    "Adressen <https://example.org/a_b_c> og <anna@example.org>.",
    'Et [ord]{lang=en}, et [ord]{.typed reason="x"} og et [ord]{.unclaimed reason="x"}.',
    "Se [@grove2020, s. 4; @sec-t], [se @sec-t] og @grove2020 [s. 3].",
)


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_markup_that_would_be_printed_as_it_is_typed_is_refused_in_its_line(text: str, tmp_path: Path) -> None:
    problems = read(tmp_path, HEAD + text + "\n").problems
    assert {"T21", "T10"} & {p.code for p in problems}, problems
    assert all(5 <= p.line <= 5 + text.count("\n") and p.hint for p in problems)


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_what_nothing_reads_of_braces_is_refused_by_name(text: str, tmp_path: Path) -> None:
    problems = read(tmp_path, HEAD + text + "\n").problems
    assert "T10" in {p.code for p in problems}, problems
    assert all(5 <= p.line <= 5 + text.count("\n") and p.hint for p in problems)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_would_be_lost_is_refused_in_its_line(text: str, tmp_path: Path) -> None:
    problems = read(tmp_path, HEAD + text + "\n").problems
    assert {"T04", "T10", "T13", "T37"} & {p.code for p in problems}, problems
    assert all(5 <= p.line <= 5 + text.count("\n") and p.hint for p in problems)


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_markup(text: str, tmp_path: Path) -> None:
    assert [str(p) for p in read(tmp_path, HEAD + text + "\n").problems] == []


@pytest.mark.parametrize(
    "text", ["@sec-t.", "@sec-t) her.", "(@sec-t) her.", "Se.\n\n@sec-t. Mere.\n\n@sec-t. Til sidst."]
)
def test_a_paragraph_may_begin_with_a_reference(text: str, tmp_path: Path) -> None:
    """Which pandoc takes for the item of a list of examples, if it may."""
    chapter = read(tmp_path, HEAD + text + "\n")
    assert [str(p) for p in chapter.problems] == []
    assert repr(chapter.side).count("'xref'") == text.count("@sec-t")


TWICE = {
    "a format of a condition": '::: {.content-visible when-format="html" when-format="pdf"}\nTekst.\n:::',
    "a title of a box": '::: {.callout-tip title="A" title="B"}\nTekst.\n:::',
    "the language of a span": "Ord [x]{lang=en lang=fr} her.",
    "two kinds of conditions": '::: {.content-visible .content-hidden when-format="html"}\nTekst.\n:::',
    "two kinds of boxes": "::: {.callout-note .callout-tip}\n## Titel\n\nTekst.\n:::",
    "a name of a listing": '```{.python filename="a" filename="b"}\nx\n```',
}


@pytest.mark.parametrize("text", TWICE.values(), ids=TWICE)
def test_braces_that_say_two_things_are_refused_by_name(text: str, tmp_path: Path) -> None:
    problems = read(tmp_path, HEAD + text + "\n").problems
    assert [p.code for p in problems] == ["T10"], problems
    assert 5 <= problems[0].line <= 5 + text.count("\n") and problems[0].hint
    assert "twice" in problems[0].message or "two" in problems[0].message
