"""Bad input in how a project looks: its theme, cover, authors and citation style."""

from __future__ import annotations

from tests.book import Book
from tests.looks import DEJAVU, MOTIF, RESTRICTED, SVG, TYPEFACE, forbid, with_fonts
from tests.report.bad_input.registry import At, bad

CONFIG = "_quarto.yml"
LOGO = """\
theme:
  logo:
    file: figures/logo.svg
    alt: {da: Byens våben, en: The arms of the town}
"""


def looking(book: Book, yaml: str, says: str, *, line: str) -> At:
    """Adds `yaml` to _quarto.yml, where the diagnostic must name the line that holds `line`."""
    book.write(CONFIG, f"{book.read(CONFIG)}\n{yaml}")
    return At(CONFIG, book.line(CONFIG, line), says)


def with_cover(book: Book, name: str) -> None:
    """Wants the motif `name` for the cover, and registers that of :data:`MOTIF`."""
    book.edit(CONFIG, "    formats: [html]\n", f"    formats: [html]\n    cover: {name}\n")
    book.write("figures/counted.py", book.read("figures/counted.py") + MOTIF)


@bad("C02")
def an_unknown_role(book: Book) -> At:
    yaml = 'theme:\n  colours:\n    day: {primery: "#0f5260"}\n'
    return looking(book, yaml, "did you mean primary?", line="primery")


@bad("C04")
def a_colour_that_is_a_comment(book: Book) -> At:
    yaml = "theme:\n  colours:\n    day:\n      ink: #16262c\n"
    return looking(book, yaml, "theme.colours.day.ink must be a colour as", line="ink:")


@bad("C04")
def a_colour_of_three_letters(book: Book) -> At:
    yaml = 'theme:\n  colours:\n    night:\n      paper: "#000"\n'
    return looking(book, yaml, "theme.colours.night.paper must be a colour as", line="paper:")


@bad("C10")
def text_that_is_too_light(book: Book) -> At:
    yaml = 'theme:\n  colours:\n    day:\n      muted: "#999999"\n'
    says = "text in muted on paper has a contrast of 2.85:1, at least 4.5:1 is needed"
    return looking(book, yaml, says, line="muted:")


@bad("C10")
def graphics_that_are_too_dark_by_night(book: Book) -> At:
    yaml = 'theme:\n  colours:\n    night:\n      secondary: "#334455"\n'
    return looking(book, yaml, "theme.colours.night: graphics in secondary on paper", line="secondary:")


@bad("C10")
def a_bar_on_which_its_number_cannot_be_read(book: Book) -> At:
    yaml = 'theme:\n  colours:\n    day:\n      grid: "#7d7d7d"\n'
    return looking(book, yaml, "text in paper on an area of grid", line="grid:")


@bad("C10")
def a_paper_on_which_nothing_can_be_read(book: Book) -> At:
    yaml = 'theme:\n  colours:\n    day:\n      paper: "#303030"\n'
    return looking(book, yaml, "text in ink on paper", line="paper:")


@bad("C10")
def two_roles_in_one_colour(book: Book) -> At:
    yaml = 'theme:\n  colours:\n    day:\n      ink: "#1F4475"\n'
    return looking(book, yaml, "theme.colours.day.ink is #1f4475, and so is primary", line="ink:")


@bad("C05")
def a_font_that_is_missing(book: Book) -> At:
    with_fonts(book)
    yaml = TYPEFACE.replace("DejaVuSerif-Bold", "DejaVuSerif-Bolt")
    return looking(book, yaml, "did you mean DejaVuSerif-Bold.ttf", line="strong:")


@bad("C05")
def a_package_that_is_not_installed(book: Book) -> At:
    yaml = TYPEFACE.replace("folder: figures/fonts", "package: font-of-nobody")
    return looking(book, yaml, "the package 'font-of-nobody' is not installed", line="package:")


@bad("C03")
def a_typeface_from_nowhere(book: Book) -> At:
    yaml = TYPEFACE.replace("      folder: figures/fonts\n", "")
    return looking(book, yaml, "exactly one of package, folder", line="    text:")


@bad("C04")
def a_family_that_cannot_be_named(book: Book) -> At:
    with_fonts(book)
    yaml = TYPEFACE.replace("DejaVu Serif", "Serif 4")
    return looking(book, yaml, "a name of words that begin with a letter", line="family:")


@bad("C04")
def a_font_in_another_folder(book: Book) -> At:
    with_fonts(book)
    yaml = TYPEFACE.replace("DejaVuSerif-Bold.ttf", "../DejaVuSerif-Bold.ttf")
    return looking(book, yaml, "the name of a file, without its folder", line="strong:")


@bad("C07")
def a_font_that_leads_out_of_the_project(book: Book) -> At:
    with_fonts(book)
    book.remove("figures/fonts/DejaVuSerif-Bold.ttf")
    (book.root / "figures/fonts/DejaVuSerif-Bold.ttf").symlink_to(DEJAVU / "DejaVuSerif-Bold.ttf")
    return looking(book, TYPEFACE, "leaves the project", line="strong:")


@bad("C08")
def two_fonts_of_one_name(book: Book) -> At:
    with_fonts(book)
    book.write("figures/fonts/SourceSansPro-Regular.ttf", (DEJAVU / "DejaVuSerif.ttf").read_bytes())
    yaml = TYPEFACE.replace("regular: DejaVuSerif.ttf", "regular: SourceSansPro-Regular.ttf")
    return looking(book, yaml, "the font file SourceSansPro-Regular.ttf is given twice", line="  typefaces:")


@bad("C11")
def a_font_that_is_none(book: Book) -> At:
    with_fonts(book)
    book.write("figures/fonts/DejaVuSerif-Bold.ttf", "not a font")
    says = "theme.typefaces.text.strong: DejaVuSerif-Bold.ttf is no font of the kind .ttf or .otf"
    return looking(book, TYPEFACE, says, line="strong:")


@bad("C11")
def a_font_that_was_cut_short(book: Book) -> At:
    with_fonts(book)
    whole = (book.root / "figures/fonts/DejaVuSerif-Bold.ttf").read_bytes()
    book.write("figures/fonts/DejaVuSerif-Bold.ttf", whole[:2000])
    return looking(book, TYPEFACE, "is no font", line="strong:")


@bad("C11")
def a_font_whose_last_letters_are_missing(book: Book) -> At:
    with_fonts(book)
    whole = (book.root / "figures/fonts/DejaVuSerif-Bold.ttf").read_bytes()
    book.write("figures/fonts/DejaVuSerif-Bold.ttf", whole[: len(whole) * 9 // 10])
    return looking(book, TYPEFACE, "is no font", line="strong:")


@bad("C11")
def a_font_that_may_not_be_embedded(book: Book) -> At:
    with_fonts(book)
    forbid(book.root / "figures/fonts/DejaVuSerif-Bold.ttf", RESTRICTED)
    says = "theme.typefaces.text.strong: DejaVuSerif-Bold.ttf says that it may not be embedded"
    return looking(book, TYPEFACE, says, line="strong:")


@bad("C11")
def a_logo_that_is_no_picture(book: Book) -> At:
    book.write("figures/logo.svg", "<svg>")
    return looking(book, LOGO, "theme.logo.file: figures/logo.svg is no picture", line="    file:")


@bad("C11")
def a_logo_of_an_unknown_kind(book: Book) -> At:
    book.write("figures/logo.gif", "GIF89a")
    return looking(book, LOGO.replace(".svg", ".gif"), "no picture of the kind .svg or .png", line="    file:")


@bad("C05")
def a_missing_logo(book: Book) -> At:
    return looking(book, LOGO, "the picture figures/logo.svg is missing", line="    file:")


@bad("C03")
def a_logo_without_words_in_one_language(book: Book) -> At:
    book.write("figures/logo.svg", SVG)
    return looking(book, LOGO.replace(", en: The arms of the town", ""), "has no 'en'", line="    alt:")


@bad("C04")
def an_icon_that_no_build_watches(book: Book) -> At:
    book.write("icon.svg", SVG)
    return looking(book, "theme:\n  icon: icon.svg\n", "a path in chapters, figures, data", line="  icon:")


@bad("C12")
def a_cover_that_nobody_draws(book: Book) -> At:
    with_cover(book, "row")
    return At(CONFIG, book.line(CONFIG, "cover: row"), "there is no motif 'row'\n    did you mean rows?")


@bad("X09")
def a_motif_in_no_colour_of_the_theme(book: Book) -> At:
    with_cover(book, "rows")
    book.edit("figures/counted.py", 'role="primary") for', 'role="blue") for')
    return At("figures/counted.py", book.line("figures/counted.py", 'role="blue"'), "no colour has the role 'blue'")


@bad("X09")
def a_motif_that_covers_the_title(book: Book) -> At:
    with_cover(book, "rows")
    book.edit("figures/counted.py", "height=20 + at", "height=120 + at")
    return At("figures/counted.py", book.line("figures/counted.py", "height=120"), "runs out of the 210 by 148 mm")


@bad("X09")
def a_motif_of_something_else(book: Book) -> At:
    with_cover(book, "rows")
    book.edit("figures/counted.py", "    return [Rectangle", "    return [at or Rectangle")
    return At("figures", 0, "30 is not a Rectangle")


@bad("C04")
def an_orcid_with_a_slip(book: Book) -> At:
    yaml = "authors:\n  - name: Anna Grove\n    orcid: 0000-0002-1825-0079\n"
    return looking(book, yaml, "must be an ORCID", line="orcid:")


@bad("C08")
def an_author_given_twice(book: Book) -> At:
    yaml = "authors:\n  - Anna Grove\n  - name: Anna Grove\n    affiliation: The town\n"
    return looking(book, yaml, "the author Anna Grove is given twice", line="- name: Anna Grove")


@bad("C11")
def a_citation_style_by_numbers(book: Book) -> At:
    book.write(
        "data/numbers.csl",
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Numbers</title>'
        '<category citation-format="numeric"/></info><citation><layout><text variable="citation-number"/></layout>'
        "</citation></style>",
    )
    return looking(book, "csl: data/numbers.csl\n", "does not cite by author and date", line="csl:")


@bad("C11")
def a_citation_style_that_is_broken(book: Book) -> At:
    book.write("data/broken.csl", "<style>")
    return looking(book, "csl: data/broken.csl\n", "data/broken.csl is not XML", line="csl:")


@bad("C05")
def a_missing_citation_style(book: Book) -> At:
    return looking(book, "csl: data/none.csl\n", "the citation style data/none.csl is missing", line="csl:")
