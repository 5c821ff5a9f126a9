"""An example of each row of docs/quarto.md, and what must come of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Works:
    """What is written, and the words that stand on the page, and on paper where that is not the same.

    Nothing of `never` is on the page.
    """

    text: str
    screen: str
    paper: str = ""
    never: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What is written, the code of what is told, and a part of the way out."""

    text: str
    code: str
    hint: str


PICTURE = '![A {0} tree](tree.png){{#fig-{0} fig-alt="A green square, called {0}."}}'


def callout(kind: str, word: str) -> str:
    return f"::: {{.callout-{kind}}}\n## Title {word}\n\nBox {word}.\n:::"


WORKS = {
    "Callouts: note": Works(callout("note", "alder"), "Title alder Box alder."),
    "Callouts: tip": Works(callout("tip", "aspen"), "Title aspen Box aspen."),
    "Callouts: warning": Works(callout("warning", "beech"), "Title beech Box beech."),
    "Callouts: caution": Works(callout("caution", "birch"), "Title birch Box birch."),
    "Callouts: important": Works(callout("important", "cedar"), "Title cedar Box cedar."),
    "Callouts: `title=`": Works('::: {.callout-tip title="Title elder"}\nBox elder.\n:::', "Title elder Box elder."),
    "Callouts: without a title": Works("::: {.callout-warning}\nBox maple.\n:::", "Warning Box maple."),
    "Callouts: `collapse=`": Works(
        '::: {.callout-note collapse="true"}\n## Title hazel\n\nBox hazel.\n:::', "Title hazel Box hazel."
    ),
    "Callouts: labels": Works(
        "::: {#wrn-holly .callout-warning}\n## Title holly\n\nBox holly.\n:::\n\nSee @wrn-holly there.",
        "See Title holly there.",
        "See Title holly there.",
    ),
    "Emphasis, super- and subscript": Works("*Larch* **linden** x^oak^ y~elm~ end.", "Larch linden xoak yelm end."),
    "Strikeout": Works("Not ~~poplar~~ this.", "Not poplar this."),
    "Small capitals": Works("In [rowan]{.smallcaps} here.", "In rowan here."),
    "Bullet and numbered lists": Works("- willow\n- yew\n\n1. fir\n2. pine", "willow yew fir pine", "willow"),
    "Task lists": Works("- [ ] plant acer\n- [x] water acer", "plant acer water acer", "plant acer"),
    "Definition lists": Works("Crown\n: What acacia wears", "Crown What acacia wears"),
    "Line blocks": Works("| Verse of apple\n| verse of pear", "Verse of apple verse of pear"),
    "Pipe tables": Works(
        "| Tree | Leaf |\n|---|---:|\n| Cherry | *round* |\n\n: Leaves of cherry {#tbl-leaves}\n\nSee @tbl-leaves now.",
        "Leaves of cherry Tree Leaf Cherry round See Table 3.1 now.",
        "Leaves of cherry",
    ),
    "Pipe tables without a caption": Works("| Tree | Bark |\n|---|---|\n| Plum | dark |", "Tree Bark Plum dark"),
    "Grid tables": Works(
        "+------+------+\n| Tree | Seed |\n+======+======+\n| Quince | wide |\n+------+------+".replace(
            "Quince", "Fig "
        ),
        "Tree Seed Fig wide",
    ),
    "`{{< include >}}`": Works("{{< include _part.{0}.qmd >}}", "Included olive.", "Included olive."),
    "`{{< pagebreak >}}`": Works(
        "Before the break.\n\n{{< pagebreak >}}\n\nBehind the break.", "Before the break. Behind", "Behind the break."
    ),
    "`{{< meta >}}`": Works("It is called {{< meta title >}} here.", "It is called Trees of the town here."),
    "A shortcode that is shown": Works("Write {{{< meta title >}}} there.", "Write {{< meta title >}} there."),
    "Inline formulas": Works("A formula $p^2$ in text.", "in text.", "A formula"),
    "Formulas on a line": Works("Then $$q = r + s$$ follows.", "follows.", "follows."),
    "Numbered formulas": Works(
        "$$\nu = \\frac{v}{w}\n$$ {#eq-share}\n\nAs @eq-share says.",
        "(3.1) As Equation 3.1 says.",
        "As Equation 3.1 says.",
    ),
    "Values in formulas": Works('The share $z = `{python} value("trees.last")`$ of all.', "75 of all.", "of all."),
    "Code: fenced": Works("```python\nwalnut = 'shown'\n```", "walnut = 'shown'", "walnut = 'shown'"),
    "Code: in a list": Works("- an item\n\n  ```\n  chestnut code\n  ```", "an item chestnut code", "chestnut code"),
    "Code: `#lst-` and `lst-cap`": Works(
        '```{.python #lst-sum lst-cap="How mulberry is counted"}\nsum(mulberry)\n```\n\nSee @lst-sum too.',
        "How mulberry is counted sum(mulberry) See Listing 3.1 too.",
        "How mulberry is counted sum(mulberry)",
    ),
    "Code: `filename`": Works('```{.python filename="nut.py"}\nalmond()\n```', "nut.py almond()"),
    "Cells: `echo: true`": Works("```{python}\n#| echo: true\nspruce = 4 + 4\n```", "spruce = 4 + 4", "spruce = 4 + 4"),
    "`.panel-tabset`": Works(
        "::: {.panel-tabset}\n## Spring\n\nBuds open.\n\n## Autumn\n\nLeaves fall.\n:::",
        "Spring Buds open. Autumn Leaves fall.",
    ),
    "`.panel-tabset` with `group`": Works(
        '::: {.panel-tabset group="season"}\n## Dawn\n\nBirds sing.\n\n## Dusk\n\nOwls call.\n:::',
        "Dawn Birds sing. Dusk Owls call.",
    ),
    "`.column-margin`": Works(
        "::: {.column-margin}\nNote juniper.\n:::\n\nText juniper.", "Note juniper. Text juniper.", "Text juniper."
    ),
    "`.aside`": Works(
        "Text laurel[note laurel]{.aside} goes on.", "note laurel Text laurel goes on.", "Text laurel goes on."
    ),
    "`.content-visible`": Works(
        '::: {.content-visible when-format="html"}\nScreen myrtle.\n:::\n\n'
        '::: {.content-visible when-format="pdf"}\nPaper myrtle.\n:::',
        "Screen myrtle.",
        "Paper myrtle.",
        never="Paper myrtle.",
    ),
    "`.content-hidden`": Works(
        '::: {.content-hidden when-format="pdf"}\nScreen cypress.\n:::\n\n'
        '::: {.content-visible unless-format="html"}\nPaper cypress.\n:::',
        "Screen cypress.",
        "Paper cypress.",
        never="Paper cypress.",
    ),
    "Pictures side by side": Works(
        f"::: {{layout-ncol=2}}\n{PICTURE.format('left')}\n\n{PICTURE.format('right')}\n:::\n\n"
        "See @fig-left, @fig-right.",
        "See Figure 3.1, Figure 3.2.",
        "A right tree",
    ),
    "Figures of several pictures": Works(
        f"See @fig-late in @fig-trees.\n\n::: {{#fig-trees layout-ncol=2}}\n{PICTURE.format('early')}\n\n"
        f"{PICTURE.format('late')}\n\nTrees in time\n:::",
        "See Figure 3.3b in Figure 3.3.",
        "Trees in time",
    ),
    "Pictures": Works(f"See @fig-alone.\n\n{PICTURE.format('alone')}", "A alone tree", "A alone tree"),
    "Footnotes": Works("Called[^far] here.\n\n[^far]: Text of the note.", "Text of the note."),
}

REFUSED = {
    "Raw HTML": Refused("Some <b>bold</b> text.", "T10", "ordinary Markdown"),
    "Raw blocks of one format": Refused("```{=html}\n<b>x</b>\n```", "T32", "every format is made of that"),
    "TeX environments": Refused("\\begin{equation}\nx\n\\end{equation}", "T10", "ordinary Markdown"),
    "Cells of R, Julia, Observable": Refused("```{r}\nplot(x)\n```", "T32", "write ```r without braces"),
    "Diagrams: mermaid, Graphviz": Refused("```{mermaid}\ngraph LR\n```", "T32", "draw it in figures/"),
    "Cell options of Quarto that change the look": Refused(
        "```{python}\n#| code-fold: true\nx = 1\n```", "T11", "stands open"
    ),
    "Other shortcodes": Refused("{{< video https://example.org/a >}}", "T30", "link to it"),
    "Shortcodes of extensions": Refused("See {{< fa star >}} there.", "T30", "icons are not printed"),
    "`{{< meta >}}` of an unknown key": Refused("{{< meta budget >}}", "T30", "known keys"),
    "A missing or circular include": Refused("{{< include _gone.qmd >}}", "T31", "begins at the file that includes"),
    "Blocks of other classes": Refused("::: {.column-page}\nText.\n:::", "T10", "known classes"),
    "Theorems and proofs": Refused("::: {#thm-line}\n## Line\n\nText.\n:::", "T10", "known classes"),
    "`layout=` and `layout-nrow=`": Refused('::: {layout="[[1,1]]"}\nText.\n:::', "T10", "layout-ncol alone"),
    "Unknown callouts": Refused("::: {.callout-danger}\nText.\n:::", "T10", "callout-note"),
    "Unknown attributes": Refused('[Word]{shade="dark"} here.', "T10", "known attributes"),
    "Unknown keys of the front matter": Refused("---\nlang: {0}\nfancy: true\n---\n", "T02", "remove it"),
    "Horizontal rules": Refused("Text.\n\n* * *\n\nText.", "T10", "pagebreak"),
    "Underline": Refused("[word]{.underline}", "T10", "emphasis"),
    "A picture within a paragraph": Refused("Text ![a](tree.png) text.", "T10", "a paragraph of its own"),
    "Code that is only indented": Refused("Text.\n\n    code\n\nText.", "T10", "a line of ```"),
    "Headings below the third level": Refused("#### Deep {#sec-deep}\n\nText.", "T10", "use ## or ###"),
    "TeX that cannot be read": Refused("A $\\frac{a$ there.", "T33", "has its partner"),
    "Numbers of the data typed in formulas": Refused("Then $y = 37 x$ holds.", "N01", "take it from a value"),
    "Tables with spans, lists or no heading": Refused(
        "+------+------+\n| Tree | Seed |\n+======+======+\n| - a  | wide |\n| - b  |      |\n+------+------+",
        "T37",
        "one line of text",
    ),
    "Numbers typed in tables of text": Refused(
        "| Tree | Height |\n|---|---|\n| Oak | 37 |", "N01", "take it from a value"
    ),
    "Conditions on other formats": Refused(
        '::: {.content-visible when-format="docx"}\nText.\n:::', "T35", "when-format"
    ),
    "Labels and marks under a condition": Refused(
        '::: {.content-visible when-format="html"}\n::: {#tip-only .callout-tip}\n## T\n\nText.\n:::\n:::',
        "T35",
        "its label",
    ),
    "Tabs without headings": Refused("::: {.panel-tabset}\nText.\n:::", "T34", "## Title"),
    "Code, tables or tabs in a footnote": Refused(
        "Called.[^a]\n\n[^a]: Text.\n\n    ~~~\n    code\n    ~~~", "T38", "in the text"
    ),
    "Something else among pictures": Refused("::: {layout-ncol=2}\nText.\n\nText.\n:::", "T36", "before or behind"),
}
