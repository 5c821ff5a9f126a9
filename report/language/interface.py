"""The words of the interface: labels, headings and buttons, written in each language.

A template or writer takes every word that is not an author's from here.
"""

from __future__ import annotations

from report.language.text import Text

# The pages of an edition behind its chapters; each has a title and, with `_slug`, the name of its page.
BACK_PAGES = ("literature", "glossary", "abbreviations", "register")

WORDS = {
    "abbreviations": Text(da="Forkortelser", en="Abbreviations"),
    "abbreviations_slug": Text(da="forkortelser", en="abbreviations"),
    "abbreviated_page": Text(da="s.", en="p."),
    "abbreviated_pages": Text(da="s.", en="pp."),
    "annex": Text(da="Bilag", en="Annex"),
    "annex_figure": Text(da="Bilagsfigur", en="Annex figure"),
    "annex_table": Text(da="Bilagstabel", en="Annex table"),
    "annex_box": Text(da="Bilagsboks", en="Annex box"),
    "back_to_text": Text(da="Tilbage til teksten", en="Back to the text"),
    "box": Text(da="Boks", en="Box"),
    "chapter": Text(da="Kapitel", en="Chapter"),
    "contents": Text(da="Indhold", en="Contents"),
    "data": Text(da="Data", en="Data"),
    "data_version": Text(da="Dataversion {version}", en="Data version {version}"),
    "download_pdf": Text(da="Hent som PDF", en="Download as PDF"),
    "editions": Text(da="Udgaver", en="Editions"),
    "figure": Text(da="Figur", en="Figure"),
    "footnotes": Text(da="Noter", en="Notes"),
    "footnote": Text(da="Note {number}", en="Note {number}"),
    "glossary": Text(da="Ordliste", en="Glossary"),
    "glossary_pages": Text(
        da="Tallet ud for et ord er den side, hvor det først er brugt.",
        en="The number beside a term is the page on which it is first used.",
    ),
    "glossary_sections": Text(
        da="Under hver forklaring står det afsnit, hvor ordet først er brugt.",
        en="Below each explanation stands the section in which the term is first used.",
    ),
    "glossary_slug": Text(da="ordliste", en="glossary"),
    "language": Text(da="Sprog", en="Language"),
    "language_name": Text(da="Dansk", en="English"),
    "list_of_figures": Text(da="Figurer", en="Figures"),
    "list_of_tables": Text(da="Tabeller", en="Tables"),
    "literature": Text(da="Litteratur", en="References"),
    "literature_slug": Text(da="litteratur", en="references"),
    "model_change": Text(da="Prøv andre forudsætninger", en="Try other assumptions"),
    "model_chart": Text(da="Diagram over forløbet", en="Chart of the course"),
    "model_link": Text(da="Link til disse forudsætninger", en="Link to these assumptions"),
    "model_range": Text(da="Fra {low} til {high}", en="From {low} to {high}"),
    "model_reset": Text(da="Nulstil", en="Reset"),
    "model_wrong": Text(da="Skriv et tal fra {low} til {high}", en="Enter a number from {low} to {high}"),
    "next": Text(da="Næste", en="Next"),
    "note": Text(da="Anm.", en="Note"),
    "numbers_of": Text(da="{name}: tallene", en="{name}: the numbers"),
    "numbers_behind": Text(da="Vis tallene bag figuren", en="Show the numbers behind the figure"),
    "on_this_page": Text(da="På denne side", en="On this page"),
    "page": Text(da="Side", en="Page"),
    "previous": Text(da="Forrige", en="Previous"),
    "publications": Text(da="Udgivelser", en="Publications"),
    "read_online": Text(da="Læs på skærmen", en="Read online"),
    "register": Text(da="Register", en="Index"),
    "register_pages": Text(
        da="Sidetal med fed skrift viser, hvor emnet er behandlet. På de andre sider er det nævnt.",
        en="Bold page numbers show where a subject is treated. On the other pages it is mentioned.",
    ),
    "register_sections": Text(
        da="Afsnit med fed skrift handler om emnet. I de andre er det nævnt.",
        en="Sections in bold are about the subject. In the others it is mentioned.",
    ),
    "register_slug": Text(da="register", en="subject-index"),
    "same_section": Text(da="Samme afsnit på dansk", en="The same section in English"),
    "same_page": Text(da="Denne side på dansk", en="This page in English"),
    "section": Text(da="Afsnit", en="Section"),
    "slide": Text(da="dias", en="slide"),
    "slides": Text(da="dias", en="slides"),
    "skip": Text(da="Gå til indholdet", en="Skip to the content"),
    "source": Text(da="Kilde", en="Source"),
    "sources": Text(da="Kilder", en="Sources"),
    "table": Text(da="Tabel", en="Table"),
    "turn": Text(da="Forrige og næste side", en="Previous and next page"),
    "computed": Text(da="Egne beregninger", en="Calculated for this edition"),
    "anchor": Text(da="Link til dette afsnit", en="Link to this section"),
    "language_edition": Text(da="Dansk udgave", en="English edition"),
    "colophon_authors": Text(da="Forfattere", en="Authors"),
    "colophon_edition": Text(da="Udgave", en="Edition"),
    "colophon_status": Text(da="Status", en="Status"),
    "colophon_sources": Text(da="Bygger på", en="Builds on"),
    "colophon_licence": Text(da="Licens", en="Licence"),
    "colophon_type": Text(da="Skrift", en="Type"),
    "colophon_citation": Text(da="Henvisning", en="Citation"),
    "colophon_screen": Text(da="På skærmen", en="On screen"),
    "data_of_edition": Text(
        da="Version {version}. Alle tal er hentet i udgavens data eller beregnet ud fra dem.",
        en="Version {version}. Every number is read from the data of this edition or computed from them.",
    ),
    "written": Text(da="Skrev {file}", en="Wrote {file}"),
}

# What an origin's item is called: the item "annex-table-2.6" is the word for "annex-table" and the number.
ITEMS = {
    "annex": Text(da="bilag", en="annex"),
    "annex-figure": Text(da="bilagsfigur", en="annex figure"),
    "annex-table": Text(da="bilagstabel", en="annex table"),
    "box": Text(da="boks", en="box"),
    "chapter": Text(da="kapitel", en="chapter"),
    "figure": Text(da="figur", en="figure"),
    "footnote": Text(da="note", en="footnote"),
    "references": Text(da="litteraturliste", en="list of references"),
    "section": Text(da="afsnit", en="section"),
    "slide": Text(da="dias", en="slide"),
    "table": Text(da="tabel", en="table"),
    "preface": Text(da="forord", en="preface"),
    "summary": Text(da="sammenfatning", en="summary"),
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
