"""Swedish, as somebody outside the generator adds it to a project."""

import re

from report.language.rules import (
    DASH,
    Alphabet,
    LanguageRules,
    NumberWords,
    Quotes,
    ReadabilityIndex,
    Sentences,
    TypedNumbers,
    Typography,
    UnitWords,
    listed,
)

SMALL = listed(
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
)
TENS = ("", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")


def spell(number: int, gender: str) -> str:
    if number == 1 and gender == "neuter":
        return "ett"
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return TENS[tens] + (spell(unit, gender) if unit else "")
    hundreds, rest = divmod(number, 100)
    return ("ett" if hundreds == 1 else SMALL[hundreds]) + "hundra" + (spell(rest, gender) if rest else "")


def lix(words: list[str], sentences: int) -> float:
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


RULES = LanguageRules(
    name="Swedish",
    locale="sv_SE",
    date="d MMMM y",
    dash="\N{EN DASH}",
    to="till",
    quotes=Quotes(double="””", single="’’"),
    numbers=NumberWords(
        spell,
        genders=("common", "neuter"),
        larger=("hundra", "tusen"),
        counted={
            ("halves", 1): "hälften",
            ("thirds", 1): "en tredjedel",
            ("thirds", 2): "två tredjedelar",
            ("times", 1): "en gång",
            ("times", 2): "två gånger",
        },
    ),
    alphabet=Alphabet("abcdefghijklmnopqrstuvwxyzåäö", {"æ": "ä", "ø": "ö", "ü": "y"}, article="den|det|de"),
    typography=Typography(
        joined=(
            (r"(?<![^\s(”])(?:§+|s\.|ca|nr|kl\.)", r"\d"),
            (r"\d", "%"),
            (r"\(se", r"\w"),
            (r"\w", r"m\.fl\."),
        ),
        band=r"(?:-årig\w*)?",
    ),
    sentences=Sentences(listed("bl.a ca dvs etc exkl f.d fr.o.m inkl jfr kap m.fl m.m nr osv s t.ex"), True),
    typed=TypedNumbers(
        months="januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
        laws=(rf"\d+\s+(?:kap\.\s+)?\d*\s*§+|§+\s*\d+(?:{DASH}\d+)?",),
        ages=(rf"\b\d+(?:{DASH}\d+)?-?årig\w*", rf"\b\d+{DASH}\d+\s+år\b"),
        denominators=(r"\bper\s+1(?:0{0,2}(?:\s000)+|0{1,2})",),
        measures=r"%|procent",
        shares="en av|ett av|(?:en )?(?:tredje|fjärde|femte)del(?:ar)?",
    ),
    readability=ReadabilityIndex("LIX", lix, limit=60),
    inflected=lambda word: re.escape(word) + r"\w{0,5}",
    units={
        "percent": UnitWords("{} %"),
        "points": UnitWords("{} procentenheter", "{} procentenhet"),
        "years": UnitWords("{} år"),
        "quarters": UnitWords("{} kvartal"),
        "months": UnitWords("{} månader", "{} månad"),
        "weeks": UnitWords("{} veckor", "{} vecka"),
        "hours": UnitWords("{} timmar", "{} timme"),
        "times": UnitWords("{} gånger", "{} gång"),
        "halves": UnitWords("{} halva", "{} halv"),
        "thirds": UnitWords("{} tredjedelar", "{} tredjedel"),
    },
    precisions={
        "about": "ca",
        "just_under": "knappt",
        "just_over": "drygt",
        "well_over": "långt över",
        "up_to": "upp till",
        "close_to": "närmare",
        "at_most": "högst",
        "at_least": "minst",
        "typical": "normalt",
    },
    words={
        "abbreviations": "Förkortningar",
        "abbreviations_slug": "forkortningar",
        "abbreviated_page": "s.",
        "abbreviated_pages": "s.",
        "annex": "Bilaga",
        "annex_figure": "Bilagefigur",
        "annex_table": "Bilagetabell",
        "annex_box": "Bilageruta",
        "back_to_text": "Tillbaka till texten",
        "box": "Ruta",
        "chapter": "Kapitel",
        "contents": "Innehåll",
        "data": "Data",
        "data_version": "Dataversion {version}",
        "download_pdf": "Hämta som PDF",
        "editions": "Utgåvor",
        "figure": "Figur",
        "footnotes": "Noter",
        "footnote": "Not {number}",
        "glossary": "Ordlista",
        "glossary_pages": "Talet vid ett ord är den sida där det först används.",
        "glossary_sections": "Under varje förklaring står det avsnitt där ordet först används.",
        "glossary_slug": "ordlista",
        "language": "Språk",
        "language_name": "Svenska",
        "list_of_figures": "Figurer",
        "list_of_tables": "Tabeller",
        "literature": "Litteratur",
        "literature_slug": "litteratur",
        "model_change": "Pröva andra förutsättningar",
        "model_chart": "Diagram över förloppet",
        "model_link": "Länk till dessa förutsättningar",
        "model_range": "Från {low} till {high}",
        "model_reset": "Nollställ",
        "model_wrong": "Skriv ett tal från {low} till {high}",
        "next": "Nästa",
        "note": "Anm.",
        "numbers_of": "{name} som tabell",
        "numbers_behind": "Visa figuren som tabell",
        "on_this_page": "På denna sida",
        "page": "Sida",
        "previous": "Föregående",
        "publications": "Publikationer",
        "read_online": "Läs på skärmen",
        "register": "Register",
        "register_pages": "Sidor med fet stil visar var ämnet behandlas. På de andra sidorna nämns det.",
        "register_sections": "Avsnitt med fet stil handlar om ämnet. I de andra nämns det.",
        "register_slug": "register",
        "same_section": "Samma avsnitt på svenska",
        "same_page": "Denna sida på svenska",
        "section": "Avsnitt",
        "slide": "bild",
        "slides": "bilder",
        "skip": "Gå till innehållet",
        "source": "Källa",
        "sources": "Källor",
        "table": "Tabell",
        "turn": "Föregående och nästa sida",
        "computed": "Egna beräkningar",
        "anchor": "Länk till detta avsnitt",
        "language_edition": "Svensk utgåva",
        "colophon_authors": "Författare",
        "colophon_edition": "Utgåva",
        "colophon_status": "Status",
        "colophon_sources": "Bygger på",
        "colophon_licence": "Licens",
        "colophon_type": "Typsnitt",
        "colophon_citation": "Hänvisning",
        "colophon_screen": "På skärmen",
        "data_of_edition": "Version {version}. Alla tal är hämtade ur utgåvans data eller beräknade ur dem.",
        "written": "Skrev {file}",
    },
    items={
        "annex": "bilaga",
        "annex-figure": "bilagefigur",
        "annex-table": "bilagetabell",
        "box": "ruta",
        "chapter": "kapitel",
        "figure": "figur",
        "footnote": "not",
        "references": "litteraturlista",
        "section": "avsnitt",
        "slide": "bild",
        "table": "tabell",
        "preface": "förord",
        "summary": "sammanfattning",
    },
)
