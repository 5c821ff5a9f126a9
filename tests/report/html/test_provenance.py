"""The source line under a figure or table: every place once, in order, by page or by slide."""

from types import SimpleNamespace

import pytest

from report.author import Column, Origin, Row, Table, Text, Value
from report.language.printing import Language
from report.printed.provenance import source_line

SHORT = {"short": {"da": "Kilde (2020)", "en": "Source (2020)"}}


def line(code, *places, **described):
    package = SimpleNamespace(sources={"source": {**SHORT, **described}}, resources={})
    rows = tuple(Row((Value(number=1, origins=(Origin("source", item, page),)),)) for item, page in places)
    return source_line(Table((Column(Text.same("x")),), rows), (), package, Language(code)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.parametrize(
    ("code", "printed"), [("da", "Kilde (2020), dias 2, 7-8, 15-16"), ("en", "Source (2020), slides 2, 7–8, 15–16")]
)
def test_slides_stand_once_in_the_order_of_their_numbers(code, printed):
    places = [(f"slide-{n}", str(n)) for n in (15, 16, 2, 7, 8)]
    assert line(code, *places, pages="slides") == printed


def test_a_table_on_a_slide_is_named_with_its_slide():
    assert line("en", ("table-10", "27"), pages="slides") == "Source (2020), table 10, slide 27"


def test_other_sources_are_cited_by_page():
    assert line("da", ("table-1", "3"), ("table-1", "4")) == "Kilde (2020), tabel 1, s. 3-4"
    assert line("en", ("table-1", "3"), ("", "9"), ("", "10-11")) == "Source (2020), pp. 9–11; table 1, p. 3"
