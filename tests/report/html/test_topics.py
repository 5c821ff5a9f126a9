"""A caption may say first what an exhibit is about, and then what it shows."""

from __future__ import annotations

import pytest

from tests.book import Book

CAPTION = {"da": "Træer i byen", "en": "Trees in the town"}


def caption(book: Book, **captions: str) -> None:
    """Gives fig-growth another caption in each language, and approves both."""
    for language, new in captions.items():
        old = f'#| fig-cap: "{CAPTION[language]}"'
        book.edit(f"chapters/trees/01-growth.{language}.qmd", old, f"#| fig-cap: '{new}'")
    book.run("pairs", "accept")


def test_the_topic_stands_in_the_line_of_the_name_and_what_it_shows_below(book: Book) -> None:
    shows = 'Der er `{python} value("trees.last")` træer'
    caption(book, da=f"[Træer i byen]{{.topic}} {shows}", en='[Trees]{.topic} There are `{python} value("trees.last")`')
    assert book.build().exit == 0
    _, files = book.site()
    page = files["da/byens-traeer/vaekst.html"].decode()
    assert '<span class="topic">Træer i byen</span><br> Der er <span class="value"' in page
    contents = files["da/byens-traeer/index.html"].decode()
    assert "<span>Træer i byen</span>" in contents and "Der er" not in contents


def test_a_number_typed_in_either_part_is_named(book: Book) -> None:
    caption(book, da="[Træer i 12 gader]{.topic} Der er 13", en="[Trees]{.topic} There are trees")
    said = [problem.message for problem in book.build().of("N01")]
    assert len(said) == 2 and "12" in said[0] and "13" in said[1]


@pytest.mark.parametrize("new", ["Træer [i byen]{.topic}", "[Træer]{.topic} [i byen]{.topic}"])
def test_a_topic_that_does_not_begin_a_caption_is_refused(new: str, book: Book) -> None:
    caption(book, da=new, en="Trees")
    assert [p.message for p in book.build().of("T10")] == ["the class 'topic' of a span means nothing here"]


def test_a_topic_in_running_text_is_refused(book: Book) -> None:
    line = book.append("chapters/trees/01-growth.da.qmd", "Om [træer]{.topic}.")
    assert [(p.line, p.code) for p in book.build().problems if p.code == "T10"] == [(line, "T10")]
