"""The files of the tiny book: two chapters on the trees of a town, in both languages, with their data and analysis.

Checksums and the ledger are not among them; :mod:`tests.book` lets the engine itself write those.
"""

from __future__ import annotations

import base64
import json
from textwrap import dedent

CONFIGURATION = """\
project:
  type: default
  execute-dir: project

bibliography: data/references.bib

publications:
  trees:
    folder: chapters/trees
    formats: [html]
    editions:
      da:
        title: Byens træer
        subtitle: En optælling
        slug: byens-traeer
        interface: da
        description: Hvor mange træer byen har.
      en:
        title: Trees of the town
        subtitle: A count
        slug: trees-of-the-town
        interface: en
        description: How many trees the town has.
    chapters:
      - file: 01-growth
        number: 1
        slug: {da: vaekst, en: growth}
      - file: 02-streets
        number: 2
        slug: {da: gader, en: streets}

limits:
  cell-seconds: 30
  cell-megabytes: 300
"""

REFERENCES = """\
@report{grove2020,
  author = {Grove, Anna},
  title = {Trees of the town},
  institution = {The town},
  date = {2020}
}
"""

STREETS = """\
code,da,en,metres,page
linden,Lindegade,Linden Street,900,2
oak,Egevej,Oak Road,1200,2
"""

TREES = """\
street,year,trees,page
linden,2010,40,3
linden,2020,44,4
oak,2010,20,3
oak,2020,31,5-6
"""

CHANGELOG = """\
# Changes to the data

## 1.0.0

- The first count.
"""

VALUES = """\
from report.author import Value, check, data, values


@values("trees")
def trees() -> dict[str, Value]:
    first, last = total(2010), total(2020)
    return {"first": first, "last": last, "more": last.derive(last.number - first.number, first)}


@values("streets")
def streets() -> dict[str, Value]:
    return {"count": data("streets").count()}


@check("no street lost trees")
def no_loss() -> str | None:
    lost = [s["code"] for s in data("streets") if trees_in(s["code"], 2020).number < trees_in(s["code"], 2010).number]
    return f"fewer trees in {', '.join(lost)}" if lost else None


def total(year: int) -> Value:
    first, *rest = (row.value("trees") for row in data("trees").where(year=year))
    return first.derive(first.number + sum(v.number for v in rest), *rest)


def trees_in(street: str, year: int) -> Value:
    return data("trees").one(street=street, year=year).value("trees")
"""

EXHIBITS = """\
from figures.counted import total, trees_in
from report.author import Column, Figure, Row, Table, Text, data

YEARS = (2010, 2020)


def growth() -> Figure:
    return Figure(draw=draw, alt=alt, table=by_year(), height=40)


def by_year() -> Table:
    return Table((Column(Text(da="År", en="Year"), numeric=False), Column(Text(da="Træer", en="Trees"))),
                 tuple(Row((Text.same(str(year)), total(year))) for year in YEARS))


def by_street() -> Table:
    return Table((Column(Text(da="Gade", en="Street"), numeric=False), Column(Text(da="Træer", en="Trees"))),
                 tuple(Row((street.text(), trees_in(street["code"], YEARS[-1]))) for street in data("streets")))


def draw(canvas) -> None:
    canvas.entitle(Text(da="Træer", en="Trees"))
    canvas.plot_area(left=20, x=(0, 100), y=(3, 0))
    for row, year in enumerate(YEARS, 1):
        canvas.row_label(row, str(year))
        canvas.bar(0, row, float(total(year).number), thickness=0.6, role="primary")


def alt(language) -> str:
    return language.text(Text(da="Byen har {trees} træer.", en="The town has {trees} trees."), trees=total(YEARS[-1]))
"""

GROWTH = {
    "da": """\
    ---
    lang: da
    ---

    ```{python}
    #| include: false
    from report.author import value, words
    from figures.exhibits import *
    ```

    # Vækst {#sec-growth}

    Byen har nu `{python} value("trees.last")` træer [@grove2020, s. 4].[^count] Det er flere end før, se @fig-growth.

    [^count]: Træerne er talt i `{python} words("streets.count")` gader, se @sec-streets.

    ## Udviklingen {#sec-change}

    Der er kommet `{python} value("trees.more")` til:

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
    """,
    "en": """\
    ---
    lang: en
    ---

    ```{python}
    #| include: false
    from report.author import value, words
    from figures.exhibits import *
    ```

    # Growth {#sec-growth}

    The town has `{python} value("trees.last")` trees [@grove2020, p. 4].[^count] There were fewer, see @fig-growth.

    [^count]: The trees were counted in `{python} words("streets.count")` streets, see @sec-streets.

    ## The change {#sec-change}

    Since then `{python} value("trees.more")` were planted:

    - in the streets
    - in the park

    ```{python}
    #| label: fig-growth
    #| fig-cap: "Trees in the town"
    growth()
    ```

    ::: {.note}
    Counted in summer.
    :::
    """,
}

STREETS_CHAPTER = {
    "da": """\
    ```{python}
    #| include: false
    from figures.exhibits import *
    ```

    # Gaderne {#sec-streets}

    Gaderne er vidt forskellige, som @tbl-streets viser.

    ```{python}
    #| label: tbl-streets
    #| tbl-cap: "Træer i hver gade"
    by_street()
    ```

    ::: {#nte-count .callout-note}
    ## Sådan er der talt

    Kun levende træer er talt med.
    :::

    ![Et træ](tree.png){#fig-tree fig-alt="En grøn firkant, der ligner et træ på afstand."}
    """,
    "en": """\
    ```{python}
    #| include: false
    from figures.exhibits import *
    ```

    # The streets {#sec-streets}

    The streets differ widely, as @tbl-streets shows.

    ```{python}
    #| label: tbl-streets
    #| tbl-cap: "Trees in each street"
    by_street()
    ```

    ::: {#nte-count .callout-note}
    ## How they were counted

    Only living trees were counted.
    :::

    ![A tree](tree.png){#fig-tree fig-alt="A green square that looks like a tree from afar."}
    """,
}

# A green picture, one pixel wide and high.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgaGAAAAEEAIGNlkWRAAAAAElFTkSuQmCC"
)


def _package() -> str:
    def resource(name: str, titles: dict[str, str], schema: dict) -> dict:
        return {
            "name": name,
            "path": f"{name}.csv",
            "title": titles["en"],
            "titles": titles,
            "hash": "",
            "licenses": [{"name": "CC-BY-4.0"}],
            "origin": {"source": "grove2020", "item": "table-1", "page": "3"},
            "schema": schema,
        }

    text = {"type": "string", "constraints": {"required": True}}
    resources = [
        resource(
            "streets",
            {"da": "Gader", "en": "Streets"},
            {
                "fields": [
                    {"name": "code", **text},
                    {"name": "da", **text},
                    {"name": "en", **text},
                    {
                        "name": "metres",
                        "type": "integer",
                        "unit": "count",
                        "constraints": {"minimum": 1, "maximum": 9999},
                    },
                    {"name": "page", "type": "string"},
                ],
                "primaryKey": "code",
            },
        ),
        resource(
            "trees",
            {"da": "Træer", "en": "Trees"},
            {
                "fields": [
                    {"name": "street", **text},
                    {"name": "year", "type": "integer", "unit": "count"},
                    {"name": "trees", "type": "integer", "unit": "count"},
                    {"name": "page", "type": "string"},
                ],
                "primaryKey": ["street", "year"],
                "foreignKeys": [{"fields": "street", "reference": {"resource": "streets", "fields": "code"}}],
            },
        ),
    ]
    sources = [{"key": "grove2020", "title": "Grove (2020)", "short": {"da": "Grove (2020)", "en": "Grove (2020)"}}]
    package = {"name": "trees", "version": "1.0.0", "sources": sources, "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


FILES: dict[str, str | bytes] = {
    "_quarto.yml": CONFIGURATION,
    "data/datapackage.json": _package(),
    "data/references.bib": REFERENCES,
    "data/streets.csv": STREETS,
    "data/trees.csv": TREES,
    "data/CHANGELOG.md": CHANGELOG,
    "figures/__init__.py": "from figures import counted  # registers the values\n",
    "figures/counted.py": VALUES,
    "figures/exhibits.py": EXHIBITS,
    "chapters/trees/tree.png": PICTURE,
    **{f"chapters/trees/01-growth.{code}.qmd": dedent(text) for code, text in GROWTH.items()},
    **{f"chapters/trees/02-streets.{code}.qmd": dedent(text) for code, text in STREETS_CHAPTER.items()},
}
