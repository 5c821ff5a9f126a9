"""How paper writes what screens write otherwise: alternatives of drawings, spaces before elements, references."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2

from report.drawing import Drawing
from report.html.notes import ExhibitNote
from report.html.pieces import END, WHOLE, Tag, joined
from report.markdown.tree import string
from report.pdf.exhibit import telling
from report.pdf.paper import PaperWriter
from report.printed.exhibit import PrintedExhibit
from report.printed.grid import Grid, GridColumn, GridRow
from tests.report.pdf.documents import chapter, document, made


def table(columns: int, rows: int, letters: int = 5) -> PrintedExhibit:
    """A table whose cells have so many letters."""
    grid = Grid(
        tuple(GridColumn("x" * letters, numeric=False) for _ in range(columns)),
        tuple(GridRow(("x" * letters,) * columns, total=False) for _ in range(rows)),
    )
    return PrintedExhibit("tbl-a", "table", "Tabel 1.1", table=grid)


def written(exhibit: PrintedExhibit) -> str:
    return PaperWriter("da").exhibit(exhibit, ["Træer"], ExhibitNote())


def test_the_title_of_a_drawing_becomes_its_whole_alternative() -> None:
    drawing = Drawing("fig-a", (("role", "img"),), "Kort", "Der er < 44 træer.", "<g></g>", 40)
    exhibit = PrintedExhibit("fig-a", "figure", "Figur 1.1", alt="Der er < 44 træer.", drawing=drawing)
    assert '<svg role="img">\n<title id="fig-a-title">Der er &lt; 44 træer.</title>' in written(exhibit)
    assert "Kort" not in written(exhibit)
    assert '<title id="fig-a-title">Kort</title>' in drawing.svg()


def test_a_space_before_an_element_stands_alone_in_tables_too() -> None:
    grid = Grid((GridColumn("Ages", numeric=False),), (GridRow(("aged 0–6\xa0years",), total=False),))
    exhibit = PrintedExhibit("tbl-a", "table", "Table 1.1", table=grid)
    text = PaperWriter("en").exhibit(exhibit, ["Ages"], ExhibitNote())
    assert 'aged<span>\xa0</span><span class="nobr">0–6</span>\xa0years' in text


def test_only_a_space_between_text_and_an_element_that_opens_stands_alone() -> None:
    word = [Tag("<em>"), "ord", Tag("</em>")]
    for pieces, html in (
        (["to ", *word, " og ", *word], "to<span> </span><em>ord</em> og<span> </span><em>ord</em>"),
        (["to", " ", "", *word], "to<span> </span><em>ord</em>"),
        ([" ", *word, " ", *word], " <em>ord</em> <em>ord</em>"),
        ([Tag("<b>"), "to ", Tag("</b>"), "x"], "<b>to </b>x"),
    ):
        assert PaperWriter("da").written(pieces) == html


def test_a_link_is_one_also_around_elements() -> None:
    writer = PaperWriter("da")
    text = ["6 til ", WHOLE, "0-22-årig", END, Tag("<em>"), "ord", Tag("</em>")]
    for link in (writer.citation_link("a", text), writer.term_link("a", text), writer.outside_link("a", text)):
        assert link[0].startswith("<a ") and link[1:-1] == text and link[-1] == "</a>"


def test_a_note_and_its_call_lead_to_each_other_and_are_numbered_in_their_chapter() -> None:
    writer = PaperWriter("da", label="sec-a")
    words = [{"t": "Para", "c": [{"t": "Str", "c": "Ord."}]}]
    inner = [{"t": "Para", "c": [{"t": "Note", "c": words}]}]
    text = joined([*writer.footnote(inner), *writer.footnote(words)])
    calls = re.findall(r'<a class="note-call" id="call-(\S+)" href="#note-\1"', text)
    assert calls == ["sec-a-1", "sec-a-2", "sec-a-3"]
    assert re.findall(r'id="note-(\S+)" data-number="(\d)"><a class="note-mark" href="#call-\1"', text) == [
        ("sec-a-1", "1"),
        ("sec-a-2", "2"),
        ("sec-a-3", "3"),
    ]


def test_a_list_in_a_note_says_what_it_is() -> None:
    items = [[{"t": "Plain", "c": [{"t": "Str", "c": word}]}] for word in ("eg", "lind")]
    numbering = (2, {"t": "LowerAlpha"}, {"t": "OneParen"})
    blocks = [{"t": "OrderedList", "c": (numbering, items)}, {"t": "BulletList", "c": items[:1]}]
    assert joined(PaperWriter("da").footnote(blocks)).endswith(
        '<span class="as-list" data-numbering="LowerAlpha">'
        '<span class="as-item"><span class="as-mark">b)</span>\xa0eg</span>'
        '<span class="as-item"><span class="as-mark">c)</span>\xa0lind</span></span>'
        '<span class="as-list"><span class="as-item"><span class="as-mark">–</span>\xa0eg</span></span></span>'
    )


def test_an_abbreviation_says_once_in_a_chapter_what_it_is_short_for() -> None:
    writer = PaperWriter("da", abbreviations={"DBH": "diameter & højde", "EU": "Unionen"})
    words = [{"t": "Str", "c": word} for word in ("DBH1", "(DBH),", "DBH,", "A.EU", "EU.")]
    assert writer.inlines([part for word in words for part in (word, {"t": "Space"})]) == (
        'DBH1 (<abbr data-expansion="diameter &amp; højde">DBH</abbr>), DBH, '
        'A.EU<span> </span><abbr data-expansion="Unionen">EU</abbr>.'
    )


def test_the_title_of_a_box_is_a_heading_below_that_of_its_section() -> None:
    writer = PaperWriter("da")
    assert writer.box_title("tip-a", "Husk").startswith('<h2 class="box-title"')
    writer.heading(2, "sec-a", "1.1", ["Afsnit"])
    assert writer.box_title("tip-a", "Husk") == '<h3 class="box-title" id="tip-a-title">Husk</h3>\n'


def test_a_table_is_set_by_its_columns_and_its_height() -> None:
    classes = {
        (4, 13, 5): "exhibit exhibit-narrow",
        (5, 13, 5): "exhibit exhibit-narrow",
        (5, 13, 15): "exhibit",
        (4, 14, 5): "exhibit exhibit-narrow exhibit-long",
        (5, 30, 15): "exhibit exhibit-long",
    }
    for size, found in classes.items():
        assert f'<div class="{found}" id="tbl-a">' in written(table(*size)), size
    assert "exhibit-long" in written(table(4, 6, letters=60))  # four lines in each row


def test_a_book_of_some_chapters_refers_to_the_others_in_plain_words() -> None:
    writer = PaperWriter("da", missing=frozenset({"sec-elsewhere"}))
    assert writer.reference("sec-elsewhere", ["Kapitel 2"], bracketed=False) == ["Kapitel 2"]
    assert 'href="#sec-here"' in joined(writer.reference("sec-here", ["Kapitel 1"], bracketed=False))


def test_what_stands_in_the_section_that_refers_to_it_is_named_without_its_page() -> None:
    def section(label: str, *blocks: Any) -> list[Any]:
        return [{"t": "Header", "c": [2, [label, [], []], [string(label)]]}, *blocks]

    def reference(target: str) -> Any:
        given = [["target", target], ["bracketed", "false"]]
        return {"t": "Para", "c": [{"t": "Span", "c": [["", ["xref"], given], [string("Boks")]]}]}

    box = {"t": "Box", "label": "nte-a", "kind": "note", "title": [], "blocks": [reference("nte-a")]}
    blocks = [*section("sec-a", reference("nte-a"), box), *section("sec-b", reference("nte-a"))]
    near, far = PaperWriter("da").chapter(blocks).split('id="sec-b"')
    assert near.count('<a class="xref" href="#nte-a">Boks</a></p>') == 2 and "page-number" not in near
    assert "page-number" in far


def test_inside_round_brackets_the_page_of_a_reference_follows_a_comma() -> None:
    """Whoever wrote the brackets, and however many references stand in them; a note is outside of them."""

    def reference(target: str) -> Any:
        given = [["target", target], ["bracketed", "false"]]
        return {"t": "Span", "c": [["", ["xref"], given], [string(f"Afsnit {target[-1]}")]]}

    note = {"t": "Note", "c": [{"t": "Para", "c": [string("Jf."), {"t": "Space"}, reference("sec-4")]}]}
    text = [string("(se"), {"t": "Space"}, reference("sec-1"), {"t": "Space"}, string("og"), {"t": "Space"}]
    text += [reference("sec-2"), note, string("),"), {"t": "Space"}, reference("sec-3")]
    printed = re.sub(r"<[^>]+>|\x1f[^\x1f]*\x1f", "", PaperWriter("da").inlines(text)).replace("\xa0", " ")
    assert "(se Afsnit 1, s.  og Afsnit 2, s. " in printed and printed.endswith("), Afsnit 3 (s. )"), printed
    assert "Jf. Afsnit 4 (s. )" in printed


def test_what_is_an_address_or_has_digits_is_not_divided_by_a_hyphen() -> None:
    writer, apart = PaperWriter("da"), '<span class="typed">'
    for typed in ("indsatstrappen-1/indsats", "www.eksempel.dk", "sammensat2020", "3-dobbelthed"):
        assert f"{apart}{typed}</span>" in writer.written([f"et {typed} og"])
    assert apart not in writer.written(["Almindelige sammensatte ord. Også med punktum."])
    assert apart not in writer.written(["side \x1fsec-trees-1\x1f"])


def test_a_long_table_is_printed_without_the_rows_that_have_nothing_to_show() -> None:
    def table(rows: int) -> Grid:
        cells = (("Gade", "By", "44" if at % 3 == 0 else "") for at in range(rows))
        columns = tuple(GridColumn(heading, numeric=False) for heading in ("Gade", "By", "Træer"))
        return Grid(columns, tuple(GridRow(row, total=False) for row in cells))

    assert len(telling(table(99)).rows) == 33 and len(telling(table(30)).rows) == 30


def test_a_page_on_which_a_table_goes_on_says_so_and_no_other() -> None:
    grid = Grid(
        (GridColumn("Gade", numeric=False), GridColumn("Træer", numeric=True)),
        tuple(GridRow((f"Gade {at}", str(at)), total=False) for at in range(60)),
    )
    tables = (PrintedExhibit(f"tbl-{n}", "table", f"Tabel 1.{n}", table=grid) for n in (1, 2))
    html = "".join(PaperWriter("da").exhibit(exhibit, ["Træer"], ExhibitNote()) for exhibit in tables)
    title = '<h1 class="chapter-title" data-running="Kapitel 1">Byen</h1>'
    end = '<p style="break-before: page">Til sidst.</p>'
    content = made(document(chapter(f"{title}{html}{end}"))).content
    with pypdfium2.PdfDocument(content) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    goes_on = [[n for n in "12" if f"Tabel 1.{n} (fortsat)" in text] for text in texts]
    assert goes_on[0] == goes_on[-1] == [] and ["1"] in goes_on and ["2"] in goes_on, goes_on
