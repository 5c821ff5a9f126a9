"""What a form says of a reader's own case: paragraphs, tables and what a chart draws, each reckoned by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from report.language.printing import Language
from report.language.text import Text
from report.results import case_form as declared
from report.results.case_answer import Case, Entered, answer, courses_of
from report.results.case_form import CaseForm, Entry, Layout, Line, Paragraph, Sentence
from report.results.exhibits import Column, Row, Table
from report.results.handout import Exhibit, Heading
from report.results.operations import Operation

ENGLISH = Language("en")
SAME = Text.same
LABELS = ("Year", "Street", "Payer", "Low", "High", "Note", "Rate", "Level")
NAMES = ("year", "street", "payer", "low", "high", "note", "rate", "level")
YEAR, STREET, PAYER, LOW, HIGH, NOTE, RATE, LEVEL = (
    Entry(name, SAME(label), SAME("")) for name, label in zip(NAMES, LABELS, strict=True)
)
OPERATIONS = (
    Operation("lows", "total", ("low.*",)),
    Operation("highs", "total", ("high.*",)),
    Operation("least", "sum", ("lows",)),
    Operation("most", "sum", ("highs",)),
    Operation("least.*", "sum", ("low.*",)),
    Operation("most.*", "sum", ("high.*",)),
    Operation("share", "quotient", ("least", "most")),
    Operation("top", "peak", ("highs",)),
    Operation("end", "settled", ("highs",)),
)
STATES = {state: SAME(f"{state} {{n}}.") for state in ("above", "below", "zero")}


def form(*parts: declared.Part) -> CaseForm:
    """A form that answers with these parts."""
    layout = Layout(YEAR, STREET, PAYER, (LOW, HIGH), NOTE, RATE, LEVEL, ("low", "high"), Decimal(10), 9, 9)
    words = {"nameless": SAME("the whole")}
    table = Table((), ())
    return CaseForm(layout, {}, Decimal(3), OPERATIONS, parts, "count", {}, words, {}, (), SAME(""), table)


def case(*entries: tuple[int, str, int | str, int | str], payers: dict[str, str] | None = None) -> Case:
    """Entries of a year, a street and two amounts, of streets that pay for themselves if not said otherwise."""
    entered = tuple(Entered(year, street, (Decimal(low), Decimal(high)), "seen") for year, street, low, high in entries)
    return Case(entered, payers or {street: "" for _, street, _, _ in entries}, Decimal("2.5"))


TWO = case((2020, "Elm", 1, 3), (2021, "Elm", 2, 2), (2020, "Oak", 4, 4), (2021, "Oak", 5, 7))
EVEN = case((2020, "Elm", 2, 2), (2022, "Elm", -2, -2))


def told(given: Case, *parts: declared.Part) -> list[Any]:
    """The answer, of which a drawing is the chart with its rows and lines."""
    return [*answer(form(*parts), given, ENGLISH, lambda *drawn: drawn)]  # type: ignore[arg-type, return-value]


def cells(table: Any) -> list[list[str]]:
    """The cells of a table as they are printed."""
    return [
        [ENGLISH.text(cell) if isinstance(cell, Text) else ENGLISH.value(cell) for cell in row.cells]
        for row in table.rows
    ]


def test_the_courses_of_a_case_have_nought_where_nothing_was_entered() -> None:
    courses = courses_of(form(), case((2020, "Elm", 1, 3), (2022, "Oak", 4, 5)))
    assert courses["low.0"] == (1, 0) and courses["high.1"] == (0, 5) and courses["rate"] == (Fraction(5, 2),)
    assert courses["lows"] == (1, 4) and courses["highs"] == (3, 5)


def test_a_sentence_is_said_by_the_state_of_its_number() -> None:
    sentences = tuple(Sentence(by, STATES, {"n": ("amount", by)}) for by in ("most", "least"))
    assert told(TWO, Paragraph(sentences)) == ["above 16. above 12."]
    assert told(EVEN, Paragraph(sentences)) == ["zero 0. zero 0."]
    assert told(case((2020, "Elm", -3, -1)), Paragraph(sentences)) == ["below 1. below 3."]
    by_row = Sentence(
        "end", STATES | {"none": SAME("Never by {last}, {rate} a year from {first}.")}, {"n": ("row", "end")}
    )
    assert told(TWO, Paragraph((by_row,))) == ["Never by 2021, 2.5% a year from 2020."]
    assert told(EVEN, Paragraph((by_row,))) == ["above 2022."]


def test_fields_print_a_number_as_amount_percentage_share_or_row() -> None:
    def filled(kind: str, course: str) -> str:
        (said,) = told(TWO, Paragraph((Sentence("most", {"above": SAME("It is {n}.")}, {"n": (kind, course)}),)))
        return str(said)

    assert [filled(*one) for one in (("percent", "share"), ("share", "share"))] == ["It is 75.0%.", "It is 75%."]
    assert filled("row", "top") == "It is 2021." and filled("amount", "end") == "It is ."
    small = case((2020, "Elm", "0.25", "0.25"))
    (said,) = told(small, Paragraph((Sentence("most", {"above": SAME("{n}")}, {"n": ("amount", "most")}),)))
    assert said == "0.25"


def test_what_a_case_has_not_is_left_out() -> None:
    always, never = Sentence("most", {"above": SAME("A.")}), Sentence("most", {"below": SAME("B.")})
    assert told(
        TWO, Paragraph((never,)), Paragraph((always,), needs="least"), declared.Heading(SAME("H")), SAME("T")
    ) == [
        "A.",
        Heading("H"),
        "T",
    ]
    assert told(EVEN, Paragraph((Sentence("most", {"zero": SAME("Z.")}),), needs="most")) == []
    scenario = Paragraph((Sentence("rate", {"above": SAME("S.")}),), scenario=True)
    assert told(TWO, scenario) == ["S."] and told(EVEN, scenario) == []


def test_rows_and_charts_show_the_lines_and_those_of_scenarios_where_there_is_a_range() -> None:
    lines = (Line(SAME("Low"), "lows", scenario=True), Line(SAME("High"), "highs"))
    rows = declared.Rows(SAME("From {first} to {last}"), lines)
    (exhibit,) = told(TWO, rows)
    assert exhibit.caption == "From 2020 to 2021"
    assert cells(exhibit.content) == [["2020", "5", "7"], ["2021", "7", "9"]]
    assert [(c.label.in_("en"), c.numeric) for c in exhibit.content.columns] == [
        ("Year", False),
        ("Low", True),
        ("High", True),
    ]
    (exhibit,) = told(EVEN, rows)
    assert cells(exhibit.content) == [["2020", "2"], ["2022", "−2"]]
    chart = declared.Chart(SAME("To {last}"), SAME("Trees"), lines)
    (drawn,) = told(EVEN, chart)
    assert drawn == Exhibit("To 2022", (chart, (2020, 2022), {"highs": (SAME("High"), (2, -2))}))  # type: ignore[arg-type]


def test_swings_stand_by_their_width_and_for_each_street_where_there_are_several() -> None:
    swings = declared.Swings(
        SAME("Swings"),
        (SAME("What"), SAME("Low"), SAME("High")),
        ((SAME("First to {last}"), "lows", "highs"), (SAME("In {area}"), "least.*", "most.*")),
        ((SAME("All, {n}"), "least", "most"),),
        {"n": ("amount", "most")},
    )
    (exhibit,) = told(TWO, swings)
    assert cells(exhibit.content) == [
        ["All, 16", "12", "16"],
        ["First to 2021", "5", "7"],
        ["In Elm", "3", "5"],
        ["In Oak", "9", "11"],
    ]
    assert [column.numeric for column in exhibit.content.columns] == [False, True, True]
    (exhibit,) = told(EVEN, swings)
    assert cells(exhibit.content) == [["First to 2022", "2", "2"]]
    nameless = case((2020, "", 1, 3), (2020, "Oak", 2, 2))
    (exhibit,) = told(nameless, swings)
    assert [row[0] for row in cells(exhibit.content)] == ["First to 2020", "In the whole", "All, 5"]


def test_parties_pay_for_the_streets_that_name_them_and_gain_what_is_gained_in_their_own() -> None:
    parties = declared.Parties(
        SAME("P"), (SAME("Who"), SAME("Paid"), SAME("Gained"), SAME("Left")), "least", "most", SAME("All")
    )
    paying = case((2020, "Elm", 1, 3), (2020, "Oak", 4, 6), payers={"Elm": "", "Oak": "Elm"})
    (exhibit,) = told(paying, parties)
    assert cells(exhibit.content) == [["Elm", "5", "3", "2"], ["Oak", "0", "6", "−6"], ["All", "5", "9", "−4"]]
    assert [row.total for row in exhibit.content.rows] == [False, False, True]
    assert told(case((2020, "Elm", 1, 3)), parties) == []


def test_entries_are_a_table_of_what_was_entered() -> None:
    paying = case((2020, "Elm", 1, "3.5"), payers={"Elm": "Oak"})
    (exhibit,) = told(paying, declared.Entries(SAME("E")))
    assert cells(exhibit.content) == [["2020", "Elm", "Oak", "1", "4", "seen"]]
    assert [column.label.in_("en") for column in exhibit.content.columns] == [*LABELS[:6]]
    assert [column.numeric for column in exhibit.content.columns] == [False, False, False, True, True, False]
    assert paying.rows == (2020,) and paying.areas == ("Elm",)
    assert isinstance(exhibit.content.columns[0], Column) and isinstance(exhibit.content.rows[0], Row)
    assert form().layout.columns == NAMES and form().layout.required == ("year", "low", "high")
