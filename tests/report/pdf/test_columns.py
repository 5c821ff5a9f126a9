"""How wide the columns of a table are on paper."""

from __future__ import annotations

from string import ascii_letters, digits

from fontTools.ttLib import TTFont

from report.html.notes import ExhibitNote
from report.html.pieces import joined
from report.pdf.columns import columns_of
from report.pdf.exhibit import TURNED, WIDE, exhibit_html
from report.printed.exhibit import PrintedExhibit
from report.printed.grid import Grid, GridColumn, GridRow
from report.style.theme import Theme


def grid(headings: str, *rows: str, numeric: str = "") -> Grid:
    """A table of cells between bars; `numeric` has an x for each column of numbers."""
    columns = zip(headings.split("|"), numeric.ljust(headings.count("|") + 1), strict=True)
    return Grid(
        tuple(GridColumn(heading, mark == "x") for heading, mark in columns),
        tuple(GridRow(tuple(row.split("|")), total=False) for row in rows),
    )


def test_a_small_table_is_no_wider_than_what_it_holds() -> None:
    found = columns_of(grid("Gade|Træer", "Lindegade|44", "Egevej|31", numeric=" x"), WIDE)
    assert found.width < 30 and abs(sum(found.shares) - 100) < 0.1


def test_a_long_heading_is_divided_before_it_takes_room_from_other_columns() -> None:
    table = grid("Måde|Tjent hjem uden nogen diskontering", "Vokser jævnt fra 2029|2051", numeric=" x")
    roomy, narrow = columns_of(table, WIDE), columns_of(table, 60)
    assert roomy.shares[0] < roomy.shares[1] and narrow.shares[0] > 1.3 * roomy.shares[0]


def test_a_short_column_is_not_divided_beside_long_ones() -> None:
    text = "ord " * 30
    shares = columns_of(grid("Kommune|A|B|C|D|E", f"Kommune 1|{text}|{text}|{text}|{text}|{text}"), WIDE).shares
    assert shares[0] * WIDE / 100 >= 1.55 * len("Kommune 1") - 1


def test_columns_of_much_text_share_what_the_longest_words_leave() -> None:
    text = "ord " * 60
    found = columns_of(grid("A|B|C|D|E", f"kort|{text}|{text}|{text}|{text}"), WIDE)
    assert found.width == WIDE
    assert found.shares[0] < found.shares[1] == found.shares[4]
    assert columns_of(grid("A|B", f"x|{text}"), WIDE).height < columns_of(grid("A|B", f"x|{text}"), 60).height


def test_a_table_too_wide_and_too_tall_for_a_page_is_turned() -> None:
    text = "noget længere tekst " * 12
    tall = grid("A|B|C|D|E", *(f"kort|{text}|{text}|{text}|{text}" for _ in range(7)))
    exhibit = PrintedExhibit("tbl-a", "table", "Tabel 1.1", table=tall)
    html = exhibit_html(exhibit, "", ExhibitNote(), ("da", "da"), joined)
    assert "exhibit-turned" in html and f"width:{TURNED}mm" in html


def test_what_the_lines_of_a_column_do_not_fill_goes_to_one_whose_cells_then_need_one_line() -> None:
    long = " ".join(["n" * 14] * 3)  # two words are too long for a line of a column by its weight
    table = grid("Emne|A|B|C", f"Målet var nået fra start|{long}|{long}|{long}")
    shares = columns_of(table, WIDE).shares
    assert shares[0] * WIDE / 100 > 30 and len(set(shares[1:])) == 1


def test_narrow_letters_take_less_than_wide_ones() -> None:
    few, many = (columns_of(grid("A", text * 9), WIDE).width for text in ("il", "mw"))
    assert 2 * few < many


def test_a_letter_is_taken_for_about_as_wide_as_it_is_in_the_face_of_tables() -> None:
    """Else a column is too narrow for its longest cell beside room to spare, as with the Danish æ."""
    theme = Theme()
    face = TTFont(theme.font(theme.headings, "regular"))
    widths, glyphs = face["hmtx"], face.getBestCmap()
    n, letters = widths[glyphs[ord("n")]][0], ascii_letters + digits + "æøåÆØÅéäöüßłœ.,:;!’-–—…()[]/%&+×→°²½«»"
    drawn = {letter: widths[glyphs[ord(letter)]][0] / n for letter in letters if ord(letter) in glyphs}
    width = {text: columns_of(grid("i", text * 40), 1000).width for text in (*drawn, "n")}
    wrong = {letter: width[letter] / width["n"] / wide for letter, wide in drawn.items()}
    assert {letter: share for letter, share in wrong.items() if not 0.85 < share < 1.3} == {}
