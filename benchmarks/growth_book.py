"""A publication of as many chapters as one likes, made up: words that mean nothing, the same for a number each time.

It is in Danish and English.  Each chapter has about 750 words in each language, in five sections: twelve printed
values, four references to other chapters, three citations, two notes, two terms of the glossary, an entry of the index
and a figure; every second has a table.  The data, works, glossary and index grow with the chapters.
"""

from __future__ import annotations

import json
import random
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

PUBLICATION = "growth"
FOLDER = f"chapters/{PUBLICATION}"
LANGUAGES = ("da", "en")
YEARS = tuple(range(2016, 2022))
_SYLLABLES = (
    "ba",
    "de",
    "fi",
    "go",
    "lu",
    "me",
    "nu",
    "pa",
    "ro",
    "sa",
    "te",
    "vi",
    "ka",
    "lo",
    "mi",
    "na",
    "ru",
    "si",
)
_WORDS, _SECTIONS, _SENTENCES = 4000, 5, (4, 7)
_WHOLE = "\N{NO-BREAK SPACE}"  # in place of a space at which no line may be broken
_SETTINGS = """\
project: {{type: default, execute-dir: project}}
bibliography: data/references.bib
publications:
  growth:
    folder: chapters/growth
    formats: [html]
    glossary: words
    index: {{table: topics, title: {{da: Register, en: Index}}}}
    editions:
      da: {{title: Vækst, subtitle: Prøve, slug: vaekst, interface: da, description: En prøve.}}
      en: {{title: Growth, subtitle: Trial, slug: growth, interface: en, description: A trial.}}
    chapters:
{chapters}
limits: {{cell-seconds: 3600, cell-megabytes: 600}}
"""
_ANALYSIS = {
    "__init__.py": "from figures import counted  # noqa: F401  registers the values\n",
    "counted.py": """\
from report.author import Value, check, data, difference, values


@values("place")
def places() -> dict[str, Value]:
    found = {}
    for place in data("places"):
        first, last = (counted(place["code"], year) for year in (2016, 2021))
        found |= {f"{place['code']}-first": first, f"{place['code']}-last": last}
        found[f"{place['code']}-more"] = difference(last, first)
    return found


@check("every place was counted")
def none_empty() -> str | None:
    return next((f"none in {row['place']}" for row in data("counts") if row["number"] == 0), None)


def counted(place: str, year: int) -> Value:
    return data("counts").one(place=place, year=year).value("number")
""",
    "exhibits.py": """\
from figures.counted import counted
from report.author import Column, Figure, Row, Table, Text, data

YEARS = range(2016, 2022)
NUMBER, YEAR = Text(da="Antal", en="Number"), Text(da="År", en="Year")


def growth(place: str) -> Figure:
    title = data("places").one(code=place).text()
    return Figure.lines(title, [(year, counted(place, year)) for year in YEARS], of=YEAR, measured=NUMBER)


def by_year(place: str) -> Table:
    rows = tuple(Row((Text.same(str(year)), counted(place, year))) for year in YEARS)
    return Table((Column(YEAR, numeric=False), Column(NUMBER)), rows)
""",
}


class Words:
    """Words of one language, few of which are used often; the same ones for the same seed."""

    def __init__(self, language: str) -> None:
        drawn = random.Random(language)
        made = ("".join(drawn.choices(_SYLLABLES, k=drawn.randint(1, 5))) + language[0] for _ in range(_WORDS))
        self.all = [*dict.fromkeys(made)]
        self.weights = [1 / (rank + 5) for rank in range(len(self.all))]

    def title(self, drawn: random.Random) -> str:
        """A few words."""
        return " ".join(drawn.choices(self.all, self.weights, k=drawn.randint(2, 6))).capitalize()

    def sentence(self, drawn: random.Random, *marked: str) -> str:
        """A sentence with what is `marked` in it, without its stop."""
        said = drawn.choices(self.all, self.weights, k=drawn.randint(9, 18))
        for mark in marked:
            said.insert(drawn.randint(1, len(said)), mark)
        return " ".join([said[0].capitalize(), *said[1:]])


class Chapter:
    """The chapter `number` of `count`, in each language."""

    def __init__(self, number: int, count: int) -> None:
        self.number, self.count = number, count
        self.stem, self.place = f"{number:04}-part", f"p{number:04}"

    def text(self, language: str, words: Words) -> str:
        """The chapter in a language: in all of them the same sections, blocks and marks."""
        drawn, shape = random.Random(f"{language} {self.number}"), random.Random(self.number)
        blocks = [
            "```{python}\n#| include: false\nfrom figures.exhibits import *\n```",
            f"# {words.title(drawn)} {{#sec-{self.place}}}",
        ]
        marks = iter(self._marks(shape, language))
        for section in range(_SECTIONS):
            if section:
                blocks.append(f"## {words.title(drawn)} {{#sec-{self.place}-{section}}}")
            for _ in range(2):
                sentences = [words.sentence(drawn, *_some(marks)) for _ in range(shape.randint(*_SENTENCES))]
                blocks.append(_wrapped(". ".join(sentences) + "."))
            if section == 1:
                blocks.append("\n".join(f"- {words.sentence(drawn)}" for _ in range(4)))
        blocks += self._exhibits(words, drawn)
        blocks += [f"[^n{note}]: {words.sentence(drawn)}." for note in (1, 2)]
        return "\n\n".join(blocks) + "\n"

    def _marks(self, shape: random.Random, language: str) -> Iterator[str]:
        """What is marked, one in each of the first sentences; parallel in all languages."""
        for _ in range(4):
            for which in ("first", "last", "more"):
                yield f'`{{python}}{_WHOLE}value("place.{self.place}-{which}")`'
            other = shape.randint(1, self.count)
            yield f"@sec-p{other:04}-{shape.randint(1, _SECTIONS - 1)}"
        yield from (f"[@w{work:04}]" for work in (self.number, shape.randint(1, self.count), 1))
        yield from (f"{_last(shape, language)}[^n{note}]" for note in (1, 2))
        for term in (shape.randint(1, terms(self.count)) for _ in range(2)):
            yield f'[{_wording("zyx", term, language)}]{{term="t{term:04}"}}'
        entry = (self.number - 1) % entries(self.count) + 1
        yield f'[{_last(shape, language)}]{{index="e{entry:04}"}}'

    def _exhibits(self, words: Words, drawn: random.Random) -> list[str]:
        shown = [("fig", "growth")] + [("tbl", "by_year")] * (self.number % 2)
        return [
            f"{words.sentence(drawn)}, @{kind}-{self.place}.\n\n```{{python}}\n#| label: {kind}-{self.place}\n"
            f'#| {kind}-cap: "{words.title(drawn)}"\n{function}("{self.place}")\n```'
            for kind, function in shown
        ]


def terms(count: int) -> int:
    """How many terms the glossary of so many chapters has."""
    return 20 + count // 10


def entries(count: int) -> int:
    """How many entries their index has."""
    return min(count, 10 + count // 10)


def write_book(folder: Path, count: int) -> None:
    """Write the project with so many chapters into the new `folder`."""
    chapters = [Chapter(number, count) for number in range(1, count + 1)]
    listed = (
        f"      - {{file: {c.stem}, number: {c.number}, slug: {{da: del-{c.number}, en: part-{c.number}}}}}"
        for c in chapters
    )
    _write(folder / "_quarto.yml", _SETTINGS.format(chapters="\n".join(listed)))
    for language in LANGUAGES:
        words = Words(language)
        for chapter in chapters:
            _write(folder / FOLDER / f"{chapter.stem}.{language}.qmd", chapter.text(language, words))
    for name, code in _ANALYSIS.items():
        _write(folder / "figures" / name, code)
    _write_data(folder / "data", count)


def _write_data(folder: Path, count: int) -> None:
    works = (
        f"@report{{w{n:04},\n  author = {{{_wording('Ho', n, 'en').capitalize()}, Anna}},\n  title = {{Count {n}}},\n"
        f"  institution = {{The town}},\n  date = {{{1900 + n % 120}}}\n}}\n"
        for n in range(1, count + 1)
    )
    _write(folder / "references.bib", "\n".join(works))
    _write(folder / "CHANGELOG.md", "# Changes to the data\n\n## 1.0.0\n\n- The first count.\n")
    tables = _tables(count)
    for name, rows in tables.items():
        _write(folder / f"{name}.csv", "".join(",".join(row) + "\n" for row in rows))
    described = [_described(name, rows, folder) for name, rows in tables.items()]
    source = {"key": "w0001", "title": "Grove (1901)", "short": {"da": "Grove (1901)", "en": "Grove (1901)"}}
    package = {"name": PUBLICATION, "version": "1.0.0", "sources": [source], "resources": described}
    _write(folder / "datapackage.json", json.dumps(package, indent=1))


def _tables(count: int) -> dict[str, list[list[str]]]:
    """The tables of the data by name, each a list of rows below its columns."""
    drawn, numbers = random.Random(count), range(1, count + 1)
    return {
        "places": [["code", *LANGUAGES], *([f"p{n:04}", f"Sted {n}", f"Place {n}"] for n in numbers)],
        "counts": [
            ["place", "year", "number"],
            *([f"p{n:04}", str(year), str(drawn.randint(1000, 9000))] for n in numbers for year in YEARS),
        ],
        "words": [
            ["id", "danish", "english", "definition_da", "definition_en", "abbreviation"],
            *([f"t{n:04}", *_in_both("zyx", n), "Et ord.", "A word.", ""] for n in range(1, terms(count) + 1)),
        ],
        "topics": [
            ["id", "label_da", "label_en"],
            *([f"e{n:04}", *_in_both("qua", n)] for n in range(1, entries(count) + 1)),
        ],
    }


def _described(name: str, rows: Sequence[Sequence[str]], folder: Path) -> Mapping[str, object]:
    """A table as the data package describes it."""
    columns, keys = rows[0], {"counts": ["place", "year"]}
    fields = [{"name": c, "titles": {"da": c, "en": c}, "type": _type(c), **_unit(c)} for c in columns]
    digest = sha256((folder / f"{name}.csv").read_bytes()).hexdigest()
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": name,
        "titles": {"da": name, "en": name},
        "hash": f"sha256:{digest}",
        "licenses": [{"name": "CC-BY-4.0"}],
        "origin": {"source": "w0001", "item": "table-1", "page": "3"},
        "schema": {"fields": fields, "primaryKey": keys.get(name, columns[:1])},
    }


def _type(column: str) -> str:
    return "integer" if column in ("year", "number") else "string"


def _unit(column: str) -> dict[str, str]:
    return {"unit": "count"} if _type(column) == "integer" else {}


def _in_both(stem: str, number: int) -> list[str]:
    return [_wording(stem, number, language) for language in LANGUAGES]


def _wording(stem: str, number: int, language: str) -> str:
    """A word that no sentence has by chance."""
    letters = "".join(_SYLLABLES[int(digit)] for digit in f"{number:04}")
    return f"{stem}{letters}{'en' if language == 'en' else 'um'}"


def _last(shape: random.Random, language: str) -> str:
    return _wording("vox", shape.randint(1, 99), language)


def _some(marks: Iterator[str]) -> list[str]:
    """The next mark, if there is one."""
    return [mark for mark in [next(marks, "")] if mark]


def _wrapped(text: str) -> str:
    """`text` in lines as an author has them."""
    return "\n".join(textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False)).replace(_WHOLE, " ")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
