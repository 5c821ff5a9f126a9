"""The words of the interface: labels, headings and buttons, written in each language.

A template or writer takes every word that is not an author's from here.
"""

from __future__ import annotations

from report.text import Text

WORDS = {
    "abbreviated_page": Text("s.", "p."),
    "annex": Text("Bilag", "Annex"),
    "annex_figure": Text("Bilagsfigur", "Annex figure"),
    "annex_table": Text("Bilagstabel", "Annex table"),
    "annex_box": Text("Bilagsboks", "Annex box"),
    "annex_section": Text("Bilagsafsnit", "Annex section"),
    "back_to_text": Text("Tilbage til teksten", "Back to the text"),
    "box": Text("Boks", "Box"),
    "chapter": Text("Kapitel", "Chapter"),
    "contents": Text("Indhold", "Contents"),
    "data": Text("Data", "Data"),
    "data_version": Text("Data, version {version}", "Data, version {version}"),
    "download_pdf": Text("Hent som PDF", "Download as PDF"),
    "editions": Text("Udgaver", "Editions"),
    "figure": Text("Figur", "Figure"),
    "footnotes": Text("Noter", "Notes"),
    "footnote": Text("Note {number}", "Note {number}"),
    "language_name": Text("Dansk", "English"),
    "list_of_figures": Text("Figurer", "Figures"),
    "list_of_tables": Text("Tabeller", "Tables"),
    "literature": Text("Litteratur", "Literature"),
    "literature_slug": Text("litteratur", "literature"),
    "next": Text("Næste", "Next"),
    "note": Text("Anm.", "Note"),
    "numbers_behind": Text("Vis tallene bag figuren", "Show the numbers behind the figure"),
    "on_this_page": Text("På denne side", "On this page"),
    "page": Text("Side", "Page"),
    "previous": Text("Forrige", "Previous"),
    "publications": Text("Udgivelser", "Publications"),
    "read_online": Text("Læs på skærmen", "Read online"),
    "same_section": Text("Samme sted på dansk", "The same section in English"),
    "same_page": Text("Denne side på dansk", "This page in English"),
    "section": Text("Afsnit", "Section"),
    "skip": Text("Gå til indholdet", "Skip to the content"),
    "source": Text("Kilde", "Source"),
    "sources": Text("Kilder", "Sources"),
    "table": Text("Tabel", "Table"),
    "computed": Text("Egne beregninger", "Own calculations"),
    "anchor": Text("Link til dette afsnit", "Link to this section"),
    "status": Text(
        "Dette er en selvstændig, beregnet udgave, som bygger på VIVEs rapporter og KORAs evaluering. "
        "Den er ikke udgivet af VIVE eller KORA.",
        "This is an independent, computed edition that builds on VIVE’s reports and KORA’s evaluation. "
        "It is not published by VIVE or KORA."),
    "licence": Text("Teksten er under CC BY 4.0, koden under MIT.",
                    "The text is under CC BY 4.0, the code under MIT."),
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
    "section": Text("afsnit", "section"),
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
