"""The tiny book with what stands apart: notes in the margin, key figures behind its last chapter, and a brief."""

from __future__ import annotations

from tests.book import Book

GROWTH, STREETS, BRIEF = "chapters/trees/01-growth", "chapters/trees/02-streets", "chapters/trees/brief"
NOTES = {
    "da": ("Træerne har aldrig været flere.", "Parken er den største gade."),
    "en": ("There were never more trees.", "The park is the largest street."),
}
ITEMS = {"da": ("træer i byen", "flere end før"), "en": ("trees in the town", "more than before")}
SENTENCES = {
    "da": "Træerne står i gaderne og i parken, og de giver skygge til alle, der går under dem om sommeren. ",
    "en": "The trees stand in the streets and in the park, and they give shade to all who walk below in summer. ",
}
HEAD = "---\nlang: {code}\n---\n\n```{{python}}\n#| include: false\nfrom figures.exhibits import *\n```\n\n"
PARAGRAPHS = 9  # of the brief, which fill a page and begin another


def margin(text: str) -> str:
    return f"::: {{.column-margin}}\n{text}\n:::\n\n"


def key_figures(code: str) -> str:
    first, second = ITEMS[code]
    return (
        '::: {.key-figures}\n- **`{python} value("trees.last")`** '
        f'{first}\n- **`{{python}} value("trees.more", sign=True)`** {second}\n:::'
    )


def brief(code: str, paragraphs: int = PARAGRAPHS) -> str:
    """The text of a brief: a title, key figures, a figure that has no number, and paragraphs."""
    title = {"da": "Træerne i korte træk", "en": "The trees in brief"}[code]
    refers = {"da": "Mere står i @sec-growth [@grove2020].", "en": "More stands in @sec-growth [@grove2020]."}[code]
    caption = {"da": "Træer, kort", "en": "Trees, in brief"}[code]
    cell = f'```{{python}}\n#| label: fig-brief\n#| fig-cap: "{caption}"\ngrowth()\n```'
    text = "\n\n".join([SENTENCES[code] * 4] * paragraphs)
    head = HEAD.format(code=code).replace("from figures", "from report.author import value\nfrom figures")
    return f"{head}# {title} {{#sec-brief}}\n\n{refers}\n\n{key_figures(code)}\n\n{cell}\n\n{text}\n"


def with_apart(book: Book) -> Book:
    """The book with all of this, in every form, and its pairs approved."""
    for code, (first, second) in NOTES.items():
        file = f"{GROWTH}.{code}.qmd"
        text = book.read(file)
        opening = text.index("Byen har nu" if code == "da" else "The town")
        book.write(file, text[:opening] + margin(first) + text[opening:])
        heading = {"da": "## Tal {#sec-figures}", "en": "## Numbers {#sec-figures}"}[code]
        imports = "from figures.exhibits import *"
        book.edit(f"{STREETS}.{code}.qmd", imports, f"from report.author import value\n{imports}")
        book.append(
            f"{STREETS}.{code}.qmd", f"{margin(second)}{SENTENCES[code] * 3}\n\n{heading}\n\n{key_figures(code)}"
        )
        book.write(f"{BRIEF}.{code}.qmd", brief(code))
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf, epub, single]\n    brief: brief")
    assert book.run("pairs", "accept").exit == 0, book.run("check").printed
    return book
