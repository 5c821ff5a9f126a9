"""The words of the interface: labels, headings and buttons, written in each language.

A template or writer takes every word that is not an author's from here.
"""

from __future__ import annotations

from report.text import Text

# The pages of an edition behind its chapters; each has a title and, with `_slug`, the name of its page.
BACK_PAGES = ("literature", "glossary", "abbreviations", "register")

WORDS = {
    "abbreviations": Text("Forkortelser", "Abbreviations"),
    "abbreviations_slug": Text("forkortelser", "abbreviations"),
    "abbreviated_page": Text("s.", "p."),
    "abbreviated_pages": Text("s.", "pp."),
    "annex": Text("Bilag", "Annex"),
    "annex_figure": Text("Bilagsfigur", "Annex figure"),
    "annex_table": Text("Bilagstabel", "Annex table"),
    "annex_box": Text("Bilagsboks", "Annex box"),
    "back_to_text": Text("Tilbage til teksten", "Back to the text"),
    "box": Text("Boks", "Box"),
    "chapter": Text("Kapitel", "Chapter"),
    "contents": Text("Indhold", "Contents"),
    "data": Text("Data", "Data"),
    "data_version": Text("Dataversion {version}", "Data version {version}"),
    "download_pdf": Text("Hent som PDF", "Download as PDF"),
    "editions": Text("Udgaver", "Editions"),
    "figure": Text("Figur", "Figure"),
    "footnotes": Text("Noter", "Notes"),
    "footnote": Text("Note {number}", "Note {number}"),
    "glossary": Text("Ordliste", "Glossary"),
    "glossary_pages": Text("Tallet ud for et ord er den side, hvor det først er brugt.",
                           "The number beside a term is the page on which it is first used."),
    "glossary_sections": Text("Under hver forklaring står det afsnit, hvor ordet først er brugt.",
                              "Below each explanation stands the section in which the term is first used."),
    "glossary_slug": Text("ordliste", "glossary"),
    "language": Text("Sprog", "Language"),
    "language_name": Text("Dansk", "English"),
    "list_of_figures": Text("Figurer", "Figures"),
    "list_of_tables": Text("Tabeller", "Tables"),
    "literature": Text("Litteratur", "References"),
    "literature_slug": Text("litteratur", "references"),
    "model_change": Text("Prøv andre forudsætninger", "Try other assumptions"),
    "model_chart": Text("Diagram over forløbet", "Chart of the course"),
    "model_link": Text("Link til disse forudsætninger", "Link to these assumptions"),
    "model_range": Text("Fra {low} til {high}", "From {low} to {high}"),
    "model_reset": Text("Nulstil", "Reset"),
    "model_wrong": Text("Skriv et tal fra {low} til {high}", "Enter a number from {low} to {high}"),
    "next": Text("Næste", "Next"),
    "note": Text("Anm.", "Note"),
    "numbers_of": Text("{name}: tallene", "{name}: the numbers"),
    "numbers_behind": Text("Vis tallene bag figuren", "Show the numbers behind the figure"),
    "on_this_page": Text("På denne side", "On this page"),
    "page": Text("Side", "Page"),
    "previous": Text("Forrige", "Previous"),
    "publications": Text("Udgivelser", "Publications"),
    "read_online": Text("Læs på skærmen", "Read online"),
    "register": Text("Register", "Index"),
    "register_pages": Text("Sidetal med fed skrift viser, hvor emnet er behandlet. På de andre sider er det nævnt.",
                           "Bold page numbers show where a subject is treated. On the other pages it is mentioned."),
    "register_sections": Text("Afsnit med fed skrift handler om emnet. I de andre er det nævnt.",
                              "Sections in bold are about the subject. In the others it is mentioned."),
    "register_slug": Text("register", "subject-index"),
    "same_section": Text("Samme afsnit på dansk", "The same section in English"),
    "same_page": Text("Denne side på dansk", "This page in English"),
    "section": Text("Afsnit", "Section"),
    "slide": Text("dias", "slide"),
    "slides": Text("dias", "slides"),
    "skip": Text("Gå til indholdet", "Skip to the content"),
    "source": Text("Kilde", "Source"),
    "sources": Text("Kilder", "Sources"),
    "table": Text("Tabel", "Table"),
    "turn": Text("Forrige og næste side", "Previous and next page"),
    "computed": Text("Egne beregninger", "Calculated for this edition"),
    "anchor": Text("Link til dette afsnit", "Link to this section"),
    "language_edition": Text("Dansk udgave", "English edition"),
    "colophon_edition": Text("Udgave", "Edition"),
    "colophon_status": Text("Status", "Status"),
    "colophon_sources": Text("Bygger på", "Builds on"),
    "colophon_licence": Text("Licens", "Licence"),
    "colophon_type": Text("Skrift", "Type"),
    "colophon_citation": Text("Henvisning", "Citation"),
    "colophon_screen": Text("På skærmen", "On screen"),
    "data_of_edition": Text("Version {version}. Alle tal er hentet i udgavens data eller beregnet ud fra dem.",
                            "Version {version}. Every number is read from the data of this edition or computed from them."),
    "typefaces": Text("Source Serif Pro og Source Sans Pro fra Adobe, SIL Open Font License.",
                      "Source Serif Pro and Source Sans Pro by Adobe, SIL Open Font License."),
    "written": Text("Skrev {file}", "Wrote {file}"),
}

# What an origin's item is called: the item "annex-table-2.6" is the word for "annex-table" and the number.
ITEMS = {
    "annex": Text("bilag", "annex"),
    "annex-figure": Text("bilagsfigur", "annex figure"),
    "annex-table": Text("bilagstabel", "annex table"),
    "box": Text("boks", "box"),
    "chapter": Text("kapitel", "chapter"),
    "figure": Text("figur", "figure"),
    "footnote": Text("note", "footnote"),
    "references": Text("litteraturliste", "list of references"),
    "section": Text("afsnit", "section"),
    "slide": Text("dias", "slide"),
    "table": Text("tabel", "table"),
    "preface": Text("forord", "preface"),
    "summary": Text("sammenfatning", "summary"),
}


def word(key: str, language: str, **fields: str) -> str:
    """The interface word `key` in `language`, its fields filled.  Raises KeyError for an unknown key."""
    wording = WORDS[key].in_(language)
    return wording.format(**fields) if fields else wording


def item_name(item: str, language: str) -> str:
    """An origin's item in words, as in "bilagstabel 2.6".  Raises KeyError for an unknown kind of item."""
    kind, _, number = item.rpartition("-")
    name = ITEMS[kind or number].in_(language)
    return f"{name}\N{NO-BREAK SPACE}{number}" if kind else name
