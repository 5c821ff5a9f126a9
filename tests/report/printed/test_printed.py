"""What an analysis returned, as one language prints it: plain text, without HTML."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from report.data.package import Package
from report.execute.printable import Sources, Unfit, cell_result
from report.html.table import table_html
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.printed.grid import Grid, GridColumn, GridRow, printed_grid
from report.printed.model import printed_model
from report.results.exhibits import Column, Row, Table
from report.results.model import Assumption, Choice, Model
from report.results.outcomes import Balance
from report.results.polynomials import multilinear

REPORT = Path(__file__).resolve().parents[3] / "report"
DANISH, ENGLISH = Language("da"), Language("en")
TABLE = Table(
    (Column(Text(da="År", en="Year"), numeric=False), Column(Text(da="Træer", en="Trees"), signs=True)),
    (
        Row((Text.same("2020 & 2021"), Value(number=Decimal(1234)))),
        Row((Text.same("I alt"), None), total=True),
    ),
)


def model(above: str = "{amount} i {row}") -> Model:
    """A model with an assumption and a choice, which says how many trees are left."""
    grown = (multilinear(lambda amounts: [amounts["planted"] * 2], ["planted"])[0],)
    return Model(
        (Assumption("planted", Text(da="Plantede", en="Planted"), Decimal(3), Decimal(1), Decimal(1000)),),
        (Choice("kind", Text.same("Art"), (("oak", Text.same("Eg < ask")),), "oak"),),
        Text(da="År", en="Year"),
        ("2026",),
        (),
        "count",
        0,
        {("oak",): {"trees": grown}},
        (),
        (Balance("trees", 0, Text.same(above), Text.same("-")),),
        (),
    )


@pytest.mark.parametrize("folder", ["execute", "edition", "printed", "drawing", "results"])
def test_nothing_below_the_writers_imports_html(folder: str) -> None:
    for path in (REPORT / folder).rglob("*.py"):
        names = [n.module or "" for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)]
        assert not [name for name in names if name.startswith(("report.html", "report.site", "report.pdf"))], path


def test_a_grid_is_the_printed_text_of_a_table_and_nothing_else() -> None:
    assert printed_grid(TABLE, DANISH) == Grid(
        (GridColumn("År", numeric=False), GridColumn("Træer", numeric=True)),
        (
            GridRow(("2020 & 2021", "+1.234"), total=False, number=1, values=(1,)),
            GridRow(("I alt", ""), total=True, number=2),
        ),
    )
    assert printed_grid(TABLE, ENGLISH).rows[0].cells[1] == "+1,234"


def test_a_grid_becomes_a_table_with_scopes_under_a_caption_or_by_the_name_of_one() -> None:
    grid = printed_grid(TABLE, DANISH)
    body = (
        '<thead><tr><th scope="col">År</th><th scope="col" class="number">Træer</th></tr></thead>\n<tbody>\n'
        '<tr><th scope="row">2020 &amp; 2021</th><td class="number">+1.234</td></tr>\n'
        '<tr class="total"><th scope="row">I alt</th><td class="number"></td></tr>\n</tbody></table>'
    )
    assert table_html(grid, "da") == f'<table class="data">{body}'
    assert table_html(grid, "da", caption="Her") == f'<table class="data"><caption>Her</caption>{body}'
    assert table_html(grid, "da", labelled_by="x") == f'<table aria-labelledby="x" class="data">{body}'


def test_a_model_is_printed_once_with_its_fields_choices_and_sentences() -> None:
    printed = printed_model(model(), DANISH)
    assert [(f.name, f.label, f.start, f.limits) for f in printed.fields] == [
        ("planted", "Plantede", "3", "Fra 1 til 1.000")
    ]
    assert printed.choices[0].options == (("oak", "Eg < ask"),)
    assert printed.sentences == ("6 i 2026",)
    assert printed.data.startswith('{"assumptions":[{"name":"planted"')


def test_a_model_whose_wording_cannot_be_filled_is_told_to_its_author() -> None:
    package = cast(Package, SimpleNamespace(sources={}, resources={}))

    def draw(*_: Any) -> Any:
        raise AssertionError("a model has no drawing")

    assert cell_result("tbl-a", model(), Sources([], set(), package), ("da", "en"), draw).model
    with pytest.raises(Unfit, match="tbl-a has wordings that cannot be printed in da") as raised:
        cell_result("tbl-a", model("{trees} træer"), Sources([], set(), package), ("da", "en"), draw)
    assert raised.value.code == "X07"
