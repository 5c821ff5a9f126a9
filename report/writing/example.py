"""What a new project begins with: a table of data, a figure and values made of it, and a chapter that prints them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from report.data.descriptor import PACKAGE_FILE
from report.data.package import CHANGELOG, checksum
from report.language.interface import word
from report.writing.changes import Changes
from report.writing.chapters import opening
from report.writing.exhibits import text_code

NAME = "example"
_SIDES = {"new_example_triangle": 3, "new_example_square": 4, "new_example_hexagon": 6}  # by what they are called
_PLACES = {
    "rows": f'`{{python}} words("{NAME}.rows")`',
    "sides": f'`{{python}} value("{NAME}.sides")`',
    "figure": f"@fig-{NAME}",
    "source": f"[@{NAME}]",
}
# The same as the ledger of approved pairs names them.
_NAMED = {"rows": f"⟨{NAME}.rows⟩", "sides": f"⟨{NAME}.sides⟩", "figure": f"⟨fig-{NAME}⟩", "source": f"⟨@{NAME}⟩"}

_VALUES = f'''"""The values and the figure of the example; write over them."""

from __future__ import annotations

from report.author import Figure, Text, Value, data, total, values


@values("{NAME}")
def {NAME}_values() -> dict[str, Value]:
    """How many rows the example has, and the sum of its numbers."""
    rows = data("{NAME}")
    return {{"rows": rows.count(), "sides": total(row.value("sides") for row in rows)}}


def {NAME}_figure() -> Figure:
    """The numbers of the example as bars."""
    rows = [(row.text("label_"), row.value("sides")) for row in data("{NAME}")]
    return Figure.bars(
        {{bars}},
        rows,
        of={{of}},
        measured={{measured}},
    )
'''
_OFFERED = f'''"""What chapters may use of the analysis, whose values are registered on import."""

from figures.{NAME} import {NAME}_figure

__all__ = ["{NAME}_figure"]
'''
_REFERENCES = """@misc{{{name},
  author = {{{{{title}}}}},
  title = {{{title}}},
  year = {{{year}}},
}}
"""


def add_example(changes: Changes, codes: Sequence[str]) -> None:
    """Put the data, the analysis and the bibliography of the example into `changes`, in the languages `codes`."""
    table = _table(codes)
    changes.create(f"data/{NAME}.csv", table)
    changes.create(f"data/{PACKAGE_FILE}", json.dumps(_package(codes, table), ensure_ascii=False, indent=2) + "\n")
    changes.create(f"data/{CHANGELOG}", "# Changes to the data\n\n## 1.0.0\n\n- The example.\n")
    title = word("new_example", codes[0])
    changes.create("data/references.bib", _REFERENCES.format(name=NAME, title=title, year=date.today().year))
    wordings = {
        "bars": text_code({c: f"{word('new_bars', c)}: {word('new_example', c)}" for c in codes}),
        "of": text_code(_words("new_example_row", codes)),
        "measured": text_code(_words("new_example_number", codes)),
    }
    code = _VALUES
    for place, wording in wordings.items():
        code = code.replace(f"{{{place}}}", wording)
    changes.create(f"figures/{NAME}.py", code)
    changes.create("figures/__init__.py", _OFFERED)


def example_chapter(code: str) -> str:
    """The chapter of a new project in the language `code`."""
    title, sentences, caption = _said(code, _PLACES)
    cell = f'#| label: fig-{NAME}\n#| fig-cap: "{caption}"\nfrom figures import {NAME}_figure\n\n{NAME}_figure()'
    heading = f"# {title} {{#sec-introduction}}"
    return f"{opening(code)}{heading}\n\n{sentences}\n\n```{{python}}\n{cell}\n```\n"


def example_paragraphs(code: str) -> tuple[str, ...]:
    """What that chapter says, paragraph by paragraph, as the ledger of approved pairs names it."""
    return _said(code, _NAMED)


def _said(code: str, places: Mapping[str, str]) -> tuple[str, str, str]:
    return word("new_introduction", code), word("new_example_text", code, **places), word("new_example", code)


def _words(key: str, codes: Sequence[str]) -> dict[str, str]:
    return {code: word(key, code) for code in codes}


def _table(codes: Sequence[str]) -> str:
    rows = [("id", *(f"label_{code}" for code in codes), "sides")]
    rows += [(key.rpartition("_")[2], *_words(key, codes).values(), str(sides)) for key, sides in _SIDES.items()]
    return "".join(",".join(row) + "\n" for row in rows)


def _package(codes: Sequence[str], table: str) -> dict[str, object]:
    """The description of the data."""
    titles = {code: word("new_example", code) for code in codes}
    first = titles[codes[0]]
    required = {"constraints": {"required": True}}
    fields = [
        {"name": "id", "type": "string", "titles": _words("new_example_key", codes), **required},
        *(
            {"name": f"label_{c}", "type": "string", "titles": _words("new_example_row", codes), **required}
            for c in codes
        ),
        {"name": "sides", "type": "integer", "unit": "count", "titles": _words("new_example_number", codes)},
    ]
    resource = {
        "name": NAME,
        "path": f"{NAME}.csv",
        "title": first,
        "titles": titles,
        "hash": checksum(table.encode()),
        "bytes": len(table.encode()),
        "origin": {"source": NAME, "item": "table-1", "page": "1"},
        "licenses": [{"name": "CC0-1.0"}],
        "schema": {"fields": fields, "primaryKey": ["id"]},
    }
    source = {"key": NAME, "title": first, "short": titles}
    return {"name": NAME, "version": "1.0.0", "sources": [source], "resources": [resource]}
